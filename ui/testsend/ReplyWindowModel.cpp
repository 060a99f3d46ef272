// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/ReplyWindowModel.h"

#include "core/Clock.h"
#include "core/Continuation.h"
#include "ui/log/LogText.h"

#include <algorithm>

namespace ChannelConsole {

ReplyWindowModel::ReplyWindowModel(MessageLog *log, const Clock *clock, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_clock(clock)
{
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &ReplyWindowModel::judge);
    connect(log, &MessageLog::ingested, this, &ReplyWindowModel::noteInbound);
}

void ReplyWindowModel::show(
    const QUuid &assistantId, const QString &businessNumber, const QString &userNumber)
{
    if (assistantId == m_assistantId && businessNumber == m_businessNumber && userNumber == m_userNumber)
        return;
    m_assistantId = assistantId;
    m_businessNumber = businessNumber;
    m_userNumber = userNumber;
    m_lastInbound.reset();
    ++m_generation;
    judge();
    if (isComplete())
        read();
}

void ReplyWindowModel::read()
{
    // If the log cannot be read nothing is known here, and the log's own page says why.
    continued(m_log->lastInbound(m_assistantId, m_businessNumber, m_userNumber), this,
        [this, generation = ++m_generation](const Result<std::optional<QDateTime>> &last) {
            if (generation != m_generation)
                return;
            m_lastInbound = last.ok() ? last.value() : std::nullopt;
            judge();
        });
}

void ReplyWindowModel::judge()
{
    const QDateTime now = m_clock->now();
    m_window = replyWindow(m_lastInbound, now);
    m_end.stop();
    if (m_window.kind == ReplyWindow::Kind::Open)
        m_end.start(std::chrono::milliseconds(now.msecsTo(m_window.end) + 1));
    emit changed();
}

void ReplyWindowModel::noteInbound(const QList<LogEntry> &added)
{
    const bool concerns = std::any_of(added.cbegin(), added.cend(), [this](const LogEntry &entry) {
        return entry.assistantId == m_assistantId && entry.userNumber == m_userNumber
            && entry.businessNumber == m_businessNumber;
    });
    if (concerns && isComplete())
        read();
}

QString ReplyWindowModel::text() const
{
    if (!isComplete())
        return {};
    switch (m_window.kind) {
    case ReplyWindow::Kind::Open:
        return tr("The 24-hour window is open until %1: free-form messages reach this user.")
            .arg(logTimeText(m_window.end));
    case ReplyWindow::Kind::Closed:
        return tr(
            "The 24-hour window closed at %1, as far as this log knows: only a template reaches this user.")
            .arg(logTimeText(m_window.end));
    case ReplyWindow::Kind::Unknown:
        return tr("Whether the 24-hour window is open is not known: no message of this user is in the log. "
                  "Without one within "
                  "24 hours only a template reaches the user.");
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole
