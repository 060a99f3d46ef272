// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"
#include "ui/window/Page.h"

class QComboBox;
class QLineEdit;
class QShortcut;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace ChannelConsole {

class Banner;
class EmptyState;
class LogDetailModel;
class LogDetailView;
class MessageLogModel;
class SendAgainBar;

/// Every message that went over the channel: filters, the table, and a pane with everything known of the
/// chosen one.
class MessageLogPage final : public Page
{
    Q_OBJECT
public:
    explicit MessageLogPage(const Services &services, QWidget *parent = nullptr);

    void showAssistant(const QUuid &assistantId) override;
    void showEntry(qint64 logId) override;
    void focusSearch() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Scope {
        ThisAssistant,
        AllAssistants,
    };

    [[nodiscard]] QWidget *buildFilters();
    void buildTable();
    void setColumnWidths();
    void fitTextColumn();
    void refreshAssistantNames();
    void applyFilter();
    void refreshState();
    void keepSelection();
    void openDetail(const QModelIndex &index);
    void closeDetail();
    void refreshDetail();
    [[nodiscard]] Scope scope() const;
    [[nodiscard]] bool isFiltered() const;

    Services m_services;
    QUuid m_assistantId;
    QHash<QUuid, QString> m_assistantNames;
    MessageLogModel *m_model;
    LogDetailModel *m_detailModel;
    QLineEdit *m_search;
    QComboBox *m_status;
    QComboBox *m_scope;
    Banner *m_problem;
    QStackedWidget *m_stack;
    QTableView *m_table;
    EmptyState *m_empty;
    EmptyState *m_noMatch;
    QSplitter *m_splitter;
    SendAgainBar *m_again;
    LogDetailView *m_detail;
    QShortcut *m_closeShortcut;
    qint64 m_wanted = 0; ///< to be selected as soon as it is among the rows
    bool m_filterChanged = false; ///< its rows are not there yet
    bool m_focusDetail = false; ///< once it is there, because it was asked for by the keyboard
};

} // namespace ChannelConsole
