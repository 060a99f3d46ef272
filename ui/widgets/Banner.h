// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"

#include <QFrame>

class QHBoxLayout;
class QPushButton;

namespace ChannelConsole {

class IconLabel;
class PlainLabel;

/// A message that stands where its cause is: icon, one sentence, a second one saying what to do, and buttons.
/// Tells its kind by shape and word, not by colour alone; announced to screen readers. Hidden until it has
/// something to say. Plain text only.
class Banner final : public QFrame
{
    Q_OBJECT
public:
    enum class Kind {
        Information,
        Success,
        Warning,
        Error,
        Sandbox,
    };

    explicit Banner(QWidget *parent = nullptr);

    void showMessage(Kind kind, const QString &text, const QString &detail = {});
    /// Text, "on whose side", remedy, and the partner's own code and text.
    void showProblem(const Problem &problem);
    /// A button in the banner, removed with the next message. The banner owns it.
    QPushButton *addButton(const QString &text);
    void clear(); ///< hides

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString detail() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void removeButtons();
    void announce();

    IconLabel *m_icon;
    PlainLabel *m_text;
    PlainLabel *m_detail;
    QWidget *m_buttonLine; ///< hidden without buttons: an empty layout would squeeze the words
    QHBoxLayout *m_buttons;
};

} // namespace ChannelConsole
