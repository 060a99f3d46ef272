// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"
#include "core/message/ScriptReading.h"

#include <QSet>

namespace ChannelConsole {

/// What an object that a script printed is, and what got lost or was guessed on the way.
struct ScriptShape
{
    MessageContent content;
    QList<ScriptNote> notes;
};

/// The shapes known from the guide (its *Document with Text* sample), from the platform's documents
/// (notifyV2: WhatsApp's own form) and from Infobip's templates (infobip.md §2.3), to which the guide points.
/// Any other object stays as it is, as a RawContent, with a note.
[[nodiscard]] ScriptShape shapeOf(const Json &object);
/// Whether a `type` is one of those whose shapes are known.
[[nodiscard]] bool isScriptType(const QString &type);

/// Reads one object member by member and knows in the end which of them nobody asked for.
class ShapeReader final
{
public:
    /// `path`: how to name the object in a note; empty for the outermost.
    ShapeReader(const Json &object, const QString &path, QList<ScriptNote> &notes);
    ~ShapeReader() = default;
    Q_DISABLE_COPY_MOVE(ShapeReader)

    /// A text, or a number or truth value as it is written; empty if it is not there.
    [[nodiscard]] QString text(const char *key);
    [[nodiscard]] QString firstText(
        std::initializer_list<const char *> keys); ///< the first that is not empty
    [[nodiscard]] std::optional<Json> object(const char *key);
    [[nodiscard]] QList<Json> list(const char *key); ///< of an array's elements
    [[nodiscard]] std::optional<double> number(const char *key); ///< also one written as a text
    [[nodiscard]] QString pathOf(const char *key) const;
    /// Notes the members that were not asked for.
    void finish();

private:
    const Json m_object;
    const QString m_path;
    QList<ScriptNote> &m_notes;
    QSet<QString> m_known;
};

/// The parts that have a file of their own. Empty if the object is not of a form that is known.
[[nodiscard]] std::optional<MessageContent> interactiveShape(
    const Json &interactive, QList<ScriptNote> &notes);
[[nodiscard]] std::optional<MessageContent> orderShape(const Json &interactive, QList<ScriptNote> &notes);
[[nodiscard]] std::optional<MessageContent> templateShape(const Json &object, QList<ScriptNote> &notes);
[[nodiscard]] std::optional<MessageContent> contactsShape(const QList<Json> &cards, QList<ScriptNote> &notes);

} // namespace ChannelConsole
