// SPDX-License-Identifier: Apache-2.0
#include "core/channel/WebhookUrl.h"

#include "core/net/Http.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kHost = "{host}"_L1;
constexpr auto kPartner = "{partner}"_L1;
constexpr auto kStreamId = "{streamId}"_L1;

QString tr(const char *text)
{
    return QCoreApplication::translate("WebhookUrl", text);
}

Problem faulty(const QString &text)
{
    return {.kind = ProblemKind::InvalidInput,
        .side = Side::ThisComputer,
        .text = text,
        .remedy = tr("Copy the Webhook URL again from Deploy > Channels > WhatsApp Business Messaging > "
                     "Configurations.")};
}

/// The platform's own tools accept version 5 UUIDs only (platform.md §2); other versions are taken here,
/// because an id that the platform shows must never be refused by this program.
QString streamIdPattern()
{
    return u"st-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s;
}

/// A URL from a browser, a chat or a mail: with quotes, angle brackets or without its scheme.
QUrl pastedUrl(const QString &pasted)
{
    QString text = pasted.trimmed();
    static const QRegularExpression kWrapping(u"^[\"'<\u201C\u2018]+|[\"'>\u201D\u2019]+$"_s);
    text.remove(kWrapping);
    if (!text.contains("://"_L1))
        text.prepend("https://"_L1);
    return QUrl(text, QUrl::StrictMode);
}

} // namespace

QList<WebhookTemplate> webhookTemplates()
{
    return {
        {.text = u"{host}/adapter/hooks/{partner}/{streamId}"_s,
            .label = tr("Channel adapter with the partner's name")},
        {.text = u"{host}/hooks/{partner}/{streamId}"_s, .label = tr("Hooks with the partner's name")},
        {.text = u"{host}/chatbot/hooks/{streamId}"_s, .label = tr("Webhook channel, version 1")},
        {.text = u"{host}/chatbot/v2/webhook/{streamId}"_s, .label = tr("Webhook channel, version 2")},
    };
}

QString defaultWebhookTemplate()
{
    return webhookTemplates().constFirst().text;
}

QString webhookUrl(const QString &webhookTemplate, const QString &platformHost, const QString &partnerId,
    const QString &streamId)
{
    const QString host = normalisedPlatformHost(platformHost);
    const QString stream = streamId.trimmed();
    if (host.isEmpty() || stream.isEmpty())
        return {};
    QString url = webhookTemplate.trimmed().isEmpty() ? defaultWebhookTemplate() : webhookTemplate.trimmed();
    const bool schemeWritten = url.contains("://"_L1 + kHost);
    url.replace(kHost, schemeWritten ? host.section("://"_L1, 1) : host);
    url.replace(kPartner, partnerId);
    url.replace(kStreamId, stream);
    return url;
}

Result<WebhookParts> parseWebhookUrl(const QString &pasted, const QString &partnerId)
{
    if (pasted.trimmed().isEmpty())
        return faulty(tr("There is no URL in it."));
    const QUrl url = pastedUrl(pasted);
    if (!url.isValid() || url.host().isEmpty())
        return faulty(tr("This is not a complete URL."));
    if (!url.userInfo().isEmpty())
        return faulty(tr("A user name or password in a URL is not kept by this program."));
    if (!isAllowedUrl(url))
        return faulty(tr("A webhook URL begins with https://."));
    if (url.hasQuery())
        return faulty(tr(
            "The part after “?” may hold a token and is not kept by this program; a Webhook URL has none."));

    QString path = url.path(QUrl::FullyEncoded);
    static const QRegularExpression kStream(
        u"/(%1)(?=/|$)"_s.arg(streamIdPattern()), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kStreamLike(u"/(st-[^/]*)"_s, QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch stream = kStream.match(path);
    if (const QRegularExpressionMatch alike = kStreamLike.match(path); !stream.hasMatch() && alike.hasMatch())
        return faulty(tr("“%1” in the path is no stream id. %2")
                          .arg(alike.captured(1), checkStreamId(alike.captured(1))));
    if (!stream.hasMatch())
        return faulty(tr("There is no stream id (st-…) in the path of this URL."));

    WebhookParts parts;
    parts.streamId = stream.captured(1);
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port());
    parts.platformHost = origin.toString(QUrl::FullyEncoded);
    path.replace(stream.capturedStart(1), stream.capturedLength(1), kStreamId);
    // Only behind the stream id: before it, it is a part of the path like any other.
    const qsizetype instance = path.indexOf("/hookInstance/"_L1, stream.capturedStart(1));
    if (instance >= 0)
        path.truncate(instance);
    // A quote at the end is one that stood around the URL: the next paste of what is made of this would lose it.
    while (path.endsWith(u'/') || path.endsWith(u'\''))
        path.chop(1);
    if (!partnerId.isEmpty()) {
        const QRegularExpression partner(u"(?<=/)%1(?=/|$)"_s.arg(QRegularExpression::escape(partnerId)));
        path.replace(partner, kPartner);
    }
    parts.webhookTemplate = kHost + path;
    return parts;
}

QString normalisedPlatformHost(const QString &typed)
{
    QString host = typed.trimmed();
    while (host.endsWith(u'/') && !host.endsWith("://"_L1))
        host.chop(1);
    if (!host.isEmpty() && !host.contains("://"_L1))
        host.prepend("https://"_L1);
    return host;
}

QString checkStreamId(const QString &streamId)
{
    static const QRegularExpression kWhole(
        QRegularExpression::anchoredPattern(streamIdPattern()), QRegularExpression::CaseInsensitiveOption);
    if (streamId.isEmpty() || kWhole.match(streamId).hasMatch())
        return {};
    return tr("A stream id is written st- and a UUID, for example st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b.");
}

QString checkPlatformHost(const QString &host)
{
    const QUrl url(normalisedPlatformHost(host), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return tr("Enter the platform's address, for example https://bots.kore.ai.");
    if (!url.userInfo().isEmpty() || !url.path().isEmpty() || url.hasQuery() || url.hasFragment())
        return tr("Enter the host only, without a path, a user name or a query.");
    if (!isAllowedUrl(url))
        return tr("The platform's address begins with https://.");
    return {};
}

QString checkWebhookTemplate(const QString &text)
{
    if (text.trimmed().isEmpty())
        return {};
    static const QRegularExpression kPlaceholder(u"\\{[^{}]*\\}"_s);
    QRegularExpressionMatchIterator found = kPlaceholder.globalMatch(text);
    while (found.hasNext()) {
        const QString placeholder = found.next().captured();
        if (placeholder != kHost && placeholder != kPartner && placeholder != kStreamId)
            return tr("%1 is not known. Use {host}, {partner} and {streamId}.").arg(placeholder);
    }
    if (!text.contains(kStreamId))
        return tr("The stream id is missing: put {streamId} where it belongs.");
    const QString sample = webhookUrl(text, u"https://bots.kore.ai"_s, u"partner"_s, u"st-id"_s);
    const QUrl url(sample, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !isAllowedUrl(url))
        return tr("Begin with {host} or https://, and leave out spaces.");
    return {};
}

} // namespace ChannelConsole
