// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/NumberSuggestions.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace ChannelConsole {

/// User numbers to take over with one click or Enter: the sandbox's, each with what it provokes, or those
/// written to lately. The many that provoke a documented error are in groups, closed at first, and are found
/// by their code or a word of their meaning.
class NumberSuggestionsView final : public QWidget
{
    Q_OBJECT
public:
    explicit NumberSuggestionsView(QWidget *parent = nullptr);

    /// Hides itself if there is nothing to offer.
    void setSuggestions(const QList<NumberSuggestion> &suggestions, bool sandbox);

signals:
    void chosen(const QString &number);

private:
    [[nodiscard]] QTreeWidgetItem *groupItem(const QString &title);
    void applySearch();
    /// Two lines for what does not fit into one, and the list as high as the rows to be in sight.
    void fitRows();

    QLabel *m_title;
    QLineEdit *m_search; ///< shown where there are groups
    QTreeWidget *m_list;
};

} // namespace ChannelConsole
