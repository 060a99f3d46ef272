// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogToolArea.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

LogToolArea::LogToolArea(QWidget *parent)
    : QFrame(parent)
    , m_head(new QWidget(this))
    , m_title(new PlainLabel(PlainLabel::Tone::Heading, {}, m_head))
    , m_close(new QToolButton(m_head))
{
    setObjectName(u"logToolArea"_s);
    setFrameShape(QFrame::StyledPanel);
    m_close->setText(tr("Close"));
    m_close->setObjectName(u"closeTool"_s);
    m_close->setIcon(icon(u"close"_s));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    connect(m_close, &QToolButton::clicked, this, &LogToolArea::closeTool);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins({});
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::kMedium, Spacing::kSmall, Spacing::kMedium, Spacing::kMedium);
    column->setSpacing(Spacing::kSmall);
    column->addWidget(m_head);
    hide();
}

void LogToolArea::addTool(const LogTool &tool)
{
    m_places.append({.tool = tool});
}

void LogToolArea::offer(QMenu *menu)
{
    for (const Place &place : std::as_const(m_places)) {
        QAction *action = menu->addAction(
            tr("%1…").arg(place.tool.title), this, [this, name = place.tool.name] { open(name); });
        action->setObjectName(place.tool.name + u".open"_s);
    }
}

/// So high that nothing of the open one is scrolled away: the page scrolls instead, if it must.
void LogToolArea::fit()
{
    if (m_open < 0)
        return;
    const QWidget *pane = m_places.at(m_open).scroll->widget();
    const QMargins around = layout()->contentsMargins() + frameWidth();
    const int room = width() - around.left() - around.right();
    int wanted = pane->hasHeightForWidth() ? pane->heightForWidth(std::max(room, pane->minimumWidth()))
                                           : pane->sizeHint().height();
    wanted += m_head->sizeHint().height() + layout()->spacing() + around.top() + around.bottom();
    if (wanted == minimumHeight())
        return;
    const bool grows = wanted > minimumHeight();
    setFixedHeight(wanted);
    if (grows) // once it has its place
        QMetaObject::invokeMethod(this, &LogToolArea::grown, Qt::QueuedConnection);
}

bool LogToolArea::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QFrame::eventFilter(watched, event);
}

void LogToolArea::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void LogToolArea::build(Place &place)
{
    place.scroll = new QScrollArea(this);
    place.scroll->setObjectName(place.tool.name + u".scroll"_s);
    place.scroll->setFrameShape(QFrame::NoFrame);
    place.scroll->setWidgetResizable(true);
    place.scroll->setFocusPolicy(Qt::NoFocus);
    place.scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QWidget *pane = place.tool.make(place.scroll);
    pane->setMinimumWidth(1); // as wide as the page, whatever the widest word
    place.scroll->setWidget(pane);
    pane->installEventFilter(this);
    layout()->addWidget(place.scroll);
}

void LogToolArea::open(const QString &name)
{
    const auto found = std::find_if(
        m_places.begin(), m_places.end(), [&name](const Place &place) { return place.tool.name == name; });
    if (found == m_places.end())
        return;
    if (!found->scroll)
        build(*found);
    m_open = found - m_places.begin();
    for (const Place &place : std::as_const(m_places)) {
        if (place.scroll)
            place.scroll->setVisible(&place == &*found);
    }
    m_title->setText(found->tool.title);
    m_close->setAccessibleName(tr("Close %1").arg(found->tool.title));
    m_close->setToolTip(tr("Close %1 (Esc)").arg(found->tool.title));
    setAccessibleName(found->tool.title);
    show();
    emit opened(name);
    fit();
    focusPane(found->scroll->widget());
}

/// What is entered first; the head's button only closes, and takes the focus where nothing else can yet.
void LogToolArea::focusPane(const QWidget *pane)
{
    const QList<QWidget *> parts = pane->findChildren<QWidget *>();
    const auto first = std::find_if(parts.cbegin(), parts.cend(), [](const QWidget *each) {
        return each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus);
    });
    (first == parts.cend() ? m_close : *first)->setFocus(Qt::OtherFocusReason);
}

void LogToolArea::closeTool()
{
    if (m_open < 0)
        return;
    const QWidget *focus = window()->focusWidget();
    const bool hadFocus = focus && isAncestorOf(focus);
    m_open = -1;
    hide();
    emit closed(hadFocus);
}

QString LogToolArea::current() const
{
    return m_open < 0 ? QString() : m_places.at(m_open).tool.name;
}

} // namespace ChannelConsole
