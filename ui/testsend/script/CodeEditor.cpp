// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/script/CodeEditor.h"

#include "ui/testsend/script/JavaScriptHighlighter.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QFontDatabase>
#include <QPaintEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QStyle>
#include <QTextBlock>

namespace ChannelConsole {

/// The strip of numbers beside the text.
class LineNumbers final : public QWidget
{
public:
    explicit LineNumbers(CodeEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    {
    }

    [[nodiscard]] QSize sizeHint() const override { return {m_editor->numbersWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintNumbers(event); }

private:
    CodeEditor *m_editor;
};

namespace {

constexpr int kLeastDigits = 2;
constexpr int kTabSpaces = 2;
constexpr int kMark = 12; ///< side of the mark beside a wrong line, in device-independent pixels
constexpr float kTint = 0.16F; ///< of a wrong line
constexpr float kWarmHue = 0.03F;

QColor mixed(const QColor &one, const QColor &other, float share)
{
    return QColor::fromRgbF(one.redF() * (1 - share) + other.redF() * share,
        one.greenF() * (1 - share) + other.greenF() * share,
        one.blueF() * (1 - share) + other.blueF() * share);
}

} // namespace

CodeEditor::CodeEditor(const QString &name, const QString &objectName, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_numbers(new LineNumbers(this))
{
    setObjectName(objectName);
    setAccessibleName(name);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    // The keyboard gets out again; two spaces are as quickly typed.
    setTabChangesFocus(true);
    setTabStopDistance(kTabSpaces * fontMetrics().horizontalAdvance(u' '));
    new JavaScriptHighlighter(this);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEditor::makeRoom);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int scrolled) {
        if (scrolled != 0)
            m_numbers->scroll(0, scrolled);
        else
            m_numbers->update(0, area.y(), m_numbers->width(), area.height());
    });
    makeRoom();
}

void CodeEditor::markFault(int line, int column, const QString &text)
{
    m_faultLine = line;
    m_faultColumn = column;
    setAccessibleDescription(text);
    applyMarks();
    m_numbers->update();
}

void CodeEditor::showFault()
{
    const QTextBlock block = document()->findBlockByNumber(m_faultLine - 1);
    if (m_faultLine <= 0 || !block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.movePosition(
        QTextCursor::Right, QTextCursor::MoveAnchor, qBound(0, m_faultColumn - 1, block.length() - 1));
    setTextCursor(cursor);
    ensureCursorVisible();
}

QColor CodeEditor::faultTint() const
{
    const QColor base = palette().color(QPalette::Base);
    const QColor link = palette().color(QPalette::Link);
    return mixed(base, QColor::fromHslF(kWarmHue, 0.9F, qBound(0.4F, link.lightnessF(), 0.6F)), kTint);
}

void CodeEditor::applyMarks()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QTextBlock block = document()->findBlockByNumber(m_faultLine - 1);
    if (m_faultLine > 0 && block.isValid()) {
        QTextEdit::ExtraSelection line;
        line.cursor = QTextCursor(block);
        line.format.setBackground(faultTint());
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks += line;
        if (m_faultColumn > 0) {
            QTextEdit::ExtraSelection place;
            place.cursor = QTextCursor(block);
            const int last = qMax(0, block.length() - 2);
            place.cursor.setPosition(block.position() + qMin(m_faultColumn - 1, last));
            place.cursor.setPosition(
                block.position() + qMin(m_faultColumn, last + 1), QTextCursor::KeepAnchor);
            place.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            place.format.setUnderlineColor(palette().color(QPalette::Text));
            marks += place;
        }
    }
    setExtraSelections(marks);
}

int CodeEditor::numbersWidth() const
{
    int digits = kLeastDigits;
    for (int lines = blockCount(); lines >= 100; lines /= 10)
        ++digits;
    return Spacing::kTight + kMark + Spacing::kTight + digits * fontMetrics().horizontalAdvance(u'9')
        + Spacing::kSmall;
}

void CodeEditor::makeRoom()
{
    const int width = numbersWidth();
    if (isRightToLeft())
        setViewportMargins(0, 0, width, 0);
    else
        setViewportMargins(width, 0, 0, 0);
    const QRect inside = contentsRect();
    const QRect strip(inside.left(), inside.top(), width, inside.height());
    m_numbers->setGeometry(QStyle::visualRect(layoutDirection(), inside, strip));
}

void CodeEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    makeRoom();
}

void CodeEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        makeRoom();
        applyMarks();
    }
}

void CodeEditor::paintNumbers(QPaintEvent *event)
{
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), palette().color(QPalette::AlternateBase));
    painter.setFont(font());
    const QColor quiet
        = secondaryColour(palette().color(QPalette::Text), palette().color(QPalette::AlternateBase));
    const int lineHeight = fontMetrics().height();
    const int right = m_numbers->width() - Spacing::kSmall;
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const bool wrong = block.blockNumber() + 1 == m_faultLine;
        painter.setPen(wrong ? palette().color(QPalette::Text) : quiet);
        painter.drawText(
            QRectF(0, top, right, lineHeight), Qt::AlignRight, QString::number(block.blockNumber() + 1));
        if (wrong)
            icon(QStringLiteral("error"))
                .paint(&painter, Spacing::kTight, int(top) + (lineHeight - kMark) / 2, kMark, kMark);
        top += blockBoundingRect(block).height();
        block = block.next();
    }
}

} // namespace ChannelConsole
