// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/InfobipChatErrors.h"

#include <algorithm>
#include <array>

namespace ChannelConsole {

namespace {

constexpr std::array kErrors{
    ChatError{579, "EC_DEST_ADDRESS_NOT_IN_SMS_DEMO", true},
    ChatError{7001, "EC_UNKNOWN_APPLICATION", true},
    ChatError{7002, "EC_UNKNOWN_USER", true},
    ChatError{7003, "EC_BLOCKED_USER", true},
    ChatError{7004, "EC_UNAUTHORIZED_ACCESS", true},
    ChatError{7005, "EC_FORBIDDEN_ACCESS", true},
    ChatError{7006, "EC_BAD_REQUEST", true},
    ChatError{7007, "EC_ILLEGAL_TRAFFIC_TYPE", true},
    ChatError{7008, "EC_INVALID_TEMPLATE_ARGS", true},
    ChatError{7009, "EC_INVALID_TEMPLATE", true},
    ChatError{7010, "EC_NO_SESSION", true},
    ChatError{7011, "EC_ACCOUNT_ISSUE", true},
    ChatError{7012, "EC_DEPLOYMENT_CONFIGURATION_ERROR", false},
    ChatError{7013, "EC_MEDIA_HOSTING_ERROR", false},
    ChatError{7014, "EC_MEDIA_UPLOAD_ERROR", false},
    ChatError{7015, "EC_MEDIA_METADATA_ERROR", true},
    ChatError{7016, "EC_SPAM_RATE", true},
    ChatError{7017, "EC_TOO_MANY_REQUESTS", false},
    ChatError{7018, "EC_INTERNAL_BAD_MAPPING", true},
    ChatError{7019, "EC_PROVIDER_BILLING_ERROR", true},
    ChatError{7020, "EC_DEVICE_REPRODUCTION_ERROR", true},
    ChatError{7021, "EC_LIMITED_FUNCTIONALITY", true},
    ChatError{7022, "EC_MEDIA_UNSUPPORTED", true},
    ChatError{7023, "EC_DATA_MISMATCH", true},
    ChatError{7024, "EC_NOT_ALLOWED_SENDING_TIME", false},
    ChatError{7025, "EC_UNSUPPORTED_MOBILE_APP_VERSION", true},
    ChatError{7026, "EC_MESSAGE_TYPE_EXHAUSTED", true},
    ChatError{7027, "EC_BLOCKED_CONTENT", true},
    ChatError{7029, "EC_USER_IDENTITY_CHANGED", true},
    ChatError{7030, "EC_TEMPLATE_BLOCKED_BY_USER", true},
    ChatError{7031, "EC_INVALID_WA_FLOW", true},
    ChatError{7032, "EC_FREQUENCY_CAPPING", true},
    ChatError{7033, "EC_MARKETING_OPT_OUT", true},
    ChatError{7034, "EC_SENDER_NOT_REGISTERED", true},
    ChatError{7035, "EC_CALL_PERMISSION_REQUEST_FAILED", false},
    ChatError{7036, "EC_TEMPLATE_NOT_SYNCED", false},
    ChatError{7037, "EC_TEMPLATE_NOT_AVAILABLE", false},
    ChatError{7038, "EC_INVALID_WA_ACCOUNT_TYPE", true},
    ChatError{7050, "EC_PROVIDER_INTERNAL_ERROR", false},
    ChatError{7051, "EC_PROVIDER_TIMEOUT", false},
    ChatError{7052, "EC_PROVIDER_DR_ERROR", true},
    ChatError{7080, "EC_INTERNAL_ERROR", true},
    ChatError{7081, "EC_CONFIGURATION_ERROR", true},
    ChatError{7082, "EC_TEMPORARY_GATEWAY_ERROR", true},
    ChatError{7083, "EC_SERVICE_NOT_ACTIVATED", true},
    ChatError{7084, "EC_MISSING_SENDER_METADATA", true},
    ChatError{7102, "EC_PHONE_MATCHING_DISABLED", true},
    ChatError{7201, "EC_UNSUPPORTED_DEVICE", true},
    ChatError{7280, "EC_DUPLICATE_REQUEST", true},
    ChatError{7281, "EC_BAD_ORIGIN", true},
};

} // namespace

ChatError infobipChatError(const QString &code)
{
    const int id = code.toInt();
    const auto found
        = std::find_if(kErrors.begin(), kErrors.end(), [id](const ChatError &each) { return each.id == id; });
    return found == kErrors.end() ? ChatError{1, "EC_UNKNOWN_SUBSCRIBER", true} : *found;
}

} // namespace ChannelConsole
