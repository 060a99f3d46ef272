// SPDX-License-Identifier: Apache-2.0
#include "ui/assistants/WelcomePane.h"

#include "ui/widgets/EmptyState.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

WelcomePane::WelcomePane(QWidget *parent)
    : QWidget(parent)
{
    auto *state = new EmptyState(u"assistant"_s, tr("Set up a WhatsApp channel"),
        tr("Configure WhatsApp Business Messaging for a virtual assistant, send live test messages through "
           "Infobip, GupShup "
           "or Karix, and see what came of them.\n\nNo account yet? The sandbox simulates all three partners "
           "on this "
           "computer: nothing reaches WhatsApp."),
        this);
    m_add = state->addButton(tr("Add an assistant"), true);
    m_add->setObjectName(u"welcomeAdd"_s);
    m_sandbox = state->addButton(tr("Try it with the sandbox"), false);
    m_sandbox->setObjectName(u"welcomeSandbox"_s);
    connect(m_add, &QPushButton::clicked, this, &WelcomePane::addRequested);
    connect(m_sandbox, &QPushButton::clicked, this, &WelcomePane::sandboxRequested);

    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(state);
}

void WelcomePane::setBusy(bool busy)
{
    m_add->setDisabled(busy);
    m_sandbox->setDisabled(busy);
}

} // namespace ChannelConsole
