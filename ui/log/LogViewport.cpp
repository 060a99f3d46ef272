// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogViewport.h"

#include "ui/log/MessageLogModel.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

namespace ChannelConsole {

LogViewport::LogViewport(QTableView *table, MessageLogModel *model)
    : QObject(table)
    , m_table(table)
    , m_model(model)
{
    m_table->viewport()->installEventFilter(this);
    // The model as context: where it goes first, the table scrolls to its beginning, and nobody is to be
    // told.
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, model, [this] { tell(); });
    connect(model, &MessageLogModel::placed, this, &LogViewport::scrollTo);
    connect(model, &MessageLogModel::modelReset, this, &LogViewport::tell);
    connect(model, &MessageLogModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (first < m_table->rowAt(0) || (first == 0 && m_table->verticalScrollBar()->value() > 0))
            scrollBy(last - first + 1);
    });
    connect(model, &MessageLogModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        if (last < m_table->verticalScrollBar()->value() / rowHeight())
            scrollBy(first - last - 1);
    });
}

bool LogViewport::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        tell();
    return QObject::eventFilter(watched, event);
}

int LogViewport::rowHeight() const
{
    return std::max(1, m_table->verticalHeader()->defaultSectionSize());
}

void LogViewport::tell()
{
    if (!m_model)
        return;
    const int value = m_table->verticalScrollBar()->value();
    m_offset = value % rowHeight();
    // A row that is half out of sight is no place where new ones may come in above it.
    const int first = value == 0 ? 0 : std::max(1, value / rowHeight());
    m_model->lookAt(first, (value + m_table->viewport()->height()) / rowHeight());
}

void LogViewport::scrollBy(int rows)
{
    QScrollBar *bar = m_table->verticalScrollBar();
    const int value = std::max(0, bar->value() + rows * rowHeight());
    bar->setMaximum(std::max(bar->maximum(), value)); // the table measures itself later
    bar->setValue(value);
}

void LogViewport::scrollTo(int row)
{
    QScrollBar *bar = m_table->verticalScrollBar();
    const int value = row == 0 ? 0 : row * rowHeight() + m_offset;
    bar->setMaximum(std::max(bar->maximum(), value));
    bar->setValue(value);
}

} // namespace ChannelConsole
