// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/InfobipFailures.h"

#include "core/Json.h"
#include "core/sandbox/SimulatedPartner.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// An HTTP error: `E…` is the newer body style, which sends do not use today.
struct HttpError
{
    const char *code;
    int status;
    const char *text;
    const char *digits;
};

constexpr std::array kHttpErrors{
    HttpError{"BAD_REQUEST", 400, "Bad request", "740"},
    HttpError{"UNAUTHORIZED", 401, "Invalid login details", "741"},
    HttpError{"FORBIDDEN", 403, "Forbidden", "743"},
    HttpError{"NOT_FOUND", 404, "Not found", "744"},
    HttpError{"TOO_MANY_REQUESTS", 429, "Too many requests", "749"},
    HttpError{"GENERAL_ERROR", 500, "Something went wrong. Please contact support.", "750"},
    HttpError{"E400", 400, "Bad request", "840"},
    HttpError{"E401", 401, "Unauthorized", "841"},
    HttpError{"E403", 403, "Forbidden", "843"},
    HttpError{"E404", 404, "Not found", "844"},
    HttpError{"E429", 429, "Too many requests", "849"},
    HttpError{"E500", 500, "Something went wrong. Please contact support.", "850"},
};

struct Status
{
    const char *name;
    int id;
    int groupId;
    const char *groupName;
};

constexpr std::array kStatuses{
    Status{"UNDELIVERABLE_REJECTED_OPERATOR", 4, 2, "UNDELIVERABLE"},
    Status{"UNDELIVERABLE_NOT_DELIVERED", 9, 2, "UNDELIVERABLE"},
    Status{"UNDELIVERABLE_NOT_SENT", 31, 2, "UNDELIVERABLE"},
    Status{"EXPIRED_EXPIRED", 15, 4, "EXPIRED"},
    Status{"EXPIRED_DLR_UNKNOWN", 29, 4, "EXPIRED"},
    Status{"SIGNALS_BLOCKED", 87, 5, "REJECTED"},
    Status{"REJECTED_NETWORK", 6, 5, "REJECTED"},
    Status{"REJECTED_PREFIX_MISSING", 8, 5, "REJECTED"},
    Status{"REJECTED_DND", 10, 5, "REJECTED"},
    Status{"REJECTED_SOURCE", 11, 5, "REJECTED"},
    Status{"REJECTED_NOT_ENOUGH_CREDITS", 12, 5, "REJECTED"},
    Status{"REJECTED_SENDER", 13, 5, "REJECTED"},
    Status{"REJECTED_DESTINATION_BLOCKLISTED", 14, 5, "REJECTED"},
    Status{"REJECTED_PREPAID_PACKAGE_EXPIRED", 17, 5, "REJECTED"},
    Status{"REJECTED_DESTINATION_NOT_REGISTERED", 18, 5, "REJECTED"},
    Status{"REJECTED_ROUTE_NOT_AVAILABLE", 19, 5, "REJECTED"},
    Status{"REJECTED_FLOODING_FILTER", 20, 5, "REJECTED"},
    Status{"REJECTED_SYSTEM_ERROR", 21, 5, "REJECTED"},
    Status{"REJECTED_DUPLICATE_MESSAGE_ID", 23, 5, "REJECTED"},
    Status{"REJECTED_INVALID_UDH", 24, 5, "REJECTED"},
    Status{"REJECTED_MESSAGE_TOO_LONG", 25, 5, "REJECTED"},
    Status{"MISSING_TO", 51, 5, "REJECTED"},
    Status{"REJECTED_DESTINATION", 52, 5, "REJECTED"},
    Status{"UNDELIVERABLE_REJECTED_PLATFORM", 100, 5, "REJECTED"},
};

template <typename Row, std::size_t size, typename Name>
const Row *find(const std::array<Row, size> &rows, QLatin1StringView wanted, Name name)
{
    const auto found = std::find_if(
        rows.begin(), rows.end(), [&](const Row &row) { return wanted == QLatin1StringView(name(row)); });
    return found == rows.end() ? nullptr : &*found;
}

const HttpError *findError(QLatin1StringView code)
{
    return find(kHttpErrors, code, [](const HttpError &error) { return error.code; });
}

const Status *findStatus(QLatin1StringView code)
{
    return find(kStatuses, code, [](const Status &status) { return status.name; });
}

ListenerReply errorReply(const HttpError &error)
{
    const bool newStyle = error.code[0] == 'E';
    ListenerReply reply = newStyle
        ? jsonReply(error.status,
            {{"errorCode", error.code}, {"description", error.text}, {"action", "Check the documentation."},
                {"violations", nlohmann::json::array()}, {"resources", nlohmann::json::array()}})
        : jsonReply(error.status,
            {{"requestError", {{"serviceException", {{"messageId", error.code}, {"text", error.text}}}}}});
    return error.status == 429 ? withRetryAfter(reply) : reply;
}

} // namespace

QString infobipFailureDigits(QLatin1StringView code)
{
    if (const HttpError *error = findError(code))
        return QString::fromLatin1(error->digits);
    if (const Status *status = findStatus(code))
        return u"%1"_s.arg(status->id, 3, 10, QLatin1Char('0'));
    return {};
}

ListenerReply infobipFailure(const QString &code, const QString &to, const QString &messageId)
{
    const QByteArray latin = code.toLatin1();
    if (const HttpError *error = findError(QLatin1StringView(latin)))
        return errorReply(*error);
    const Status *status = findStatus(QLatin1StringView(latin));
    Q_ASSERT(status); // the caller asked infobipFailureDigits()
    return jsonReply(200,
        {{"to", toStd(to)}, {"messageCount", 1}, {"messageId", toStd(messageId)},
            {"status",
                {{"groupId", status->groupId}, {"groupName", status->groupName}, {"id", status->id},
                    {"name", status->name}, {"description", "Provoked in the sandbox"}}}});
}

} // namespace ChannelConsole
