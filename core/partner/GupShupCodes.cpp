// SPDX-License-Identifier: Apache-2.0
#include "core/partner/GupShupPartner.h"

#include <array>

namespace ChannelConsole {

namespace {

using namespace Qt::StringLiterals;

// gupshup.md §3, the whole table: the gateway has one for all methods.
constexpr std::array kMeanings{
    CodeMeaning{"100"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("GupShupCodes", "GupShup had a failure it does not explain."),
        QT_TRANSLATE_NOOP("GupShupCodes",
            "Send again after some minutes; write to enterprise-support@gupshup.io if it stays so.")},
    CodeMeaning{"101"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("GupShupCodes", "GupShup misses a value in the request."),
        QT_TRANSLATE_NOOP("GupShupCodes",
            "Its own words name it: userid is the WABA ID, send_to the user number, msg the text.")},
    CodeMeaning{"102"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("GupShupCodes", "The WABA ID or the Password is wrong."),
        QT_TRANSLATE_NOOP("GupShupCodes",
            "Copy both again from the GupShup dashboard. They must be of the same account: templates and "
            "two-way messages have one each.")},
    CodeMeaning{"103"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("GupShupCodes", "GupShup does not know this WABA ID as a user id."),
        QT_TRANSLATE_NOOP("GupShupCodes",
            "Copy the WABA ID again; if GupShup gave you a separate user id (2000…), enter that one. Check "
            "the API URL, too.")},
    CodeMeaning{"104"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("GupShupCodes", "This GupShup account is switched off."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Write to enterprise-support@gupshup.io.")},
    CodeMeaning{"105"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("GupShupCodes", "The user number is not a valid phone number."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Check the country code and count the digits.")},
    CodeMeaning{"106"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("GupShupCodes", "The service at this address cannot send messages."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Check the API URL in the advanced part.")},
    CodeMeaning{"112"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("GupShupCodes", "GupShup found no user number in the request."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Check the user number.")},
    CodeMeaning{"123"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("GupShupCodes", "The GupShup account has no credit left."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Top up the account with GupShup.")},
    CodeMeaning{"124"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("GupShupCodes", "The account's WhatsApp pack has expired."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Ask your GupShup account manager to renew it.")},
    CodeMeaning{"171"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("GupShupCodes", "This GupShup account is not allowed to do this."),
        QT_TRANSLATE_NOOP("GupShupCodes",
            "Free-form texts need the two-way account: check whose WABA ID and Password you entered, or ask "
            "GupShup to allow it.")},
    CodeMeaning{"175"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("GupShupCodes", "The account may not send to numbers of other countries."),
        QT_TRANSLATE_NOOP("GupShupCodes",
            "Ask GupShup to enable INTERNATIONAL_PHONE, or use a number of the account's own country.")},
    CodeMeaning{"312"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("GupShupCodes", "The user number has opted in already."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Nothing is to be done.")},
    CodeMeaning{"315"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("GupShupCodes", "The user number has not opted in."),
        QT_TRANSLATE_NOOP(
            "GupShupCodes", "Record the user's consent with GupShup first, or let the user write to you.")},
    CodeMeaning{"318"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "GupShupCodes", "The text matches no approved template, and this account sends templates only."),
        QT_TRANSLATE_NOOP("GupShupCodes",
            "GupShup gives each number two accounts, and they may be mixed up. A template goes out with the "
            "WABA ID and Password, which have to be those of the account for templates; its text has to be "
            "exactly the registered one: read the templates again. Everything else goes out with the Two-way "
            "User ID and Two-way Password under Advanced, or, as long as these are empty, with the WABA ID "
            "and Password, too. The request in the log shows which user id was used.")},
    CodeMeaning{"321"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("GupShupCodes", "GupShup could not take the media file."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Its own words name the reason.")},
    CodeMeaning{"322"_L1, Side::WhatsApp, QT_TRANSLATE_NOOP("GupShupCodes", "The user number has opted out."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Use another user number, or let the user opt in again.")},
    CodeMeaning{"328"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("GupShupCodes", "This kind of media file is not taken."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Use a file of a kind that WhatsApp knows.")},
    CodeMeaning{"329"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("GupShupCodes", "A template cannot be sent as this type of message."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Choose the type that the template was registered with.")},
    CodeMeaning{"330"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("GupShupCodes", "The uploaded media file is not there any more."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Upload it again.")},
    CodeMeaning{"332"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("GupShupCodes", "A template with buttons was sent as a free-form message."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Send it as a template.")},
    CodeMeaning{"333"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("GupShupCodes", "The buttons are not those of the approved template."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Compare them with the template at GupShup.")},
    CodeMeaning{"334"_L1, Side::ThisComputer, QT_TRANSLATE_NOOP("GupShupCodes", "The text is too long."),
        QT_TRANSLATE_NOOP("GupShupCodes", "Shorten it; the partner's own words name the limit.")},
};

} // namespace

CodeTable gupShupCodes()
{
    return {"GupShupCodes", kMeanings};
}

} // namespace ChannelConsole
