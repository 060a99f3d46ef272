// SPDX-License-Identifier: Apache-2.0
#include "core/partner/GupShupPartner.h"

#include "core/Json.h"
#include "core/channel/PhoneNumber.h"
#include "core/partner/CommonFields.h"
#include "core/partner/PartnerRequest.h"
#include "core/partner/ReplyReading.h"

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kGatewayPath = u"/GatewayAPI/rest"_s; // gupshup.md §1
const QString kWabaId = u"wabaId"_s;
const QString kPasswordId = u"password"_s;
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

bool isPlainEnglish(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar character) { return character < u'\u0080'; });
}

/// A form body. QUrlQuery would leave `+` as it is, which the gateway reads as a space (gupshup.md §1).
class FormBody final
{
public:
    void add(const char *name, const QString &value) { addEncoded(name, QUrl::toPercentEncoding(value)); }
    void addEncoded(const char *name, const QByteArray &value)
    {
        if (!m_text.isEmpty())
            m_text += '&';
        m_text += QByteArray(name) + '=' + value;
    }
    [[nodiscard]] QByteArray text() const { return m_text; }

private:
    QByteArray m_text;
};

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
    const FieldSpec wabaId{.id = kWabaId,
        .label = tr("WABA ID"),
        .kind = FieldKind::Text,
        .required = true,
        .help = tr("On your WhatsApp dashboard at GupShup. Test sends use it as the gateway's user id "
                   "(2000…); that the two are the "
                   "same is not documented."),
        .check = checkWabaId,
        .doubt = doubtWabaId};
    QList<FieldSpec> all{
        numbersField(tr("Mobile number"),
            tr("The number on your WhatsApp dashboard at GupShup. GupShup picks the sender by the account, "
               "not by this number.")),
        wabaId,
        passwordField(tr("Beside the WABA ID. GupShup gives each number two accounts, one for templates and "
                         "one for two-way messages; "
                         "free-form texts need the two-way one.")),
        webhookUrlField(tr("Goes into GupShup: app > Settings > Test Access API and set callback URL > "
                           "Callback URL / Link your Bot.")),
        associateAppField(),
        enableChannelField(),
        apiUrlField(),
        templateApiUrlField(),
    };
    return all + connectionFields();
}

QUrl GupShupPartner::serviceUrl(const PartnerSettings &settings) const
{
    return serviceUrlFrom(apiUrlField(), settings);
}

QStringList GupShupPartner::secretsForSend(const PartnerSettings &) const
{
    return {kPasswordId};
}

Result<HttpRequest> GupShupPartner::sendRequest(const OutboundMessage &message,
    const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const
{
    const bool plainEnglish = isPlainEnglish(contentText(message.content));
    const int longest = plainEnglish ? kMaximumTextLength : kMaximumUnicodeTextLength;
    if (std::optional<Problem> obstacle = sendObstacle(message, base, longest)) {
        if (!plainEnglish && obstacle->field == "text"_L1)
            obstacle->remedy = tr(
                "GupShup takes fewer characters when some of them are not plain English. Shorten the text.");
        return *obstacle;
    }
    const Result<QByteArray> password = requiredSecret(secrets, *this, kPasswordId);
    if (!password)
        return password.error();

    FormBody form;
    form.add("userid", settings.values.value(kWabaId));
    form.addEncoded("password", secrets.isMasked() ? password.value() : password.value().toPercentEncoding());
    form.add("v", u"1.1"_s);
    form.add("auth_scheme", u"plain"_s);
    form.add("format", u"json"_s);
    form.add("method", u"SendMessage"_s);
    form.add("send_to", numberDigits(message.userNumber));
    form.add("msg_type", u"DATA_TEXT"_s);
    if (!plainEnglish)
        form.add("data_encoding", u"Unicode_text"_s);
    if (!message.id.isEmpty())
        form.add("msg_id", message.id);
    form.add("msg", contentText(message.content));
    return postRequest(withPath(base, kGatewayPath), "application/x-www-form-urlencoded", form.text());
}

MessageSupport GupShupPartner::support(MessageType type) const
{
    return type == MessageType::Text ? documented() : notOffered(tr("Not sent by this version yet."));
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
