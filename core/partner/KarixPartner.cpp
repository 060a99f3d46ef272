// SPDX-License-Identifier: Apache-2.0
#include "core/partner/KarixPartner.h"

#include "core/Json.h"
#include "core/partner/CommonFields.h"
#include "core/partner/KarixRequests.h"
#include "core/partner/PartnerRequest.h"
#include "core/partner/ReplyReading.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kMediaPath = u"/services/media/get"_s; // karix.md A.6, like the next
const QString kDownloadPath = u"/services/media/download"_s;
const QString kSendPath = u"/services/rcm/sendMessage"_s; // karix.md A.1
const QString kAccountKeyId = u"accountKey"_s;
const QString kApiUrlId = u"apiUrl"_s;
const QString kMediaUrlId = u"mediaUrl"_s;

FieldSpec apiUrlField()
{
    FieldSpec field = serviceUrlField(kApiUrlId, KarixPartner::tr("API URL"), kSendPath);
    field.advanced = true;
    field.unverified = true; // Karix publishes no reference
    field.help
        = KarixPartner::tr("Where messages are sent. Ask Karix support if they gave you another address.");
    field.defaultValue = u"https://rcmapi.instaalerts.zone"_s;
    return field;
}

FieldSpec mediaUrlField()
{
    FieldSpec field = serviceUrlField(kMediaUrlId, KarixPartner::tr("Media URL"), kMediaPath);
    field.advanced = true;
    field.unverified = true; // known from public code only (karix.md A.6)
    field.help = KarixPartner::tr("Where files that users sent are fetched, with the Account Key.");
    field.defaultValue = u"https://rcmmedia.instaalerts.zone"_s;
    return field;
}

/// Prerequisites that the guide names and then gives no step for (platform.md §1.3).
FieldSpec noteField(const QString &id, const QString &label, const QString &help)
{
    return {.id = id, .label = label, .kind = FieldKind::Text, .help = help, .unverified = true};
}

PartnerSays saidIn(const Json &body)
{
    return {.code = body.text({"statusCode"}).value_or(QString()),
        .text = body.text({"statusDesc"}).value_or(QString())};
}

} // namespace

QString KarixPartner::id() const
{
    return u"karix"_s;
}

QString KarixPartner::name() const
{
    return u"Karix"_s;
}

QList<FieldSpec> KarixPartner::fields() const
{
    FieldSpec accountKey = headerKeyField(kAccountKeyId, tr("Account Key"), u"Bearer"_s);
    accountKey.help = tr("From Karix support, one for each account.");
    QList<FieldSpec> all{
        numbersField(tr("Phone Number"),
            tr("The WhatsApp number that Karix registered for you. Test sends name it as their sender.")),
        accountKey,
        noteField(u"vendor"_s, tr("Vendor"),
            tr("From Karix support, for the platform. What it does at Karix is not documented; test sends do "
               "not use it.")),
        noteField(u"from"_s, tr("From"),
            tr("From Karix support, presumably the number messages come from. Not documented; test sends use "
               "the Phone Number.")),
        webhookUrlField(tr("Give it to Karix support: they enter it on their side.")),
        enableChannelField(),
        apiUrlField(),
        mediaUrlField(),
    };
    return all + connectionFields();
}

QUrl KarixPartner::serviceUrl(const PartnerSettings &settings) const
{
    return serviceUrlFrom(apiUrlField(), settings);
}

QStringList KarixPartner::secretsForSend(const PartnerSettings &, MessageType) const
{
    return {kAccountKeyId};
}

Result<HttpRequest> KarixPartner::sendRequest(
    const OutboundMessage &message, const PartnerSettings &, const Secrets &secrets, const QUrl &base) const
{
    if (const std::optional<Problem> obstacle = sendObstacle(message, base, *this))
        return *obstacle;
    const Result<QByteArray> accountKey = requiredSecret(secrets, *this, kAccountKeyId);
    if (!accountKey)
        return accountKey.error();
    HttpRequest request = postRequest(withPath(base, kSendPath), "application/json", karixBody(message));
    // Not Authorization: that one is passed over in silence (karix.md A.1).
    request.headers.prepend({"Authentication", "Bearer " + accountKey.value()});
    return request;
}

/// By how many independent sources show a form (karix.md A.2).
MessageSupport KarixPartner::support(MessageType type) const
{
    switch (type) {
    case MessageType::Text:
    case MessageType::Buttons:
    case MessageType::List:
    case MessageType::Template:
        return documented();
    case MessageType::Image:
    case MessageType::Video:
    case MessageType::Document:
    case MessageType::Location:
    case MessageType::UrlButton:
        return unverified(tr("Karix publishes no reference; this form is known from one public program."));
    case MessageType::Audio:
    case MessageType::Sticker:
    case MessageType::Contacts:
        return notOffered(tr("Nothing public shows how Karix sends this."));
    case MessageType::OrderDetails:
    case MessageType::OrderStatus:
        return notOffered(
            tr("Nothing public shows how Karix sends orders. Raw can be started with WhatsApp's "
               "own shape; whether Karix takes it is not verified."));
    case MessageType::Raw:
        return unverified(tr("It goes out as it is typed, as the message's content with its type, such as "
                             "{\"type\": \"TEXT\", \"text\": \"Hello\"}. Karix says whether it takes it."));
    }
    Q_UNREACHABLE();
}

QList<ContentFinding> KarixPartner::contentFindings(const MessageContent &content) const
{
    return karixFindings(content);
}

std::optional<RawContent> KarixPartner::rawDraft(const MessageContent &content) const
{
    return karixRawDraft(content);
}

SendOutcome KarixPartner::sendOutcome(const HttpReply &reply) const
{
    const Speaker speaker{name(), karixCodes()};
    const Result<Json> body = Json::parse(reply.body);
    const PartnerSays says = body ? saidIn(body.value()) : PartnerSays{};
    if (!isSuccess(reply))
        return failedOutcome(speaker, reply, says);
    if (says.code.isEmpty())
        return unreadableOutcome(speaker, reply);
    // HTTP is 200 for refusals, too: the body decides (karix.md A.3).
    if (says.code == "200"_L1)
        return acceptedOutcome(body.value().text({"mid"}).value_or(QString()), says.text);
    SendOutcome outcome = rejectedOutcome(speaker, says);
    outcome.partnerMessageId = body.value().text({"mid"}).value_or(QString());
    outcome.partnerStatus = says.text;
    return outcome;
}

/// "No signature; users add their own token to the URL" (karix.md §5).
WebhookAuthorization KarixPartner::webhookAuthorization() const
{
    return {.kind = WebhookAuthorization::Kind::PathSecret, .userField = {}, .secretField = {}};
}

/// Files are at a host of their own (karix.md A.1, A.6).
QList<QUrl> KarixPartner::serviceUrls(const PartnerSettings &settings) const
{
    return {serviceUrl(settings), mediaServiceUrl(settings)};
}

QStringList KarixPartner::secretsForMedia(const PartnerSettings &) const
{
    return {kAccountKeyId};
}

Result<QList<HttpHeader>> KarixPartner::mediaHeaders(const PartnerSettings &, const Secrets &secrets) const
{
    const Result<QByteArray> key = requiredSecret(secrets, *this, kAccountKeyId);
    if (!key)
        return key.error();
    return QList<HttpHeader>{{"Authentication", "Bearer " + key.value()}};
}

QUrl KarixPartner::mediaServiceUrl(const PartnerSettings &settings) const
{
    return serviceUrlFrom(mediaUrlField(), settings);
}

QUrl KarixPartner::mediaUrl(const QString &mediaId, const QUrl &base) const
{
    if (mediaId.isEmpty() || !base.isValid())
        return {};
    QUrl url = withPath(base, kMediaPath);
    url.setQuery(u"media_id="_s + QString::fromLatin1(QUrl::toPercentEncoding(mediaId)), QUrl::StrictMode);
    return url;
}

/// The first reply tells what the file is called there, {"filedata": …}; the second is the file (karix.md
/// A.6).
Result<std::optional<QUrl>> KarixPartner::nextMediaUrl(const QUrl &asked, const HttpReply &reply) const
{
    if (!asked.path().endsWith(kMediaPath))
        return std::optional<QUrl>();
    const Result<Json> body = Json::parse(reply.body);
    const QString fileData = body ? body.value().text({"filedata"}).value_or(QString()) : QString();
    if (fileData.isEmpty())
        return Problem{.kind = ProblemKind::ReplyNotUnderstood,
            .side = Side::Partner,
            .text = tr("Karix did not say where the file is."),
            .remedy = tr("Karix publishes no reference for this. Ask Karix support for the file."),
            .details = describe(reply)};
    QUrl next = asked;
    next.setPath(asked.path().chopped(kMediaPath.size()) + kDownloadPath);
    next.setQuery(u"filedata="_s + QString::fromLatin1(QUrl::toPercentEncoding(fileData)), QUrl::StrictMode);
    return std::optional(next);
}

} // namespace ChannelConsole
