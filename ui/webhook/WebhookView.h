// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"

#include <QList>
#include <QString>
#include <QUuid>
#include <QWidget>

#include <functional>

namespace ChannelConsole {

/// A built inner view of the Webhook page.
struct WebhookPane
{
    QWidget *widget = nullptr;
    std::function<void(const QUuid &assistantId)> showAssistant;
    std::function<void(qint64 callId)> showCall; ///< empty where calls are not shown
};

/// One inner view of the Webhook page and how it is made when it is first shown.
struct WebhookView
{
    QString title; ///< translated
    std::function<WebhookPane(const Services &services, QWidget *parent)> make;
    bool showsCalls = false; ///< its pane has showCall
};

/// For a pane that is made of services and told its assistant.
template <typename Pane>
[[nodiscard]] WebhookPane makeWebhookPane(const Services &services, QWidget *parent)
{
    auto *pane = new Pane(services, parent);
    return {.widget = pane, .showAssistant = [pane](const QUuid &id) { pane->showAssistant(id); }};
}

/// Likewise, for one that shows calls.
template <typename Pane>
[[nodiscard]] WebhookPane makeCallsPane(const Services &services, QWidget *parent)
{
    WebhookPane made = makeWebhookPane<Pane>(services, parent);
    auto *pane = static_cast<Pane *>(made.widget);
    made.showCall = [pane](qint64 callId) { pane->showCall(callId); };
    return made;
}

/// All of them, in the order of the switch.
[[nodiscard]] QList<WebhookView> webhookViews();

} // namespace ChannelConsole
