// SPDX-License-Identifier: Apache-2.0
#include "core/message/RequestCurl.h"

#include "core/Json.h"
#include "core/net/ShellCommand.h"
#include "core/partner/Secrets.h"

#include <QCoreApplication>
#include <QList>

#include <algorithm>
#include <optional>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString mask()
{
    return QString::fromUtf8(Secrets::masked().value({}));
}

struct Header
{
    QString name;
    QString value;
};

struct Request
{
    QString method;
    QString url;
    QList<Header> headers;
    QString body;
};

std::optional<Request> requestIn(const QString &text)
{
    const qsizetype end = text.indexOf("\n\n"_L1);
    QStringList lines = (end < 0 ? text : text.first(end)).split(u'\n', Qt::SkipEmptyParts);
    if (lines.isEmpty())
        return std::nullopt;
    const QString first = lines.takeFirst();
    Request request{
        .method = first.section(u' ', 0, 0), .url = first.section(u' ', 1), .headers = {}, .body = {}};
    for (const QString &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(u':');
        if (colon > 0)
            request.headers.append({.name = line.first(colon), .value = line.sliced(colon + 1).trimmed()});
    }
    if (end >= 0)
        request.body = text.sliced(end + 2);
    return request.url.isEmpty() ? std::nullopt : std::optional(request);
}

QString contentType(const Request &request)
{
    for (const Header &header : request.headers) {
        if (header.name.compare("Content-Type"_L1, Qt::CaseInsensitive) == 0)
            return header.value.section(u';', 0, 0).trimmed().toLower();
    }
    return {};
}

/// Forms are encoded and JSON parses: what describe() says of a body that was cut, or is no text, does
/// neither.
bool isWhole(const Request &request)
{
    if (request.body.isEmpty())
        return true;
    const QString type = contentType(request);
    if (type == "application/json"_L1)
        return Json::parse(request.body.toUtf8()).ok();
    return type == "application/x-www-form-urlencoded"_L1
        && std::none_of(
            request.body.cbegin(), request.body.cend(), [](QChar c) { return c.isSpace() || c == u'('; });
}

QByteArray headerPart(const Header &header)
{
    if (header.value == u"Basic "_s + mask())
        // Braces: zsh would read a modifier behind the colon.
        return "-u \"${USER_NAME}:${PASSWORD}\"";
    if (header.value == u"App "_s + mask())
        return curlHeader(header.name, header.value, "API_KEY");
    if (header.value == u"Bearer "_s + mask())
        return curlHeader(header.name, header.value, "TOKEN");
    return curlHeader(header.name, header.value, shellVariable(header.name));
}

/// The form in its order, each masked value as a variable that curl encodes; it puts "&" between the pieces.
QByteArrayList formParts(const QString &form)
{
    QByteArrayList parts;
    QStringList plain;
    const auto flush = [&parts, &plain] {
        if (!plain.isEmpty())
            parts.append("--data-raw " + shellWord(plain.join(u'&').toUtf8()));
        plain.clear();
    };
    for (const QString &pair : form.split(u'&')) {
        const QString name = pair.section(u'=', 0, 0);
        if (pair.section(u'=', 1) != mask()) {
            plain.append(pair);
            continue;
        }
        flush();
        parts.append(
            "--data-urlencode " + shellWord(name.toUtf8() + '=') + "\"$" + shellVariable(name) + '"');
    }
    flush();
    return parts;
}

} // namespace

QString requestAsCurl(const QString &text)
{
    const std::optional<Request> request = requestIn(text);
    if (!request || !isWhole(*request))
        return {};
    QByteArrayList parts{"curl --globoff --path-as-is -X " + shellWord(request->method.toUtf8()) + ' '
        + shellWord(request->url.toUtf8())};
    for (const Header &header : request->headers) {
        if (!isCurlsOwnHeader(header.name))
            parts.append(headerPart(header));
    }
    // What a person typed is percent-encoded in a form, so dots that are not stand for a secret. Bodies of
    // JSON hold none: dots in them are the person's.
    const bool form = contentType(*request) == "application/x-www-form-urlencoded"_L1;
    if (form && request->body.contains(u'=' + mask()))
        return QString::fromUtf8(curlWithBody(parts + formParts(request->body), {}));
    return QString::fromUtf8(curlWithBody(std::move(parts), request->body.toUtf8()));
}

QString sandboxRequestAsCurl(const QString &text)
{
    const QString command = requestAsCurl(text);
    if (command.isEmpty())
        return {};
    // One line, whatever the translation: what follows a break would be run.
    const QString comment = QCoreApplication::translate("RequestCurl",
        "The sandbox answers Channel Console only, while it runs: this needs the key of that run.")
                                .simplified();
    return u"# "_s + comment + u'\n' + command;
}

} // namespace ChannelConsole
