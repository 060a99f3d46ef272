// SPDX-License-Identifier: Apache-2.0
#include "core/partner/InfobipPartner.h"

#include <QRegularExpression>

#include <array>

namespace ChannelConsole {

namespace {

using namespace Qt::StringLiterals;

// infobip.md §8 and specs/infobip-status-and-error-codes.json, the chat errors by their ids. That 7010 means
// the closed 24-hour window is inferred: Infobip's own text speaks of a session.
constexpr std::array kMeanings{
    CodeMeaning{"579"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes",
            "This is a trial account: it can send only to numbers that were verified for it."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes",
            "Send to the number with which you signed up at Infobip, or ask your account manager for a full "
            "account.")},
    CodeMeaning{"7001"_L1, Side::Partner,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Infobip does not know the application this message belongs to."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Check the application and entity of the sender in the Infobip portal.")},
    CodeMeaning{"7002"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The user number is not on WhatsApp."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Check the number, or use another user number.")},
    CodeMeaning{"7003"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The user has blocked the business number."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Ask the user to unblock it, or use another user number.")},
    CodeMeaning{"7004"_L1, Side::Partner,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Infobip's own access to WhatsApp was refused for this sender."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Ask Infobip's support to look at the sender's set-up.")},
    CodeMeaning{"7005"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "This sender may not send such a message."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes",
            "Check the sender in the Infobip portal, and ask Infobip's support if it looks right.")},
    CodeMeaning{"7006"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "WhatsApp found something wrong in the message."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Compare the message with what WhatsApp allows for its type.")},
    CodeMeaning{"7007"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "The content is of a kind this sender is not registered for."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Ask Infobip's support which traffic the sender is registered for.")},
    CodeMeaning{"7008"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The values do not fit the template's placeholders."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes",
            "Fill every placeholder, header and button of the template, in its order; authentication "
            "templates need the code twice.")},
    CodeMeaning{"7009"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "The template is not known, not approved, or not in this language."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes",
            "Compare its name and language with the list of templates in the Infobip portal.")},
    CodeMeaning{"7010"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes",
            "The 24-hour window is closed: the user wrote more than 24 hours ago, or never."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Send a template, or let the user write first.")},
    CodeMeaning{"7011"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Something is wrong with the WhatsApp Business account."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes",
            "Look at the account in Meta's Business Manager, and ask Infobip's support.")},
    CodeMeaning{"7012"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Infobip's set-up of this channel is faulty."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Ask Infobip's support.")},
    CodeMeaning{"7013"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The media file could not be fetched from its address."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes",
            "Open the address from another network: it has to be public and answer without a login.")},
    CodeMeaning{"7014"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The media file could not be passed on to WhatsApp."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Send it again; check its size and type if it stays so.")},
    CodeMeaning{"7015"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "The media file's type or size is not what WhatsApp takes."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes",
            "Check that the server names the right Content-Type, and compare the size with WhatsApp's "
            "limits.")},
    CodeMeaning{"7016"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "WhatsApp limits this sender because of its quality rating."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes",
            "Look at the sender's quality in the Infobip portal, and send less until it recovers.")},
    CodeMeaning{"7017"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "WhatsApp was asked too often by this sender."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Wait some minutes, then send again.")},
    CodeMeaning{"7018"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Infobip could not turn the message into WhatsApp's form."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Ask Infobip's support with the message id.")},
    CodeMeaning{"7019"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "WhatsApp could not bill the message."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Check the payment method of the WhatsApp Business account.")},
    CodeMeaning{"7020"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The user's phone could not show the message."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Ask the user to update WhatsApp.")},
    CodeMeaning{"7021"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "WhatsApp has restricted what this account may do."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Look at the account's restrictions in Meta's Business Manager.")},
    CodeMeaning{"7022"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "WhatsApp does not take this kind of media file."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Use a file of a kind that WhatsApp knows.")},
    CodeMeaning{"7023"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Infobip's and WhatsApp's data do not match."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Ask Infobip's support with the message id.")},
    CodeMeaning{"7024"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Messages may not be sent at this time of day."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Send again at another time.")},
    CodeMeaning{"7025"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "The user's version of WhatsApp is too old for this message."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Ask the user to update WhatsApp.")},
    CodeMeaning{"7026"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "No more messages of this type may be sent for now."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Wait, or send a message of another type.")},
    CodeMeaning{"7027"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The content was blocked."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Compare the content with WhatsApp's policies and change it.")},
    CodeMeaning{"7029"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "The user's identity on WhatsApp has changed and is not confirmed yet."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Confirm the user's new identity in the Infobip portal.")},
    CodeMeaning{"7030"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The user has blocked this template."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Use another template, or another user number.")},
    CodeMeaning{"7031"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The flow is not in a state in which it can be sent."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Check that the flow is published and named with the right mode.")},
    CodeMeaning{"7032"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "The user has got as many marketing messages as WhatsApp allows."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Wait a day before sending a marketing template to this user again.")},
    CodeMeaning{"7033"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "The user does not want marketing messages from this business."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Only the user can allow them again, in WhatsApp.")},
    CodeMeaning{"7034"_L1, Side::Partner,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "The business number is not registered as a WhatsApp sender."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Compare it with the Senders tab of WhatsApp in the Infobip portal.")},
    CodeMeaning{"7035"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "The user was asked for the permission to call as often as is allowed."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Wait before asking again.")},
    CodeMeaning{"7036"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "The template is so new that WhatsApp does not have it everywhere yet."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Send again in ten minutes.")},
    CodeMeaning{"7037"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "WhatsApp could not prepare this template for sending."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Ask Infobip's support whether the account may send such templates.")},
    CodeMeaning{"7038"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes",
            "The WhatsApp Business account is of a kind that is not supported any more."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Ask Infobip's support to move the account to your own business.")},
    CodeMeaning{"7050"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "WhatsApp had a failure of its own."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Send again after some minutes.")},
    CodeMeaning{"7051"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "WhatsApp did not answer Infobip in time."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Look on the user's phone, then send again after some minutes.")},
    CodeMeaning{"7052"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The delivery report could not be made out."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Ask Infobip's support with the message id.")},
    CodeMeaning{"7080"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Infobip had a failure of its own."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Send again after some minutes; ask Infobip's support if it stays so.")},
    CodeMeaning{"7081"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes",
            "The sender's set-up is faulty, or it is not registered for the user's country."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Check the sender in the Infobip portal, and ask Infobip's support.")},
    CodeMeaning{"7082"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Infobip could not pass the message on for a moment."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Send again after some minutes.")},
    CodeMeaning{"7083"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "WhatsApp is not activated for this Infobip account."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Ask your Infobip account manager to activate it.")},
    CodeMeaning{"7102"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The user number does not match the user WhatsApp knows."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Check the number, or use another user number.")},
    CodeMeaning{"7201"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The user's device cannot show such a message."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Send another type of message, or a free-form text.")},
    CodeMeaning{"7280"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The same request was made twice."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Send it as a new message, with a message id of its own.")},
    CodeMeaning{"7281"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The request came from a source that is not allowed."),
        QT_TRANSLATE_NOOP(
            "InfobipDeliveryCodes", "Ask Infobip's support which sources the account may use.")},
    CodeMeaning{"7084"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "The sender's registration at Infobip is not complete."),
        QT_TRANSLATE_NOOP("InfobipDeliveryCodes", "Complete the sender in the Infobip portal.")},
};

struct ErrorName
{
    QLatin1StringView name;
    QLatin1StringView id;
};

// specs/infobip-status-and-error-codes.json: the same errors by their names.
constexpr ErrorName kNames[]{
    {"EC_DEST_ADDRESS_NOT_IN_SMS_DEMO"_L1, "579"_L1},
    {"EC_UNKNOWN_APPLICATION"_L1, "7001"_L1},
    {"EC_UNKNOWN_USER"_L1, "7002"_L1},
    {"EC_BLOCKED_USER"_L1, "7003"_L1},
    {"EC_UNAUTHORIZED_ACCESS"_L1, "7004"_L1},
    {"EC_FORBIDDEN_ACCESS"_L1, "7005"_L1},
    {"EC_BAD_REQUEST"_L1, "7006"_L1},
    {"EC_ILLEGAL_TRAFFIC_TYPE"_L1, "7007"_L1},
    {"EC_INVALID_TEMPLATE_ARGS"_L1, "7008"_L1},
    {"EC_INVALID_TEMPLATE"_L1, "7009"_L1},
    {"EC_NO_SESSION"_L1, "7010"_L1},
    {"EC_ACCOUNT_ISSUE"_L1, "7011"_L1},
    {"EC_DEPLOYMENT_CONFIGURATION_ERROR"_L1, "7012"_L1},
    {"EC_MEDIA_HOSTING_ERROR"_L1, "7013"_L1},
    {"EC_MEDIA_UPLOAD_ERROR"_L1, "7014"_L1},
    {"EC_MEDIA_METADATA_ERROR"_L1, "7015"_L1},
    {"EC_SPAM_RATE"_L1, "7016"_L1},
    {"EC_TOO_MANY_REQUESTS"_L1, "7017"_L1},
    {"EC_INTERNAL_BAD_MAPPING"_L1, "7018"_L1},
    {"EC_PROVIDER_BILLING_ERROR"_L1, "7019"_L1},
    {"EC_DEVICE_REPRODUCTION_ERROR"_L1, "7020"_L1},
    {"EC_LIMITED_FUNCTIONALITY"_L1, "7021"_L1},
    {"EC_MEDIA_UNSUPPORTED"_L1, "7022"_L1},
    {"EC_DATA_MISMATCH"_L1, "7023"_L1},
    {"EC_NOT_ALLOWED_SENDING_TIME"_L1, "7024"_L1},
    {"EC_UNSUPPORTED_MOBILE_APP_VERSION"_L1, "7025"_L1},
    {"EC_MESSAGE_TYPE_EXHAUSTED"_L1, "7026"_L1},
    {"EC_BLOCKED_CONTENT"_L1, "7027"_L1},
    {"EC_USER_IDENTITY_CHANGED"_L1, "7029"_L1},
    {"EC_TEMPLATE_BLOCKED_BY_USER"_L1, "7030"_L1},
    {"EC_INVALID_WA_FLOW"_L1, "7031"_L1},
    {"EC_FREQUENCY_CAPPING"_L1, "7032"_L1},
    {"EC_MARKETING_OPT_OUT"_L1, "7033"_L1},
    {"EC_SENDER_NOT_REGISTERED"_L1, "7034"_L1},
    {"EC_CALL_PERMISSION_REQUEST_FAILED"_L1, "7035"_L1},
    {"EC_TEMPLATE_NOT_SYNCED"_L1, "7036"_L1},
    {"EC_TEMPLATE_NOT_AVAILABLE"_L1, "7037"_L1},
    {"EC_INVALID_WA_ACCOUNT_TYPE"_L1, "7038"_L1},
    {"EC_PROVIDER_INTERNAL_ERROR"_L1, "7050"_L1},
    {"EC_PROVIDER_TIMEOUT"_L1, "7051"_L1},
    {"EC_PROVIDER_DR_ERROR"_L1, "7052"_L1},
    {"EC_INTERNAL_ERROR"_L1, "7080"_L1},
    {"EC_CONFIGURATION_ERROR"_L1, "7081"_L1},
    {"EC_TEMPORARY_GATEWAY_ERROR"_L1, "7082"_L1},
    {"EC_SERVICE_NOT_ACTIVATED"_L1, "7083"_L1},
    {"EC_MISSING_SENDER_METADATA"_L1, "7084"_L1},
    {"EC_PHONE_MATCHING_DISABLED"_L1, "7102"_L1},
    {"EC_UNSUPPORTED_DEVICE"_L1, "7201"_L1},
    {"EC_DUPLICATE_REQUEST"_L1, "7280"_L1},
    {"EC_BAD_ORIGIN"_L1, "7281"_L1},
};

} // namespace

QString infobipErrorIdIn(const QString &text)
{
    static const QRegularExpression word(u"\\bEC_[A-Z0-9_]+\\b"_s);
    const QString name = word.match(text).captured();
    for (const ErrorName &each : kNames) {
        if (name == each.name)
            return each.id;
    }
    return {};
}

CodeTable infobipDeliveryCodes()
{
    return {"InfobipDeliveryCodes", kMeanings};
}

} // namespace ChannelConsole
