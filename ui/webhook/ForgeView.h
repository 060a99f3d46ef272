// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/ForgeCatalogue.h"
#include "ui/Services.h"

#include <QUuid>
#include <QWidget>

class QCheckBox;
class QPushButton;

namespace ChannelConsole {

class Banner;
class PlainLabel;

/// For a sandbox assistant: calls the endpoint as the simulated partner would. One button for each kind of
/// call, with what there is of it in a menu, and below what the endpoint answered.
class ForgeView final : public QWidget
{
    Q_OBJECT
public:
    explicit ForgeView(const Services &services, QWidget *parent = nullptr);

    void showAssistant(const QUuid &assistantId);
    /// After the endpoint was started or stopped, or the channel changed.
    void refresh();

private:
    struct Group
    {
        ForgeGroup group;
        QPushButton *button;
    };

    void addGroup(ForgeGroup group, const QString &title, const QString &name);
    void fillMenus();
    void send(const ForgedCall &call);

    Services m_services;
    QUuid m_assistantId;
    QList<Group> m_groups;
    QString m_partnerId; ///< whose calls are in the menus
    QCheckBox *m_follow;
    PlainLabel *m_obstacle;
    Banner *m_answer;
};

} // namespace ChannelConsole
