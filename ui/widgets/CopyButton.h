// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolButton>

#include <functional>

namespace ChannelConsole {

/// "Copy <what>": puts a text on the clipboard and says so for a moment. Not for secrets (widgets/SecretClipboard.h).
class CopyButton final : public QToolButton
{
    Q_OBJECT
public:
    CopyButton(const QString &what, std::function<QString()> text, QWidget *parent = nullptr);

signals:
    void copied();
};

} // namespace ChannelConsole
