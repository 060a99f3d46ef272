// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/RuleTableView.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

enum Column {
    Case,
    Status,
    Message,
    Source,
};

} // namespace

RuleTableView::RuleTableView(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"ruleTable"_s);
    setAccessibleName(tr("Rules"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // as tall as its rows: the page scrolls
    setHeaderLabels({tr("Case"), tr("Status"), tr("Answer"), tr("Rule of")});
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Case, QHeaderView::Stretch);
    for (const int column : {Status, Message, Source})
        header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
}

void RuleTableView::setRules(const QList<RuleRow> &rules)
{
    if (rules == m_rules)
        return; // what is chosen stays chosen
    m_rules = rules;
    clear();
    for (const RuleRow &rule : rules) {
        auto *row = new QTreeWidgetItem(this);
        row->setText(Case, rule.scenario);
        row->setToolTip(Case, rule.scenario);
        row->setText(Status, QString::number(rule.status));
        row->setText(Message, rule.message.isEmpty() ? u"–"_s : QString::fromUtf8(rule.message));
        row->setText(Source, rule.documented ? tr("the guide") : tr("this program"));
    }
    const int rowHeight = rules.isEmpty() ? 0 : visualItemRect(topLevelItem(0)).height();
    setFixedHeight(header()->sizeHint().height() + rowHeight * int(rules.size()) + 2 * frameWidth());
}

} // namespace ChannelConsole
