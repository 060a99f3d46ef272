// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QToolButton;

namespace ChannelConsole {

/// A part of a long page that is folded away until it is asked for: a button with a chevron, and under it what
/// it opens.
class Fold final : public QWidget
{
    Q_OBJECT
public:
    /// `name`: object name of the button, without its ending ".fold". Takes the body over.
    Fold(const QString &title, const QString &name, QWidget *body, QWidget *parent = nullptr);

    [[nodiscard]] bool isOpen() const;
    void setOpen(bool open);

private:
    void apply(bool open);

    QToolButton *m_button;
    QWidget *m_body;
};

} // namespace ChannelConsole
