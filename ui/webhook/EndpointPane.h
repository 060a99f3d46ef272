// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"

#include <QUuid>
#include <QWidget>

namespace ChannelConsole {

class EndpointViewModel;
class Fold;
class ForgeView;
class RuleTableView;

/// The endpoint of an assistant: on or off, where it is reached, by which rules it answers; and for a sandbox
/// assistant the simulated partner that calls it. What is set once is folded away.
class EndpointPane final : public QWidget
{
    Q_OBJECT
public:
    explicit EndpointPane(const Services &services, QWidget *parent = nullptr);

    void showAssistant(const QUuid &assistantId);

private:
    void refresh();

    EndpointViewModel *m_model;
    ForgeView *m_forge;
    Fold *m_forgeFold;
    RuleTableView *m_rules;
};

} // namespace ChannelConsole
