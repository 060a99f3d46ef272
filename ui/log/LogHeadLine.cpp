// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogHeadLine.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"
#include "ui/widgets/TabTones.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

LogHeadLine::LogHeadLine(QWidget *parent)
    : QWidget(parent)
    , m_glance(new QToolButton(this))
    , m_views(new QTabBar(this))
    , m_more(new QPushButton(tr("More"), this))
    , m_menu(new QMenu(m_more))
{
    m_glance->setObjectName(u"atAGlance.fold"_s);
    m_glance->setText(tr("At a glance"));
    m_glance->setAccessibleName(m_glance->text());
    m_glance->setCheckable(true);
    m_glance->setAutoRaise(true);
    m_glance->setFocusPolicy(Qt::StrongFocus);
    m_glance->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_glance->setIcon(icon(u"chevron-right"_s));
    m_views->setObjectName(u"logViews"_s);
    m_views->setAccessibleName(tr("Message log views"));
    m_views->setDocumentMode(true);
    m_views->setDrawBase(false); // the page's own tabs have the line
    m_views->setExpanding(false);
    m_views->addTab(tr("Table"));
    m_views->addTab(tr("Conversation"));
    toneTabs(m_views);
    m_menu->setObjectName(u"logMoreMenu"_s);
    m_more->setMenu(m_menu);
    nameAction(m_more, u"logMore"_s);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    row->addWidget(m_views);
    row->addStretch(1);
    row->addWidget(m_glance);
    row->addWidget(m_more);

    connect(m_views, &QTabBar::currentChanged, this, &LogHeadLine::viewChanged);
    connect(m_glance, &QToolButton::toggled, this, [this](bool open) {
        m_glance->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s));
        emit glanceToggled(open);
    });
}

LogHeadLine::View LogHeadLine::view() const
{
    return static_cast<View>(m_views->currentIndex());
}

void LogHeadLine::setView(View view)
{
    m_views->setCurrentIndex(static_cast<int>(view));
}

bool LogHeadLine::isGlanceOpen() const
{
    return m_glance->isChecked();
}

void LogHeadLine::setGlanceOpen(bool open)
{
    m_glance->setChecked(open);
}

void LogHeadLine::setGlanceOffered(bool offered)
{
    m_glance->setVisible(offered);
}

void LogHeadLine::focusMore()
{
    m_more->setFocus(Qt::OtherFocusReason);
}

} // namespace ChannelConsole
