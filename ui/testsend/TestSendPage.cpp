// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/TestSendPage.h"

#include "core/channel/PhoneNumber.h"
#include "ui/log/LogText.h"
#include "ui/testsend/ComposerView.h"
#include "ui/testsend/ReplyWindowModel.h"
#include "ui/testsend/ReplyWindowView.h"
#include "ui/testsend/SendBar.h"
#include "ui/testsend/SendResultView.h"
#include "ui/testsend/SentMessageModel.h"
#include "ui/testsend/SidePane.h"
#include "ui/testsend/TestSendForm.h"
#include "ui/testsend/script/ScriptPane.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Question.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"
#include "ui/widgets/TabTones.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kMessageView = 0;
constexpr int kScriptView = 1;
constexpr int kSideBySideColumns = 120; // average characters; narrower, the preview stands below the form
constexpr int kComposerShare = 3; // of the width, to 2 of the other side
constexpr int kSideShare = 2;

} // namespace

TestSendPage::TestSendPage(const Services &services, QWidget *parent)
    : Page(parent)
    , m_model(new TestSendViewModel(services, this))
    , m_services(services)
    , m_views(new QTabBar(this))
    , m_viewStack(new QStackedWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_hint(new EmptyState(u"send"_s, {}, {}, this))
    , m_form(new TestSendForm(m_model, this))
    , m_composer(new ComposerView(m_model, services.templates, this))
    , m_taken(new Banner(this))
    , m_obstacle(new Banner(this))
    , m_window(new ReplyWindowModel(services.log, services.clock, this))
    , m_windowView(new ReplyWindowView(m_window, this))
    , m_note(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_result(new SendResultView(this))
    , m_bar(new SendBar(m_model, this))
    , m_sent(new SentMessageModel(services.log, this))
    , m_side(new SidePane(this))
{
    setObjectName(u"testSendPage"_s);
    setAccessibleName(tr("Test Send"));
    connect(m_hint->addButton(tr("Go to Configurations"), true), &QPushButton::clicked, this,
        [this] { emit pageRequested(PageId::Configuration); });
    m_stack->addWidget(m_hint);
    m_stack->addWidget(buildComposer());
    buildViews();

    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), m_stack); // the script has its own
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &TestSendPage::send);
    }
    connect(m_bar, &SendBar::sendRequested, this, &TestSendPage::send);
    connect(m_sent, &SentMessageModel::changed, this,
        [this] { m_result->showStatus(m_sent->status(), m_sent->since()); });
    connect(m_side, &SidePane::numberChosen, this, [this](const QString &number) {
        m_form->takeUserNumber(number);
        m_composer->focusContent();
    });
    connect(m_composer, &ComposerView::templatesRequested, this,
        [this] { emit pageRequested(PageId::Templates); });
    connect(m_composer, &ComposerView::columnsChanged, this, &TestSendPage::alignLabels);
    connect(m_composer, &ComposerView::columnsChanged, this, &TestSendPage::orderTabs);
    connect(m_windowView, &ReplyWindowView::templateRequested, this, &TestSendPage::chooseTemplate);
    connect(m_result, &SendResultView::templateRequested, this, &TestSendPage::chooseTemplate);
    connect(m_result, &SendResultView::logRequested, this, [this] {
        const std::optional<SendReport> &report = m_model->report();
        emit pageRequested(PageId::MessageLog, report ? report->logId : 0);
    });

    connect(m_model, &TestSendViewModel::channelChanged, this, &TestSendPage::showChannel);
    connect(m_model, &TestSendViewModel::suggestionsChanged, this,
        [this] { m_side->setSuggestions(m_model->suggestions(), m_model->isSandbox()); });
    connect(m_model, &TestSendViewModel::previewChanged, this, &TestSendPage::showPreview);
    connect(m_model, &TestSendViewModel::stateChanged, this, &TestSendPage::showState);
    connect(m_model, &TestSendViewModel::confirmationNeeded, this, &TestSendPage::ask);
    showChannel();
    showState();
    alignLabels();
}

void TestSendPage::buildViews()
{
    m_views->setObjectName(u"testSendViews"_s);
    m_views->setAccessibleName(tr("Test Send views"));
    m_views->setDocumentMode(true);
    m_views->setDrawBase(false); // the page's own tabs have the line
    m_views->setExpanding(false);
    m_views->addTab(tr("Message"));
    m_views->addTab(tr("Advanced Message"));
    toneTabs(m_views);
    m_viewStack->addWidget(m_stack);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(Spacing::kLarge, Spacing::kSmall, Spacing::kLarge, 0);
    line->addWidget(m_views);
    line->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(m_viewStack, 1);
    connect(m_views, &QTabBar::currentChanged, this, &TestSendPage::showView);
}

void TestSendPage::showView(int view)
{
    if (view == kScriptView && !m_script) {
        m_script = new ScriptPane(m_services, m_viewStack);
        m_viewStack->addWidget(m_script);
        m_script->showAssistant(m_model->assistantId());
        connect(m_script, &ScriptPane::composeRequested, this, &TestSendPage::compose);
    }
    m_viewStack->setCurrentIndex(view);
}

QWidget *TestSendPage::buildComposer()
{
    m_taken->setObjectName(u"takenOver"_s);
    auto *composer = new QWidget(this);
    m_scroll = new QScrollArea(composer);
    m_scroll->setObjectName(u"testSendScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(m_scroll);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(Spacing::kLarge, Spacing::kLarge, Spacing::kLarge, Spacing::kLarge);
    m_column->setSpacing(Spacing::kMedium);
    m_column->addWidget(m_taken);
    m_column->addWidget(m_form);
    m_column->addWidget(m_windowView);
    m_column->addWidget(m_composer);
    m_column->addWidget(m_note);
    m_column->addWidget(m_obstacle);
    m_column->addWidget(m_result);
    m_column->addStretch(1);
    m_scroll->setWidget(content);

    auto *leading = new QVBoxLayout;
    leading->setSpacing(0);
    leading->addWidget(m_scroll, 1);
    leading->addWidget(m_bar);
    m_sides = new QHBoxLayout(composer);
    m_sides->setContentsMargins(0, 0, 0, 0);
    m_sides->setSpacing(0);
    m_sides->addLayout(leading, kComposerShare);
    m_column->addWidget(m_side);
    return composer;
}

/// Beside the composer it stays in sight while that scrolls; where there is no room for it, it is its end.
void TestSendPage::placeSides()
{
    const bool beside = width() >= fontMetrics().averageCharWidth() * kSideBySideColumns;
    if (beside == m_sideIsBeside)
        return;
    m_sideIsBeside = beside;
    if (beside) {
        m_column->removeWidget(m_side);
        m_sides->addWidget(m_side, kSideShare);
        m_side->setContentsMargins(Spacing::kSmall, Spacing::kLarge, Spacing::kLarge, Spacing::kLarge);
    } else {
        m_sides->removeWidget(m_side);
        m_column->addWidget(m_side);
        m_side->setContentsMargins({});
    }
}

void TestSendPage::alignLabels()
{
    const QList<FormColumn *> columns = m_composer->columns() + QList<FormColumn *>{m_form->column()};
    int widest = 0;
    for (const FormColumn *column : columns)
        widest = qMax(widest, column->labelsWidth());
    for (FormColumn *column : columns)
        column->setLabelsWidth(widest);
}

/// A form is made when its type is first chosen, and so comes after everything else by itself.
void TestSendPage::orderTabs()
{
    QWidget *last = nullptr;
    for (QWidget *each = m_composer->nextInFocusChain(); each != m_composer;
         each = each->nextInFocusChain()) {
        if (m_composer->isAncestorOf(each) && each->focusPolicy() != Qt::NoFocus)
            last = each;
    }
    if (last)
        m_bar->setTabAfter(last);
}

void TestSendPage::showAssistant(const QUuid &assistantId)
{
    m_model->showAssistant(assistantId);
    m_taken->clear();
    if (m_script)
        m_script->showAssistant(assistantId);
}

void TestSendPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placeSides();
}

void TestSendPage::compose(const ComposeDraft &draft)
{
    m_views->setCurrentIndex(kMessageView);
    const bool fromOurs = m_model->compose(draft);
    if (fromOurs)
        m_taken->clear();
    else
        m_taken->showMessage(Banner::Kind::Information,
            tr("%1 is not a number of this channel.").arg(numberText(draft.businessNumber)),
            tr("The message is taken over; it goes out from the business number chosen here."));
    m_composer->focusContent();
}

void TestSendPage::chooseTemplate()
{
    m_model->setType(MessageType::Template);
    m_composer->focusContent();
}

void TestSendPage::send()
{
    m_taken->clear();
    if (m_composer->hasUnreadable()) {
        m_composer->focusUnreadable();
        revealFocused();
        return;
    }
    if (m_model->send())
        return;
    const std::optional<TestSendViewModel::Fault> fault = m_model->fault();
    if (fault && fault->place == TestSendViewModel::Place::Channel) {
        reveal(m_obstacle, m_obstacle);
        return;
    }
    if (fault && fault->place == TestSendViewModel::Place::Content)
        m_composer->focusField(fault->problem.field);
    else
        m_form->focusFault();
    revealFocused();
}

void TestSendPage::ask(const QUuid &assistantId)
{
    const SendOrder order = m_model->orderOf(assistantId);
    askToConfirm(this,
        {
            .title = tr("First message to this number"),
            .text = tr("Send a message to %1?").arg(numberText(order.message.userNumber)),
            .detail
            = tr("It goes out for real, from %1 through %2: it costs money and reaches a person. For each "
                 "number you are asked only once.")
                  .arg(order.assistant.name, partnerText(order.configuration.partnerId, false)),
        },
        tr("Send"), this, [this, assistantId](bool confirmed) { m_model->confirm(assistantId, confirmed); });
}

void TestSendPage::showChannel()
{
    const QString partner = m_model->partnerName();
    const SendReadiness readiness = m_model->readiness();
    const ReadinessHint hint = readinessHint(readiness, partner);
    m_hint->setText(hint.title, hint.text);
    m_stack->setCurrentIndex(readiness == SendReadiness::Ready ? 1 : 0);
    m_note->setText(
        m_model->isSandbox() ? tr(
            "Goes to the simulated %1 inside this program: nobody is reached. Test sends use what is saved.")
                                   .arg(partner)
                             : tr("Goes out through %1 for real: it costs money and reaches a person. Test "
                                  "sends use what is saved.")
                                   .arg(partner));
    m_side->setSuggestions(m_model->suggestions(), m_model->isSandbox());
    alignLabels();
    showPreview();
}

void TestSendPage::showPreview()
{
    const TestSendDraft draft = m_model->draft();
    const Result<QString> userNumber = normalisedNumber(draft.userNumber);
    m_window->show(m_model->assistantId(), draft.businessNumber, userNumber ? userNumber.value() : QString());
    m_windowView->setOffersTemplate(draft.composition.type() != MessageType::Template);
    m_side->setHasNumber(userNumber.ok());
    m_side->setContent(m_model->outgoing());
    if (m_model->readiness() == SendReadiness::Ready) {
        const Result<QString> preview = m_model->preview();
        // What a form cannot read is told in its own words, not in those of whoever tried to parse it.
        const QString unreadable = m_composer->unreadableText();
        const bool isWhole = preview && unreadable.isEmpty();
        m_side->setRequest(isWhole ? preview.value() : QString(),
            isWhole                    ? QString()
                : unreadable.isEmpty() ? preview.error().text
                                       : unreadable);
    }
    showObstacle();
    showAge();
}

void TestSendPage::showObstacle()
{
    const std::optional<TestSendViewModel::Fault> fault = m_model->fault();
    if (fault && fault->place == TestSendViewModel::Place::Channel) {
        if (m_obstacle->text() == fault->problem.text)
            return;
        m_obstacle->showProblem(fault->problem);
        connect(m_obstacle->addButton(tr("Go to Configurations")), &QPushButton::clicked, this,
            [this] { emit pageRequested(PageId::Configuration); });
    } else {
        m_obstacle->clear();
    }
}

void TestSendPage::showState()
{
    const std::optional<SendReport> &report = m_model->report();
    const bool hasFinished = m_isSending && report;
    m_isSending = m_model->phase() == TestSendViewModel::Phase::Running;
    m_sent->follow(report ? report->logId : 0);
    if (report)
        m_result->showReport(*report, m_model->orderOf(m_model->assistantId()));
    else
        m_result->clear();
    m_result->showStatus(m_sent->status(), m_sent->since());
    showAge();
    if (hasFinished)
        reveal(m_result, m_result->headline());
}

/// A result stays readable while the next message is written, but must not be read as that one's.
void TestSendPage::showAge()
{
    const bool isOld = m_model->report() && !m_model->isReportOfDraft();
    m_result->setOld(isOld);
    m_bar->setOutcome(m_model->report() && !isOld ? m_result->headline()->text() : QString());
}

void TestSendPage::reveal(QWidget *whole, QWidget *part)
{
    // Queued behind the layouts: what is said at an input has only just made the form longer.
    QTimer::singleShot(0, this, [this, whole = QPointer(whole), part = QPointer(part)] {
        for (QWidget *each : {whole.data(), part.data()}) {
            if (each && m_scroll->isAncestorOf(each))
                m_scroll->ensureWidgetVisible(each, 0, Spacing::kLarge);
        }
    });
}

void TestSendPage::revealFocused()
{
    QWidget *input = m_scroll->focusWidget();
    if (!input)
        return;
    // With what is said about it.
    QWidget *row = qobject_cast<FormRow *>(input->parentWidget());
    reveal(row ? row : input, input);
}

} // namespace ChannelConsole
