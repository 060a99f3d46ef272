// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/InfobipSessionLog.h"

#include "core/Json.h"
#include "core/sandbox/InfobipChatErrors.h"
#include "core/sandbox/InfobipFailures.h"
#include "core/sandbox/SandboxAccounts.h"
#include "core/sandbox/SandboxFailures.h"

#include <QUrlQuery>
#include <QUuid>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kLogPath{"/whatsapp/2/logs"};
constexpr QByteArrayView kReportsPath{"/messages-api/1/reports"};
constexpr qsizetype kKeptRows = 10'000; // so that a long run does not grow without end

QUrlQuery queryOf(const ListenerRequest &request)
{
    const qsizetype mark = request.target.indexOf('?');
    return mark < 0 ? QUrlQuery() : QUrlQuery(QString::fromLatin1(request.target.sliced(mark + 1)));
}

QString valueOf(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

std::string timeText(const QDateTime &time)
{
    return toStd(time.toUTC().toString(u"yyyy-MM-ddThh:mm:ss.zzz"_s) + u"+0000"_s);
}

nlohmann::json statusJson(
    int groupId, const char *groupName, int id, const char *name, const char *description)
{
    return {{"groupId", groupId}, {"groupName", groupName}, {"id", id}, {"name", name},
        {"description", description}};
}

nlohmann::json noError()
{
    return {{"groupId", 0}, {"groupName", "OK"}, {"id", 0}, {"name", "NO_ERROR"}, {"description", "No Error"},
        {"permanent", false}};
}

/// What became of a message that was taken.
void addReport(nlohmann::json *row, const QString &to)
{
    const std::optional<SandboxFailure> failure = sandboxFailure(u"infobip"_s, to);
    (*row)["error"] = noError();
    if (!failure || !failure->reported) {
        (*row)["status"]
            = statusJson(3, "DELIVERED", 5, "DELIVERED_TO_HANDSET", "Message delivered to handset");
        return;
    }
    const ChatError error = infobipChatError(failure->code);
    (*row)["status"]
        = statusJson(2, "UNDELIVERABLE", 9, "UNDELIVERABLE_NOT_DELIVERED", "Message sent not delivered");
    (*row)["error"] = {{"groupId", 1}, {"groupName", "HANDSET_ERRORS"}, {"id", error.id},
        {"name", error.name}, {"description", "Provoked in the sandbox"}, {"permanent", error.permanent}};
}

/// The columns that public programs read; for a text as for an inbound one.
nlohmann::json contentOf(const QString &operation, const Json &message)
{
    if (operation == "template"_L1)
        return {{"templateName", toStd(message.text({"content", "templateName"}).value_or(QString()))},
            {"language", toStd(message.text({"content", "language"}).value_or(QString()))}};
    nlohmann::json content{{"type", toStd(operation.section(u'/', -1).toUpper())}};
    if (const std::optional<QString> text = message.text({"content", "text"}))
        content["text"] = toStd(*text);
    return content;
}

nlohmann::json delivered(const QString &from, const QString &to, const char *text)
{
    nlohmann::json row{{"messageId", toStd(QUuid::createUuid().toString(QUuid::WithoutBraces))},
        {"sender", toStd(from)}, {"destination", toStd(to)}, {"content", {{"type", "TEXT"}, {"text", text}}}};
    addReport(&row, to);
    return row;
}

} // namespace

bool InfobipSessionLog::answers(const ListenerRequest &request)
{
    const QByteArray path = pathOf(request);
    return request.method == "GET" && (path == kLogPath || path == kReportsPath);
}

ListenerReply InfobipSessionLog::answer(const ListenerRequest &request)
{
    const bool asksForLog = pathOf(request) == kLogPath;
    // The Messages interface has the newer style of errors (infobip.md §3).
    if (!m_refusal.isEmpty())
        return infobipFailure(
            asksForLog ? m_refusal : (m_refusal == "FORBIDDEN"_L1 ? u"E403"_s : u"E404"_s), {}, {});
    return asksForLog ? log(request) : reports(request);
}

void InfobipSessionLog::noteRecipient(const QString &to)
{
    const std::optional<SandboxFailure> failure = sandboxFailure(u"infobip"_s, to);
    const QString code = failure && !failure->reported ? failure->code : QString();
    m_refusal = code == "FORBIDDEN"_L1 || code == "NOT_FOUND"_L1 ? code : QString();
}

void InfobipSessionLog::noteSend(const QString &operation, const Json &message, const ListenerReply &reply)
{
    const Result<Json> answered = Json::parse(reply.body);
    const std::optional<Json> status = answered ? answered.value().at({"status"}) : std::nullopt;
    if (reply.status != 200 || !status)
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString sender = SandboxAccounts::kBritishSender.sliced(1);
    if (m_rows.isEmpty()) {
        append(delivered(sender, u"447700900002"_s, "From another program with the same account"),
            now.addSecs(-60));
        append(delivered(u"441134960999"_s, u"447700900003"_s, "From another number of the same account"),
            now.addSecs(-30));
    }
    const QString to = message.text({"to"}).value_or(QString());
    nlohmann::json row{{"messageId", toStd(answered.value().text({"messageId"}).value_or(QString()))},
        {"sender", toStd(message.text({"from"}).value_or(QString()))}, {"destination", toStd(to)},
        {"content", contentOf(operation, message)}};
    if (status->text({"groupName"}) == u"PENDING"_s) {
        addReport(&row, to);
    } else {
        row["status"] = status->raw();
        row["error"] = noError();
    }
    append(row, now);
}

void InfobipSessionLog::append(const nlohmann::json &row, const QDateTime &sentAt)
{
    if (m_rows.size() >= kKeptRows)
        m_rows.removeFirst();
    nlohmann::json complete = row;
    complete["bulkId"] = "";
    complete["messageCount"] = 1;
    complete["sentAt"] = timeText(sentAt);
    complete["doneAt"] = timeText(sentAt.addSecs(1)); // the same whenever it is asked for
    m_rows.append({.messageId = QString::fromStdString(row.value("messageId", std::string())),
        .sentAt = sentAt,
        .json = complete});
}

ListenerReply InfobipSessionLog::log(const ListenerRequest &request) const
{
    const QUrlQuery query = queryOf(request);
    const QStringList ids = query.allQueryItemValues(u"messageId"_s, QUrl::FullyDecoded);
    const QDateTime since = QDateTime::fromString(valueOf(query, u"sentSince"_s), Qt::ISODateWithMs);
    const QDateTime until = QDateTime::fromString(valueOf(query, u"sentUntil"_s), Qt::ISODateWithMs);
    QList<Row> found;
    for (const Row &row : m_rows) {
        if ((ids.isEmpty() || ids.contains(row.messageId)) && (!since.isValid() || row.sentAt >= since)
            && (!until.isValid() || row.sentAt <= until))
            found.prepend(row); // newest first
    }
    // A short page whatever the limit says, as with an account that has thousands.
    const int limit = std::clamp(valueOf(query, u"limit"_s).toInt(), 1, kRowsPerPage);
    const qsizetype offset = std::clamp<qsizetype>(valueOf(query, u"cursor"_s).toLongLong(), 0, found.size());
    const qsizetype end = std::min(offset + limit, found.size());
    nlohmann::json body{{"results", nlohmann::json::array()}, {"cursor", {{"limit", limit}}}};
    for (const Row &row : found.mid(offset, end - offset))
        body["results"].push_back(row.json);
    if (end < found.size())
        body["cursor"]["nextCursor"] = toStd(QString::number(end));
    return jsonReply(200, body);
}

ListenerReply InfobipSessionLog::reports(const ListenerRequest &request)
{
    const QUrlQuery query = queryOf(request);
    const QString id = valueOf(query, u"messageId"_s);
    bool limited = false;
    const int limit = valueOf(query, u"limit"_s).toInt(&limited);
    nlohmann::json results = nlohmann::json::array();
    for (const Row &row : std::as_const(m_rows)) {
        if ((!id.isEmpty() && row.messageId != id) || m_given.contains(row.messageId)
            || (limited && results.size() >= static_cast<std::size_t>(std::max(limit, 1))))
            continue;
        m_given.insert(row.messageId);
        nlohmann::json report = row.json;
        report.erase("content");
        report["event"] = "DELIVERY";
        report["channel"] = "WHATSAPP";
        results.push_back(report);
    }
    return jsonReply(200, {{"results", results}});
}

} // namespace ChannelConsole
