// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/GupShupErrorTexts.h"

#include <algorithm>
#include <array>

namespace ChannelConsole {

namespace {

struct Text
{
    const char *code;
    const char *text;
};

constexpr std::array kTexts{
    Text{"100", "An unknown exception has occurred. Please retry the request after some time."},
    Text{"101", "The parameter X is required"},
    Text{"102", "Authentication failed due to invalid userId or password"},
    Text{"103", "Authentication Failed as userid X does not exist"},
    Text{"104", "This user with number is currently disabled"},
    Text{"105", "The phone number XXXXX is not a valid phone number"},
    Text{"106", "The method X is not supported"},
    Text{"112", "The phone number field cannot be null"},
    Text{"123", "Not sufficient credits"},
    Text{"124", "Validity of your WhatsApp pack has expired"},
    Text{"171", "You are not allowed to perform this action"},
    Text{"175", "\"INTERNATIONAL_PHONE\" service is disabled"},
    Text{"312", "already opted In"},
    Text{"315", "The phone number XXX is not opted in"},
    Text{"318", "Message does not match WhatsApp HSM template"},
    Text{"321", "Media upload Error Msg : X"},
    Text{"322", "already marked as Opt-out"},
    Text{"328", "Invalid Media Content Type"},
    Text{"329", "HSM not supported for this msg_type"},
    Text{"330", "Media Id (X) not found or has expired"},
    Text{"332", "Interactive button template not supported for non HSM requests"},
    Text{"333", "Interactive button template mismatch"},
    Text{"334", "Message length exceeded. Max limit for type X is Y"},
};

} // namespace

QString gupShupErrorText(const QString &code)
{
    const auto found = std::find_if(kTexts.begin(), kTexts.end(),
        [&code](const Text &each) { return code == QLatin1StringView(each.code); });
    return found == kTexts.end() ? QString() : QString::fromUtf8(found->text);
}

} // namespace ChannelConsole
