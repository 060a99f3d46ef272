// SPDX-License-Identifier: Apache-2.0
#include "core/partner/GupShupPartner.h"

#include "core/Json.h"
#include "core/channel/PhoneNumber.h"
#include "core/partner/CommonFields.h"
#include "core/partner/GupShupAccounts.h"
#include "core/partner/GupShupRequests.h"
#include "core/partner/PartnerRequest.h"
#include "core/partner/ReplyReading.h"

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kGatewayPath = u"/GatewayAPI/rest"_s; // gupshup.md §1
const QString kApiUrlId = u"apiUrl"_s;
const QString kTemplateApiUrlId = u"templateApiUrl"_s;

FieldSpec apiUrlField()
{
    FieldSpec field = serviceUrlField(kApiUrlId, GupShupPartner::tr("API URL"), kGatewayPath);
    field.advanced = true;
    field.help = GupShupPartner::tr("Where messages are sent. Newer accounts have the second address.");
    field.defaultValue = u"https://media.smsgupshup.com"_s;
    field.choices = {{u"https://media.smsgupshup.com"_s, u"media.smsgupshup.com"_s},
        {u"https://mediaapi.smsgupshup.com"_s, u"mediaapi.smsgupshup.com"_s}};
    return field;
}

/// Reports are known from a document that GupShup itself calls old (gupshup.md §5).
FieldSpec reportApiUrlField()
{
    FieldSpec field = serviceUrlField(GupShupField::kReportApiUrlId, GupShupPartner::tr("Report API URL"),
        u"/dlr/api/v1/deliveryReports"_s);
    field.advanced = true;
    field.unverified = true;
    field.help = GupShupPartner::tr(
        "Where delivery reports are asked for. Messages go out without it, and reports reach the webhook.");
    field.defaultValue = u"https://dlrapi.smsgupshup.com"_s;
    return field;
}

FieldSpec templateApiUrlField()
{
    FieldSpec field
        = serviceUrlField(kTemplateApiUrlId, GupShupPartner::tr("Template API URL"), kGatewayPath);
    field.advanced = true;
    field.unverified = true; // known from public code only (gupshup.md §1)
    field.help = GupShupPartner::tr("Where templates are listed. Free-form texts do not need it.");
    field.defaultValue = u"https://wamedia.smsgupshup.com"_s;
    return field;
}

QString checkWabaId(const QString &text)
{
    const bool spaced
        = std::any_of(text.cbegin(), text.cend(), [](QChar character) { return character.isSpace(); });
    return spaced ? GupShupPartner::tr("A WABA ID has no spaces.") : QString();
}

/// The userid is digits only (gupshup.md §1); that the WABA ID is that userid is inferred, so this is no
/// error.
QString doubtWabaId(const QString &text)
{
    const bool digits = std::all_of(
        text.cbegin(), text.cend(), [](QChar character) { return character >= u'0' && character <= u'9'; });
    return digits
        ? QString()
        : GupShupPartner::tr("The user ids that GupShup documents are digits only, like 2000123456. "
                             "Compare it with what GupShup sent you.");
}

QString checkTwoWayUserId(const QString &text)
{
    const bool digits = std::all_of(
        text.cbegin(), text.cend(), [](QChar character) { return character >= u'0' && character <= u'9'; });
    return digits ? QString() : GupShupPartner::tr("A user id of GupShup consists of digits only (2000…).");
}

/// What the gateway says to any method, in its two forms.
struct GatewayAnswer
{
    QString status; ///< "success", "error", or a newer word
    QString id; ///< message id, or the error's code
    QString details;
};

std::optional<GatewayAnswer> jsonAnswer(const QByteArray &body)
{
    const Result<Json> document = Json::parse(body);
    if (!document)
        return std::nullopt;
    // The template interface leaves the envelope out (gupshup.md §4).
    const Json answer = document.value().at({"response"}).value_or(document.value());
    const std::optional<QString> status = answer.string({"status"});
    if (!status)
        return std::nullopt;
    return GatewayAnswer{
        *status, answer.text({"id"}).value_or(QString()), answer.text({"details"}).value_or(QString())};
}

/// `success | <number> | <id>` or `error | <code> | <text>`; the text may hold further bars.
std::optional<GatewayAnswer> textAnswer(const QByteArray &body)
{
    const QString text = QString::fromUtf8(body);
    if (text.count(u'|') < 2)
        return std::nullopt;
    const QString status = text.section(u'|', 0, 0).trimmed();
    const QString middle = text.section(u'|', 1, 1).trimmed();
    const QString rest = text.section(u'|', 2).trimmed();
    if (status.compare("success"_L1, Qt::CaseInsensitive) == 0)
        return GatewayAnswer{status, rest, {}};
    if (status.compare("error"_L1, Qt::CaseInsensitive) == 0)
        return GatewayAnswer{status, middle, rest};
    return std::nullopt;
}

bool is(const QString &status, QLatin1StringView word)
{
    return status.compare(word, Qt::CaseInsensitive) == 0;
}

} // namespace

QString GupShupPartner::id() const
{
    return u"gupshup"_s;
}

QString GupShupPartner::name() const
{
    return u"GupShup"_s;
}

QList<FieldSpec> GupShupPartner::fields() const
{
    // That WABA ID and Password are the gateway's userid and password is inferred (platform.md §1.3): the
    // help says so.
    const FieldSpec wabaId{.id = GupShupField::kWabaId,
        .label = tr("WABA ID"),
        .kind = FieldKind::Text,
        .required = true,
        .help = tr("On your WhatsApp dashboard at GupShup. Test sends use it as the gateway's user id "
                   "(2000…); that the two are the "
                   "same is not documented."),
        .check = checkWabaId,
        .doubt = doubtWabaId};
    const FieldSpec twoWayUserId{.id = GupShupField::kTwoWayUserId,
        .label = tr("Two-way User ID"),
        .kind = FieldKind::Text,
        .advanced = true,
        .help = tr("GupShup's account for two-way messages (2000…), if it is another than the one above. All "
                   "messages but templates go through it once its password is entered, too."),
        .normalise = [](const QString &text) { return text.trimmed(); },
        .check = checkTwoWayUserId};
    FieldSpec twoWayPassword = passwordField(tr("The password of the Two-way User ID."));
    twoWayPassword.id = GupShupField::kTwoWayPasswordId;
    twoWayPassword.label = tr("Two-way Password");
    twoWayPassword.required = false;
    twoWayPassword.advanced = true;
    QList<FieldSpec> all{
        numbersField(tr("Mobile number"),
            tr("The number on your WhatsApp dashboard at GupShup. GupShup picks the sender by the account, "
               "not by this number.")),
        wabaId,
        passwordField(tr("Beside the WABA ID. GupShup gives each number two accounts, one for templates and "
                         "one for two-way messages. If yours differ, enter the one for templates here and "
                         "the other one under Advanced.")),
        webhookUrlField(tr("Goes into GupShup: app > Settings > Test Access API and set callback URL > "
                           "Callback URL / Link your Bot.")),
        associateAppField(),
        enableChannelField(),
        apiUrlField(),
        templateApiUrlField(),
        reportApiUrlField(),
        twoWayUserId,
        twoWayPassword,
    };
    return all + connectionFields();
}

QUrl GupShupPartner::serviceUrl(const PartnerSettings &settings) const
{
    return serviceUrlFrom(apiUrlField(), settings);
}

QStringList GupShupPartner::secretsForSend(const PartnerSettings &settings, MessageType type) const
{
    if (type == MessageType::Template || !hasGupShupTwoWayAccount(settings))
        return {GupShupField::kPasswordId};
    // Raw parameters say themselves which of the two they are for.
    return type == MessageType::Raw ? QStringList{GupShupField::kPasswordId, GupShupField::kTwoWayPasswordId}
                                    : QStringList{GupShupField::kTwoWayPasswordId};
}

Result<HttpRequest> GupShupPartner::sendRequest(const OutboundMessage &message,
    const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const
{
    if (const std::optional<Problem> obstacle = sendObstacle(message, base, *this))
        return *obstacle;
    const GupShupCall call = gupShupCall(message.content);
    const GupShupAccount account = gupShupAccount(call.needsTemplateAccount(), settings);
    const Result<QByteArray> password = requiredSecret(secrets, *this, account.passwordField);
    if (!password)
        return password.error();

    QList<GupShupParameter> rest{{"v", u"1.1"_s}, {"auth_scheme", u"plain"_s}, {"format", u"json"_s},
        {"method", call.value("method")}, {"send_to", numberDigits(message.userNumber)}};
    const QString messageType = call.value("msg_type");
    if (!messageType.isEmpty())
        rest.append({"msg_type", messageType});
    if (call.isUnicode() && call.value("data_encoding").isEmpty())
        rest.append({"data_encoding", u"Unicode_text"_s});
    if (!message.id.isEmpty())
        rest.append({"msg_id", message.id});
    for (const GupShupParameter &each : call.parameters) {
        if (each.name.compare("method", Qt::CaseInsensitive) != 0
            && each.name.compare("msg_type", Qt::CaseInsensitive) != 0)
            rest.append(each);
    }
    // A mask is shown as it is, so that it can be seen to be one.
    const QByteArray encodedPassword
        = secrets.isMasked() ? password.value() : password.value().toPercentEncoding();
    const QByteArray form = formEncoded({{"userid", settings.values.value(account.userIdField)}})
        + "&password=" + encodedPassword + '&' + formEncoded(rest);
    return postRequest(withPath(base, kGatewayPath), "application/x-www-form-urlencoded", form);
}

MessageSupport GupShupPartner::support(MessageType type) const
{
    switch (type) {
    case MessageType::Sticker:
        return unverified(tr("GupShup's document does not name stickers; one public program sends them so."));
    case MessageType::UrlButton:
        return notOffered(tr("GupShup's documents name no way to send a URL button outside a template."));
    case MessageType::OrderDetails:
    case MessageType::OrderStatus:
        return notOffered(
            tr("GupShup sends orders, but publishes no names of parameters for them. Raw can be "
               "started with WhatsApp's own shape; whether GupShup takes it is not verified."));
    case MessageType::Raw:
        return unverified(
            tr("Its members go out as GupShup's parameters as they are typed, such as "
               "{\"method\": \"SendMessage\", \"msg_type\": \"TEXT\", \"msg\": \"Hello\"}. GupShup "
               "says whether it takes them."));
    default:
        return documented();
    }
}

MessageLimits GupShupPartner::limits() const
{
    MessageLimits limits; // gupshup.md §8; where WhatsApp allows less, that holds
    limits.text = kMaximumTextLength;
    limits.rowId = 24;
    return limits;
}

QList<ContentFinding> GupShupPartner::contentFindings(const MessageContent &content) const
{
    return gupShupFindings(content);
}

std::optional<RawContent> GupShupPartner::rawDraft(const MessageContent &content) const
{
    return gupShupRawDraft(content);
}

SendOutcome GupShupPartner::sendOutcome(const HttpReply &reply) const
{
    const Speaker speaker{name(), gupShupCodes()};
    std::optional<GatewayAnswer> answer = jsonAnswer(reply.body);
    if (!answer)
        answer = textAnswer(reply.body);
    const bool refused = answer && is(answer->status, "error"_L1);
    // On an error the id is the code (gupshup.md §3).
    const PartnerSays says
        = refused ? PartnerSays{.code = answer->id, .text = answer->details} : PartnerSays{};
    if (!isSuccess(reply))
        return failedOutcome(speaker, reply, says);
    if (!answer)
        return unreadableOutcome(speaker, reply);
    SendOutcome outcome;
    if (refused) {
        outcome = rejectedOutcome(speaker, says);
    } else if ((is(answer->status, "success"_L1) || is(answer->status, "submitted"_L1))
        && !answer->id.isEmpty()) {
        return acceptedOutcome(answer->id, answer->status);
    } else {
        outcome = unreadableOutcome(speaker, reply);
        outcome.partnerMessageId = answer->id;
    }
    outcome.partnerStatus = answer->status;
    return outcome;
}

/// The guide, "Secure the Integration". GupShup itself signs nothing (gupshup.md §5): the token is a header
/// it is told to send.
WebhookAuthorization GupShupPartner::webhookAuthorization() const
{
    return {.kind = WebhookAuthorization::Kind::AppToken, .userField = {}, .secretField = {}};
}

} // namespace ChannelConsole
