// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QList>
#include <QLocale>
#include <QString>
#include <QStringList>

namespace ChannelConsole {

/// One step on the way from nothing to a working channel.
struct GuideStep
{
    /// Where the step is done.
    enum class Where {
        Partner, ///< in the messaging partner's portal, or with its support
        Platform,
        Console, ///< in this program
    };
    Where where = Where::Console;
    QString title;
    QString text;
    QString copy; ///< FieldSpec::id of the value that is carried over in this step; empty if there is none

    bool operator==(const GuideStep &) const = default;
};

/// The instructions for one messaging partner. Plain text throughout.
struct Guide
{
    QStringList before; ///< what has to be at hand
    QList<GuideStep> steps;
    QStringList notes;
};

/// From the program's resources, `:/guides/<partner>.json`; in the locale's language where there is a
/// `<partner>_<language>.json`, in English otherwise. Fails for a partner without a guide and for a damaged
/// one.
[[nodiscard]] Result<Guide> loadGuide(const QString &partnerId, const QLocale &locale);

/// Reads a guide's text; loadGuide() without the resources.
[[nodiscard]] Result<Guide> parseGuide(const QByteArray &text, const QString &partnerId);

} // namespace ChannelConsole
