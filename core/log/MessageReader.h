// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QVariant>

class QSqlQuery;

namespace ChannelConsole {

class StoreConnection;

/// Words that repeat from row to row (a status, a type, the channel's own numbers): each is converted once,
/// and the rows share it. Keeps few: of what does not repeat it would only look through what it has in vain.
class RepeatedWords final
{
public:
    [[nodiscard]] QString of(const QByteArray &utf8);

private:
    struct Word
    {
        QByteArray utf8;
        QString text;
    };
    QList<Word> m_words;
};

/// Reads rows of `message`, those of one select.
///
/// A page is read within the time of a frame many times over, and most of that time went into handing texts
/// on: SQLite makes UTF-16 of a text one character at a time, and Qt Sql wraps the copy. So the texts are
/// asked for as the bytes they are stored in (UTF-8), and Qt converts them, many characters at once.
class MessageReader final
{
public:
    /// What read() expects, in its order: "SELECT " + kColumns + " FROM message …".
    static const QString kColumns;

    [[nodiscard]] LogEntry read(const QSqlQuery &row);

private:
    RepeatedWords m_partners;
    RepeatedWords m_businessNumbers;
    RepeatedWords m_types;
    RepeatedWords m_statuses;
    QByteArray m_assistant; ///< of the row before, as stored
    QUuid m_assistantId; ///< the same
};

/// The messages of "SELECT … FROM " + `source`, which may go on with WHERE and the like.
[[nodiscard]] Result<QList<LogEntry>> readMessages(
    StoreConnection &connection, const QString &source, const QVariantList &bound);
/// Those of a selection: `limit` of them, after `skip`.
[[nodiscard]] Result<QList<LogEntry>> selectedRows(
    StoreConnection &connection, MessageSelection selection, qint64 limit, qint64 skip = 0);

} // namespace ChannelConsole
