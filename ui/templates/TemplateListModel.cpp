// SPDX-License-Identifier: Apache-2.0
#include "ui/templates/TemplateListModel.h"

#include "core/message/TemplateStanding.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainToolTip.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

QString templateStatusIcon(const TemplateRecord &record)
{
    switch (standingOf(record)) {
    case TemplateStanding::Usable:
        return u"success"_s;
    case TemplateStanding::Pending:
        return u"clock"_s;
    case TemplateStanding::Paused:
        return u"stop"_s;
    case TemplateStanding::Refused:
        return u"error"_s;
    case TemplateStanding::Gone:
        return u"disabled"_s;
    case TemplateStanding::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

QString templateCategoryText(const QString &category)
{
    const QString word = category.toUpper();
    if (word == "MARKETING"_L1)
        return TemplateListModel::tr("Marketing");
    if (word == "UTILITY"_L1)
        return TemplateListModel::tr("Utility");
    if (word == "AUTHENTICATION"_L1)
        return TemplateListModel::tr("Authentication");
    return category.isEmpty() ? TemplateListModel::tr("Not known") : category;
}

void TemplateListModel::setRecords(const QList<TemplateRecord> &records)
{
    if (records == m_records)
        return;
    beginResetModel();
    m_records = records;
    endResetModel();
}

int TemplateListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int TemplateListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(TemplateColumn::Count);
}

QVariant TemplateListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TemplateRecord &record = m_records.at(index.row());
    const auto column = static_cast<TemplateColumn>(index.column());
    if (role == Qt::DecorationRole && column == TemplateColumn::Status)
        return icon(templateStatusIcon(record));
    if (role == Qt::ToolTipRole && column == TemplateColumn::Status)
        return plainToolTip(templateConcerns(record).join(u'\n'));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TemplateColumn::Name:
        return record.local ? tr("%1 (entered here)").arg(record.name) : record.name;
    case TemplateColumn::Language:
        return record.language;
    case TemplateColumn::Category:
        return templateCategoryText(record.category);
    case TemplateColumn::Status:
        return templateStatusText(record);
    case TemplateColumn::Count:
        break;
    }
    return {};
}

QVariant TemplateListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<TemplateColumn>(section)) {
    case TemplateColumn::Name:
        return tr("Name");
    case TemplateColumn::Language:
        return tr("Language");
    case TemplateColumn::Category:
        return tr("Category");
    case TemplateColumn::Status:
        return tr("Status");
    case TemplateColumn::Count:
        break;
    }
    return {};
}

} // namespace ChannelConsole
