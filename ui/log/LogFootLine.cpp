// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogFootLine.h"

#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"
#include "ui/widgets/TabTones.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

LogFootLine::LogFootLine(QWidget *parent)
    : QWidget(parent)
    , m_count(new PlainLabel(PlainLabel::Tone::Secondary, countText({}), this))
    , m_views(new QTabBar(this))
    , m_more(new QPushButton(tr("More"), this))
    , m_menu(new QMenu(m_more))
{
    m_count->setObjectName(u"logCount"_s);
    m_count->setWordWrap(false);
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
    row->setSpacing(Spacing::kMedium);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_views);
    row->addWidget(m_more);
    connect(m_views, &QTabBar::currentChanged, this, &LogFootLine::viewChanged);
}

void LogFootLine::setCount(const LogCount &count)
{
    m_count->setText(countText(count));
}

void LogFootLine::setCountOffered(bool offered)
{
    m_count->setVisible(offered);
}

LogFootLine::View LogFootLine::view() const
{
    return static_cast<View>(m_views->currentIndex());
}

void LogFootLine::setView(View view)
{
    m_views->setCurrentIndex(static_cast<int>(view));
}

void LogFootLine::focusMore()
{
    m_more->setFocus(Qt::OtherFocusReason);
}

QString LogFootLine::countText(const LogCount &count)
{
    const QString rows = QLocale().toString(count.rows);
    switch (count.state) {
    case LogCount::State::Unknown:
        return tr("Counting…");
    case LogCount::State::AtLeast:
        return tr("At least %1 messages").arg(rows);
    case LogCount::State::Exact:
        return count.rows == 1 ? tr("1 message") : tr("%1 messages").arg(rows);
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole
