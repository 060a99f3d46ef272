// SPDX-License-Identifier: Apache-2.0
#include "ui/log/table/LogTable.h"

#include "ui/log/HighlightDelegate.h"
#include "ui/log/LogViewport.h"
#include "ui/log/MessageLogModel.h"
#include "ui/log/NewMessagesBar.h"
#include "ui/log/table/LogColumnLayout.h"
#include "ui/log/table/LogCopy.h"
#include "ui/widgets/Spacing.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace ChannelConsole {

namespace {

constexpr qsizetype kMostCopied = 10'000; // rows; more than is loaded, and than anybody pastes

} // namespace

LogTable::LogTable(MessageLogModel *model, Settings *settings, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_delegate(new HighlightDelegate(this))
{
    setModel(model);
    setUp();
    m_columns = new LogColumnLayout(this, settings);
    new LogViewport(this, model);
    new NewMessagesBar(this, model);
    setItemDelegate(m_delegate);

    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        // With a modifier rows are gathered, to be copied.
        if (!(m_modifiers & (Qt::ControlModifier | Qt::ShiftModifier)))
            choose(index, false);
    });
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) { choose(index, true); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) { tellCurrent(current); });
    connect(model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &first, const QModelIndex &last) {
            const int row = currentIndex().row();
            if (!m_isAwaited || row < first.row() || row > last.row())
                return;
            const bool open = m_isToBeOpened;
            tellCurrent(currentIndex());
            if (open)
                choose(currentIndex(), true);
        });
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this,
        [this](int section) { sortBy(static_cast<LogColumn>(section)); });
    connect(horizontalHeader(), &QHeaderView::customContextMenuRequested, this, [this](const QPoint &place) {
        emit headerMenuRequested(horizontalHeader()->viewport()->mapToGlobal(place));
    });
}

/// While the header is there: the widths that were changed last are kept now.
LogTable::~LogTable()
{
    delete m_columns;
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
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setSortIndicator(static_cast<int>(LogColumn::Time), Qt::DescendingOrder);
}

void LogTable::markSearch(const QString &typed)
{
    m_delegate->setSearch(typed);
}

qint64 LogTable::idAt(const QModelIndex &index) const
{
    return index.isValid() ? index.data(LogIdRole).toLongLong() : 0;
}

void LogTable::choose(const QModelIndex &index, bool byKeyboard)
{
    if (const qint64 id = idAt(index); id != 0)
        emit messageChosen(id, byKeyboard);
    else if (index == currentIndex())
        m_isAwaited = m_isToBeOpened = true;
}

void LogTable::tellCurrent(const QModelIndex &current)
{
    const qint64 id = idAt(current);
    m_isAwaited = current.isValid() && id == 0;
    m_isToBeOpened = false;
    if (id != 0)
        emit currentMessageChanged(id);
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

qint64 LogTable::selectedRowCount() const
{
    qint64 rows = 0;
    // By ranges: a million rows can be chosen at once.
    for (const QItemSelection selected = selectionModel()->selection();
         const QItemSelectionRange &range : selected) {
        if (range.left() == 0)
            rows += range.height();
    }
    return rows;
}

void LogTable::copyRows(bool named)
{
    const qint64 chosen = selectedRowCount();
    QList<int> rows;
    for (const QItemSelection selected = selectionModel()->selection();
         const QItemSelectionRange &range : selected) {
        for (int row = range.top(); range.left() == 0 && row <= range.bottom() && rows.size() < kMostCopied;
             ++row) {
            if (m_model->entry(row))
                rows.append(row);
        }
    }
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
    emit copied(rows.size(), chosen - rows.size());
}

void LogTable::copyCell()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(copiedCell(currentIndex()));
}

void LogTable::mousePressEvent(QMouseEvent *event)
{
    m_modifiers = event->modifiers();
    QTableView::mousePressEvent(event);
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

void LogTable::sortBy(LogColumn column)
{
    const std::optional<LogSort> by = sortOf(column);
    if (!by) { // the header has moved its arrow there already
        const bool byTime = m_model->order().by == LogSort::Time;
        horizontalHeader()->setSortIndicator(
            static_cast<int>(byTime ? LogColumn::Time : LogColumn::Status), m_model->order().direction);
        return;
    }
    // Newest first, but by status in the order of the alphabet at first.
    const LogOrder now = m_model->order();
    const auto usual = *by == LogSort::Time ? Qt::DescendingOrder : Qt::AscendingOrder;
    const auto other = now.direction == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    const auto direction = now.by == *by ? other : usual;
    m_model->sort(static_cast<int>(column), direction);
    horizontalHeader()->setSortIndicator(static_cast<int>(column), direction);
}

} // namespace ChannelConsole
