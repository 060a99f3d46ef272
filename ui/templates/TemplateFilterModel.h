// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSortFilterProxyModel>

namespace ChannelConsole {

struct TemplateRecord;

/// What a person looks for: an empty value is any.
struct TemplateFilter
{
    QString text; ///< part of the name, of any text in it, or of the partner's id; without case
    QString status; ///< as shown
    QString category; ///< as shown
    QString language;

    [[nodiscard]] bool isEmpty() const
    {
        return text.isEmpty() && status.isEmpty() && category.isEmpty() && language.isEmpty();
    }
    bool operator==(const TemplateFilter &) const = default;
};

/// The templates that fit a filter, in the order of a column. Its source is a TemplateListModel.
class TemplateFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit TemplateFilterModel(QObject *parent = nullptr);

    void setFilter(const TemplateFilter &filter);
    [[nodiscard]] const TemplateFilter &filter() const { return m_filter; }
    [[nodiscard]] const TemplateRecord &record(int row) const;
    /// The row of this template, or -1.
    [[nodiscard]] int rowOf(const TemplateRecord &record) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    TemplateFilter m_filter;
};

} // namespace ChannelConsole
