// SPDX-License-Identifier: Apache-2.0
#include "ui/templates/TemplateFilterModel.h"

#include "core/message/TemplateStanding.h"
#include "ui/templates/TemplateListModel.h"

namespace ChannelConsole {

namespace {

bool isIn(const TemplateRecord &record, const QString &text)
{
    const auto has = [&text](const QString &where) { return where.contains(text, Qt::CaseInsensitive); };
    if (has(record.name) || has(record.partnerTemplateId) || has(record.headerText) || has(record.body)
        || has(record.footer))
        return true;
    for (const TemplateButton &button : record.buttons) {
        if (has(button.text) || has(button.url))
            return true;
    }
    return false;
}

} // namespace

TemplateFilterModel::TemplateFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void TemplateFilterModel::setFilter(const TemplateFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    invalidateFilter();
}

const TemplateRecord &TemplateFilterModel::record(int row) const
{
    return static_cast<const TemplateListModel *>(sourceModel())->record(mapToSource(index(row, 0)).row());
}

int TemplateFilterModel::rowOf(const TemplateRecord &wanted) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const TemplateRecord &each = record(row);
        if (each.name == wanted.name && each.language == wanted.language && each.local == wanted.local
            && each.partnerTemplateId == wanted.partnerTemplateId)
            return row;
    }
    return -1;
}

bool TemplateFilterModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const TemplateRecord &record = static_cast<const TemplateListModel *>(sourceModel())->record(row);
    return (m_filter.status.isEmpty() || templateStatusText(record) == m_filter.status)
        && (m_filter.category.isEmpty() || templateCategoryText(record.category) == m_filter.category)
        && (m_filter.language.isEmpty() || record.language == m_filter.language)
        && (m_filter.text.isEmpty() || isIn(record, m_filter.text));
}

} // namespace ChannelConsole
