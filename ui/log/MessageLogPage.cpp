// SPDX-License-Identifier: Apache-2.0
#include "ui/log/MessageLogPage.h"

#include "core/channel/AssistantStore.h"
#include "core/message/MediaFetch.h"
#include "ui/log/LogDetailModel.h"
#include "ui/log/LogDetailView.h"
#include "ui/log/LogText.h"
#include "ui/log/MessageLogModel.h"
#include "ui/log/SendAgainBar.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Spacing.h"

#include <QComboBox>
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

namespace {

/// A field of the filter row with its label in front.
void addField(QHBoxLayout *row, const QString &label, const QString &objectName, QWidget *field)
{
    auto *caption = new QLabel(label, field->parentWidget());
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(field);
    field->setAccessibleName(label);
    field->setObjectName(objectName);
    row->addWidget(caption);
    row->addWidget(field);
}

} // namespace

MessageLogPage::MessageLogPage(const Services &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_model(new MessageLogModel(services.log, this))
    , m_detailModel(new LogDetailModel(services.log, this))
    , m_problem(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(QStringLiteral("log"), tr("Nothing has been sent yet"),
          tr("Every message of this channel is listed here: what was sent, what the partner answered, "
             "whether it "
             "arrived, what users wrote, and what to do if something failed."),
          this))
    , m_noMatch(new EmptyState(QStringLiteral("search"), tr("No message matches"),
          tr("No message in the log fits the search and the filters."), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_again(new SendAgainBar(services, this))
    , m_detail(new LogDetailView(services.clock,
          new MediaFetch(services.assistants, services.vault, services.http, services.sandbox, this), m_again,
          this))
    , m_closeShortcut(new QShortcut(Qt::Key_Escape, this))
{
    setObjectName(QStringLiteral("messageLogPage"));
    setAccessibleName(tr("Message Log"));
    auto *filters = buildFilters();
    buildTable();

    connect(m_empty->addButton(tr("Send a test message"), true), &QPushButton::clicked, this,
        [this] { emit pageRequested(PageId::TestSend); });
    connect(m_noMatch->addButton(tr("Clear filters"), false), &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_status->setCurrentIndex(0);
    });
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_noMatch);

    m_splitter->setObjectName(QStringLiteral("logSplitter"));
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_detail->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Spacing::kLarge, Spacing::kMedium, Spacing::kLarge, Spacing::kMedium);
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(filters);
    layout->addWidget(m_problem);
    layout->addWidget(m_splitter, 1);

    m_closeShortcut->setContext(Qt::WidgetWithChildrenShortcut);
    m_closeShortcut->setEnabled(false);
    connect(m_closeShortcut, &QShortcut::activated, this, &MessageLogPage::closeDetail);
    connect(m_detail, &LogDetailView::closeRequested, this, &MessageLogPage::closeDetail);
    connect(m_detail, &LogDetailView::messageRequested, this, &MessageLogPage::showEntry);
    connect(m_detail, &LogDetailView::callRequested, this,
        [this](qint64 callId) { emit pageRequested(PageId::Webhook, callId); });
    connect(m_again, &SendAgainBar::composeRequested, this, &MessageLogPage::composeRequested);
    connect(m_again, &SendAgainBar::sent, this, &MessageLogPage::showEntry);
    connect(m_detailModel, &LogDetailModel::changed, this, &MessageLogPage::refreshDetail);
    connect(m_model, &MessageLogModel::stateChanged, this, &MessageLogPage::refreshState);
    connect(m_model, &MessageLogModel::rowsInserted, this, &MessageLogPage::refreshState);
    connect(m_model, &MessageLogModel::rowsRemoved, this, &MessageLogPage::refreshState);
    connect(services.assistants, &AssistantStore::assistantsChanged, this,
        &MessageLogPage::refreshAssistantNames);
    refreshAssistantNames();
}

/// The model goes before the table, which then scrolls to its beginning: nothing is to be loaded any more.
MessageLogPage::~MessageLogPage()
{
    m_table->verticalScrollBar()->disconnect(this);
}

QWidget *MessageLogPage::buildFilters()
{
    auto *filters = new QWidget(this);
    m_search = new QLineEdit(filters);
    m_search->setPlaceholderText(tr("Text or number"));
    m_search->setClearButtonEnabled(true);
    m_search->setToolTip(tr("Finds words by their beginning in texts, numbers, ids and error texts; in "
                            "Chinese, Japanese and Thai any three "
                            "characters (Ctrl+F)"));
    m_status = new QComboBox(filters);
    m_status->addItem(tr("All"), QString());
    for (const QString &status :
        {MessageStatus::kSending, MessageStatus::kAccepted, MessageStatus::kSent, MessageStatus::kDelivered,
            MessageStatus::kRead, MessageStatus::kReceived, MessageStatus::kRejected, MessageStatus::kFailed,
            MessageStatus::kUnknown, MessageStatus::kCancelled})
        m_status->addItem(icon(statusIconName(status)), statusText(status), status);
    m_scope = new QComboBox(filters);
    m_scope->addItem(tr("This assistant"), static_cast<int>(Scope::ThisAssistant));
    m_scope->addItem(tr("All assistants"), static_cast<int>(Scope::AllAssistants));

    auto *row = new QHBoxLayout(filters);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    addField(row, tr("Search"), QStringLiteral("logSearch"), m_search);
    row->setStretchFactor(m_search, 1);
    row->addSpacing(Spacing::kSmall);
    addField(row, tr("Status"), QStringLiteral("logStatus"), m_status);
    row->addSpacing(Spacing::kSmall);
    addField(row, tr("Show"), QStringLiteral("logScope"), m_scope);

    connect(m_search, &QLineEdit::textChanged, this, &MessageLogPage::applyFilter);
    connect(m_status, &QComboBox::currentIndexChanged, this, &MessageLogPage::applyFilter);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &MessageLogPage::applyFilter);
    return filters;
}

void MessageLogPage::buildTable()
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("messageLogTable"));
    m_table->setAccessibleName(tr("Messages"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + Spacing::kSmall);
    m_table->horizontalHeader()->setHighlightSections(false);
    setColumnWidths();

    connect(m_table, &QTableView::clicked, this, &MessageLogPage::openDetail);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        openDetail(index);
        if (m_detail->isVisible())
            m_detail->setFocus(Qt::OtherFocusReason);
        else
            m_focusDetail = true;
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            if (current.isValid() && m_detail->isVisibleTo(this))
                openDetail(current);
        });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &MessageLogPage::loadAhead);
    connect(m_model, &MessageLogModel::modelReset, this, &MessageLogPage::keepSelection);
    connect(m_model, &MessageLogModel::rowsInserted, this, [this] {
        if (m_wanted != 0)
            keepSelection();
    });
    // What is read stays where it is when newer messages come in above it.
    connect(m_model, &MessageLogModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        QScrollBar *bar = m_table->verticalScrollBar();
        if (first == 0 && bar->value() > 0) {
            const int height = m_table->verticalHeader()->defaultSectionSize();
            const int value = bar->value() + (last - first + 1) * height;
            bar->setMaximum(qMax(bar->maximum(), value));
            bar->setValue(value);
        }
    });
}

void MessageLogPage::setColumnWidths()
{
    const QFontMetrics metrics = m_table->fontMetrics();
    const auto width
        = [&metrics](const QString &sample) { return metrics.horizontalAdvance(sample) + Spacing::kMedium; };
    const int iconWidth = m_table->style()->pixelMetric(QStyle::PM_SmallIconSize) + Spacing::kSmall;
    QHeaderView *header = m_table->horizontalHeader();
    const auto set
        = [header](LogColumn column, int pixels) { header->resizeSection(static_cast<int>(column), pixels); };
    const QString number = numberText(QStringLiteral("+4411349600000"));
    set(LogColumn::Time, width(logTimeText(QDateTime(QDate(2000, 12, 28), QTime(23, 58, 58)))));
    set(LogColumn::Assistant, width(QStringLiteral("A usual assistant")));
    set(LogColumn::Direction, width(directionText(Direction::Outbound)));
    set(LogColumn::Partner, width(partnerText(QStringLiteral("gupshup"), true)));
    set(LogColumn::BusinessNumber, width(number));
    set(LogColumn::UserNumber, width(number));
    int type = 0;
    for (const MessageType each : allMessageTypes())
        type = qMax(type, width(messageTypeName(each)));
    set(LogColumn::Type, type + Spacing::kSmall);
    set(LogColumn::Status, width(statusText(MessageStatus::kCancelled)) + iconWidth);
    // The partner and the business number are the same in most rows: they come last.
    for (const LogColumn last : {LogColumn::Partner, LogColumn::BusinessNumber})
        header->moveSection(header->visualIndex(static_cast<int>(last)), kLogColumnCount - 1);
    m_table->viewport()->installEventFilter(this);
    fitTextColumn();
}

/// Whatever room the others leave, but never so little that no text is read; then the table scrolls sideways.
void MessageLogPage::fitTextColumn()
{
    constexpr int kFewestCharacters = 30;
    QHeaderView *header = m_table->horizontalHeader();
    const int column = static_cast<int>(LogColumn::Text);
    const int others = header->length() - header->sectionSize(column);
    header->resizeSection(column,
        qMax(m_table->viewport()->width() - others,
            m_table->fontMetrics().averageCharWidth() * kFewestCharacters));
}

bool MessageLogPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitTextColumn();
    return Page::eventFilter(watched, event);
}

void MessageLogPage::refreshAssistantNames()
{
    QHash<QUuid, QString> names;
    for (const Assistant &assistant : m_services.assistants->assistants())
        names.insert(assistant.id, assistant.name);
    const bool removed = std::any_of(m_assistantNames.keyBegin(), m_assistantNames.keyEnd(),
        [&names](const QUuid &id) { return !names.contains(id); });
    m_assistantNames = names;
    m_model->setAssistantNames(names);
    if (removed) {
        closeDetail(); // its log went with it
        m_model->reload();
    }
}

void MessageLogPage::showAssistant(const QUuid &assistantId)
{
    if (assistantId == m_assistantId)
        return;
    m_assistantId = assistantId;
    m_again->setAssistant(assistantId);
    if (scope() == Scope::ThisAssistant)
        closeDetail();
    applyFilter();
}

void MessageLogPage::showEntry(qint64 logId)
{
    // What hides it would make a page that promised one message show others.
    m_search->clear();
    m_status->setCurrentIndex(0);
    m_wanted = logId;
    m_detailModel->show(logId);
    keepSelection();
}

void MessageLogPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

MessageLogPage::Scope MessageLogPage::scope() const
{
    return static_cast<Scope>(m_scope->currentData().toInt());
}

bool MessageLogPage::isFiltered() const
{
    return !m_model->filter().status.isEmpty() || !m_model->filter().text.isEmpty();
}

void MessageLogPage::applyFilter()
{
    const bool all = scope() == Scope::AllAssistants;
    m_table->setColumnHidden(static_cast<int>(LogColumn::Assistant), !all);
    fitTextColumn();
    const MessageFilter filter{
        .assistantId = all ? std::nullopt : std::optional(m_assistantId),
        .status = m_status->currentData().toString(),
        .text = m_search->text().trimmed(),
    };
    m_filterChanged = m_filterChanged || filter != m_model->filter();
    m_model->setFilter(filter);
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
    const bool nothing = m_model->state() == MessageLogModel::State::Ready && m_model->rowCount() == 0;
    QWidget *shown = m_table;
    if (nothing)
        shown = isFiltered() ? m_noMatch : m_empty;
    m_stack->setCurrentWidget(shown);
    if (m_model->state() != MessageLogModel::State::Ready || !std::exchange(m_filterChanged, false))
        return;
    // Details of a row that the filter hides would be nobody's. What was asked for by its id stays.
    if (m_detailModel->id() != 0 && m_wanted == 0 && m_model->rowOf(m_detailModel->id()) < 0)
        closeDetail();
}

void MessageLogPage::keepSelection()
{
    const int row = m_detailModel->id() == 0 ? -1 : m_model->rowOf(m_detailModel->id());
    if (row < 0)
        return;
    if (std::exchange(m_wanted, 0) != 0)
        m_table->scrollTo(m_model->index(row, 0));
    m_table->selectionModel()->setCurrentIndex(
        m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void MessageLogPage::openDetail(const QModelIndex &index)
{
    const qint64 id = m_model->entry(index.row()).id;
    m_wanted = 0;
    if (id != m_detailModel->id())
        m_detailModel->show(id);
}

void MessageLogPage::closeDetail()
{
    const bool hadFocus = m_detail->isAncestorOf(focusWidget());
    m_closeShortcut->setEnabled(false);
    m_focusDetail = false;
    m_wanted = 0;
    m_detail->hide();
    m_detailModel->clear();
    if (hadFocus)
        m_table->setFocus(Qt::OtherFocusReason);
}

void MessageLogPage::refreshDetail()
{
    if (const auto &detail = m_detailModel->detail())
        m_detail->showDetail(*detail, m_assistantNames.value(detail->entry.assistantId));
    else if (const auto &problem = m_detailModel->problem())
        m_detail->showProblem(*problem);
    else
        return;
    m_detail->show();
    m_closeShortcut->setEnabled(true);
    if (std::exchange(m_focusDetail, false))
        m_detail->setFocus(Qt::OtherFocusReason);
}

void MessageLogPage::loadAhead()
{
    // Two screens before the end the next page is asked for, so that scrolling at a usual pace does not meet
    // it.
    const QScrollBar *bar = m_table->verticalScrollBar();
    if (bar->maximum() - bar->value() < 2 * bar->pageStep())
        m_model->fetchMore({});
}

} // namespace ChannelConsole
