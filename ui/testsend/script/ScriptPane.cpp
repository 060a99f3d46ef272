// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/script/ScriptPane.h"

#include "ui/testsend/script/CodeEditor.h"
#include "ui/testsend/script/ScriptResultView.h"
#include "ui/testsend/script/ScriptViewModel.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Question.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSideBySideColumns = 110; // average characters; narrower, the context stands below the script
constexpr int kEditorHeight = 224;
constexpr int kScriptShare = 3; ///< of the width
constexpr int kContextShare = 2;

QWidget *faultLine(PlainLabel *text)
{
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kTight);
    layout->addWidget(new IconLabel(u"error"_s, 16, line), 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    line->hide();
    return line;
}

bool isRunKey(const QKeyEvent &event)
{
    return (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        && (event.modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
}

void setTextKept(CodeEditor *editor, const QString &text)
{
    if (editor->toPlainText() != text)
        editor->setPlainText(text);
}

} // namespace

ScriptPane::ScriptPane(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_model(new ScriptViewModel(services, this))
    , m_script(new CodeEditor(tr("Script"), u"script"_s))
    , m_context(new CodeEditor(tr("Context"), u"scriptContext"_s))
    , m_scriptFault(new PlainLabel)
    , m_contextFault(new PlainLabel)
    , m_sample(new QPushButton(tr("Insert the guide's sample")))
    , m_run(new QPushButton(tr("Run")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_busy(new QProgressBar)
    , m_result(new ScriptResultView)
{
    setObjectName(u"scriptPane"_s);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"scriptScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Spacing::kLarge, Spacing::kLarge, Spacing::kLarge, Spacing::kLarge);
    column->setSpacing(Spacing::kMedium);
    auto *about = new PlainLabel(PlainLabel::Tone::Secondary,
        tr("A script as an Advanced Message of the platform has it. What it prints is read as JSON: an "
           "object is a message whose "
           "“type” decides, or else a template; anything else is a free-form text. It runs here, within "
           "reach of nothing but "
           "print and context."));
    about->setMaximumWidth(FormColumn::readableWidth(this));
    column->addWidget(about);
    column->addWidget(buildEditors());
    column->addWidget(buildActions());
    column->addWidget(m_result);
    column->addStretch(1);
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);

    connect(m_script, &QPlainTextEdit::textChanged, this,
        [this] { m_model->setScript(m_script->toPlainText()); });
    connect(m_context, &QPlainTextEdit::textChanged, this,
        [this] { m_model->setContext(m_context->toPlainText()); });
    connect(m_model, &ScriptViewModel::textsChanged, this, &ScriptPane::takeTexts);
    connect(m_model, &ScriptViewModel::changed, this, &ScriptPane::refresh);
    connect(m_result, &ScriptResultView::useRequested, this, &ScriptPane::use);
    takeTexts();
    refresh();
}

QWidget *ScriptPane::column(CodeEditor *editor, const QString &help, QWidget *faultLine)
{
    auto *part = new QWidget;
    auto *label = new QLabel(editor->accessibleName(), part);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(editor);
    editor->setMinimumHeight(kEditorHeight);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kTight);
    layout->addWidget(label);
    layout->addWidget(editor, 1);
    layout->addWidget(faultLine);
    layout->addWidget(new PlainLabel(PlainLabel::Tone::Secondary, help, part));
    return part;
}

QWidget *ScriptPane::buildEditors()
{
    m_script->setPlaceholderText(u"print(\"Hello\")"_s);
    m_scriptFault->setObjectName(u"scriptFault"_s);
    m_contextFault->setObjectName(u"scriptContextFault"_s);
    m_scriptFaultLine = faultLine(m_scriptFault);
    m_contextFaultLine = faultLine(m_contextFault);
    auto *editors = new QWidget;
    m_editors = new QBoxLayout(QBoxLayout::LeftToRight, editors);
    m_editors->setContentsMargins({});
    m_editors->setSpacing(Spacing::kMedium);
    m_editors->addWidget(
        column(m_script, tr("JavaScript. Ctrl+Enter runs it."), m_scriptFaultLine), kScriptShare);
    m_editors->addWidget(
        column(m_context,
            tr("JSON. The script finds it as “context”; the platform's own has more, and not "
               "all of its form is "
               "documented."),
            m_contextFaultLine),
        kContextShare);
    return editors;
}

QWidget *ScriptPane::buildActions()
{
    nameAction(m_run, u"scriptRun"_s);
    nameAction(m_cancel, u"scriptCancel"_s);
    nameAction(m_sample, u"scriptSample"_s);
    m_cancel->setAccessibleName(tr("Cancel the script"));
    makePrimary(m_run);
    makeBusyBar(m_busy, u"scriptProgress"_s);
    auto *actions = new QWidget;
    auto *layout = new QHBoxLayout(actions);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(m_run);
    layout->addWidget(m_cancel);
    layout->addWidget(m_sample);
    layout->addWidget(m_busy, 1);
    layout->addStretch(1);
    connect(m_run, &QPushButton::clicked, this, &ScriptPane::run);
    connect(m_cancel, &QPushButton::clicked, m_model, &ScriptViewModel::cancel);
    connect(m_sample, &QPushButton::clicked, this, &ScriptPane::offerSample);
    return actions;
}

void ScriptPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = fitsCharacters(this, kSideBySideColumns);
    m_editors->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_result->arrange(wide);
}

/// Claimed before any shortcut of the page around it: there, the same keys send.
bool ScriptPane::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isRunKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

/// The editors leave them alone, so they come here.
void ScriptPane::keyPressEvent(QKeyEvent *event)
{
    if (isRunKey(*event))
        run();
    else
        QWidget::keyPressEvent(event);
}

void ScriptPane::showAssistant(const QUuid &assistantId)
{
    m_model->showAssistant(assistantId);
}

/// Asks before it takes a script of the user's own away.
void ScriptPane::offerSample()
{
    const QString script = m_script->toPlainText();
    if (script.trimmed().isEmpty() || script.trimmed() == ScriptViewModel::guideSample().trimmed()) {
        insertSample();
        return;
    }
    askToConfirm(window(),
        {.title = tr("Insert the sample"),
            .text = tr("Replace your script with the guide's sample?"),
            .detail = tr("Undo (Ctrl+Z) brings your script back.")},
        tr("Replace"), this, [this, script](bool confirmed) {
            // Another assistant's script may stand there meanwhile: it was not asked about.
            if (confirmed && m_script->toPlainText() == script)
                insertSample();
        });
}

/// As if it were typed: what stood there comes back with Undo.
void ScriptPane::insertSample()
{
    QTextCursor cursor(m_script->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(ScriptViewModel::guideSample());
    m_script->setFocus(Qt::OtherFocusReason);
}

void ScriptPane::takeTexts()
{
    setTextKept(m_script, m_model->script());
    setTextKept(m_context, m_model->context());
}

void ScriptPane::refresh()
{
    const bool running = m_model->isRunning();
    // The button with the focus must not vanish under the keyboard: hand it on first, and back.
    if (running && m_run->hasFocus()) {
        m_cancel->show();
        m_cancel->setFocus(Qt::OtherFocusReason);
    }
    m_run->setEnabled(m_model->mayRun());
    if (!running && m_cancel->hasFocus())
        (m_run->isEnabled() ? static_cast<QWidget *>(m_run) : m_script)->setFocus(Qt::OtherFocusReason);
    m_cancel->setVisible(running);
    m_busy->setVisible(running);
    refreshFaults();
    m_result->show(*m_model);
    // Once, when the run has ended: later, whoever types is not to be pulled away.
    if (m_wasRunning && !running && m_model->scriptFault())
        m_script->showFault();
    m_wasRunning = running;
}

void ScriptPane::refreshFaults()
{
    const QString wrong = m_model->scriptFaultText();
    const std::optional<ScriptFault> fault = m_model->scriptFault();
    m_script->markFault(fault ? fault->line : 0, fault ? fault->column : 0, wrong);
    m_scriptFault->setText(wrong);
    m_scriptFaultLine->setVisible(!wrong.isEmpty());

    const std::optional<ScriptFault> context = m_model->contextFaultNow();
    const QString text = !context ? QString()
        : context->line > 0       ? tr("Line %1: %2").arg(QString::number(context->line), context->text)
                                  : context->text;
    m_context->markFault(context ? context->line : 0, context ? context->column : 0, text);
    m_contextFault->setText(text);
    m_contextFaultLine->setVisible(!text.isEmpty());
}

void ScriptPane::run()
{
    m_model->run();
    if (m_model->contextFaultNow()) {
        m_context->showFault();
        m_context->setFocus(Qt::OtherFocusReason);
    }
}

void ScriptPane::use()
{
    if (const std::optional<ComposeDraft> draft = m_model->draft())
        emit composeRequested(*draft);
}

} // namespace ChannelConsole
