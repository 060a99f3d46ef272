// SPDX-License-Identifier: Apache-2.0
#include "core/partner/KarixPartner.h"

#include <array>

namespace ChannelConsole {

namespace {

using namespace Qt::StringLiterals;

// karix.md A.3: no complete table is public.
constexpr std::array kMeanings{
    CodeMeaning{"102"_L1, Side::Partner, QT_TRANSLATE_NOOP("KarixCodes", "The Karix account is not active."),
        QT_TRANSLATE_NOOP("KarixCodes", "Ask Karix support to activate it, and check the Account Key.")},
    CodeMeaning{"104"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("KarixCodes", "The credit of the Karix account has expired."),
        QT_TRANSLATE_NOOP("KarixCodes", "Ask Karix to renew it.")},
    CodeMeaning{"105"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("KarixCodes", "The Karix account has no credit left."),
        QT_TRANSLATE_NOOP("KarixCodes", "Top up the account with Karix.")},
    CodeMeaning{"210"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("KarixCodes", "The template is not known or not approved."),
        QT_TRANSLATE_NOOP("KarixCodes", "Compare its name with the one in Karix's portal.")},
    CodeMeaning{"218"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("KarixCodes", "Karix does not offer this account the WhatsApp channel."),
        QT_TRANSLATE_NOOP("KarixCodes", "Ask Karix support to enable WhatsApp (WABA) for the account.")},
    CodeMeaning{"220"_L1, Side::Partner,
        QT_TRANSLATE_NOOP("KarixCodes", "The business number is not set up as a sender at Karix."),
        QT_TRANSLATE_NOOP("KarixCodes",
            "Compare the Phone Number with what Karix registered, or ask Karix support to add it.")},
    CodeMeaning{"249"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("KarixCodes", "Too many recipients in one request."),
        QT_TRANSLATE_NOOP("KarixCodes", "Send to fewer numbers at once.")},
};

} // namespace

CodeTable karixCodes()
{
    return {"KarixCodes", kMeanings};
}

} // namespace ChannelConsole
