// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallText.h"

#include "core/partner/Secrets.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// A newline is the only control character a quotation may hold: what is pasted into a terminal must not be
/// able to press a key (Tab, Escape, Return as CR).
bool isPlain(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7f) || c == '\n';
}

bool isText(const QByteArray &bytes)
{
    // Bytes 0x80 to 0x9f are control characters only as U+0080 to U+009F, which UTF-8 writes as C2 80 to C2
    // 9F.
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    return !decode.hasError() && std::all_of(bytes.begin(), bytes.end(), isPlain)
        && std::none_of(
            text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x80 && c.unicode() < 0xa0; });
}

/// Between single quotes a shell takes everything as it is but the single quote itself.
QByteArray singleQuoted(QByteArray bytes)
{
    return '\'' + bytes.replace('\'', "'\\''") + '\'';
}

/// What printf '%b' turns back into these bytes (POSIX: \\ and \0 with up to three octal digits), itself
/// plain.
QByteArray escapedForPrintf(const QByteArray &bytes)
{
    QByteArray escaped;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\\')
            escaped += "\\\\";
        else if (byte >= 0x20 && byte < 0x7f)
            escaped += c;
        else
            escaped += "\\0" + QByteArray::number(byte, 8).rightJustified(3, '0');
    }
    return escaped;
}

/// One word of the command that stands for these bytes (a NUL cannot be in one and is left out).
QByteArray word(QByteArray bytes)
{
    bytes.removeIf([](char c) { return c == '\0'; });
    if (isText(bytes))
        return singleQuoted(bytes);
    return "\"$(printf '%b' " + singleQuoted(escapedForPrintf(bytes)) + ")\"";
}

/// AUTHORIZATION for Authorization; a name a shell accepts for whatever came.
QByteArray variableFor(const QString &header)
{
    QByteArray name;
    for (const QChar c : header.toUpper())
        name += c.unicode() < 0x80 && c.isLetterOrNumber() ? c.toLatin1() : '_';
    return name.isEmpty() || QChar::fromLatin1(name.front()).isDigit() ? '_' + name : name;
}

/// The word with a variable in place of each run of dots.
QByteArray wordWithVariable(const QString &text, const QByteArray &variable)
{
    const QChar dot = QString::fromUtf8(Secrets::masked().value({})).front();
    QByteArray command;
    qsizetype begin = 0;
    while (begin < text.size()) {
        const bool dots = text.at(begin) == dot;
        qsizetype end = begin;
        while (end < text.size() && (text.at(end) == dot) == dots)
            ++end;
        command += dots ? "\"$" + variable + '"' : word(text.sliced(begin, end - begin).toUtf8());
        begin = end;
    }
    return command.isEmpty() ? QByteArray("''") : command;
}

/// What curl sets by itself, or what belongs to the connection the call came on.
bool isOfTheConnection(const QString &name)
{
    static constexpr std::array kNames{"host", "content-length", "connection", "keep-alive",
        "transfer-encoding", "te", "upgrade", "expect", "proxy-connection"};
    return std::any_of(kNames.begin(), kNames.end(), [&name](const char *known) {
        return name.compare(QLatin1StringView(known), Qt::CaseInsensitive) == 0;
    });
}

} // namespace

bool isMasked(const QString &text)
{
    return text.contains(QString::fromUtf8(Secrets::masked().value({})).first(4));
}

QList<CallHeader> callHeaders(const QString &headers)
{
    QList<CallHeader> found;
    for (const QString &line : headers.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype colon = line.indexOf(u':');
        if (colon <= 0)
            continue;
        const QString value = line.sliced(colon + 1).trimmed();
        found.append({.name = line.first(colon), .value = value, .masked = isMasked(value)});
    }
    return found;
}

std::optional<CallHeader> callHeader(const WebhookCall &call, const QString &name)
{
    for (const CallHeader &header : callHeaders(call.headers)) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header;
    }
    return std::nullopt;
}

QString callAsText(const WebhookCall &call)
{
    QString text = call.method + u' ' + call.target + u'\n' + call.headers;
    if (!text.endsWith(u'\n'))
        text += u'\n';
    if (call.body.isEmpty())
        return text;
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString body = decode(call.body);
    if (decode.hasError() || body.contains(QChar::Null))
        return text + u'\n'
            + QCoreApplication::translate(
                "CallText", "(%Ln bytes that are not text)", nullptr, static_cast<int>(call.body.size()));
    return text + u'\n' + body;
}

QString callAsCurl(const WebhookCall &call, const QString &origin)
{
    const bool asWord = isText(call.body);
    QByteArrayList parts;
    // --globoff: brackets in the target are no pattern; --path-as-is: "/../" goes out as it came.
    parts.append("curl --globoff --path-as-is -X " + word(call.method.toUtf8()) + ' '
        + wordWithVariable(origin + call.target, "SECRET"));
    for (const CallHeader &header : callHeaders(call.headers)) {
        if (isOfTheConnection(header.name))
            continue;
        // curl leaves out a header without a value unless it ends in a semicolon.
        const QString line = header.name + (header.value.isEmpty() ? u";"_s : u": "_s + header.value);
        parts.append("-H " + wordWithVariable(line, variableFor(header.name)));
    }
    if (!call.body.isEmpty())
        // --data-raw: an @ in front does not mean a file.
        parts.append(asWord ? "--data-raw " + word(call.body) : QByteArray("--data-binary @-"));
    QByteArray command = parts.join(" \\\n  ");
    // A NUL cannot be in an argument, and a control character must not be in the text: those bodies are
    // piped.
    if (!asWord)
        command.prepend("printf '%b' " + singleQuoted(escapedForPrintf(call.body)) + " | ");
    return QString::fromUtf8(command);
}

} // namespace ChannelConsole
