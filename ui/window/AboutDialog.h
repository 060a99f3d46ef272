// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace ChannelConsole {

/// What the program is, its version, and under which licences it and the libraries it stands on are given.
/// Not modal.
class AboutDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace ChannelConsole
