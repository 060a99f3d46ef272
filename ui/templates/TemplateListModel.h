// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TemplateRecord.h"

#include <QAbstractTableModel>

namespace ChannelConsole {

enum class TemplateColumn {
    Name,
    Language,
    Category,
    Status,
    Count,
};

/// One of resources/icons for a template's standing: shape beside the word.
[[nodiscard]] QString templateStatusIcon(const TemplateRecord &record);
/// "Marketing"; a category that is not known as it came.
[[nodiscard]] QString templateCategoryText(const QString &category);

/// The templates of a shelf as a table.
class TemplateListModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRecords(const QList<TemplateRecord> &records);
    [[nodiscard]] const TemplateRecord &record(int row) const { return m_records.at(row); }
    [[nodiscard]] const QList<TemplateRecord> &records() const { return m_records; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<TemplateRecord> m_records;
};

} // namespace ChannelConsole
