// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace ChannelConsole {

/// 75 % of the text colour over the background: quieter, yet dark enough to be read easily (the palette's
/// placeholder colour is not).
[[nodiscard]] QColor secondaryColour(const QColor &text, const QColor &background);

/// A label for text that may come from outside: always plain text (QLabel's default guesses rich text and
/// would load <img src=file:…>), wrapped, selectable with the mouse and, once clicked, with the keyboard. It
/// is no stop of the Tab key: a page of explanations would otherwise bury its controls.
class PlainLabel final : public QLabel
{
    Q_OBJECT
public:
    /// Titles are larger and strong text bold, both from the font the user chose; secondary text is the text
    /// colour let through towards the background, yet dark enough to be read easily (the palette's
    /// placeholder colour is not).
    enum class Tone {
        Normal,
        Secondary,
        Strong,
        Heading, ///< of a section
        Title, ///< of a page
    };

    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr);
    PlainLabel(Tone tone, const QString &text = {}, QWidget *parent = nullptr);

    void setTone(Tone tone);
    /// One line, cut with an ellipsis where there is no room, and then whole in the tooltip: it never claims
    /// width.
    void setElided();
    [[nodiscard]] Tone tone() const { return m_tone; }

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTone();
    [[nodiscard]] bool isCut() const;

    Tone m_tone = Tone::Normal;
    bool m_applying = false;
    bool m_elided = false;
};

} // namespace ChannelConsole
