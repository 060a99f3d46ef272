// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolButton>

#include <functional>

class QTimer;

namespace ChannelConsole {

/// "Copy <what>": puts a text on the clipboard and says so for a moment. Not for secrets
/// (widgets/SecretClipboard.h).
class CopyButton final : public QToolButton
{
    Q_OBJECT
public:
    CopyButton(const QString &what, std::function<QString()> text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override; ///< wide enough for both of its texts

signals:
    void copied();

private:
    void copy();
    void showReady();

    std::function<QString()> m_value;
    QTimer *m_back;
};

} // namespace ChannelConsole
