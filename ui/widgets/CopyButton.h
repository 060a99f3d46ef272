// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

#include <functional>

class QTimer;

namespace ChannelConsole {

/// "Copy <what>": puts a text on the clipboard and says so for a moment. Looks like the other buttons beside a field.
/// Not for secrets (widgets/SecretClipboard.h).
class CopyButton final : public QPushButton
{
    Q_OBJECT
public:
    CopyButton(const QString &what, std::function<QString()> text, QWidget *parent = nullptr);

    /// Shows the whole of "Copy <what>", for where no field beside it says what.
    void spellOut();

signals:
    void copied();

protected:
    void changeEvent(QEvent *event) override;

private:
    void copy();
    void showReady();
    void makeRoom();

    std::function<QString()> m_value;
    QString m_label;
    QTimer *m_back;
};

} // namespace ChannelConsole
