// SPDX-License-Identifier: Apache-2.0
#include "ui/window/DesktopNotice.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QTimer>
#include <QWidget>

#include <chrono>

namespace ChannelConsole {

namespace {

constexpr std::chrono::seconds kShown{8};

} // namespace

DesktopNotice::DesktopNotice(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void DesktopNotice::show(const QString &title, const QString &text)
{
    QApplication::alert(m_window);
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(m_window->windowIcon(), this);
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, &DesktopNotice::clicked);
        connect(m_tray, &QSystemTrayIcon::activated, this, &DesktopNotice::clicked);
    }
    m_tray->show();
    m_tray->showMessage(title, text, m_window->windowIcon(), int(std::chrono::milliseconds(kShown).count()));
    QTimer::singleShot(kShown, m_tray, &QSystemTrayIcon::hide);
}

} // namespace ChannelConsole
