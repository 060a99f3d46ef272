// SPDX-License-Identifier: Apache-2.0
#include "core/message/TemplateStanding.h"

#include <QCoreApplication>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct StatusWord
{
    QLatin1StringView word;
    TemplateStanding standing;
    const char *text;
    const char *concern; ///< null: there is nothing wrong with it
};

// Infobip's words (infobip.md §4) and GupShup's (gupshup.md §4); WhatsApp's own "PAUSED" besides.
constexpr StatusWord kWords[]{
    {QLatin1StringView("APPROVED"), TemplateStanding::Usable,
        QT_TRANSLATE_NOOP("TemplateStanding", "Approved"), nullptr},
    {QLatin1StringView("ENABLED"), TemplateStanding::Usable, QT_TRANSLATE_NOOP("TemplateStanding", "Enabled"),
        nullptr},
    {QLatin1StringView("REINSTATED"), TemplateStanding::Usable,
        QT_TRANSLATE_NOOP("TemplateStanding", "Reinstated"), nullptr},
    {QLatin1StringView("FLAGGED"), TemplateStanding::Usable, QT_TRANSLATE_NOOP("TemplateStanding", "Flagged"),
        QT_TRANSLATE_NOOP("TemplateStanding",
            "Flagged: users block or report it. It can be sent, and will be paused or disabled if that goes "
            "on.")},
    {QLatin1StringView("PENDING"), TemplateStanding::Pending,
        QT_TRANSLATE_NOOP("TemplateStanding", "Pending"),
        QT_TRANSLATE_NOOP("TemplateStanding",
            "Pending: WhatsApp has not decided yet. Sync again later; until then it cannot be sent.")},
    {QLatin1StringView("IN_APPEAL"), TemplateStanding::Pending,
        QT_TRANSLATE_NOOP("TemplateStanding", "In appeal"),
        QT_TRANSLATE_NOOP("TemplateStanding",
            "In appeal: the decision of WhatsApp is being looked at again. Until then it cannot be sent.")},
    {QLatin1StringView("PAUSED"), TemplateStanding::Paused, QT_TRANSLATE_NOOP("TemplateStanding", "Paused"),
        QT_TRANSLATE_NOOP("TemplateStanding",
            "Paused: users blocked or reported it. WhatsApp ends the pause by itself; look at whom it goes "
            "to, and sync again later.")},
    {QLatin1StringView("FIRST_PAUSED"), TemplateStanding::Paused,
        QT_TRANSLATE_NOOP("TemplateStanding", "Paused"),
        QT_TRANSLATE_NOOP("TemplateStanding",
            "Paused for the first time: users blocked or reported it. WhatsApp ends the pause by itself; "
            "look at whom it goes to, and sync again later.")},
    {QLatin1StringView("SECOND_PAUSED"), TemplateStanding::Paused,
        QT_TRANSLATE_NOOP("TemplateStanding", "Paused again"),
        QT_TRANSLATE_NOOP("TemplateStanding",
            "Paused for the second time: users blocked or reported it. WhatsApp ends the pause by itself; "
            "after a third one it is disabled for good.")},
    {QLatin1StringView("REJECTED"), TemplateStanding::Refused,
        QT_TRANSLATE_NOOP("TemplateStanding", "Rejected"),
        QT_TRANSLATE_NOOP("TemplateStanding",
            "Rejected by WhatsApp: it cannot be sent. Change it in the partner's portal and submit it "
            "again.")},
    {QLatin1StringView("DISABLED"), TemplateStanding::Refused,
        QT_TRANSLATE_NOOP("TemplateStanding", "Disabled"),
        QT_TRANSLATE_NOOP(
            "TemplateStanding", "Disabled by WhatsApp: it cannot be sent any more. Register another one.")},
    {QLatin1StringView("PENDING_DELETION"), TemplateStanding::Gone,
        QT_TRANSLATE_NOOP("TemplateStanding", "Being deleted"),
        QT_TRANSLATE_NOOP("TemplateStanding", "Being deleted: do not send it any more.")},
    {QLatin1StringView("DELETED"), TemplateStanding::Gone, QT_TRANSLATE_NOOP("TemplateStanding", "Deleted"),
        QT_TRANSLATE_NOOP("TemplateStanding", "Deleted: it cannot be sent any more.")},
};

QString tr(const char *text)
{
    return QCoreApplication::translate("TemplateStanding", text);
}

const StatusWord *wordOf(const TemplateRecord &record)
{
    const auto *found = std::find_if(std::begin(kWords), std::end(kWords),
        [&](const StatusWord &each) { return record.status.compare(each.word, Qt::CaseInsensitive) == 0; });
    return found == std::end(kWords) ? nullptr : found;
}

/// Infobip's list of language codes has 109 values and grows: only the form can be judged.
bool isLanguageCode(const QString &language)
{
    const auto isLetter = [](QChar c) { return c.isLetter() && c < u'\u0080'; };
    const QString first = language.section(u'_', 0, 0);
    return first.size() >= 2 && first.size() <= 3 && std::all_of(first.cbegin(), first.cend(), isLetter);
}

} // namespace

TemplateStanding standingOf(const TemplateRecord &record)
{
    if (record.vanished)
        return TemplateStanding::Gone;
    const StatusWord *word = wordOf(record);
    return word ? word->standing : TemplateStanding::Unknown;
}

QString templateStatusText(const TemplateRecord &record)
{
    if (record.vanished)
        return tr("No longer listed");
    if (const StatusWord *word = wordOf(record))
        return tr(word->text);
    return record.status.isEmpty() ? tr("Not known") : record.status;
}

QStringList templateConcerns(const TemplateRecord &record)
{
    QStringList concerns;
    if (record.vanished)
        concerns.append(tr("It was not in the partner's last list: deleted there, or moved to another "
                           "account. A message made with it will most likely be refused."));
    const StatusWord *word = wordOf(record);
    if (!record.vanished && word && word->concern)
        concerns.append(tr(word->concern));
    if (!word && !record.status.isEmpty())
        concerns.append(tr("The status \"%1\" is not known to this program. Whether it can be sent, the "
                           "partner decides.")
                            .arg(record.status));
    if (!word && record.status.isEmpty() && record.local)
        concerns.append(tr("Entered here: whether it is approved, only the partner's portal can tell."));
    if (!record.statusReason.isEmpty())
        concerns.append(tr("Reason: %1").arg(record.statusReason));
    if (!isLanguageCode(record.language))
        concerns.append(record.language.isEmpty()
                ? tr("It has no language.")
                : tr("The language \"%1\" is not in a form that is known.").arg(record.language));
    if (!isKnownTemplateHeader(record.headerKind))
        concerns.append(tr("Its header \"%1\" is not known to this program and cannot be filled in here.")
                            .arg(record.headerKind));
    for (const TemplateButton &button : record.buttons) {
        if (!isKnownTemplateButton(button.type))
            concerns.append(tr("Its button \"%1\" is of the type %2, which is not known to this program and "
                               "cannot be filled in here.")
                                .arg(button.text, button.type));
    }
    for (const QString &part : record.otherParts)
        concerns.append(tr("It has a part that is not shown here: %1. Send it as Raw if it has to be "
                           "filled in.")
                            .arg(part));
    return concerns;
}

bool templatesAreStale(const TemplateList &list, const QDateTime &now)
{
    return !list.syncedAt.isValid() || list.syncedAt.daysTo(now) > kTemplatesStaleAfterDays;
}

bool isKnownTemplateButton(const QString &type)
{
    static const QStringList kKnown{u"QUICK_REPLY"_s, u"URL"_s, u"PHONE_NUMBER"_s, u"COPY_CODE"_s, u"FLOW"_s,
        u"CATALOG"_s, u"MULTI_PRODUCT"_s, u"ORDER_DETAILS"_s, u"VOICE_CALL"_s, u"REQUEST_CONTACT_INFO"_s,
        u"OTP"_s, u"ONE_TAP"_s};
    return kKnown.contains(type);
}

QString templateButtonTypeText(const QString &type)
{
    if (type == "QUICK_REPLY"_L1)
        return tr("Quick reply");
    if (type == "URL"_L1)
        return tr("Link");
    if (type == "PHONE_NUMBER"_L1)
        return tr("Phone number");
    if (type == "COPY_CODE"_L1)
        return tr("Copy code");
    if (type == "FLOW"_L1)
        return tr("Flow");
    if (type == "CATALOG"_L1)
        return tr("Catalogue");
    return type;
}

bool isKnownTemplateHeader(const QString &kind)
{
    static const QStringList kKnown{
        QString(), u"TEXT"_s, u"IMAGE"_s, u"VIDEO"_s, u"GIF"_s, u"DOCUMENT"_s, u"LOCATION"_s};
    return kind.isEmpty() || kKnown.contains(kind);
}

} // namespace ChannelConsole
