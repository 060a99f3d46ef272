// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSyntaxHighlighter>

class QPlainTextEdit;

namespace ChannelConsole {

/// Colours JavaScript, and with it JSON: keywords, strings, numbers, comments. Its colours are derived from
/// the editor's palette and follow it; they only help the eye, nothing is told by them alone.
class JavaScriptHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit JavaScriptHighlighter(QPlainTextEdit *editor);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void highlightBlock(const QString &text) override;

private:
    void takeColours();
    /// From `from`, where its mark stands or the line continues it; what is in it begins at `start`. Returns
    /// where it ends.
    [[nodiscard]] qsizetype colourString(const QString &text, qsizetype from, qsizetype start, QChar mark);

    QPlainTextEdit *m_editor;
    QTextCharFormat m_keyword;
    QTextCharFormat m_string;
    QTextCharFormat m_number;
    QTextCharFormat m_comment;
};

} // namespace ChannelConsole
