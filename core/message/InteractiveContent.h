// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace ChannelConsole {

/// What stands above the body of an interactive message.
struct InteractiveHeader
{
    enum class Kind {
        None,
        Text,
        Image,
        Video,
        Document,
    };
    Kind kind = Kind::None;
    QString text; ///< for Text
    QString url; ///< of the file, for the others; as typed
    QString fileName; ///< for Document; may be empty

    bool operator==(const InteractiveHeader &) const = default;
};

struct ReplyButton
{
    QString id; ///< comes back when the user taps it; never shown
    QString title;

    bool operator==(const ReplyButton &) const = default;
};

/// Up to three buttons, each of which sends an answer back.
struct ButtonsContent
{
    InteractiveHeader header;
    QString body;
    QString footer;
    QList<ReplyButton> buttons;

    bool operator==(const ButtonsContent &) const = default;
};

struct ListRow
{
    QString id; ///< comes back when the user chooses it; unique over all sections
    QString title;
    QString description;

    bool operator==(const ListRow &) const = default;
};

struct ListSection
{
    QString title; ///< may be empty where there is only one section
    QList<ListRow> rows;

    bool operator==(const ListSection &) const = default;
};

/// A button that opens a list to choose from.
struct ListContent
{
    InteractiveHeader header; ///< None or Text
    QString body;
    QString footer;
    QString buttonTitle;
    QList<ListSection> sections;

    bool operator==(const ListContent &) const = default;
};

/// One button that opens a web page.
struct UrlButtonContent
{
    InteractiveHeader header;
    QString body;
    QString footer;
    QString displayText;
    QString url;

    bool operator==(const UrlButtonContent &) const = default;
};

} // namespace ChannelConsole
