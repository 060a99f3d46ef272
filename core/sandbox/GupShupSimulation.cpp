// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/GupShupSimulation.h"

#include "core/Json.h"
#include "core/sandbox/GupShupContentChecks.h"
#include "core/sandbox/GupShupErrorTexts.h"
#include "core/sandbox/SandboxAccounts.h"
#include "core/sandbox/SandboxEffects.h"
#include "core/sandbox/SandboxFailures.h"
#include "core/sandbox/TemplateListings.h"

#include <nlohmann/json.hpp>

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using Parameters = GupShupParameters;

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

/// Unknown parameters are ignored, of repeated ones the last counts. The body counts only as the form it is
/// declared to be.
Parameters parametersOf(const ListenerRequest &request)
{
    QByteArray encoded;
    if (const qsizetype query = request.target.indexOf('?'); query >= 0)
        encoded = request.target.sliced(query + 1);
    if (request.method == "POST" && hasMediaType(request, "application/x-www-form-urlencoded"))
        encoded += '&' + request.body;
    Parameters parameters;
    for (const QList<QByteArray> pairs = encoded.split('&'); const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            parameters.insert(
                decoded(pair.first(equals)), QString::fromUtf8(decoded(pair.sliced(equals + 1))));
    }
    return parameters;
}

/// In the form the request asked for: text unless it says JSON. The XML form is not documented.
class Answer final
{
public:
    explicit Answer(const Parameters &parameters)
        : m_json(parameters.value("format").compare("json"_L1, Qt::CaseInsensitive) == 0)
    {
    }

    [[nodiscard]] ListenerReply success(const QString &phone, const QString &id) const
    {
        return m_json ? envelope(200, id, phone, {}, "success")
                      : plainReply(200, (u"success | "_s + phone + u" | " + id).toUtf8());
    }
    /// HTTP 200 unless another status is what is to be shown: whether errors have their own is not
    /// documented, code in use reads both.
    [[nodiscard]] ListenerReply error(const char *code, const QString &details, int status = 200) const
    {
        return m_json
            ? envelope(status, QString::fromLatin1(code), {}, details, "error")
            : plainReply(status, (u"error | "_s + QString::fromLatin1(code) + u" | " + details).toUtf8());
    }

private:
    static ListenerReply envelope(
        int status, const QString &id, const QString &phone, const QString &details, const char *outcome)
    {
        return jsonReply(status,
            {{"response",
                {{"id", toStd(id)}, {"phone", toStd(phone)}, {"details", toStd(details)},
                    {"status", outcome}}}});
    }

    bool m_json;
};

/// The first documented error the parameters run into. The order is that of a gateway that knows its caller
/// before it reads the message; the documentation gives none.
std::optional<ListenerReply> refusal(const Parameters &parameters, const Answer &answer)
{
    for (const char *name : {"method", "userid", "password", "auth_scheme", "v"}) {
        if (parameters.value(name).isEmpty())
            return answer.error("101",
                u"The parameter \"%1\" is required. Please resend request."_s.arg(QLatin1StringView(name)));
    }
    const bool twoWay = parameters.value("userid") == SandboxAccounts::kTwoWayUserId;
    if (!twoWay && parameters.value("userid") != SandboxAccounts::kUserId)
        return answer.error("103",
            u"Authentication Failed as userid \"%1\" does not exist."_s.arg(parameters.value("userid")));
    if (parameters.value("password") != SandboxAccounts::kPassword
        || parameters.value("auth_scheme") != "plain"_L1)
        return answer.error("102", u"Authentication failed due to invalid userId or password."_s);
    const QString method = parameters.value("method").toLower();
    if (method != "sendmessage"_L1 && method != "sendmediamessage"_L1)
        return answer.error("106", u"The method \"%1\" is not supported."_s.arg(parameters.value("method")));
    if (!parameters.contains("send_to"))
        return answer.error("101", u"The parameter \"send_to\" is required. Please resend request."_s);
    const QString sendTo = parameters.value("send_to");
    if (sendTo.isEmpty())
        return answer.error("112", u"The phone number field cannot be null."_s);
    // Country code and number, digits only: ten digits or a `+` are refused (gupshup.md §1).
    static const QRegularExpression number(u"^[1-9][0-9]{10,14}$"_s);
    if (!number.match(sendTo).hasMatch())
        return answer.error("105", u"The phone number \"%1\" is not a valid phone number"_s.arg(sendTo));
    // The account for two-way messages sends no templates. Which code that gets is not documented.
    if (twoWay && isGupShupTemplate(parameters))
        return answer.error("171", u"You are not allowed to perform this action."_s);
    if (const std::optional<GupShupRefusal> refused = gupShupContentRefusal(parameters))
        return answer.error(refused->code.constData(), refused->details);
    return std::nullopt;
}

} // namespace

QString GupShupSimulation::id() const
{
    return u"gupshup"_s;
}

ListenerReply GupShupSimulation::answer(const ListenerRequest &request)
{
    if (GupShupSessionReports::answers(request))
        return m_reports.answer(request);
    if (pathOf(request) != "/GatewayAPI/rest")
        return plainReply(404, "Not Found");
    const Parameters parameters = parametersOf(request);
    if (parameters.value("method").compare("get_whatsapp_hsm"_L1, Qt::CaseInsensitive) == 0)
        return gupShupTemplateList(parameters);
    const Answer answer(parameters);
    if (const std::optional<ListenerReply> refused = refusal(parameters, answer))
        return *refused;

    const QString sendTo = parameters.value("send_to");
    if (const std::optional<SandboxFailure> failure = sandboxFailure(id(), sendTo);
        failure && !failure->reported)
        return answer.error(failure->code.toLatin1().constData(), gupShupErrorText(failure->code));
    const SandboxEffect effect = sandboxEffect(id(), sendTo);
    switch (effect) {
    case SandboxEffect::Rejected:
        // The leading blank is GupShup's. What a free text through the template account gets: the classic
        // mistake (gupshup.md §1).
        return answer.error("318", u" Message does not match WhatsApp HSM template."_s);
    case SandboxEffect::Unauthorized:
        return answer.error("102", u"Authentication failed due to invalid userId or password."_s, 401);
    case SandboxEffect::TooManyRequests:
        return withRetryAfter(plainReply(429, "Too Many Requests")); // the body is not documented
    case SandboxEffect::ServerError:
        return answer.error(
            "100", u"An unknown exception has occurred. Please retry the request after some time."_s, 500);
    default:
        break;
    }
    // causeId, dash, msgId; a msg_id of the caller's becomes the second half (gupshup.md §3).
    QString messageId = parameters.value("msg_id");
    if (messageId.isEmpty())
        messageId = randomDigits(18);
    const QString id = randomDigits(19) + u'-' + messageId;
    m_reports.noteSend(parameters.value("userid"), sendTo, id);
    return withTransportEffect(answer.success(sendTo, id), effect);
}

} // namespace ChannelConsole
