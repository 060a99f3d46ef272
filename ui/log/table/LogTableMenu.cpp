// SPDX-License-Identifier: Apache-2.0
#include "ui/log/table/LogTableMenu.h"

#include "ui/log/table/LogColumnLayout.h"
#include "ui/log/table/LogTable.h"
#include "ui/widgets/Spacing.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// Those whose value many messages share.
bool canBeFilteredBy(LogColumn column)
{
    return column != LogColumn::Time && column != LogColumn::Assistant && column != LogColumn::Text;
}

QMenu *newMenu(const QString &objectName, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(objectName);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

/// A text is none of a menu's: its & is an &.
QString menuText(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

LogTableMenu::LogTableMenu(MessageLogModel *model, LogTable *table)
    : QObject(table)
    , m_model(model)
    , m_table(table)
{
    connect(table, &LogTable::menuRequested, this, &LogTableMenu::showMenu);
    connect(table, &LogTable::headerMenuRequested, this, &LogTableMenu::showHeaderMenu);
}

void LogTableMenu::offerColumns(QMenu *menu)
{
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillColumns(menu);
    });
}

void LogTableMenu::showMenu(const QModelIndex &index, const QPoint &place)
{
    QMenu *menu = newMenu(u"logMenu"_s, m_table);
    if (index.isValid())
        fillRow(menu, index);
    QMenu *columns = menu->addMenu(tr("Columns"));
    columns->setObjectName(u"logColumnsMenu"_s);
    fillColumns(columns);
    menu->popup(place);
}

void LogTableMenu::showHeaderMenu(const QPoint &place)
{
    QMenu *menu = newMenu(u"logColumnsMenu"_s, m_table);
    fillColumns(menu);
    menu->popup(place);
}

void LogTableMenu::fillRow(QMenu *menu, const QModelIndex &index)
{
    const LogEntry *loaded = m_model->entry(index.row());
    if (!loaded)
        return;
    const LogEntry entry = *loaded;
    const auto copy = [this, menu](const QString &text, const QString &what) {
        QAction *action
            = menu->addAction(text, m_table, [what] { QGuiApplication::clipboard()->setText(what); });
        action->setEnabled(!what.isEmpty());
    };
    menu->addAction(tr("Copy cell"), m_table, &LogTable::copyCell)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C));
    const bool several = m_table->selectedRowCount() > 1;
    menu->addAction(several ? tr("Copy rows") : tr("Copy row"), m_table,
            [table = m_table] { table->copyRows(false); })
        ->setShortcut(QKeySequence::Copy);
    menu->addAction(several ? tr("Copy rows with column names") : tr("Copy row with column names"), m_table,
            [table = m_table] { table->copyRows(true); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    copy(tr("Copy message id"), entry.messageId);
    copy(tr("Copy the partner's message id"), entry.partnerMessageId);
    menu->addSeparator();
    const auto column = static_cast<LogColumn>(index.column());
    const QString value = index.data(Qt::DisplayRole).toString();
    if (canBeFilteredBy(column) && !value.isEmpty()) {
        const QString name = m_model->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
        menu->addAction(menuText(tr("Show only %1: %2").arg(name, value)), this,
            [this, column, entry] { emit filterRequested(column, entry); });
    }
    menu->addAction(tr("Show the conversation"), this, [this, entry] { emit conversationRequested(entry); });
    menu->addSeparator();
}

void LogTableMenu::fillColumns(QMenu *menu)
{
    LogColumnLayout *columns = m_table->columns();
    const QHeaderView *header = m_table->horizontalHeader();
    for (int position = 0; position < kLogColumnCount; ++position) {
        const int section = header->logicalIndex(position);
        const auto column = static_cast<LogColumn>(section);
        QAction *action
            = menu->addAction(m_model->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString(),
                columns, [columns, column](bool shown) { columns->setShown(column, shown); });
        action->setCheckable(true);
        action->setChecked(columns->isShown(column));
    }
    menu->addSeparator();
    if (const QModelIndex current = m_table->currentIndex(); current.isValid()) {
        // The mouse drags the header; this is the way of the keyboard, for the column the current cell is in.
        const auto column = static_cast<LogColumn>(current.column());
        const QString name
            = m_model->headerData(current.column(), Qt::Horizontal, Qt::DisplayRole).toString();
        if (sortOf(column))
            menu->addAction(
                tr("Sort by %1").arg(name), m_table, [table = m_table, column] { table->sortBy(column); });
        menu->addAction(tr("Move %1 forward").arg(name), columns, [=] { columns->move(column, -1); });
        menu->addAction(tr("Move %1 back").arg(name), columns, [=] { columns->move(column, 1); });
        menu->addAction(
            tr("Make %1 wider").arg(name), columns, [=] { columns->resize(column, Spacing::kLarge); });
        menu->addAction(
            tr("Make %1 narrower").arg(name), columns, [=] { columns->resize(column, -Spacing::kLarge); });
        menu->addSeparator();
    }
    menu->addAction(tr("Reset columns"), columns, &LogColumnLayout::reset);
}

} // namespace ChannelConsole
