// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QToolButton;

namespace ChannelConsole {

/// A part of a long page that is folded away until it is asked for: a button with a chevron, and under it
/// what it opens.
class Fold final : public QWidget
{
    Q_OBJECT
public:
    /// `name`: object name of the button, without its ending ".fold".
    Fold(const QString &title, const QString &name, QWidget *parent = nullptr);

    /// What it opens; taken over. Made after the fold, so that Tab comes to it after the button.
    void setBody(QWidget *body);

    [[nodiscard]] bool isOpen() const;
    void setOpen(bool open);

private:
    void apply(bool open);

    QToolButton *m_button;
    QWidget *m_body = nullptr;
};

} // namespace ChannelConsole
