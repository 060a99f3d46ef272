// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/FormColumn.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kReadableColumns = 100; // average characters: label, field and what stands beside it
constexpr int kNarrowColumns = 62; // below this, labels stand above their fields

/// A line of icon and words, hidden until it has something to say.
QWidget *markedLine(const QString &iconName, const QString &kind, PlainLabel *words, QWidget *parent)
{
    auto *line = new QWidget(parent);
    auto *mark = new IconLabel(iconName, 16, line);
    mark->setAccessibleName(kind);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::kTight);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    line->hide();
    return line;
}

QString withoutMnemonic(const QString &label)
{
    QString text = label;
    return text.remove(u'&');
}

} // namespace

FormRow::FormRow(const QString &label, QWidget *field, const QString &help, FormColumn *column)
    : QWidget(column)
    , m_column(column)
    , m_field(field)
    , m_label(new QLabel(label, column))
    , m_fieldLine(new QHBoxLayout)
    , m_below(new QVBoxLayout)
    , m_fault(new PlainLabel(PlainLabel::Tone::Strong, {}, this))
    , m_note(new PlainLabel({}, this))
    , m_help(new PlainLabel(PlainLabel::Tone::Secondary, help, this))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(field);
    field->setAccessibleName(withoutMnemonic(label));
    m_faultLine = markedLine(u"warning"_s, tr("What is wrong"), m_fault, this);
    m_noteLine = markedLine(u"information"_s, tr("Note"), m_note, this);
    m_help->setVisible(!help.isEmpty());

    m_fieldLine->setSpacing(Spacing::kSmall);
    m_fieldLine->addWidget(field, 1);
    // Takes what a field of limited width leaves: without it the row, and with it the column, would be as
    // narrow.
    m_fieldLine->addStretch();

    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(Spacing::kTight);
    lines->addLayout(m_fieldLine);
    lines->addLayout(m_below);
    lines->addWidget(m_faultLine);
    lines->addWidget(m_noteLine);
    lines->addWidget(m_help);
    describe();
}

void FormRow::setFault(const QString &text)
{
    m_fault->setText(text);
    m_faultLine->setVisible(!text.isEmpty());
    describe();
}

QString FormRow::fault() const
{
    return m_fault->text();
}

void FormRow::setNote(const QString &text)
{
    m_note->setText(text);
    m_noteLine->setVisible(!text.isEmpty());
    describe();
}

void FormRow::setHelp(const QString &text)
{
    m_help->setText(text);
    m_help->setVisible(!text.isEmpty());
    describe();
}

void FormRow::setLabelText(const QString &text)
{
    m_label->setText(text);
    m_field->setAccessibleName(withoutMnemonic(text));
}

void FormRow::addBeside(QWidget *control)
{
    m_fieldLine->insertWidget(m_fieldLine->count() - 1, control, 0, Qt::AlignTop);
}

void FormRow::addBelow(QWidget *widget)
{
    m_below->addWidget(widget);
}

void FormRow::setRowVisible(bool visible)
{
    m_column->m_rows->setRowVisible(this, visible);
}

QSize FormRow::sizeHint() const
{
    const QSize hint = QWidget::sizeHint();
    return minimumHeight() > 0 ? QSize(hint.width(), minimumHeight()) : hint;
}

bool FormRow::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    // QFormLayout mixes rows whose height depends on their width with others by hints that are guesses where
    // words wrap, and squeezes those that need all they asked for. So each row works its height out itself.
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) {
        const int needed = qMax(0, layout()->totalHeightForWidth(width()));
        if (needed != minimumHeight()) {
            setMinimumHeight(needed);
            // The column may be in the middle of placing its rows, and the row its parts: neither takes notice
            // of what it is told then.
            const auto placeAgain = [this] {
                layout()->invalidate();
                m_column->layout()->invalidate();
                m_column->layout()->activate();
                layout()->activate();
            };
            QMetaObject::invokeMethod(this, placeAgain, Qt::QueuedConnection);
        }
    }
    return handled;
}

void FormRow::describe()
{
    QStringList parts{m_fault->text(), m_note->text(), m_help->text()};
    parts.removeAll(QString());
    m_field->setAccessibleDescription(parts.join(u' '));
}

FormColumn::FormColumn(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QFormLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(Spacing::kMedium);
    m_rows->setVerticalSpacing(Spacing::kMedium);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_rows->setFormAlignment(Qt::AlignTop | Qt::AlignLeading);
    applyWidths();
}

FormRow *FormColumn::addRow(const QString &label, QWidget *field, const QString &help)
{
    auto *row = new FormRow(label, field, help, this);
    m_rows->addRow(row->label(), row);
    reserveLabels();
    return row;
}

void FormColumn::addWide(QWidget *widget)
{
    m_rows->addRow(widget);
}

void FormColumn::addHeading(const QString &text)
{
    auto *heading = new PlainLabel(PlainLabel::Tone::Heading, text, this);
    heading->setContentsMargins(0, Spacing::kSmall, 0, 0);
    m_rows->addRow(heading);
}

void FormColumn::removeRow(FormRow *row)
{
    m_rows->removeRow(row);
    reserveLabels();
}

void FormColumn::reserveLabels()
{
    const int width = qMax(labelsWidth(), m_labelsWidth);
    for (const FormRow *each : findChildren<FormRow *>(Qt::FindDirectChildrenOnly))
        each->label()->setMinimumWidth(width);
}

int FormColumn::labelsWidth() const
{
    int widest = 0;
    for (const FormRow *each : findChildren<FormRow *>(Qt::FindDirectChildrenOnly))
        widest = qMax(widest, each->label()->sizeHint().width());
    return widest;
}

void FormColumn::setLabelsWidth(int atLeast)
{
    m_labelsWidth = atLeast;
    reserveLabels();
}

int FormColumn::readableWidth(const QWidget *of)
{
    return of->fontMetrics().averageCharWidth() * kReadableColumns;
}

void FormColumn::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    applyWrapping();
}

bool FormColumn::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        applyWrapping(); // a row may need more or less than before
    return QWidget::event(event);
}

void FormColumn::applyWrapping()
{
    const int beside = qMax(labelsWidth(), m_labelsWidth) + m_rows->horizontalSpacing() + narrowestFields();
    const bool narrow = width() < qMax(beside, fontMetrics().averageCharWidth() * kNarrowColumns);
    const auto policy = narrow ? QFormLayout::WrapAllRows : QFormLayout::DontWrapRows;
    if (policy != m_rows->rowWrapPolicy())
        m_rows->setRowWrapPolicy(policy);
}

int FormColumn::narrowestFields() const
{
    int widest = 0;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        for (const auto role : {QFormLayout::FieldRole, QFormLayout::SpanningRole}) {
            if (const QLayoutItem *item = m_rows->itemAt(row, role))
                widest = qMax(widest, item->minimumSize().width());
        }
    }
    return widest;
}

QSize FormColumn::minimumSizeHint() const
{
    // What the layout tells is the width of labels and fields as they stand now. Beside each other they would
    // keep the column from ever getting so narrow that the labels go above.
    return {qMax(qMax(labelsWidth(), m_labelsWidth), narrowestFields()), QWidget::minimumSizeHint().height()};
}

void FormColumn::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        applyWidths();
}

void FormColumn::applyWidths()
{
    setMaximumWidth(readableWidth(this));
    reserveLabels();
}

} // namespace ChannelConsole
