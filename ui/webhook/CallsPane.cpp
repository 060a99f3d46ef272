// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/CallsPane.h"

#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/webhook/WebhookEndpoints.h"
#include "ui/log/LogText.h"
#include "ui/webhook/CallDetailModel.h"
#include "ui/webhook/CallDetailView.h"
#include "ui/webhook/CallsModel.h"
#include "ui/webhook/ReplayEditor.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PopupEscape.h"
#include "ui/widgets/Spacing.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

CallsPane::CallsPane(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new CallsModel(services.calls, this))
    , m_detailModel(new CallDetailModel(services.calls, this))
    , m_replay(new CallReplay(services.endpoints, services.http, this))
    , m_problem(new Banner(this))
    , m_replayed(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(u"link"_s, tr("No call has come in yet"),
          tr("Every call to this assistant's endpoint is listed here: what was said to it and why, and what "
             "it "
             "brought into the message log. Start the endpoint under Endpoint, then let the messaging "
             "partner "
             "call it, or forge a call there."),
          this))
    , m_noMatch(new EmptyState(u"search"_s, tr("No call matches"),
          tr("No call that is kept fits the search and the filter."), this))
    , m_lower(new QStackedWidget(this))
    , m_detail(new CallDetailView(m_lower))
    , m_editor(new ReplayEditor(m_lower))
    , m_closeShortcut(new QShortcut(Qt::Key_Escape, this))
{
    setObjectName(u"callsPane"_s);
    setAccessibleName(tr("Calls"));
    auto *filters = buildFilters();
    buildTable();
    connect(m_noMatch->addButton(tr("Clear filters"), false), &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_onlyRefused->setChecked(false);
    });
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_noMatch);
    m_lower->addWidget(m_detail);
    m_lower->addWidget(m_editor);
    m_lower->hide();

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(u"callsSplitter"_s);
    splitter->addWidget(m_stack);
    splitter->addWidget(m_lower);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Spacing::kMedium, Spacing::kMedium, Spacing::kMedium, Spacing::kMedium);
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(filters);
    layout->addWidget(m_problem);
    layout->addWidget(m_replayed);
    layout->addWidget(splitter, 1);

    m_closeShortcut->setContext(Qt::WidgetWithChildrenShortcut);
    new PopupEscape(this);
    m_closeShortcut->setEnabled(false);
    connect(m_closeShortcut, &QShortcut::activated, this, [this] {
        if (m_lower->currentWidget() == m_editor)
            cancelEditor();
        else
            closeDetail();
    });
    connect(m_detail, &CallDetailView::closeRequested, this, &CallsPane::closeDetail);
    connect(m_detail, &CallDetailView::editRequested, this, &CallsPane::edit);
    connect(m_detail, &CallDetailView::replayRequested, this, [this] {
        if (const auto &call = m_detailModel->call())
            askThenReplay([draft = replayDraft(*call)] { return draft; });
    });
    connect(m_editor, &ReplayEditor::cancelRequested, this, &CallsPane::cancelEditor);
    connect(m_editor, &ReplayEditor::sendRequested, this, [this] {
        // What was typed while the question stood counts, too.
        askThenReplay([this] { return m_editor->draft(); });
    });
    connect(m_detailModel, &CallDetailModel::changed, this, &CallsPane::refreshDetail);
    connect(m_model, &CallsModel::stateChanged, this, &CallsPane::refreshState);
    connect(m_model, &CallsModel::rowsInserted, this, &CallsPane::refreshState);
    connect(m_model, &CallsModel::modelReset, this, &CallsPane::keepSelection);
}

/// The model goes before the table, which then scrolls to its beginning: nothing is to be loaded any more.
CallsPane::~CallsPane()
{
    m_table->verticalScrollBar()->disconnect(this);
}

QWidget *CallsPane::buildFilters()
{
    auto *filters = new QWidget(this);
    auto *caption = new QLabel(tr("Search"), filters);
    caption->setTextFormat(Qt::PlainText);
    m_search = new QLineEdit(filters);
    m_search->setObjectName(u"callSearch"_s);
    m_search->setAccessibleName(tr("Search"));
    m_search->setPlaceholderText(tr("Part of the path, the body or the reason"));
    m_search->setClearButtonEnabled(true);
    caption->setBuddy(m_search);
    m_onlyRefused = new QCheckBox(tr("Only refused"), filters);
    m_onlyRefused->setObjectName(u"onlyRefused"_s);
    m_onlyRefused->setAccessibleName(m_onlyRefused->text());
    auto *row = new QHBoxLayout(filters);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    row->addWidget(caption);
    row->addWidget(m_search, 1);
    row->addSpacing(Spacing::kSmall);
    row->addWidget(m_onlyRefused);
    connect(m_search, &QLineEdit::textChanged, this, &CallsPane::applyFilter);
    connect(m_onlyRefused, &QCheckBox::toggled, this, &CallsPane::applyFilter);
    return filters;
}

void CallsPane::buildTable()
{
    m_table->setModel(m_model);
    m_table->setObjectName(u"callsTable"_s);
    m_table->setAccessibleName(tr("Calls"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTextElideMode(Qt::ElideMiddle); // paths differ at their ends
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + Spacing::kSmall);
    setColumnWidths();
    m_table->viewport()->installEventFilter(this);

    connect(m_table, &QTableView::clicked, this, &CallsPane::openDetail);
    connect(m_table, &QTableView::activated, this, &CallsPane::openDetail);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            if (current.isValid() && m_lower->isVisibleTo(this))
                openDetail(current);
        });
    // A click beside the rows takes the mark away: details of no marked row would be nobody's.
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_table->selectionModel()->hasSelection() && m_lower->currentWidget() == m_detail)
            closeDetail();
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        // Two screens before the end, so that scrolling at a usual pace does not meet it.
        const QScrollBar *bar = m_table->verticalScrollBar();
        if (bar->maximum() - bar->value() < 2 * bar->pageStep())
            m_model->fetchMore({});
    });
    // What is read stays where it is when newer calls come in above it.
    connect(m_model, &CallsModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        QScrollBar *bar = m_table->verticalScrollBar();
        if (first == 0 && bar->value() > 0) {
            const int value
                = bar->value() + (last - first + 1) * m_table->verticalHeader()->defaultSectionSize();
            bar->setMaximum(qMax(bar->maximum(), value));
            bar->setValue(value);
        }
    });
}

bool CallsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitCallColumn();
    return QWidget::eventFilter(watched, event);
}

void CallsPane::showAssistant(const QUuid &assistantId)
{
    if (assistantId == m_assistantId)
        return;
    m_assistantId = assistantId;
    closeDetail();
    applyFilter();
}

void CallsPane::showCall(qint64 callId)
{
    if (m_lower->currentWidget() == m_editor)
        return;
    m_wanted = callId;
    m_search->clear();
    m_onlyRefused->setChecked(false);
    m_replayed->clear(); // it was about the call that is left
    m_detailModel->show(callId);
    keepSelection();
}

void CallsPane::applyFilter()
{
    const CallFilter filter{.assistantId = m_assistantId,
        .onlyRefused = m_onlyRefused->isChecked(),
        .text = m_search->text().trimmed()};
    m_filterChanged = m_filterChanged || filter != m_model->filter();
    m_model->setFilter(filter);
}

void CallsPane::refreshState()
{
    if (const auto &problem = m_model->problem()) {
        m_problem->showProblem(*problem);
        connect(m_problem->addButton(tr("Try again")), &QPushButton::clicked, m_model, &CallsModel::reload);
    } else {
        m_problem->clear();
    }
    const CallFilter &filter = m_model->filter();
    const bool nothing = m_model->state() == CallsModel::State::Ready && m_model->rowCount() == 0;
    QWidget *shown = m_table;
    if (nothing)
        shown = filter.onlyRefused || !filter.text.isEmpty() ? m_noMatch : m_empty;
    m_stack->setCurrentWidget(shown);
    if (m_model->state() != CallsModel::State::Ready || !std::exchange(m_filterChanged, false))
        return;
    // Details of a row that the filter hides would be nobody's; a call that is being edited stays.
    if (m_detailModel->id() != 0 && m_detailModel->id() != m_wanted && m_lower->currentWidget() == m_detail
        && m_model->rowOf(m_detailModel->id()) < 0)
        closeDetail();
}

void CallsPane::keepSelection()
{
    const int row = m_detailModel->id() == 0 ? -1 : m_model->rowOf(m_detailModel->id());
    if (row >= 0)
        m_table->selectionModel()->setCurrentIndex(
            m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void CallsPane::openDetail(const QModelIndex &index)
{
    const qint64 id = m_model->call(index.row()).id;
    // An edited call is not swept away by looking at another one.
    if (id == m_detailModel->id() || m_lower->currentWidget() == m_editor)
        return;
    m_replayed->clear(); // it was about the call that is left
    m_wanted = 0;
    m_detailModel->show(id);
}

void CallsPane::closeDetail()
{
    const bool hadFocus = m_lower->isAncestorOf(focusWidget());
    m_closeShortcut->setEnabled(false);
    m_wanted = 0;
    m_lower->hide();
    m_lower->setCurrentWidget(m_detail);
    m_replayed->clear(); // it was about the call that is left
    m_detailModel->clear();
    if (hadFocus)
        m_table->setFocus(Qt::OtherFocusReason);
}

void CallsPane::refreshDetail()
{
    if (m_detailModel->id() == 0)
        return;
    // Without a running endpoint the command needs an address of its own.
    const QUrl local = m_services.endpoints->state(m_assistantId).localUrl;
    m_detail->setOrigin(local.isEmpty()
            ? u"http://127.0.0.1"_s
            : local.adjusted(QUrl::RemovePath | QUrl::RemoveQuery).toString(QUrl::FullyEncoded));
    if (const auto &call = m_detailModel->call())
        m_detail->showCall(*call, m_detailModel->events());
    m_detail->showProblem(m_detailModel->problem());
    m_lower->show();
    m_closeShortcut->setEnabled(true);
}

void CallsPane::edit()
{
    if (const auto &call = m_detailModel->call()) {
        m_replayed->clear(); // it was about the call as it came
        m_editor->edit(replayDraft(*call));
        m_lower->setCurrentWidget(m_editor);
        m_editor->setFocus(Qt::OtherFocusReason);
    }
}

/// A sandbox's calls stay on this computer.
bool CallsPane::replaysReachThePlatform() const
{
    return m_services.endpoints->state(m_assistantId).kind == EndpointState::Kind::Running
        && m_services.endpoints->settings(m_assistantId).mode == EndpointMode::Relay
        && !m_services.assistants->assistant(m_assistantId).value_or(Assistant{}).sandbox;
}

void CallsPane::askThenReplay(const std::function<ReplayDraft()> &draft)
{
    if (!replaysReachThePlatform()) {
        replay(draft());
        return;
    }
    m_replayed->showMessage(Banner::Kind::Warning, tr("The replay would reach the live assistant."),
        tr("The endpoint relays: the call goes on to the platform, whose assistant takes it for a new one "
           "and "
           "may answer the person who wrote it."));
    QPushButton *cancel = m_replayed->addButton(tr("Do not send"));
    connect(cancel, &QPushButton::clicked, m_replayed, &Banner::clear);
    QPushButton *send = m_replayed->addButton(tr("Send to the platform"));
    connect(send, &QPushButton::clicked, this, [this, draft] { replay(draft()); });
    cancel->setFocus(Qt::OtherFocusReason);
}

void CallsPane::replay(const ReplayDraft &draft)
{
    m_editor->setBusy(true);
    m_replayedId = m_detailModel->id();
    m_replayed->showMessage(Banner::Kind::Information, tr("The call is on its way to the endpoint."));
    continued(m_replay->replay(m_assistantId, draft), this,
        [this, id = m_replayedId](const Result<HttpReply> &reply) {
            if (id != m_replayedId)
                return; // a later one is under way
            m_editor->setBusy(false);
            if (id == m_detailModel->id())
                showReplayed(reply);
        });
}

void CallsPane::showReplayed(const Result<HttpReply> &reply)
{
    if (!reply) {
        m_replayed->showProblem(reply.error());
        connect(m_replayed->addButton(tr("Close")), &QPushButton::clicked, m_replayed, &Banner::clear);
        return;
    }
    const bool accepted = reply.value().status == 200;
    m_replayed->showMessage(accepted ? Banner::Kind::Success : Banner::Kind::Warning,
        tr("The endpoint answered %1.").arg(reply.value().status),
        cellText(QString::fromUtf8(reply.value().body)));
    connect(m_replayed->addButton(tr("Close")), &QPushButton::clicked, m_replayed, &Banner::clear);
    if (m_lower->currentWidget() == m_editor)
        leaveEditor();
}

void CallsPane::cancelEditor()
{
    m_replayed->clear(); // a question whether to send what is dropped
    leaveEditor();
}

/// Another row may have been chosen meanwhile: the details are those of the row that is marked.
void CallsPane::leaveEditor()
{
    m_lower->setCurrentWidget(m_detail);
    if (m_table->currentIndex().isValid())
        openDetail(m_table->currentIndex());
}

} // namespace ChannelConsole
