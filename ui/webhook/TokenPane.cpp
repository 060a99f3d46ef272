// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/TokenPane.h"

#include "ui/webhook/TokenCheckView.h"
#include "ui/webhook/TokenMintView.h"
#include "ui/webhook/TokenViewModel.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QHideEvent>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

TokenPane::TokenPane(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_model(new TokenViewModel(services, this))
{
    setObjectName(u"tokenPane"_s);
    setAccessibleName(tr("Tokens"));
    auto *scroll = new ColumnScroll(this);
    scroll->addWidget(new PlainLabel(PlainLabel::Tone::Heading, tr("Mint a token"), this));
    scroll->addWidget(new PlainLabel(PlainLabel::Tone::Secondary,
        tr("With an app associated, the webhook takes only calls whose Authorization header carries a token "
           "signed by that app."),
        this));
    scroll->addWidget(new TokenMintView(m_model, this));
    scroll->addSpacing(Spacing::kMedium);
    scroll->addWidget(new PlainLabel(PlainLabel::Tone::Heading, tr("Check a token"), this));
    scroll->addWidget(new TokenCheckView(m_model, this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);
}

void TokenPane::showAssistant(const QUuid &id)
{
    m_model->showAssistant(id);
}

void TokenPane::hideEvent(QHideEvent *event)
{
    // Minimising hides nothing of ours; going elsewhere does.
    if (!event->spontaneous())
        m_model->dropToken();
    QWidget::hideEvent(event);
}

} // namespace ChannelConsole
