// SPDX-License-Identifier: Apache-2.0
#include "ui/log/conversation/ConversationList.h"

#include "ui/log/conversation/BubbleDelegate.h"
#include "ui/log/conversation/ConversationModel.h"
#include "ui/testsend/preview/PhonePainter.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Spacing.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

ConversationList::ConversationList(ConversationModel *model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
    , m_bubbles(new BubbleDelegate(model, this))
{
    m_bubbles->setFont(font());
    setObjectName(u"conversationList"_s);
    setAccessibleName(tr("Conversation"));
    setItemDelegate(m_bubbles);
    setModel(model);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // a bar that comes would change what was measured
    verticalScrollBar()->setSingleStep(2 * fontMetrics().height());
    setLayoutMode(SinglePass);
    setTabKeyNavigation(false);

    connect(model, &ConversationModel::aboutToChange, this, &ConversationList::hold);
    connect(model, &ConversationModel::changed, this, &ConversationList::settle);
    connect(model, &ConversationModel::arrived, this, [this](int messages) {
        if (isAtEnd())
            return;
        m_unseen += messages;
        emit atEndChanged();
    });
    connect(model, &ConversationModel::shown, this, &ConversationList::goTo);
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first) {
        m_bubbles->forget(first.data(ConversationLogIdRole).toLongLong());
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ConversationList::loadAhead);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ConversationList::noteEnd);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &ConversationList::noteEnd);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const qint64 id = index.data(ConversationLogIdRole).toLongLong(); id != 0)
            emit messageActivated(id);
    });
}

/// The bar moves once more while the view goes: nothing is to be loaded any more.
ConversationList::~ConversationList()
{
    verticalScrollBar()->disconnect(this);
}

bool ConversationList::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() && !m_model->hasNewer();
}

void ConversationList::hold()
{
    const QRect visible = viewport()->rect();
    QModelIndex row = indexAt(QPoint(visible.center().x(), 1));
    // Between the bubbles there is none.
    for (int y = 1; !row.isValid() && y < visible.height(); y += Spacing::kSmall)
        row = indexAt(QPoint(visible.center().x(), y));
    // A line may go; what it stood before does not.
    while (row.isValid() && row.data(ConversationLogIdRole).toLongLong() == 0)
        row = row.siblingAtRow(row.row() + 1);
    m_hold = Hold{.row = row, .top = row.isValid() ? visualRect(row).top() : 0, .atEnd = isAtEnd()};
}

void ConversationList::settle()
{
    const std::optional<Hold> held = std::exchange(m_hold, std::nullopt);
    if (!held)
        return;
    m_settling = true;
    doItemsLayout(); // at once: the rows are measured as they are now
    if (held->atEnd)
        scrollToBottom();
    else if (held->row.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(held->row).top() - held->top);
    m_settling = false;
    noteEnd();
    loadAhead();
}

/// At an end; the lines before or behind it are no messages. -1 if there is none.
int ConversationList::nearestMessage(bool toTheEnd) const
{
    const int rows = m_model->rowCount();
    for (int i = 0; i < rows; ++i) {
        const int row = toTheEnd ? rows - 1 - i : i;
        if (m_model->message(row))
            return row;
    }
    return -1;
}

void ConversationList::goTo(qint64 logId)
{
    doItemsLayout();
    const int row = logId > 0 ? m_model->rowOf(logId) : nearestMessage(logId == 0);
    if (row < 0)
        return;
    const QModelIndex index = m_model->index(row);
    m_settling = true;
    setCurrentIndex(index);
    if (logId > 0)
        scrollTo(index, PositionAtCenter);
    else if (logId == 0)
        scrollToBottom();
    else
        scrollToTop();
    m_settling = false;
    noteEnd();
    loadAhead();
}

/// Two screens before an end the next piece is asked for, so that scrolling at a usual pace does not meet it.
void ConversationList::loadAhead()
{
    const QScrollBar *bar = verticalScrollBar();
    if (m_settling || !isVisible())
        return;
    if (bar->value() - bar->minimum() < 2 * bar->pageStep())
        m_model->loadOlder();
    else if (bar->maximum() - bar->value() < 2 * bar->pageStep())
        m_model->loadNewer();
}

void ConversationList::noteEnd()
{
    if (m_settling || isAtEnd() == m_atEnd)
        return;
    m_atEnd = isAtEnd();
    if (m_atEnd)
        m_unseen = 0;
    emit atEndChanged();
}

void ConversationList::paintEvent(QPaintEvent *event)
{
    QPainter(viewport()).fillRect(event->rect(), ChatColours::of(palette()).ground);
    QListView::paintEvent(event);
}

void ConversationList::resizeEvent(QResizeEvent *event)
{
    // Narrower bubbles are higher: what is looked at would slip away.
    hold();
    QListView::resizeEvent(event);
    settle();
}

void ConversationList::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && event->key() == Qt::Key_Home)
        m_model->showOldest();
    else if (plain && event->key() == Qt::Key_End)
        m_model->showNewest();
    else
        QListView::keyPressEvent(event);
}

void ConversationList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_bubbles->setFont(font());
        doItemsLayout();
    }
}

void ConversationList::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index
        = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(icon(u"copy"_s), tr("Copy text"), this, &ConversationList::copyCurrent);
    copy->setShortcut(QKeySequence::Copy);
    if (const qint64 id = currentId(); id != 0)
        menu->addAction(
            icon(u"log"_s), tr("Show in the table"), this, [this, id] { emit messageActivated(id); });
    menu->popup(event->reason() == QContextMenuEvent::Mouse
            ? event->globalPos()
            : viewport()->mapToGlobal(visualRect(index).center()));
}

void ConversationList::copyCurrent()
{
    QApplication::clipboard()->setText(currentIndex().data().toString());
}

qint64 ConversationList::currentId() const
{
    return currentIndex().data(ConversationLogIdRole).toLongLong();
}

void ConversationList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    emit currentMessageChanged(current.data(ConversationLogIdRole).toLongLong());
}

} // namespace ChannelConsole
