// SPDX-License-Identifier: Apache-2.0
#include "core/partner/InfobipPartner.h"

#include <array>

namespace ChannelConsole {

namespace {

using namespace Qt::StringLiterals;

// infobip.md §3: the errors of a refused request in both spellings, then the statuses that refuse a message
// although HTTP said 200. Statuses of voice calls are left out.
constexpr std::array kMeanings{
    CodeMeaning{"BAD_REQUEST"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip found something wrong in the request."),
        QT_TRANSLATE_NOOP("InfobipCodes",
            "Mend what Infobip names below. `from` is the business number, `to` the user number.")},
    CodeMeaning{"E400"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip found something wrong in the request."),
        QT_TRANSLATE_NOOP("InfobipCodes",
            "Mend what Infobip names below. `from` is the business number, `to` the user number.")},
    CodeMeaning{"UNAUTHORIZED"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip did not accept the credentials."),
        QT_TRANSLATE_NOOP("InfobipCodes",
            "Enter the username and password (or the API key) again. They must belong to the account of this "
            "Base URL; an API key may "
            "have expired or be limited to other IP addresses.")},
    CodeMeaning{"E401"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip did not accept the credentials."),
        QT_TRANSLATE_NOOP("InfobipCodes",
            "Enter the username and password (or the API key) again. They must belong to the account of this "
            "Base URL; an API key may "
            "have expired or be limited to other IP addresses.")},
    CodeMeaning{"FORBIDDEN"_L1, Side::Partner,
        QT_TRANSLATE_NOOP(
            "InfobipCodes", "The credentials are right, but they are not allowed to send WhatsApp messages."),
        QT_TRANSLATE_NOOP("InfobipCodes",
            "In the Infobip portal give the API key the scope whatsapp:message:send or message:send, or the "
            "user the right to send.")},
    CodeMeaning{"E403"_L1, Side::Partner,
        QT_TRANSLATE_NOOP(
            "InfobipCodes", "The credentials are right, but they are not allowed to send WhatsApp messages."),
        QT_TRANSLATE_NOOP("InfobipCodes",
            "In the Infobip portal give the API key the scope whatsapp:message:send or message:send, or the "
            "user the right to send.")},
    CodeMeaning{"NOT_FOUND"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip does not know this address."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Check the Base URL: it is the host only, without a path.")},
    CodeMeaning{"E404"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip does not know this address."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Check the Base URL: it is the host only, without a path.")},
    CodeMeaning{"TOO_MANY_REQUESTS"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip was asked too often."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Wait a minute, then send again.")},
    CodeMeaning{"E429"_L1, Side::Partner, QT_TRANSLATE_NOOP("InfobipCodes", "Infobip was asked too often."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Wait a minute, then send again.")},
    CodeMeaning{"GENERAL_ERROR"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip had a failure of its own."),
        QT_TRANSLATE_NOOP("InfobipCodes",
            "Look into Infobip's message log before you send again, and ask its support if it stays so.")},
    CodeMeaning{"E500"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip had a failure of its own."),
        QT_TRANSLATE_NOOP("InfobipCodes",
            "Look into Infobip's message log before you send again, and ask its support if it stays so.")},

    CodeMeaning{"UNDELIVERABLE_REJECTED_OPERATOR"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipCodes", "WhatsApp refused the message."),
        QT_TRANSLATE_NOOP("InfobipCodes",
            "Check that the user number is on WhatsApp and that the user wrote within the last 24 hours; "
            "otherwise only a template can be sent.")},
    CodeMeaning{"UNDELIVERABLE_NOT_DELIVERED"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipCodes", "The message could not be delivered to the user number."),
        QT_TRANSLATE_NOOP("InfobipCodes",
            "Check that the user number is on WhatsApp and that the user wrote within the last 24 hours; "
            "otherwise only a template can be sent.")},
    CodeMeaning{"UNDELIVERABLE_NOT_SENT"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip did not send the message on."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Look into Infobip's message log for the reason.")},
    CodeMeaning{"EXPIRED_EXPIRED"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipCodes", "The message waited until its time was over."),
        QT_TRANSLATE_NOOP(
            "InfobipCodes", "Make sure the user's phone is on and connected, then send again.")},
    CodeMeaning{"EXPIRED_DLR_UNKNOWN"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "InfobipCodes", "The time of the message is over, and it is not known whether it arrived."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Ask the user before you send it again.")},
    CodeMeaning{"SIGNALS_BLOCKED"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip's protection against fraud stopped the message."),
        QT_TRANSLATE_NOOP(
            "InfobipCodes", "Ask Infobip's support to look at the account and the user number.")},
    CodeMeaning{"REJECTED_NETWORK"_L1, Side::Partner,
        QT_TRANSLATE_NOOP(
            "InfobipCodes", "Infobip does not serve the user number's network for this account."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Ask your Infobip account manager to set it up.")},
    CodeMeaning{"REJECTED_PREFIX_MISSING"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipCodes", "The user number's prefix or length is not right."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Check the country code and count the digits.")},
    CodeMeaning{"REJECTED_DND"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipCodes", "The user asked not to be disturbed by services."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Use another user number for the test.")},
    CodeMeaning{"REJECTED_SOURCE"_L1, Side::Partner,
        QT_TRANSLATE_NOOP(
            "InfobipCodes", "The business number is not registered as a sender of this Infobip account."),
        QT_TRANSLATE_NOOP(
            "InfobipCodes", "Compare it with the Senders tab of WhatsApp in the Infobip portal.")},
    CodeMeaning{"REJECTED_NOT_ENOUGH_CREDITS"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes", "The Infobip account has no credit left."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Top up the account in the Infobip portal.")},
    CodeMeaning{"REJECTED_SENDER"_L1, Side::Partner,
        QT_TRANSLATE_NOOP(
            "InfobipCodes", "The business number is on the block list of this Infobip account."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Take it off the list in the Infobip portal.")},
    CodeMeaning{"REJECTED_DESTINATION_BLOCKLISTED"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes", "The user number is on a block list."),
        QT_TRANSLATE_NOOP(
            "InfobipCodes", "Take it off the list in the Infobip portal, or use another user number.")},
    CodeMeaning{"REJECTED_PREPAID_PACKAGE_EXPIRED"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes", "The credit of the Infobip account is past its date."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Top up the account in the Infobip portal.")},
    CodeMeaning{"REJECTED_DESTINATION_NOT_REGISTERED"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes",
            "This is a trial account: it can send only to numbers that were verified for it."),
        QT_TRANSLATE_NOOP("InfobipCodes",
            "Send to the number with which you signed up at Infobip, or ask your account manager for a full "
            "account.")},
    CodeMeaning{"REJECTED_ROUTE_NOT_AVAILABLE"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes", "This Infobip account is not set up to send such messages."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Ask your Infobip account manager to set up WhatsApp for it.")},
    CodeMeaning{"REJECTED_FLOODING_FILTER"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes",
            "This user number got too many messages within an hour (6 identical or 20 different ones)."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Wait an hour, or change the text.")},
    CodeMeaning{"REJECTED_SYSTEM_ERROR"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip had a failure of its own."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Send again; ask Infobip's support if it stays so.")},
    CodeMeaning{"REJECTED_DUPLICATE_MESSAGE_ID"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipCodes", "A message with this id was sent before."),
        QT_TRANSLATE_NOOP("InfobipCodes", "The earlier send went through: look for it in the message log.")},
    CodeMeaning{"REJECTED_INVALID_UDH"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip found the message badly formed."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Ask Infobip's support with the message id.")},
    CodeMeaning{"REJECTED_MESSAGE_TOO_LONG"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipCodes", "The text is too long."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Shorten the text.")},
    CodeMeaning{"MISSING_TO"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipCodes", "Infobip found no user number in the request."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Check the user number.")},
    CodeMeaning{"REJECTED_DESTINATION"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipCodes", "The user number is not a number that can be reached."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Check the country code and count the digits.")},
    CodeMeaning{"UNDELIVERABLE_REJECTED_PLATFORM"_L1, Side::Partner,
        QT_TRANSLATE_NOOP(
            "InfobipCodes", "Infobip found the request invalid, or its service is not available just now."),
        QT_TRANSLATE_NOOP("InfobipCodes", "Check both numbers, then send again.")},
};

} // namespace

CodeTable infobipCodes()
{
    return {"InfobipCodes", kMeanings};
}

} // namespace ChannelConsole
