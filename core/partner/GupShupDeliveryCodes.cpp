// SPDX-License-Identifier: Apache-2.0
#include "core/partner/GupShupPartner.h"

#include <array>

namespace ChannelConsole {

namespace {

using namespace Qt::StringLiterals;

// gupshup.md §5, causes of FAILED, each under its word and its number. No code names the closed 24-hour
// window.
constexpr std::array kMeanings{
    CodeMeaning{"UNKNOWN_SUBSCRIBER"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes", "The user number is not valid, or not on WhatsApp."),
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes", "Check the number, or use another user number.")},
    CodeMeaning{"3"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes", "The user number is not valid, or not on WhatsApp."),
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes", "Check the number, or use another user number.")},
    CodeMeaning{"DEFERRED"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes", "GupShup could not hand the message to WhatsApp."),
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes",
            "Check that the user wrote within the last 24 hours, otherwise only a template can be sent; ask "
            "GupShup's support if that is not it.")},
    CodeMeaning{"10"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes", "GupShup could not hand the message to WhatsApp."),
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes",
            "Check that the user wrote within the last 24 hours, otherwise only a template can be sent; ask "
            "GupShup's support if that is not it.")},
    CodeMeaning{"OTHER"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes",
            "WhatsApp has the message but did not deliver it, and GupShup does not say why."),
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes",
            "Check that the user wrote within the last 24 hours and is on WhatsApp. Ask GupShup's support "
            "with the message id for the reason.")},
    CodeMeaning{"20"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes",
            "WhatsApp has the message but did not deliver it, and GupShup does not say why."),
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes",
            "Check that the user wrote within the last 24 hours and is on WhatsApp. Ask GupShup's support "
            "with the message id for the reason.")},
    CodeMeaning{"BLOCKED_FOR_USER"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes", "The message is blocked for this user."),
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes",
            "Ask GupShup's support what blocks it; the user may have blocked the business number or opted "
            "out.")},
    CodeMeaning{"22"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes", "The message is blocked for this user."),
        QT_TRANSLATE_NOOP("GupShupDeliveryCodes",
            "Ask GupShup's support what blocks it; the user may have blocked the business number or opted "
            "out.")},
};

} // namespace

CodeTable gupShupDeliveryCodes()
{
    return {"GupShupDeliveryCodes", kMeanings};
}

} // namespace ChannelConsole
