// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"

#include <QObject>
#include <QTimer>
#include <QUuid>

#include <functional>

class QWidget;

namespace ChannelConsole {

struct LogEntry;

/// Says that a user wrote while the window is not in front, where the assistant's endpoint is set to do so.
/// What arrives together is told in one notice: a flood of messages is not one of notices.
class InboundNotifier final : public QObject
{
    Q_OBJECT
public:
    /// What shows a notice: title and text, plain.
    using Show = std::function<void(const QString &title, const QString &text)>;

    /// `window` must outlive it.
    InboundNotifier(const Services &services, QWidget *window, Show show, QObject *parent = nullptr);

    /// The assistant the last notice was about, for whoever follows it.
    [[nodiscard]] const QUuid &lastAssistant() const { return m_lastAssistant; }

private:
    void take(const LogEntry &entry);
    void tell();

    Services m_services;
    QWidget *m_window;
    Show m_show;
    QTimer m_soon;
    int m_count = 0;
    QString m_lastNumber;
    QUuid m_lastAssistant;
};

} // namespace ChannelConsole
