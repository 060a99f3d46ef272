// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/SimulatedPartner.h"

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QList>
#include <QSet>

namespace ChannelConsole {

class Json;

/// What Infobip's simulation remembers of this session, as `GET /whatsapp/2/logs` and
/// `GET /messages-api/1/reports` tell it (infobip.md §5): the sends, each with its report. With the first one
/// stand two that another program sent through the same account, one of them from another number. The log
/// comes a few rows at a time, so that there are pages; a report comes once. After a send to the recipient of
/// "FORBIDDEN" or "NOT_FOUND" (infobipFailureDigits()) both are refused so, until the next send to anybody
/// else.
class InfobipSessionLog final
{
public:
    static constexpr int kRowsPerPage = 4;

    [[nodiscard]] static bool answers(const ListenerRequest &request);
    /// For a caller that may have it.
    [[nodiscard]] ListenerReply answer(const ListenerRequest &request);

    void noteRecipient(const QString &to);
    /// `reply`: what the send got, if it names a message. `operation`: "text", "interactive/buttons", …
    void noteSend(const QString &operation, const Json &message, const ListenerReply &reply);

private:
    [[nodiscard]] ListenerReply log(const ListenerRequest &request) const;
    [[nodiscard]] ListenerReply reports(const ListenerRequest &request);
    void append(const nlohmann::json &row, const QDateTime &sentAt);

    struct Row
    {
        QString messageId;
        QDateTime sentAt;
        nlohmann::json json; ///< as the log gives it
    };
    QList<Row> m_rows; ///< oldest first
    QSet<QString> m_given; ///< ids of messages whose report was given
    QString m_refusal; ///< a code of infobipCodes(), or empty
};

} // namespace ChannelConsole
