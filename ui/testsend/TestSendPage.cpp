// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/TestSendPage.h"

#include "core/channel/PhoneNumber.h"
#include "ui/log/LogText.h"
#include "ui/testsend/ComposerView.h"
#include "ui/testsend/ReplyWindowModel.h"
#include "ui/testsend/ReplyWindowView.h"
#include "ui/testsend/SendResultView.h"
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
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
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
    , m_send(new QPushButton(tr("Send"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_busy(new QProgressBar(this))
    , m_progress(new PlainLabel({}, this))
    , m_result(new SendResultView(this))
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
    connect(m_send, &QPushButton::clicked, this, &TestSendPage::send);
    connect(m_cancel, &QPushButton::clicked, m_model, &TestSendViewModel::cancel);
    connect(m_side, &SidePane::numberChosen, this, [this](const QString &number) {
        m_form->takeUserNumber(number);
        m_composer->focusContent();
    });
    connect(m_composer, &ComposerView::templatesRequested, this,
        [this] { emit pageRequested(PageId::Templates); });
    connect(m_composer, &ComposerView::columnsChanged, this, &TestSendPage::alignLabels);
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
    auto *scroll = new QScrollArea(composer);
    scroll->setObjectName(u"testSendScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(scroll);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(Spacing::kLarge, Spacing::kLarge, Spacing::kLarge, Spacing::kLarge);
    m_column->setSpacing(Spacing::kMedium);
    m_column->addWidget(m_taken);
    m_column->addWidget(m_form);
    m_column->addWidget(m_windowView);
    m_column->addWidget(m_composer);
    m_column->addWidget(m_note);
    m_column->addWidget(m_obstacle);
    m_column->addWidget(buildActions());
    m_column->addWidget(m_result);
    m_column->addStretch(1);
    scroll->setWidget(content);

    m_sides = new QHBoxLayout(composer);
    m_sides->setContentsMargins(0, 0, 0, 0);
    m_sides->setSpacing(0);
    m_sides->addWidget(scroll, kComposerShare);
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

QWidget *TestSendPage::buildActions()
{
    auto *actions = new QWidget(this);
    m_send->setObjectName(u"send"_s);
    m_send->setAccessibleName(m_send->text());
    m_send->setToolTip(tr("Send (Ctrl+Enter)"));
    makePrimary(m_send);
    m_cancel->setObjectName(u"cancelSend"_s);
    m_cancel->setAccessibleName(m_cancel->text());
    m_cancel->setAutoDefault(false);
    giveRoom(m_send);
    giveRoom(m_cancel);
    makeBusyBar(m_busy, u"sendProgress"_s);
    m_progress->setObjectName(u"sendStage"_s);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::kSmall);
    buttons->addWidget(m_send);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_progress, 1);
    auto *layout = new QVBoxLayout(actions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Spacing::kSmall);
    layout->addLayout(buttons);
    layout->addWidget(m_busy);
    return actions;
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
        return;
    }
    if (m_model->send())
        return;
    const std::optional<TestSendViewModel::Fault> fault = m_model->fault();
    if (fault && fault->place == TestSendViewModel::Place::Content)
        m_composer->focusField(fault->problem.field);
    else
        m_form->focusFault();
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
        m_side->setRequest(preview ? preview.value() : QString(), preview ? QString() : preview.error().text);
    }
    showObstacle();
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
    using Phase = TestSendViewModel::Phase;
    const Phase phase = m_model->phase();
    const bool underWay = phase == Phase::Checking || phase == Phase::Asking || phase == Phase::Running;
    m_send->setEnabled(!underWay);
    // The button with the focus must not vanish under the keyboard: hand it on first.
    const bool cancelHadFocus = m_cancel->hasFocus();
    m_cancel->setVisible(phase == Phase::Checking || phase == Phase::Running);
    m_cancel->setEnabled(!m_model->isCancelling());
    if (cancelHadFocus && !m_cancel->isVisible())
        m_send->setFocus(Qt::OtherFocusReason);
    m_busy->setVisible(underWay);
    m_progress->setText(underWay ? progressText() : QString());
    const std::optional<SendReport> &report = m_model->report();
    if (report)
        m_result->showReport(*report, m_model->orderOf(m_model->assistantId()));
    else
        m_result->clear();
}

QString TestSendPage::progressText() const
{
    using Phase = TestSendViewModel::Phase;
    if (m_model->isCancelling())
        return tr("Cancelling…");
    if (m_model->phase() != Phase::Running)
        return m_model->phase() == Phase::Checking ? tr("Looking for this number in the log…") : QString();
    switch (m_model->stage()) {
    case SendStage::ReadingSecrets:
        return m_model->isKeychainWaiting()
            ? tr("Waiting for the keychain. It may be asking you to unlock it: look for its window.")
            : tr("Reading the credentials from the keychain…");
    case SendStage::WritingLog:
        return tr("Writing to the message log…");
    case SendStage::Connecting:
        return tr("Connecting to %1…").arg(m_model->partnerName());
    case SendStage::Sending:
        return tr("Sending…");
    case SendStage::Waiting:
        return tr("Sent. Waiting for %1's answer…").arg(m_model->partnerName());
    case SendStage::Finished:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole
