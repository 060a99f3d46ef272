// SPDX-License-Identifier: Apache-2.0
#include "ui/log/MessageLogPage.h"

#include "core/Clock.h"
#include "core/channel/AssistantStore.h"
#include "ui/log/LogDetailArea.h"
#include "ui/log/LogFootLine.h"
#include "ui/log/LogToolArea.h"
#include "ui/log/MessageLogModel.h"
#include "ui/log/conversation/ConversationView.h"
#include "ui/log/filter/FilterWords.h"
#include "ui/log/filter/KnownValues.h"
#include "ui/log/filter/LogFilterBar.h"
#include "ui/log/glance/GlancePane.h"
#include "ui/log/table/LogColumnLayout.h"
#include "ui/log/table/LogTable.h"
#include "ui/log/table/LogTableMenu.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PopupEscape.h"
#include "ui/widgets/Spacing.h"

#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMinuteMs = 60'000;
/// Of text, for the table and what is open below it; with less the page scrolls.
constexpr int kLeastLines = 7;

/// What scrolls only when its parts have become as low as they may be. A scroll area takes for that the
/// height its widget would like to have at this width.
class LeastHeight final : public QWidget
{
public:
    int heightForWidth(int width) const override
    {
        return layout() ? layout()->totalMinimumHeightForWidth(width) : QWidget::heightForWidth(width);
    }
};

} // namespace

MessageLogPage::MessageLogPage(const Services &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_model(new MessageLogModel(services.log, this))
    , m_filters(new LogFilterBar(services.settings, services.clock, this))
    , m_glance(new GlancePane(services, this))
    , m_foot(new LogFootLine(this))
    , m_problem(new Banner(this))
    , m_note(new Banner(this))
    , m_scroll(new QScrollArea(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_tools(new LogToolArea(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new LogTable(m_model, services.settings, this))
    , m_menu(new LogTableMenu(m_model, m_table))
    , m_empty(new EmptyState(u"log"_s, tr("Nothing has been sent yet"),
          tr("Every message of this channel is listed here: what was sent, what the partner answered, "
             "whether it "
             "arrived, what users wrote, and what to do if something failed."),
          this))
    , m_noMatch(new EmptyState(u"search"_s, tr("No message matches"),
          tr("No message in the log fits the search and the filters. Words and numbers are found by how they "
             "begin."),
          this))
    , m_detail(new LogDetailArea(services, this))
    , m_close(new QShortcut(Qt::Key_Escape, this))
    , m_minute(new QTimer(this))
{
    setObjectName(u"messageLogPage"_s);
    setAccessibleName(tr("Message Log"));
    build();
    buildGlance();
    buildTools();
    connectTable();
    connectDetail();
    connect(m_filters, &LogFilterBar::choiceChanged, this, &MessageLogPage::applyChoice);
    connect(
        services.assistants, &AssistantStore::assistantsChanged, this, &MessageLogPage::refreshAssistants);
    connect(services.assistants, &AssistantStore::configurationChanged, this, &MessageLogPage::offerNumbers);
    m_close->setContext(Qt::WidgetWithChildrenShortcut);
    new PopupEscape(this);
    connect(m_close, &QShortcut::activated, this, &MessageLogPage::closeInnermost);
    m_minute->setObjectName(u"moveOn"_s);
    m_minute->setInterval(kMinuteMs);
    m_minute->setTimerType(Qt::VeryCoarseTimer);
    connect(m_minute, &QTimer::timeout, this, &MessageLogPage::moveOn);
    m_minute->start();
    refreshAssistants();
}

void MessageLogPage::build()
{
    connect(m_empty->addButton(tr("Send a test message"), true), &QPushButton::clicked, this,
        [this] { emit pageRequested(PageId::TestSend); });
    QPushButton *clear = m_noMatch->addButton(tr("Clear filters"), false);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_filters->clear();
        focusSearch();
    });
    for (QWidget *each :
        {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_noMatch)})
        m_stack->addWidget(each);
    m_splitter->setObjectName(u"logSplitter"_s);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_tools);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    const int line = fontMetrics().lineSpacing();
    m_detail->setMinimumHeight(2 * kLeastLines * line);
    for (int part = 0; part < m_splitter->count(); ++part)
        m_splitter->setStretchFactor(part, m_splitter->widget(part) == m_tools ? 0 : 1);

    // Where the window is low, or the letters are large, what is open above the table must not be squeezed.
    auto *content = new LeastHeight;
    m_scroll->setObjectName(u"logScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins({});
    page->addWidget(m_scroll);

    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Spacing::kLarge, Spacing::kMedium, Spacing::kLarge, Spacing::kSmall);
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(m_filters);
    layout->addWidget(m_glance);
    layout->addWidget(m_problem);
    layout->addWidget(m_note);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_foot);
}

void MessageLogPage::connectTable()
{
    connect(m_table, &LogTable::messageChosen, this, &MessageLogPage::openDetail);
    connect(m_table, &LogTable::currentMessageChanged, this, [this](qint64 id) {
        if (!m_detail->isHidden())
            openDetail(id, false);
        else
            tellTools();
    });
    connect(m_menu, &LogTableMenu::filterRequested, this, [this](LogColumn column, const LogEntry &entry) {
        m_filters->setChoice(withValueOf(m_filters->choice(), column, entry));
    });
    connect(m_menu, &LogTableMenu::conversationRequested, this, &MessageLogPage::showConversation);
    connect(m_model, &MessageLogModel::countChanged, this, [this] { m_foot->setCount(m_model->count()); });
    connect(m_model, &MessageLogModel::located, this, &MessageLogPage::takeLocated);
    connect(m_model, &MessageLogModel::stateChanged, this, &MessageLogPage::refreshState);
    connect(m_model, &MessageLogModel::rowsRemoved, this, &MessageLogPage::refreshShown);
    connect(m_model, &MessageLogModel::modelReset, this, &MessageLogPage::keepSelection);
    connect(m_model, &MessageLogModel::rowsInserted, this, &MessageLogPage::refreshShown);
}

void MessageLogPage::connectDetail()
{
    // Queued: once they are laid out, and the table has given them their room.
    connect(
        m_detail, &LogDetailArea::shown, this,
        [this] {
            const int bottom = m_detail->mapTo(m_scroll->widget(), QPoint(0, m_detail->height())).y();
            m_scroll->ensureVisible(0, bottom, 0, 0);
            m_table->scrollTo(m_table->currentIndex());
        },
        Qt::QueuedConnection);
    connect(m_detail, &LogDetailArea::closeRequested, this, &MessageLogPage::closeDetail);
    connect(m_detail, &LogDetailArea::closed, this, [this](bool hadFocus) {
        if (hadFocus)
            m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_detail, &LogDetailArea::composeRequested, this, &MessageLogPage::composeRequested);
    connect(m_detail, &LogDetailArea::callRequested, this,
        [this](qint64 callId) { emit pageRequested(PageId::Webhook, callId); });
    connect(m_detail, &LogDetailArea::messageRequested, this, &MessageLogPage::showEntry);
    connect(m_detail, &LogDetailArea::sent, this, &MessageLogPage::showEntry);
}

void MessageLogPage::refreshAssistants()
{
    QHash<QUuid, QString> names;
    for (const QList<Assistant> all = m_services.assistants->assistants(); const Assistant &assistant : all)
        names.insert(assistant.id, assistant.name);
    const bool removed = std::any_of(m_assistantNames.keyBegin(), m_assistantNames.keyEnd(),
        [&names](const QUuid &id) { return !names.contains(id); });
    m_assistantNames = names;
    m_model->setAssistantNames(names);
    m_detail->setAssistantNames(names);
    offerNumbers();
    if (removed) {
        closeDetail(); // its log went with it
        m_model->reload();
        m_glance->reload();
    }
}

void MessageLogPage::offerNumbers()
{
    m_filters->offerBusinessNumbers(knownBusinessNumbers(*m_services.assistants,
        m_filters->choice().allAssistants ? std::nullopt : std::optional(m_assistantId)));
}

void MessageLogPage::showAssistant(const QUuid &assistantId)
{
    if (assistantId == m_assistantId)
        return;
    m_assistantId = assistantId;
    m_detail->setAssistant(assistantId);
    if (!m_filters->choice().allAssistants)
        closeDetail();
    applyChoice();
}

void MessageLogPage::showEntry(qint64 logId)
{
    // What hides it would make a page that promised one message show others.
    LogChoice choice;
    choice.allAssistants = m_filters->choice().allAssistants;
    m_filters->setChoice(choice);
    m_detail->showMessage(logId, false);
    showInTable(logId);
}

void MessageLogPage::showInTable(qint64 id)
{
    m_foot->setView(LogFootLine::View::Table);
    m_wanted = id;
    m_model->locate(id);
}

void MessageLogPage::takeLocated(qint64 id, int row)
{
    if (row >= 0 && (id == m_wanted || id == m_detail->messageId())) {
        m_table->chooseMessage(id, id == m_wanted);
        m_wanted = 0;
    } else if (row < 0 && id == m_wanted && m_filters->isFiltered()) {
        showEntry(id); // the filter hides it
    } else if (row < 0 && id == m_wanted) {
        m_wanted = 0; // another assistant's; its details are shown all the same
    } else if (row < 0 && id == m_detail->messageId()) {
        closeDetail(); // details of a row that the filter hides would be nobody's
    }
}

void MessageLogPage::focusSearch()
{
    m_filters->focusSearch();
}

void MessageLogPage::applyChoice()
{
    const LogChoice &choice = m_filters->choice();
    m_table->columns()->setSeveralAssistants(choice.allAssistants);
    m_table->markSearch(choice.filter.text);
    offerNumbers();
    const MessageFilter filter = filterOf(choice, m_assistantId, m_services.clock->now());
    m_choiceChanged = m_choiceChanged || filter != m_model->filter();
    m_model->setFilter(filter);
    m_glance->setFilter(filter);
    tellTools();
}

/// A relative period begins later than a minute ago. Whoever reads further down, or gathers rows to copy, is
/// left alone: only what lies at the far end of the log would go.
void MessageLogPage::moveOn()
{
    if (isRelative(m_filters->choice().period) && isVisible() && m_table->isAtTop()
        && m_table->selectedRowCount() <= 1)
        applyChoice();
}

void MessageLogPage::refreshState()
{
    if (const auto &problem = m_model->problem()) {
        m_problem->showProblem(*problem);
        connect(
            m_problem->addButton(tr("Try again")), &QPushButton::clicked, m_model, &MessageLogModel::retry);
    } else {
        m_problem->clear();
    }
    refreshShown();
    if (m_model->state() != MessageLogModel::State::Ready || !std::exchange(m_choiceChanged, false))
        return;
    // What was asked for by its id stays, whatever the filter.
    if (m_detail->messageId() != 0 && m_wanted == 0)
        m_model->locate(m_detail->messageId());
}

void MessageLogPage::refreshShown()
{
    const bool nothing = m_model->state() == MessageLogModel::State::Ready && m_model->rowCount() == 0;
    const bool filtered = m_filters->isFiltered();
    QWidget *shown = m_table;
    if (m_conversation && m_foot->view() == LogFootLine::View::Conversation)
        shown = m_conversation;
    else if (nothing)
        shown = filtered ? static_cast<QWidget *>(m_noMatch) : m_empty;
    m_stack->setCurrentWidget(shown);
    // Of what is shown: the stack by itself would take the highest of all.
    m_stack->setMinimumHeight(
        qMax(kLeastLines * fontMetrics().lineSpacing(), shown->minimumSizeHint().height()));
    m_foot->setCountOffered(!nothing && shown != m_conversation);
    m_glance->setVisible(!nothing || filtered); // of nothing there is nothing to tell
}

void MessageLogPage::keepSelection()
{
    m_table->chooseMessage(m_detail->messageId(), false);
}

void MessageLogPage::openDetail(qint64 id, bool byKeyboard)
{
    m_wanted = 0;
    m_detail->showMessage(id, byKeyboard);
}

void MessageLogPage::closeDetail()
{
    m_wanted = 0;
    m_detail->closeMessage();
}

/// Escape closes where the focus is, and else what was opened for the chosen message.
void MessageLogPage::closeInnermost()
{
    const QWidget *focus = window()->focusWidget();
    if (m_filters->closeOpened())
        return;
    if (!m_detail->isHidden() && !m_tools->isAncestorOf(focus))
        closeDetail();
    else
        m_tools->closeTool();
}

} // namespace ChannelConsole
