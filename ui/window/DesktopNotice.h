// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QSystemTrayIcon;
class QWidget;

namespace ChannelConsole {

/// A notice of the desktop's own kind, or where there is none a call for attention at the window's place in
/// the task bar. The icon it needs stays only as long as the notice.
class DesktopNotice final : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotice(QWidget *window); ///< the window owns it

    void show(const QString &title, const QString &text);

signals:
    void clicked();

private:
    QWidget *m_window;
    QSystemTrayIcon *m_tray = nullptr;
};

} // namespace ChannelConsole
