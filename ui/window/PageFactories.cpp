// SPDX-License-Identifier: Apache-2.0
#include "ui/window/PageFactories.h"

#include "ui/configuration/ConfigurationPage.h"
#include "ui/instructions/InstructionsPage.h"
#include "ui/log/MessageLogPage.h"
#include "ui/templates/TemplatesPage.h"
#include "ui/testsend/TestSendPage.h"
#include "ui/webhook/WebhookPage.h"

#include <QCoreApplication>

namespace ChannelConsole {

namespace {

template <typename T>
Page *make(const Services &services, QWidget *parent)
{
    return new T(services, parent);
}

QString tr(const char *text)
{
    return QCoreApplication::translate("PageFactories", text);
}

} // namespace

QList<PageFactory> pageFactories()
{
    return {
        {PageId::Instructions, tr("Instructions"), make<InstructionsPage>},
        {PageId::Configuration, tr("Configurations"), make<ConfigurationPage>},
        {PageId::TestSend, tr("Test Send"), make<TestSendPage>},
        {PageId::Templates, tr("Templates"), make<TemplatesPage>},
        {PageId::Webhook, tr("Webhook"), make<WebhookPage>},
        {PageId::MessageLog, tr("Message Log"), make<MessageLogPage>},
    };
}

} // namespace ChannelConsole
