// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/WebhookPage.h"

#include "ui/widgets/Spacing.h"
#include "ui/widgets/TabTones.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// Stands in the stack until its pane is asked for, and around it afterwards.
QWidget *emptyPlace(QWidget *parent)
{
    auto *place = new QWidget(parent);
    auto *layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 0);
    return place;
}

} // namespace

WebhookPage::WebhookPage(const Services &services, QWidget *parent)
    : WebhookPage(services, webhookViews(), parent)
{
}

WebhookPage::WebhookPage(const Services &services, QList<WebhookView> views, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_views(std::move(views))
    , m_switch(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"webhookPage"_s);
    setAccessibleName(tr("Webhook"));
    m_switch->setObjectName(u"webhookViews"_s);
    m_switch->setAccessibleName(tr("Webhook views"));
    m_switch->setDocumentMode(true);
    m_switch->setDrawBase(false); // the page's own tabs have the line
    m_switch->setExpanding(false);
    for (const WebhookView &view : m_views) {
        m_switch->addTab(view.title);
        m_stack->addWidget(emptyPlace(m_stack));
    }

    auto *line = new QHBoxLayout;
    line->setContentsMargins(Spacing::kLarge, Spacing::kSmall, Spacing::kLarge, 0);
    line->addWidget(m_switch);
    line->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(m_stack, 1);

    toneTabs(m_switch);
    connect(m_switch, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        buildCurrent();
    });
}

void WebhookPage::showAssistant(const QUuid &assistantId)
{
    m_assistantId = assistantId;
    for (const WebhookPane &pane : std::as_const(m_built))
        pane.showAssistant(assistantId);
    buildCurrent();
}

void WebhookPage::showEntry(qint64 callId)
{
    const auto calls = std::find_if(
        m_views.cbegin(), m_views.cend(), [](const WebhookView &view) { return view.showsCalls; });
    if (calls == m_views.cend())
        return;
    m_switch->setCurrentIndex(static_cast<int>(calls - m_views.cbegin()));
    const WebhookPane pane = m_built.value(m_switch->currentIndex());
    if (pane.showCall)
        pane.showCall(callId);
}

void WebhookPage::buildCurrent()
{
    const int current = m_switch->currentIndex();
    // Before an assistant is known there is nothing for a pane to show.
    if (m_assistantId.isNull() || current < 0 || m_built.contains(current))
        return;
    QWidget *place = m_stack->widget(current);
    const WebhookPane pane = m_views.at(current).make(m_services, place);
    place->layout()->addWidget(pane.widget);
    m_built.insert(current, pane);
    pane.showAssistant(m_assistantId);
}

} // namespace ChannelConsole
