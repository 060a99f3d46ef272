// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/Http.h"
#include "core/webhook/CallReplay.h"
#include "ui/Services.h"

#include <QUuid>
#include <QWidget>

#include <functional>

class QCheckBox;
class QLineEdit;
class QShortcut;
class QStackedWidget;
class QTableView;

namespace ChannelConsole {

class Banner;
class CallDetailModel;
class CallDetailView;
class CallsModel;
class EmptyState;
class ReplayEditor;

/// Every call the assistant's endpoint got: filters, the table, and below it the chosen one in full, to be
/// copied, replayed, or edited and replayed.
class CallsPane final : public QWidget
{
    Q_OBJECT
public:
    explicit CallsPane(const Services &services, QWidget *parent = nullptr);
    ~CallsPane() override;

    void showAssistant(const QUuid &assistantId);
    /// Shows a call in full (WebhookCall::id), whatever the filters were; one that is being edited stays.
    void showCall(qint64 callId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildFilters();
    void buildTable();
    void setColumnWidths();
    void fitCallColumn();
    void applyFilter();
    void refreshState();
    void keepSelection();
    void openDetail(const QModelIndex &index);
    void closeDetail();
    void leaveEditor();
    void cancelEditor();
    void refreshDetail();
    void edit();
    void replay(const ReplayDraft &draft);
    void askThenReplay(const std::function<ReplayDraft()> &draft);
    [[nodiscard]] bool replaysReachThePlatform() const;
    void showReplayed(const Result<HttpReply> &reply);

    Services m_services;
    QUuid m_assistantId;
    bool m_filterChanged = false; ///< its rows are not there yet
    CallsModel *m_model;
    CallDetailModel *m_detailModel;
    CallReplay *m_replay;
    qint64 m_wanted = 0; ///< asked for by its id: shown also where no row of it is loaded
    qint64 m_replayedId = 0; ///< the call whose replay was asked for last
    QLineEdit *m_search;
    QCheckBox *m_onlyRefused;
    Banner *m_problem;
    Banner *m_replayed;
    QStackedWidget *m_stack;
    QTableView *m_table;
    EmptyState *m_empty;
    EmptyState *m_noMatch;
    QStackedWidget *m_lower; ///< the details, or the editor in their place
    CallDetailView *m_detail;
    ReplayEditor *m_editor;
    QShortcut *m_closeShortcut;
};

} // namespace ChannelConsole
