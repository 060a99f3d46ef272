// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace ChannelConsole {

class LineNumbers;

/// A text in the system's fixed font with line numbers, JavaScript's colours, and a mark at the line where
/// something is wrong.
class CodeEditor final : public QPlainTextEdit
{
    Q_OBJECT
public:
    /// `name`: what it is; the accessible name.
    CodeEditor(const QString &name, const QString &objectName, QWidget *parent = nullptr);

    /// Marks a line, from 1, and a column in it, from 1 (0: the whole line). 0 unmarks. `text` is told to
    /// screen readers.
    void markFault(int line, int column, const QString &text);
    /// Brings the marked line into view and the cursor to it.
    void showFault();
    [[nodiscard]] int faultLine() const { return m_faultLine; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    friend class LineNumbers;
    [[nodiscard]] int numbersWidth() const;
    void paintNumbers(QPaintEvent *event);
    void makeRoom();
    void applyMarks();
    [[nodiscard]] QColor faultTint() const;

    LineNumbers *m_numbers;
    int m_faultLine = 0;
    int m_faultColumn = 0;
};

} // namespace ChannelConsole
