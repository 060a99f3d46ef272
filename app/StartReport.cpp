// SPDX-License-Identifier: Apache-2.0
#include "app/StartReport.h"

#include <QEvent>
#include <QFile>
#include <QMetaObject>
#include <QWidget>

#include <chrono>
#include <cstdio>

namespace ChannelConsole {

namespace {

qint64 nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

qint64 proportionalSetKiB()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

StartReport::StartReport(QWidget *window) : QObject(window)
{
    window->installEventFilter(this);
}

bool StartReport::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && !m_firstPaintNs) {
        m_firstPaintNs = 0;
        // Queued: by then the paint event and the flush to the screen that follows it are over.
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_firstPaintNs = nowNs();
                emit painted();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void StartReport::print() const
{
    const qint64 startedNs = qEnvironmentVariable("CHANNEL_CONSOLE_STARTED").toLongLong();
    const double milliseconds = static_cast<double>(m_firstPaintNs.value_or(startedNs) - startedNs) / 1e6;
    std::printf("{\"firstPaintMs\": %.2f, \"pssKiB\": %lld}\n", milliseconds,
        static_cast<long long>(proportionalSetKiB()));
    std::fflush(stdout);
}

} // namespace ChannelConsole
