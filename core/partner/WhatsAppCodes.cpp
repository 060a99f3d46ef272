// SPDX-License-Identifier: Apache-2.0
#include "core/partner/WhatsAppCodes.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace ChannelConsole {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array kMeanings{
    CodeMeaning{"131047"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("WhatsAppCodes",
            "The 24-hour window is closed: the user wrote more than 24 hours ago, or never."),
        QT_TRANSLATE_NOOP("WhatsAppCodes", "Send a template, or let the user write first.")},
    CodeMeaning{"470"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("WhatsAppCodes",
            "The 24-hour window is closed: the user wrote more than 24 hours ago, or never."),
        QT_TRANSLATE_NOOP("WhatsAppCodes", "Send a template, or let the user write first.")},
    CodeMeaning{"131026"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("WhatsAppCodes", "WhatsApp could not deliver the message to this user."),
        QT_TRANSLATE_NOOP("WhatsAppCodes",
            "The number may not be on WhatsApp, or its app may be too old: check it, or use another user "
            "number.")},
    CodeMeaning{"131049"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "WhatsAppCodes", "WhatsApp held the message back to keep its users from too many messages."),
        QT_TRANSLATE_NOOP(
            "WhatsAppCodes", "Do not send it again at once; try later, or with another user number.")},
    CodeMeaning{"131048"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("WhatsAppCodes",
            "WhatsApp limits this business number, because too many of its messages were blocked or "
            "reported."),
        QT_TRANSLATE_NOOP(
            "WhatsAppCodes", "Wait, and look at the number's quality rating at the messaging partner.")},
    CodeMeaning{"131051"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("WhatsAppCodes", "WhatsApp does not know this type of message."),
        QT_TRANSLATE_NOOP("WhatsAppCodes", "Send a type that WhatsApp offers.")},
    CodeMeaning{"130429"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("WhatsAppCodes", "WhatsApp was sent too much at once."),
        QT_TRANSLATE_NOOP("WhatsAppCodes", "Wait a minute, then send again more slowly.")},
    CodeMeaning{"131056"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("WhatsAppCodes",
            "Too many messages went from this business number to this user in a short time."),
        QT_TRANSLATE_NOOP("WhatsAppCodes", "Wait a minute, then send again.")},
    CodeMeaning{"132000"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP(
            "WhatsAppCodes", "The template has another number of placeholders than values were sent."),
        QT_TRANSLATE_NOOP("WhatsAppCodes",
            "Read the templates again from the messaging partner and fill in every placeholder.")},
    CodeMeaning{"132001"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP(
            "WhatsAppCodes", "There is no such template in this language, or it is not approved."),
        QT_TRANSLATE_NOOP(
            "WhatsAppCodes", "Compare name and language with the template at the messaging partner.")},
    CodeMeaning{"132012"_L1, Side::ThisComputer,
        QT_TRANSLATE_NOOP("WhatsAppCodes", "A value has another form than the template was registered with."),
        QT_TRANSLATE_NOOP(
            "WhatsAppCodes", "Compare header and button values with the template at the messaging partner.")},
    CodeMeaning{"132015"_L1, Side::WhatsApp,
        QT_TRANSLATE_NOOP("WhatsAppCodes", "The template is paused, because users rated it badly."),
        QT_TRANSLATE_NOOP(
            "WhatsAppCodes", "Use another template, or wait until WhatsApp takes it up again.")},
};

} // namespace

CodeTable whatsAppCodes()
{
    return {"WhatsAppCodes", kMeanings};
}

bool meansReplyWindowClosed(const Problem &problem)
{
    static constexpr std::array kCodes{"131047"_L1, "470"_L1, "7010"_L1};
    return std::any_of(kCodes.begin(), kCodes.end(),
        [&problem](QLatin1StringView code) { return problem.partnerCode == code; });
}

} // namespace ChannelConsole
