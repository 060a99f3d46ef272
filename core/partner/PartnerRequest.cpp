// SPDX-License-Identifier: Apache-2.0
#include "core/partner/PartnerRequest.h"

#include "core/channel/PhoneNumber.h"
#include "core/message/ContentRules.h"

#include <QCoreApplication>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PartnerRequest", text);
}

Problem faultyInput(const QString &field, const QString &text, const QString &remedy)
{
    return {.kind = ProblemKind::InvalidInput,
        .side = Side::ThisComputer,
        .text = text,
        .remedy = remedy,
        .field = field};
}

} // namespace

MessageSupport documented()
{
    return {.kind = MessageSupport::Kind::Documented, .reason = {}};
}

MessageSupport unverified(const QString &reason)
{
    return {.kind = MessageSupport::Kind::Unverified, .reason = reason};
}

MessageSupport notOffered(const QString &reason)
{
    return {.kind = MessageSupport::Kind::NotOffered, .reason = reason};
}

HttpRequest postRequest(const QUrl &url, const QByteArray &contentType, const QByteArray &body)
{
    return {.method = "POST",
        .url = url,
        .headers
        = {{"Accept", "application/json"}, {"Content-Type", contentType}, {"User-Agent", userAgent()}},
        .body = body};
}

QUrl withPath(const QUrl &base, const QString &path)
{
    QString prefix = base.path();
    while (prefix.endsWith(u'/'))
        prefix.chop(1);
    QUrl url = base;
    url.setPath(prefix + path);
    return url;
}

std::optional<Problem> sendObstacle(const OutboundMessage &message, const QUrl &base, const Partner &partner)
{
    if (!base.isValid() || base.host().isEmpty())
        return faultyInput({}, tr("It is not known where messages are sent."),
            tr("Complete the configuration and save it."));
    if (!normalisedNumber(message.businessNumber))
        return faultyInput(u"businessNumber"_s, tr("The business number is not complete."),
            tr("Choose one of the channel's numbers."));
    if (const Result<QString> user = normalisedNumber(message.userNumber); !user)
        return faultyInput(u"userNumber"_s, user.error().text, user.error().remedy);
    if (const MessageSupport support = partner.support(typeOf(message.content));
        support.kind == MessageSupport::Kind::NotOffered)
        return faultyInput(u"type"_s, support.reason, tr("Choose another type of message."));
    const QList<ContentFinding> findings
        = contentFindings(message.content, partner.limits()) + partner.contentFindings(message.content);
    const auto error = std::find_if(findings.cbegin(), findings.cend(), [](const ContentFinding &finding) {
        return finding.weight == ContentFinding::Weight::Error;
    });
    if (error != findings.cend())
        return faultyInput(error->field, error->text, tr("Correct it in the message."));
    return std::nullopt;
}

Result<QByteArray> requiredSecret(const Secrets &secrets, const Partner &partner, const QString &fieldId)
{
    const QByteArray value = secrets.value(fieldId);
    if (!value.isEmpty())
        return value;
    QString label = fieldId;
    const QList<FieldSpec> fields = partner.fields();
    for (const FieldSpec &field : fields) {
        if (field.id == fieldId)
            label = field.label;
    }
    return Problem{.kind = ProblemKind::MissingSecret,
        .side = Side::ThisComputer,
        .text = tr("The %1 is missing.").arg(label),
        .remedy = tr("Enter the %1 on the Configurations page and save it.").arg(label),
        .field = fieldId};
}

} // namespace ChannelConsole
