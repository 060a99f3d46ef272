// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/SavedFilters.h"
#include "ui/Services.h"
#include "ui/window/Page.h"

#include <QHash>

class QShortcut;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace ChannelConsole {

class Banner;
class ConversationView;
class EmptyState;
class ErasePersonPane;
class ExportPane;
class GlancePane;
class LogDetailArea;
class LogFilterBar;
class LogFootLine;
class LogTable;
class LogTableMenu;
class LogToolArea;
class MessageLogModel;
class PartnerLogPane;
class RetentionPane;
struct LogEntry;

/// Every message that went over the channel: what is looked for, the messages as a table or as a
/// conversation, and a pane with everything known of the chosen one. Puts its parts together; each does its
/// own work.
class MessageLogPage final : public Page
{
    Q_OBJECT
public:
    explicit MessageLogPage(const Services &services, QWidget *parent = nullptr);

    void showAssistant(const QUuid &assistantId) override;
    void showEntry(qint64 logId) override;
    void focusSearch() override;

private:
    void build();
    void buildGlance();
    void connectTable();
    void connectDetail();
    void buildTools();
    void refreshAssistants();
    void offerNumbers();
    void applyChoice();
    void moveOn();
    void refreshState();
    void refreshShown();
    void keepSelection();
    void openDetail(qint64 id, bool byKeyboard);
    void closeDetail();
    void closeInnermost();
    void showInTable(qint64 id);
    void takeLocated(qint64 id, int row);
    // The tools and the conversation: MessageLogPageTools.cpp
    [[nodiscard]] std::optional<LogEntry> chosenMessage() const;
    void tellTools();
    void showView();
    void showConversation(const LogEntry &entry);
    void forgetPerson(const QString &userNumber);
    void tellCopied(qint64 rows, qint64 left);

    Services m_services;
    QUuid m_assistantId;
    QHash<QUuid, QString> m_assistantNames;
    MessageLogModel *m_model;
    LogFilterBar *m_filters;
    GlancePane *m_glance;
    LogFootLine *m_foot;
    Banner *m_problem;
    Banner *m_note;
    QScrollArea *m_scroll;
    QSplitter *m_splitter;
    LogToolArea *m_tools;
    QStackedWidget *m_stack;
    LogTable *m_table;
    LogTableMenu *m_menu;
    EmptyState *m_empty;
    EmptyState *m_noMatch;
    LogDetailArea *m_detail;
    QShortcut *m_close;
    QTimer *m_minute; ///< relative periods move on with time
    // Made when they are first opened.
    ConversationView *m_conversation = nullptr;
    ExportPane *m_export = nullptr;
    PartnerLogPane *m_partnerLog = nullptr;
    RetentionPane *m_retention = nullptr;
    ErasePersonPane *m_erasure = nullptr;
    qint64 m_wanted = 0; ///< to be chosen as soon as it is among the rows
    bool m_choiceChanged = false; ///< its rows are not there yet
};

} // namespace ChannelConsole
