// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/webhook/WebhookView.h"
#include "ui/window/Page.h"

class QStackedWidget;
class QTabBar;

namespace ChannelConsole {

/// What is about the webhook of an assistant, in inner views: the endpoint, the calls it got, tokens, and the
/// probe of a deployed webhook. A view is built when it is first shown and lives on from then.
class WebhookPage final : public Page
{
    Q_OBJECT
public:
    explicit WebhookPage(const Services &services, QWidget *parent = nullptr);
    /// With views of one's own.
    WebhookPage(const Services &services, QList<WebhookView> views, QWidget *parent = nullptr);

    void showAssistant(const QUuid &assistantId) override;
    void showEntry(qint64 callId) override; ///< WebhookCall::id, in the view of the calls

private:
    void buildCurrent();

    Services m_services;
    QList<WebhookView> m_views;
    QHash<int, WebhookPane> m_built; ///< by the view's place
    QUuid m_assistantId;
    QTabBar *m_switch;
    QStackedWidget *m_stack;
};

} // namespace ChannelConsole
