// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TemplateContent.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace ChannelConsole {

/// One of a template's buttons, as it was registered.
struct TemplateButton
{
    QString type; ///< "QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE", …: Infobip's words, upper case;
                  ///< others as they came
    QString text;
    QString url; ///< with its placeholder, if it is dynamic
    QString phoneNumber;
    QString example;

    bool operator==(const TemplateButton &) const = default;
};

/// A template as the partner describes it, or as it was entered by hand where the partner lists none. Words
/// of the partner (status, category, language, kinds) are open: an unknown one is shown as it came.
struct TemplateRecord
{
    QString partnerTemplateId; ///< may be empty
    QString name;
    QString language; ///< "en_GB"
    QString category; ///< "MARKETING", "UTILITY", "AUTHENTICATION", …
    QString status; ///< "APPROVED", "ENABLED", "PAUSED", "REJECTED", …
    QString statusReason; ///< why it is so, in the partner's words; may be empty
    QString quality; ///< may be empty
    QString
        headerKind; ///< "TEXT", "IMAGE", "VIDEO", "GIF", "DOCUMENT", "LOCATION", …; empty without a header
    QString headerText; ///< with its placeholder
    QString headerExample; ///< text or URL
    QString body; ///< with its placeholders
    QStringList bodyExamples;
    QString footer;
    QList<TemplateButton> buttons;
    QStringList otherParts; ///< parts of it that are not modelled, by the partner's names: "carousel"
    bool local = false; ///< entered or imported here: nobody but the user knows whether it exists
    bool vanished = false; ///< was in the partner's list once and is not in the last one
    QByteArray original; ///< the partner's JSON, kept for what is not modelled

    bool operator==(const TemplateRecord &) const = default;
};

} // namespace ChannelConsole
