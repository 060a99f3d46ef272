// SPDX-License-Identifier: Apache-2.0
#include "core/net/ShellCommand.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar kDot = u'\u2022'; ///< what masked secrets are shown as (Secrets::masked())

/// A newline is the only control character a quotation may hold: what is pasted into a terminal must not be
/// able to press a key (Tab, Escape, Return as CR).
bool isPlain(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7f) || c == '\n';
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

QByteArray printed(const QByteArray &bytes)
{
    return "printf '%b' " + singleQuoted(escapedForPrintf(bytes));
}

} // namespace

bool isShellText(const QByteArray &bytes)
{
    // Bytes 0x80 to 0x9f are control characters only as U+0080 to U+009F, which UTF-8 writes as C2 80 to C2
    // 9F.
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    return !decode.hasError() && std::all_of(bytes.begin(), bytes.end(), isPlain)
        && std::none_of(
            text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x80 && c.unicode() < 0xa0; });
}

QByteArray shellWord(const QByteArray &bytes)
{
    QByteArray text = bytes;
    text.removeIf([](char c) { return c == '\0'; });
    if (isShellText(text))
        return singleQuoted(text);
    return "\"$(" + printed(text) + ")\"";
}

QByteArray shellVariable(const QString &name)
{
    QByteArray variable;
    for (const QChar c : name.toUpper())
        variable += c.unicode() < 0x80 && c.isLetterOrNumber() ? c.toLatin1() : '_';
    return variable.isEmpty() || QChar::fromLatin1(variable.front()).isDigit() ? '_' + variable : variable;
}

QByteArray shellWordWithVariable(const QString &text, const QByteArray &variable)
{
    QByteArray command;
    qsizetype begin = 0;
    while (begin < text.size()) {
        const bool dots = text.at(begin) == kDot;
        qsizetype end = begin;
        while (end < text.size() && (text.at(end) == kDot) == dots)
            ++end;
        command += dots ? "\"$" + variable + '"' : shellWord(text.sliced(begin, end - begin).toUtf8());
        begin = end;
    }
    return command.isEmpty() ? QByteArray("''") : command;
}

QByteArray curlHeader(const QString &name, const QString &value, const QByteArray &variable)
{
    // curl leaves out a header without a value unless it ends in a semicolon.
    const QString line = name + (value.isEmpty() ? u";"_s : u": "_s + value);
    return "-H " + shellWordWithVariable(line, variable);
}

bool isCurlsOwnHeader(const QString &name)
{
    static constexpr std::array kNames{"host", "content-length", "connection", "keep-alive",
        "transfer-encoding", "te", "upgrade", "expect", "proxy-connection"};
    return std::any_of(kNames.begin(), kNames.end(), [&name](const char *known) {
        return name.compare(QLatin1StringView(known), Qt::CaseInsensitive) == 0;
    });
}

QByteArray curlWithBody(QByteArrayList parts, const QByteArray &body)
{
    const bool asWord = isShellText(body);
    if (!body.isEmpty())
        // --data-raw: an @ in front does not mean a file.
        parts.append(asWord ? "--data-raw " + shellWord(body) : QByteArray("--data-binary @-"));
    const QByteArray command = parts.join(" \\\n  ");
    // A NUL cannot be in an argument, and a control character must not be in the text: those bodies are
    // piped.
    return asWord ? command : printed(body) + " | " + command;
}

} // namespace ChannelConsole
