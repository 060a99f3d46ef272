// SPDX-License-Identifier: Apache-2.0
#include "ui/log/table/LogTable.h"

#include "ui/log/MessageLogModel.h"
#include "ui/log/table/LogColumnLayout.h"
#include "ui/log/table/LogCopy.h"
#include "ui/widgets/Spacing.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace ChannelConsole {

LogTable::LogTable(MessageLogModel *model, Settings *settings, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(model);
    setUp();
    m_columns = new LogColumnLayout(this, settings);

    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        // With a modifier rows are gathered, to be copied.
        if (!(QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
            emit messageChosen(idAt(index), false);
    });
    connect(this, &QTableView::activated, this,
        [this](const QModelIndex &index) { emit messageChosen(idAt(index), true); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) { emit currentMessageChanged(idAt(current)); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogTable::loadAhead);
    connect(model, &MessageLogModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { stayAtWhatIsRead(first, last); });
    connect(horizontalHeader(), &QHeaderView::customContextMenuRequested, this, [this](const QPoint &place) {
        emit headerMenuRequested(horizontalHeader()->viewport()->mapToGlobal(place));
    });
}

/// The model may go before the table, which then scrolls to its beginning: nothing is to be loaded any more.
LogTable::~LogTable()
{
    verticalScrollBar()->disconnect(this);
}

void LogTable::setUp()
{
    setObjectName(QStringLiteral("messageLogTable"));
    setAccessibleName(tr("Messages"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setWordWrap(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + Spacing::kSmall);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
}

qint64 LogTable::idAt(const QModelIndex &index) const
{
    return index.isValid() ? index.data(LogIdRole).toLongLong() : 0;
}

bool LogTable::chooseMessage(qint64 id, bool scroll)
{
    const int row = id == 0 ? -1 : m_model->rowOf(id);
    if (row < 0)
        return false;
    const QModelIndex index = m_model->index(row, std::max(0, currentIndex().column()));
    if (scroll)
        scrollTo(index);
    if (currentIndex().row() != row || !selectionModel()->isRowSelected(row))
        selectionModel()->setCurrentIndex(
            index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    return true;
}

qint64 LogTable::currentMessage() const
{
    return idAt(currentIndex());
}

bool LogTable::isAtTop() const
{
    return verticalScrollBar()->value() == verticalScrollBar()->minimum();
}

void LogTable::copyRows(bool named)
{
    QList<int> rows;
    for (const QModelIndexList selected = selectionModel()->selectedRows();
         const QModelIndex &index : selected)
        rows.append(index.row());
    if (rows.isEmpty())
        return;
    std::sort(rows.begin(), rows.end());
    QList<int> shown;
    for (int position = 0; position < horizontalHeader()->count(); ++position) {
        const int column = horizontalHeader()->logicalIndex(position);
        if (!isColumnHidden(column))
            shown.append(column);
    }
    QGuiApplication::clipboard()->setText(copiedRows(*model(), rows, shown, named));
}

void LogTable::copyCell()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(copiedCell(currentIndex()));
}

void LogTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copyRows(false);
    else if (event->key() == Qt::Key_C && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier))
        copyRows(true);
    else if (event->key() == Qt::Key_C && event->modifiers() == (Qt::ControlModifier | Qt::AltModifier))
        copyCell();
    else
        QTableView::keyPressEvent(event);
}

void LogTable::contextMenuEvent(QContextMenuEvent *event)
{
    QModelIndex index = indexAt(event->pos());
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        index = currentIndex();
        const QRect cell = visualRect(index).intersected(viewport()->rect());
        place = viewport()->mapToGlobal(cell.isEmpty() ? QPoint(0, 0) : cell.bottomLeft());
    }
    emit menuRequested(index, place);
    event->accept();
}

void LogTable::loadAhead()
{
    // Two screens before the end the next page is asked for, so that scrolling at a usual pace does not meet
    // it.
    const QScrollBar *bar = verticalScrollBar();
    if (bar->maximum() - bar->value() < 2 * bar->pageStep())
        m_model->fetchMore({});
}

/// What is read stays where it is when newer messages come in above it.
void LogTable::stayAtWhatIsRead(int first, int last)
{
    QScrollBar *bar = verticalScrollBar();
    if (first != 0 || bar->value() == 0)
        return;
    const int value = bar->value() + (last - first + 1) * verticalHeader()->defaultSectionSize();
    bar->setMaximum(std::max(bar->maximum(), value));
    bar->setValue(value);
}

} // namespace ChannelConsole
