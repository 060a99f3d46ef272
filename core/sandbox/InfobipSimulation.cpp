// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/InfobipSimulation.h"

#include "core/Json.h"
#include "core/sandbox/InfobipFailures.h"
#include "core/sandbox/InfobipValidation.h"
#include "core/sandbox/SandboxAccounts.h"
#include "core/sandbox/SandboxEffects.h"
#include "core/sandbox/SandboxFailures.h"
#include "core/sandbox/TemplateListings.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>
#include <QUuid>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kSendPath = u"/whatsapp/1/message/"_s;

/// The old error style (infobip.md §3).
ListenerReply error(int status, const char *messageId, const char *text)
{
    return jsonReply(
        status, {{"requestError", {{"serviceException", {{"messageId", messageId}, {"text", text}}}}}});
}

struct Status
{
    int groupId;
    const char *groupName;
    int id;
    const char *name;
    const char *description;
};

constexpr Status kEnroute{1, "PENDING", 7, "PENDING_ENROUTE", "Message sent to next instance"};
constexpr Status kPrefixMissing{5, "REJECTED", 8, "REJECTED_PREFIX_MISSING", "Number prefix missing"};
constexpr Status kSource{5, "REJECTED", 11, "REJECTED_SOURCE", "Invalid source address"};
constexpr Status kNotRegistered{
    5, "REJECTED", 18, "REJECTED_DESTINATION_NOT_REGISTERED", "Destination not registered"};
constexpr Status kDuplicate{5, "REJECTED", 23, "REJECTED_DUPLICATE_MESSAGE_ID", "Message id is used already"};
constexpr Status kTemplate{2, "UNDELIVERABLE", 9, "UNDELIVERABLE_NOT_DELIVERED", ""};
constexpr Status kDestination{5, "REJECTED", 52, "REJECTED_DESTINATION", "Invalid destination address"};

/// One message's answer. A rejection, too, comes with HTTP 200 (infobip.md §3).
ListenerReply single(
    const QString &to, const QString &messageId, const Status &status, const QString &description = {})
{
    return jsonReply(200,
        {{"to", toStd(to)}, {"messageCount", 1}, {"messageId", toStd(messageId)},
            {"status",
                {{"groupId", status.groupId}, {"groupName", status.groupName}, {"id", status.id},
                    {"name", status.name},
                    {"description",
                        description.isEmpty() ? std::string(status.description) : toStd(description)}}}});
}

/// The answer to a template: the same in a list (infobip.md §3). Errors of HTTP have one form for all.
ListenerReply asBulk(ListenerReply reply)
{
    const Result<Json> message = Json::parse(reply.body);
    if (reply.status == 200 && message && message.value().at({"status"}))
        reply.body = toJsonText({{"messages", nlohmann::json::array({message.value().raw()})}});
    return reply;
}

bool isAuthorized(const ListenerRequest &request)
{
    const QByteArray user
        = QByteArray(SandboxAccounts::kUsername.data()) + ':' + SandboxAccounts::kPassword.data();
    const QByteArray authorization = request.header("Authorization");
    return authorization == "Basic " + user.toBase64()
        || authorization == QByteArray("App ") + SandboxAccounts::kApiKey.data();
}

/// Digits in international form, or WhatsApp's business-scoped user id, e.g. `HR.123123123`. What a wrong
/// number gets at once is not documented; these are the documented statuses that fit. A `+` is in no example,
/// so it is not taken.
std::optional<Status> destinationFault(const QString &to)
{
    static const QRegularExpression international(u"^[1-9][0-9]{6,14}$"_s);
    static const QRegularExpression national(u"^0[0-9]+$"_s);
    static const QRegularExpression userId(u"^[A-Z]{2}\\.[A-Za-z0-9]+$"_s);
    if (international.match(to).hasMatch() || userId.match(to).hasMatch())
        return std::nullopt;
    return national.match(to).hasMatch() ? kPrefixMissing : kDestination;
}

} // namespace

QString InfobipSimulation::id() const
{
    return u"infobip"_s;
}

ListenerReply InfobipSimulation::answer(const ListenerRequest &request)
{
    if (asksForInfobipTemplates(request))
        return isAuthorized(request) ? infobipTemplateList(request)
                                     : error(401, "UNAUTHORIZED", "Unauthorized");
    if (InfobipSessionLog::answers(request))
        return isAuthorized(request) ? m_log.answer(request) : error(401, "UNAUTHORIZED", "Unauthorized");
    const QString path = QString::fromUtf8(pathOf(request));
    if (!path.startsWith(kSendPath) || request.method != "POST")
        return error(404, "NOT_FOUND", "Not found");
    const QString operation = path.sliced(kSendPath.size());
    if (InfobipValidation unused; !checkInfobipContent(operation, Json::parse("{}").value(), {}, unused))
        return error(404, "NOT_FOUND", "Not found");
    if (!isAuthorized(request))
        return error(401, "UNAUTHORIZED", "Unauthorized");
    const Result<Json> body = Json::parse(request.body);
    if (!hasMediaType(request, "application/json") || !body.ok() || !body.value().isObject())
        return error(400, "BAD_REQUEST", "Bad request");
    if (operation != "template"_L1)
        return answerMessage(operation, body.value());
    // One message is what this program sends; more of them in one request are not simulated.
    const std::optional<Json> messages = body.value().at({"messages"});
    if (!messages || messages->size() != 1)
        return error(400, "BAD_REQUEST", "Bad request");
    return asBulk(answerMessage(operation, messages->at(0).value()));
}

ListenerReply InfobipSimulation::answerMessage(const QString &operation, const Json &body)
{
    InfobipValidation validation;
    validation.text(body, {}, {"from"}, 1, 24);
    validation.text(body, {}, {"to"}, 1, 150);
    validation.text(body, {}, {"messageId"}, 0, 200);
    validation.text(body, {}, {"callbackData"}, 0, 4000);
    validation.text(body, {}, {"notifyUrl"}, 0, 2048);
    if (!checkInfobipContent(operation, body, {}, validation) || !validation.isEmpty())
        return validation.reply();

    const QString to = body.string({"to"}).value_or(QString());
    m_log.noteRecipient(to);
    const ListenerReply reply = answerSound(operation, body);
    m_log.noteSend(operation, body, reply);
    const Result<Json> answered = Json::parse(reply.body);
    const bool isTaken
        = answered && answered.value().text({"status", "name"}) == QString::fromLatin1(kEnroute.name);
    return isTaken ? withTransportEffect(reply, sandboxEffect(id(), to)) : reply;
}

ListenerReply InfobipSimulation::answerSound(const QString &operation, const Json &body)
{
    const QString from = body.string({"from"}).value_or(QString());
    const QString to = body.string({"to"}).value_or(QString());
    const SandboxEffect effect = sandboxEffect(id(), to);
    switch (effect) {
    case SandboxEffect::Unauthorized:
        return error(401, "UNAUTHORIZED", "Unauthorized");
    case SandboxEffect::TooManyRequests:
        return withRetryAfter(error(429, "TOO_MANY_REQUESTS", "Too many requests"));
    case SandboxEffect::ServerError:
        return error(500, "GENERAL_ERROR", "Something went wrong. Please contact support.");
    default:
        break;
    }

    QString messageId = body.string({"messageId"}).value_or(QString());
    if (messageId.isEmpty())
        messageId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (from != SandboxAccounts::kBritishSender.sliced(1))
        return single(to, messageId, kSource);
    if (const std::optional<Status> fault = destinationFault(to))
        return single(to, messageId, *fault);
    if (const std::optional<SandboxFailure> failure = sandboxFailure(id(), to); failure && !failure->reported)
        return infobipFailure(failure->code, to, messageId);
    if (effect == SandboxEffect::Rejected)
        return single(to, messageId, kNotRegistered);
    // In truth it is taken, and a delivery report says so later (infobip.md §8: 7008, 7009).
    if (const QString mismatch
        = operation == "template"_L1 ? infobipTemplateMismatch(body.at({"content"}).value()) : QString();
        !mismatch.isEmpty())
        return single(to, messageId, kTemplate, mismatch);
    if (isRepeated(messageId))
        return single(to, messageId, kDuplicate);
    return single(to, messageId, kEnroute);
}

bool InfobipSimulation::isRepeated(const QString &messageId)
{
    // How long Infobip remembers is not documented; this keeps a long run from growing without end.
    constexpr qsizetype kRemembered = 100'000;
    if (m_messageIds.contains(messageId))
        return true;
    if (m_messageIds.size() >= kRemembered)
        m_messageIds.clear();
    m_messageIds.insert(messageId);
    return false;
}

} // namespace ChannelConsole
