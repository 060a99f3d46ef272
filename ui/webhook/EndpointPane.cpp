// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/EndpointPane.h"

#include "ui/webhook/EndpointForm.h"
#include "ui/webhook/EndpointStatusView.h"
#include "ui/webhook/EndpointViewModel.h"
#include "ui/webhook/ForgeView.h"
#include "ui/webhook/RuleTableView.h"
#include "ui/webhook/StandInForm.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/Fold.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

EndpointPane::EndpointPane(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_model(new EndpointViewModel(services, this))
{
    setObjectName(u"endpointPane"_s);
    auto *scroll = new ColumnScroll(this);
    scroll->setObjectName(u"endpointScroll"_s);
    // Made in the order of the page, which is that of the Tab key.
    scroll->addWidget(new EndpointStatusView(m_model));
    m_forgeFold = new Fold(tr("Simulated partner"), u"forge"_s);
    m_forge = new ForgeView(services);
    m_forgeFold->setBody(m_forge);
    scroll->addWidget(m_forgeFold);
    scroll->addWidget(new EndpointForm(m_model));
    auto *standIn = new Fold(tr("Assistant stand-in"), u"standIn"_s);
    standIn->setBody(new StandInForm(m_model));
    scroll->addWidget(standIn);
    auto *rules = new Fold(tr("Rules"), u"rules"_s);
    m_rules = new RuleTableView;
    rules->setBody(m_rules);
    scroll->addWidget(rules);
    m_forgeFold->setOpen(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);
    connect(m_model, &EndpointViewModel::changed, this, &EndpointPane::refresh);
}

void EndpointPane::showAssistant(const QUuid &assistantId)
{
    m_model->showAssistant(assistantId);
    m_forge->showAssistant(assistantId);
}

void EndpointPane::refresh()
{
    m_forgeFold->setVisible(m_model->isSandbox());
    m_forge->refresh();
    m_rules->setRules(m_model->rules());
}

} // namespace ChannelConsole
