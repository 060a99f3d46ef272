// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallText.h"

#include "core/net/ShellCommand.h"
#include "core/partner/Secrets.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

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
    // --globoff: brackets in the target are no pattern; --path-as-is: "/../" goes out as it came.
    QByteArrayList parts{"curl --globoff --path-as-is -X " + shellWord(call.method.toUtf8()) + ' '
        + shellWordWithVariable(origin + call.target, "SECRET")};
    for (const CallHeader &header : callHeaders(call.headers)) {
        if (!isCurlsOwnHeader(header.name))
            parts.append(curlHeader(header.name, header.value, shellVariable(header.name)));
    }
    return QString::fromUtf8(curlWithBody(std::move(parts), call.body));
}

} // namespace ChannelConsole
