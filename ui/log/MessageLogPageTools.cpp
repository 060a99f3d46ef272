// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogDetailArea.h"
#include "ui/log/LogFootLine.h"
#include "ui/log/LogToolArea.h"
#include "ui/log/MessageLogModel.h"
#include "ui/log/MessageLogPage.h"
#include "ui/log/conversation/ConversationView.h"
#include "ui/log/export/ExportPane.h"
#include "ui/log/filter/LogFilterBar.h"
#include "ui/log/glance/GlancePane.h"
#include "ui/log/keeping/ErasePersonPane.h"
#include "ui/log/keeping/RetentionPane.h"
#include "ui/log/partner/PartnerLogPane.h"
#include "ui/log/table/LogTable.h"
#include "ui/log/table/LogTableMenu.h"
#include "ui/preferences/Settings.h"
#include "ui/widgets/Banner.h"

#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kExport = u"logExport"_s;
const QString kPartner = u"logFromPartner"_s;
const QString kKeeping = u"logKeeping"_s;
const QString kErasure = u"logErasure"_s;

} // namespace

void MessageLogPage::buildTools()
{
    m_tools->addTool({kExport, tr("Export"),
        [this](QWidget *parent) { return m_export = new ExportPane(m_services, parent); }});
    m_tools->addTool({kPartner, tr("Read from the partner"),
        [this](QWidget *parent) { return m_partnerLog = new PartnerLogPane(m_services, parent); }});
    m_tools->addTool({kKeeping, tr("Keep and delete"),
        [this](QWidget *parent) { return m_retention = new RetentionPane(m_services, parent); }});
    m_tools->addTool({kErasure, tr("Erase a person"), [this](QWidget *parent) {
                          m_erasure = new ErasePersonPane(m_services, parent);
                          connect(m_erasure, &ErasePersonPane::erasing, this, &MessageLogPage::forgetPerson);
                          return m_erasure;
                      }});
    QMenu *more = m_foot->menu();
    m_tools->offer(more);
    more->addSeparator();
    QMenu *columns = more->addMenu(tr("Columns"));
    columns->setObjectName(u"logMoreColumns"_s);
    m_menu->offerColumns(columns);

    connect(m_tools, &LogToolArea::opened, this, [this](const QString &name) {
        tellTools();
        // A rule that was typed and left is not the rule, and a button that deletes stands beside it.
        if (name == kKeeping)
            m_retention->load();
        // Only now: a number that is typed there must not give way to a row that is clicked.
        if (name == kErasure) {
            const std::optional<LogEntry> message = chosenMessage();
            m_erasure->setUserNumber(message ? message->userNumber : m_filters->choice().filter.userNumber);
        }
    });
    // What it asks now must be seen.
    connect(m_tools, &LogToolArea::grown, this, [this] {
        const int bottom = m_tools->mapTo(m_scroll->widget(), QPoint(0, m_tools->height())).y();
        m_scroll->ensureVisible(0, bottom, 0, 0);
    });
    connect(m_tools, &LogToolArea::closed, this, [this](bool hadFocus) {
        if (hadFocus)
            m_foot->focusMore();
    });
    // What the tools speak of follows the page, also while they are left open.
    connect(m_detail, &LogDetailArea::shown, this, &MessageLogPage::tellTools);
    connect(m_detail, &LogDetailArea::closed, this, &MessageLogPage::tellTools);
    connect(m_foot, &LogFootLine::viewChanged, this, &MessageLogPage::showView);
    connect(m_table, &LogTable::copied, this, &MessageLogPage::tellCopied);
}

void MessageLogPage::buildGlance()
{
    m_glance->setOpen(m_services.settings && m_services.settings->isLogGlanceOpen());
    connect(m_glance, &GlancePane::openChanged, this, [this](bool open) {
        if (m_services.settings)
            m_services.settings->setLogGlanceOpen(open);
    });
    connect(m_glance, &GlancePane::filterRequested, this, [this](const MessageFilter &filter) {
        LogChoice choice{.filter = filter, .allAssistants = !filter.assistantId.has_value()};
        choice.filter.assistantId.reset();
        choice.filter.from = {};
        choice.filter.until = {};
        // What was the last hour stays the last hour.
        const MessageFilter &now = m_model->filter();
        const bool sameTimes = filter.from == now.from && filter.until == now.until;
        choice.period = sameTimes ? m_filters->choice().period : periodOf(filter);
        m_filters->setChoice(choice);
    });
}

/// That of the details, or else of the current row.
std::optional<LogEntry> MessageLogPage::chosenMessage() const
{
    if (std::optional<LogEntry> open = m_detail->isHidden() ? std::nullopt : m_detail->message())
        return open;
    const QModelIndex current = m_table->currentIndex();
    const LogEntry *entry = current.isValid() ? m_model->entry(current.row()) : nullptr;
    return entry ? std::optional(*entry) : std::nullopt;
}

void MessageLogPage::tellTools()
{
    if (m_export)
        m_export->setFilter(m_model->filter());
    if (m_partnerLog) {
        m_partnerLog->setAssistant(m_assistantId);
        m_partnerLog->setMessage(chosenMessage());
    }
    if (m_retention)
        m_retention->setAssistant(m_assistantId);
    if (m_erasure)
        m_erasure->setAssistant(m_assistantId);
}

void MessageLogPage::showView()
{
    if (m_foot->view() == LogFootLine::View::Table) {
        refreshShown();
        return;
    }
    if (!m_conversation) {
        m_conversation = new ConversationView(m_services.log, m_services.clock, this);
        m_stack->addWidget(m_conversation);
        connect(m_conversation, &ConversationView::messageActivated, this, &MessageLogPage::showInTable);
        connect(m_conversation, &ConversationView::currentMessageChanged, this, [this](qint64 id) {
            if (!m_detail->isHidden())
                openDetail(id, false);
        });
    }
    std::optional<LogEntry> entry = m_detail->isHidden() ? std::nullopt : m_detail->message();
    // The row that is current, or the first: somebody's conversation rather than none.
    const int row = std::max(0, m_table->currentIndex().row());
    if (const LogEntry *current = entry || m_model->rowCount() == 0 ? nullptr : m_model->entry(row))
        entry = *current;
    if (entry)
        showConversation(*entry);
    refreshShown();
}

void MessageLogPage::showConversation(const LogEntry &entry)
{
    m_foot->setView(LogFootLine::View::Conversation);
    if (m_conversation)
        m_conversation->showPair(entry.assistantId, entry.businessNumber, entry.userNumber, entry.id);
}

void MessageLogPage::forgetPerson(const QString &userNumber)
{
    const qsizetype filters = m_filters->forgetPerson(userNumber);
    if (filters > 0)
        m_note->showMessage(Banner::Kind::Information,
            filters == 1 ? tr("A saved filter that names this person is deleted as well.")
                         : tr("%1 saved filters that name this person are deleted as well.")
                               .arg(QLocale().toString(filters)));
}

void MessageLogPage::tellCopied(qint64 rows, qint64 left)
{
    const QLocale locale;
    if (left == 0) {
        m_note->clear();
        return;
    }
    m_note->showMessage(Banner::Kind::Information,
        rows == 1 ? tr("1 row is copied.") : tr("%1 rows are copied.").arg(locale.toString(rows)),
        tr("%1 more are chosen, too many for the clipboard. Export writes all of them to a file.")
            .arg(locale.toString(left)));
    connect(m_note->addButton(tr("Export…")), &QPushButton::clicked, this, [this] {
        m_note->clear();
        m_tools->open(kExport);
    });
}

} // namespace ChannelConsole
