// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/PastedToken.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PastedToken", text);
}

/// Takes off the beginning that matches; what it was.
QString takePrefix(QString &text, const QRegularExpression &prefix)
{
    const QRegularExpressionMatch match = prefix.match(
        text, 0, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    text.remove(0, match.capturedLength());
    return match.captured(1);
}

} // namespace

PastedToken takePastedToken(const QString &pasted)
{
    using Severity = TokenFinding::Severity;
    PastedToken result;
    QString text = pasted.trimmed();
    const auto takeQuotes = [&text, &result] {
        static const QRegularExpression kQuotes(u"^[\"'`<\u201C\u2018]+|[\"'`>,;\u201D\u2019]+$"_s);
        const QString before = text;
        text.remove(kQuotes);
        text = text.trimmed();
        if (text != before)
            result.findings.append(
                {Severity::Warning, tr("There are quotes or other signs around the token."),
                    tr("Leave them out where you set the token.")});
    };
    takeQuotes();
    // platform.md §3.2: the public APIs want it in auth, BotKit in token, the webhook in Authorization.
    static const QRegularExpression kHeader(
        u"(?:(?:-H|--header)\\s*[\"']?)?(authorization|auth|token)[\"']?\\s*:\\s*[\"']?"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString header = takePrefix(text, kHeader);
    if (!header.isEmpty() && header.compare("authorization"_L1, Qt::CaseInsensitive) != 0)
        result.findings.append({Severity::Warning,
            tr("It stands in the header “%1”; the webhook looks at Authorization.").arg(header), {}});
    static const QRegularExpression kScheme(u"(bearer)\\s+"_s, QRegularExpression::CaseInsensitiveOption);
    const bool hasScheme = !takePrefix(text, kScheme).isEmpty();
    if (hasScheme)
        result.findings.append({Severity::Note,
            tr("It starts with “bearer”, which belongs to the header and not to the token."), {}});
    else if (header.compare("authorization"_L1, Qt::CaseInsensitive) == 0)
        result.findings.append({Severity::Error, tr("The header lacks the word bearer before the token."),
            tr("Write it as: Authorization: bearer <token>.")});
    takeQuotes();
    static const QRegularExpression kWhite(u"\\s+"_s, QRegularExpression::UseUnicodePropertiesOption);
    if (text.contains(kWhite)) {
        text.remove(kWhite);
        result.findings.append({Severity::Warning,
            tr("There is white space or a line break inside the token."), tr("Copy it again as one line.")});
    }
    result.token = text.toUtf8();
    return result;
}

} // namespace ChannelConsole
