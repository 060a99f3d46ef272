// SPDX-License-Identifier: Apache-2.0
#include "core/partner/InfobipPartner.h"

#include "core/Json.h"
#include "core/partner/CommonFields.h"
#include "core/partner/InfobipReplies.h"
#include "core/partner/InfobipRequests.h"
#include "core/partner/PartnerRequest.h"
#include "core/partner/ReplyReading.h"

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kSendTextPath = u"/whatsapp/1/message/text"_s; // infobip.md §2; people paste it with the host
const QString kBaseUrlId = u"baseUrl"_s;
const QString kUsernameId = u"username"_s;
const QString kPasswordId = u"password"_s;
const QString kAuthenticationId = u"authentication"_s;
const QString kApiKeyId = u"apiKey"_s;
const QString kBasic = u"basic"_s;
const QString kApiKey = u"apikey"_s;

FieldSpec baseUrlField()
{
    return serviceUrlField(kBaseUrlId, InfobipPartner::tr("Base URL"), kSendTextPath);
}

bool usesApiKey(const PartnerSettings &settings)
{
    return settings.values.value(kAuthenticationId, kBasic) == kApiKey;
}

QString secretIdOf(const PartnerSettings &settings)
{
    return usesApiKey(settings) ? kApiKeyId : kPasswordId;
}

/// The Authorization header (infobip.md §1). With masked secrets nothing is encoded, so that what is shown
/// says that it is masked.
Result<QByteArray> authorization(
    const InfobipPartner &partner, const PartnerSettings &settings, const Secrets &secrets)
{
    const Result<QByteArray> secret = requiredSecret(secrets, partner, secretIdOf(settings));
    if (!secret)
        return secret;
    if (usesApiKey(settings))
        return QByteArray("App " + secret.value());
    if (secrets.isMasked())
        return QByteArray("Basic " + secret.value());
    const QByteArray pair = settings.values.value(kUsernameId).toUtf8() + ':' + secret.value();
    return QByteArray("Basic " + pair.toBase64());
}

/// Groups 2, 4 and 5 are refusals that come with HTTP 200 (infobip.md §3). An unknown group is not: 200 means
/// taken.
bool isRefusingGroup(const Json &status)
{
    static const QStringList kNames{u"REJECTED"_s, u"UNDELIVERABLE"_s, u"EXPIRED"_s};
    if (const std::optional<QString> group = status.string({"groupName"}))
        return kNames.contains(group->toUpper());
    const qint64 id = status.integer({"groupId"}).value_or(0);
    return id == 2 || id == 4 || id == 5;
}

PartnerSays saidInStatus(const Json &status)
{
    return {.code = status.text({"name"}).value_or(status.text({"id"}).value_or(QString())),
        .text = status.text({"description"}).value_or(QString()),
        .details = u"status id %1, group %2 %3, action %4"_s.arg(status.text({"id"}).value_or(u"–"_s),
            status.text({"groupId"}).value_or(u"–"_s), status.text({"groupName"}).value_or(u"–"_s),
            status.text({"action"}).value_or(u"–"_s))};
}

/// A status is coarse: one that names an error beside it or in its description means what the error means.
SendOutcome refusal(const Speaker &speaker, const Json &sent, const Json &status)
{
    const PartnerSays says = saidInStatus(status);
    QString error = sent.text({"error", "id"}).value_or(QString());
    if (!infobipDeliveryCodes().find(error))
        error = infobipErrorIdIn(sent.text({"error", "name"}).value_or(QString()) + u' ' + says.text);
    if (error.isEmpty())
        return rejectedOutcome(speaker, says);
    SendOutcome outcome = rejectedOutcome({speaker.name, infobipDeliveryCodes()}, {.code = error});
    outcome.problem->partnerCode = says.code;
    outcome.problem->partnerText = says.text;
    outcome.problem->details = says.details;
    return outcome;
}

} // namespace

QString InfobipPartner::id() const
{
    return u"infobip"_s;
}

QString InfobipPartner::name() const
{
    return u"Infobip"_s;
}

QList<FieldSpec> InfobipPartner::fields() const
{
    FieldSpec baseUrl = baseUrlField();
    baseUrl.placeholder = u"https://xxxxx.api.infobip.com"_s;
    baseUrl.help = tr(
        "Your account's own address, shown on the start page of the Infobip portal and beside its API keys.");

    const FieldSpec username{.id = kUsernameId,
        .label = tr("Username"),
        .kind = FieldKind::Text,
        .required = true,
        .help = tr("The name with which the account holder signs in to Infobip."),
        .onlyIf = FieldSpec::Condition{kAuthenticationId, kBasic},
        // RFC 7617: the first colon ends the name.
        .check = [](const QString &text) {
            return text.contains(u':') ? tr("A username cannot contain a colon.") : QString();
        }};
    FieldSpec password = passwordField(tr("The password that belongs to the Username."));
    password.onlyIf = FieldSpec::Condition{kAuthenticationId, kBasic};

    const FieldSpec authentication{.id = kAuthenticationId,
        .label = tr("Authentication"),
        .kind = FieldKind::Choice,
        .required = true,
        .advanced = true,
        .help
        = tr("How test sends sign in to Infobip. The platform itself asks for the username and password."),
        .defaultValue = kBasic,
        .choices = {{kBasic, tr("Username and password (as the guide says)")}, {kApiKey, tr("API key")}}};
    FieldSpec apiKey = headerKeyField(kApiKeyId, tr("API Key"), u"App"_s);
    apiKey.advanced = true;
    apiKey.onlyIf = FieldSpec::Condition{kAuthenticationId, kApiKey};
    apiKey.help = tr("From the API keys page of the Infobip portal. It needs the scope whatsapp:message:send "
                     "or message:send.");

    QList<FieldSpec> all{
        numbersField(tr("Phone Number"),
            tr("The sender's number as the Infobip portal shows it: Channels and Numbers > WhatsApp > "
               "Overview > Connect.")),
        baseUrl,
        username,
        password,
        webhookUrlField(tr("Goes into the Infobip portal: WhatsApp > Senders > … > Edit Configuration, as "
                           "the URL for incoming messages.")),
        enableChannelField(),
        authentication,
        apiKey,
    };
    return all + connectionFields();
}

QUrl InfobipPartner::serviceUrl(const PartnerSettings &settings) const
{
    return serviceUrlFrom(baseUrlField(), settings);
}

QStringList InfobipPartner::secretsForSend(const PartnerSettings &settings, MessageType) const
{
    return {secretIdOf(settings)};
}

Result<HttpRequest> InfobipPartner::sendRequest(const OutboundMessage &message,
    const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const
{
    if (const std::optional<Problem> obstacle = sendObstacle(message, base, *this))
        return *obstacle;
    const Result<QByteArray> credentials = authorization(*this, settings, secrets);
    if (!credentials)
        return credentials.error();
    const QString reportUrl = message.reportUrl.toString(QUrl::FullyEncoded);
    if (reportUrl.size() > kMaximumReportUrlLength) {
        return Problem{.kind = ProblemKind::InvalidInput,
            .text = tr("The address for reports has %1 characters; Infobip takes %2.")
                        .arg(reportUrl.size())
                        .arg(kMaximumReportUrlLength),
            .remedy = tr("Shorten the public URL on the Webhook page, or do not ask for reports.")};
    }
    const InfobipCall call = infobipCall(message.content);
    HttpRequest request
        = postRequest(withPath(base, call.path), "application/json", infobipBody(call, message, reportUrl));
    request.headers.prepend({"Authorization", credentials.value()});
    return request;
}

MessageSupport InfobipPartner::support(MessageType type) const
{
    return type == MessageType::Raw ? unverified(tr(
               "It goes out as it is typed, with the service's path beside it, such as {\"path\": "
               "\"/whatsapp/1/message/text\", \"content\": {\"text\": \"Hello\"}}. Infobip says whether it "
               "takes it."))
                                    : documented();
}

QList<ContentFinding> InfobipPartner::contentFindings(const MessageContent &content) const
{
    return infobipFindings(content);
}

std::optional<RawContent> InfobipPartner::rawDraft(const MessageContent &content) const
{
    return infobipRawDraft(content);
}

SendOutcome InfobipPartner::sendOutcome(const HttpReply &reply) const
{
    const Speaker speaker{name(), infobipCodes()};
    const Result<Json> body = Json::parse(reply.body);
    const PartnerSays error = body && body.value().isObject() ? infobipError(body.value()) : PartnerSays{};
    if (!isSuccess(reply))
        return failedOutcome(speaker, reply, error);
    if (!body || !body.value().isObject())
        return unreadableOutcome(speaker, reply);
    if (!error.code.isEmpty())
        return rejectedOutcome(speaker, error);

    // Single form, or the bulk form with one message in it (infobip.md §3).
    const std::optional<Json> messages = body.value().at({"messages"});
    const std::optional<Json> first = messages ? messages->at(0) : std::nullopt;
    const Json &sent = first ? *first : body.value();
    const QString messageId = sent.text({"messageId"}).value_or(QString());
    const std::optional<Json> status = sent.at({"status"});
    const QString statusName
        = sent.text({"status", "name"}).value_or(sent.text({"status", "groupName"}).value_or(QString()));
    if (status && isRefusingGroup(*status)) {
        SendOutcome outcome = refusal(speaker, sent, *status);
        outcome.partnerMessageId = messageId;
        outcome.partnerStatus = statusName;
        return outcome;
    }
    return messageId.isEmpty() ? unreadableOutcome(speaker, reply) : acceptedOutcome(messageId, statusName);
}

QStringList InfobipPartner::secretsForMedia(const PartnerSettings &settings) const
{
    return {secretIdOf(settings)};
}

Result<QList<HttpHeader>> InfobipPartner::mediaHeaders(
    const PartnerSettings &settings, const Secrets &secrets) const
{
    // The same as for a send (infobip.md §6).
    const Result<QByteArray> credentials = authorization(*this, settings, secrets);
    if (!credentials)
        return credentials.error();
    return QList<HttpHeader>{{"Authorization", credentials.value()}};
}

QString InfobipPartner::keywordLabel() const
{
    return tr("Infobip keyword");
}

/// Not documented by Infobip for `notifyUrl`; the guide says that these values serve "for sending and
/// receiving".
WebhookAuthorization InfobipPartner::webhookAuthorization() const
{
    return {.kind = WebhookAuthorization::Kind::Basic, .userField = kUsernameId, .secretField = kPasswordId};
}

bool InfobipPartner::takesReportUrl() const
{
    return true;
}

} // namespace ChannelConsole
