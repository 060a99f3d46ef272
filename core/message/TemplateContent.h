// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// What a template's header is filled with.
struct TemplateHeaderValue
{
    enum class Kind {
        None, ///< there is no header, or it has nothing to fill in
        Text, ///< the header's one placeholder
        Image,
        Video,
        Gif,
        Document,
        Location,
    };
    Kind kind = Kind::None;
    QString text;
    QString url; ///< of the file
    QString fileName; ///< for Document
    std::optional<double> latitude; ///< degrees, -90 to 90
    std::optional<double> longitude; ///< degrees, -180 to 180

    bool operator==(const TemplateHeaderValue &) const = default;
};

/// What one of a template's buttons is filled with. Buttons that take nothing are not listed.
struct TemplateButtonValue
{
    int index = 0; ///< place among all of the template's buttons, from 0
    QString type; ///< "QUICK_REPLY", "URL", "COPY_CODE", …: Infobip's words (infobip.md §2.3), upper case;
                  ///< others as they came
    QString value; ///< payload, URL suffix or code

    bool operator==(const TemplateButtonValue &) const = default;
};

/// A message by a template that WhatsApp approved. A partner names one by its name and language, or by an id
/// of its own, or recognises it by its text: whatever it needs is here.
struct TemplateContent
{
    QString name;
    QString language; ///< the exact code it was registered with, e.g. "en_GB"
    QString partnerTemplateId; ///< the partner's own id of it; empty if it has none
    QString category; ///< as the partner wrote it; "AUTHENTICATION" asks for the code in body and button; may
                      ///< be empty
    QString registeredBody; ///< with its placeholders, `{{1}}` or `{{name}}`; empty if not known
    QString registeredFooter;
    QStringList bodyValues; ///< in the order of the placeholders
    TemplateHeaderValue header;
    QList<TemplateButtonValue> buttons; ///< by index
    QString registeredHeader; ///< a text header with its placeholder; empty if not known or of another kind
    bool hasButtons = false; ///< whether any button was registered, also one that takes no value

    bool operator==(const TemplateContent &) const = default;
};

/// The placeholders of a registered text in the order of their first appearance: "1", "2" or names
/// (gupshup.md §4).
[[nodiscard]] QStringList templatePlaceholders(const QString &registered);
/// The text with the values in place of the placeholders; those that have none stay as they are.
[[nodiscard]] QString filledTemplate(const QString &registered, const QStringList &values);

} // namespace ChannelConsole
