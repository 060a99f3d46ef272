// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <optional>

class QWidget;

namespace ChannelConsole {

/// For measuring start-up from outside: when the window painted first, and how much memory the process holds once it has settled.
/// Used by the program (hidden option --report-start) and by the empty window it is compared with.
class StartReport final : public QObject
{
    Q_OBJECT
public:
    /// Watches `window`, which must outlive the report.
    explicit StartReport(QWidget *window);

    /// Prints one line of JSON: {"firstPaintMs": …, "pssKiB": …}. Milliseconds since the moment (steady clock, nanoseconds) in the
    /// environment variable CHANNEL_CONSOLE_STARTED; memory where the system tells it (Linux), else 0.
    void print() const;

signals:
    void painted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::optional<qint64> m_firstPaintNs;
};

} // namespace ChannelConsole
