// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QObject>
#include <QUuid>

#include <optional>

namespace ChannelConsole {

class AssistantStore;

/// Where a channel stands, for the header that is visible on every page.
struct ChannelState
{
    bool enabled = false;
    bool sandbox = false;
    QString partnerName; ///< empty until one was chosen
    QString lastOutcome; ///< of the newest message, with its time; empty if there is none

    [[nodiscard]] QString enabledText() const; ///< "Enabled" or "Disabled"
    [[nodiscard]] QString inWords() const; ///< all of it, for screen readers and tooltips

    bool operator==(const ChannelState &) const = default;
};

/// Keeps the state of one assistant's channel up to date from the store and the message log.
class ChannelStateModel final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    ChannelStateModel(const AssistantStore *store, const MessageLog *log, QObject *parent = nullptr);

    void showAssistant(const QUuid &id);
    [[nodiscard]] const ChannelState &state() const { return m_state; }

signals:
    void changed();

private:
    void readStored();
    void askForLatest();
    void takeEntry(const LogEntry &entry);
    void set(const ChannelState &state);
    [[nodiscard]] QString outcomeText(const QString &configuredPartner) const;

    const AssistantStore *m_store;
    const MessageLog *m_log;
    QUuid m_assistantId;
    LogEntry m_newest; ///< the row that lastOutcome is about; its id is 0 if there is none
    quint64 m_question = 0; ///< the newest question wins
    ChannelState m_state;
};

} // namespace ChannelConsole
