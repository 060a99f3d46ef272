// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/RuleTable.h"

#include <QTreeWidget>

namespace ChannelConsole {

/// What the endpoint answers, row by row in the order of checking, and whose rule that is.
class RuleTableView final : public QTreeWidget
{
    Q_OBJECT
public:
    explicit RuleTableView(QWidget *parent = nullptr);

    void setRules(const QList<RuleRow> &rules);

private:
    QList<RuleRow> m_rules;
};

} // namespace ChannelConsole
