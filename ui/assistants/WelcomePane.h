// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPushButton;

namespace ChannelConsole {

/// The first start: what the program is for, and the two ways in.
class WelcomePane final : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePane(QWidget *parent = nullptr);

    void setBusy(bool busy); ///< the sandbox is being made

signals:
    void addRequested();
    void sandboxRequested();

private:
    QPushButton *m_add;
    QPushButton *m_sandbox;
};

} // namespace ChannelConsole
