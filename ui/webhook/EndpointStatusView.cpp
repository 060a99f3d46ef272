// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/EndpointStatusView.h"

#include "ui/webhook/EndpointViewModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/SecretClipboard.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

using Kind = EndpointState::Kind;

QString stateText(Kind kind)
{
    switch (kind) {
    case Kind::Stopped:
        return EndpointStatusView::tr("Stopped");
    case Kind::Starting:
        return EndpointStatusView::tr("Starting…");
    case Kind::Running:
        return EndpointStatusView::tr("Running");
    case Kind::Failed:
        return EndpointStatusView::tr("Could not be started");
    }
    Q_UNREACHABLE();
}

QString stateIcon(Kind kind)
{
    switch (kind) {
    case Kind::Stopped:
        return u"disabled"_s;
    case Kind::Starting:
        return u"clock"_s;
    case Kind::Running:
        return u"enabled"_s;
    case Kind::Failed:
        return u"error"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

EndpointStatusView::EndpointStatusView(EndpointViewModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_clipboard(new SecretClipboard(std::chrono::seconds(30), this))
    , m_icon(new IconLabel(u"disabled"_s, 16, this))
    , m_state(new PlainLabel(PlainLabel::Tone::Strong, {}, this))
    , m_local(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_toggle(new QPushButton(this))
    , m_question(new Banner(this))
    , m_problem(new Banner(this))
    , m_callback(new QLineEdit(this))
    , m_copy(new QToolButton(this))
    , m_note(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
{
    m_question->setObjectName(u"endpointQuestion"_s);
    m_problem->setObjectName(u"endpointProblem"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kMedium);
    column->addWidget(buildState());
    column->addWidget(m_question);
    column->addWidget(m_problem);
    column->addWidget(buildAddress());
    connect(m_toggle, &QPushButton::clicked, this, &EndpointStatusView::toggle);
    connect(m_copy, &QToolButton::clicked, this, &EndpointStatusView::copy);
    connect(m_model, &EndpointViewModel::changed, this, &EndpointStatusView::refresh);
    refresh();
}

QWidget *EndpointStatusView::buildState()
{
    auto *line = new QWidget(this);
    m_state->setObjectName(u"endpointState"_s);
    m_state->setAccessibleName(tr("State of the endpoint"));
    m_state->setWordWrap(false);
    m_local->setObjectName(u"endpointLocalUrl"_s);
    m_local->setElided();
    m_toggle->setObjectName(u"endpointToggle"_s);
    makePrimary(m_toggle);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(m_icon);
    layout->addWidget(m_state);
    layout->addWidget(m_local, 1);
    layout->addWidget(m_toggle);
    return line;
}

QWidget *EndpointStatusView::buildAddress()
{
    auto *form = new FormColumn(this);
    m_callback->setObjectName(u"callbackUrl"_s);
    m_callback->setReadOnly(true);
    FormRow *row = form->addRow(tr("Callback URL"), m_callback);
    m_copy->setObjectName(u"copyCallbackUrl"_s);
    m_copy->setAccessibleName(tr("Copy Callback URL"));
    m_copy->setToolTip(m_copy->accessibleName());
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    row->addBeside(m_copy);
    m_note->setObjectName(u"callbackNote"_s);
    row->addBelow(m_note);
    showCopied(false);
    return form;
}

void EndpointStatusView::refresh()
{
    const EndpointState state = m_model->state();
    const bool on = state.kind == Kind::Running || state.kind == Kind::Starting;
    m_icon->setIconName(stateIcon(state.kind));
    m_state->setText(stateText(state.kind));
    const QString url = state.localUrl.toString();
    m_local->setText(state.kind == Kind::Running ? tr("on this computer at %1").arg(url) : QString());
    m_toggle->setText(on ? tr("Stop") : tr("Start"));
    m_toggle->setAccessibleName(on ? tr("Stop the endpoint") : tr("Start the endpoint"));
    giveRoom(m_toggle);
    const QString obstacle = m_model->startObstacle();
    m_toggle->setEnabled(on || obstacle.isEmpty());
    m_toggle->setToolTip(on ? QString() : obstacle);
    if (on || m_askedAbout != m_model->assistantId() || m_model->startWarning().isEmpty())
        m_question->clear();
    const QString callback = m_model->callbackUrl();
    if (m_callback->text() != callback) {
        m_callback->setText(callback);
        m_callback->setCursorPosition(0);
    }
    m_callback->setPlaceholderText(callback.isEmpty() ? obstacle : QString());
    m_copy->setEnabled(!callback.isEmpty());
    m_note->setText(m_model->callbackNote());
    showProblem();
}

void EndpointStatusView::showProblem()
{
    const std::optional<Problem> &own = m_model->problem();
    const std::optional<Problem> problem = own ? own : m_model->state().problem;
    if (problem) {
        m_problem->showProblem(*problem);
    } else if (const QString obstacle = m_model->startObstacle();
               !obstacle.isEmpty() && m_model->state().kind == Kind::Stopped) {
        m_problem->showMessage(
            Banner::Kind::Information, tr("The endpoint cannot be started yet."), obstacle);
    } else {
        m_problem->clear();
    }
}

void EndpointStatusView::toggle()
{
    const Kind kind = m_model->state().kind;
    if (kind == Kind::Running || kind == Kind::Starting)
        m_model->stop();
    else if (const QString warning = m_model->startWarning(); !warning.isEmpty())
        ask(warning);
    else
        m_model->start();
}

void EndpointStatusView::ask(const QString &warning)
{
    m_askedAbout = m_model->assistantId();
    m_question->showMessage(Banner::Kind::Warning, tr("The live assistant would go offline."), warning);
    QPushButton *relay = m_question->addButton(tr("Relay and start"));
    relay->setObjectName(u"relayAndStart"_s);
    connect(relay, &QPushButton::clicked, this, [this] {
        m_question->clear();
        m_model->relayAndStart();
    });
    QPushButton *anyway = m_question->addButton(tr("Answer here and start"));
    anyway->setObjectName(u"startAnyway"_s);
    connect(anyway, &QPushButton::clicked, this, [this] {
        m_question->clear();
        m_model->start();
    });
    relay->setFocus(Qt::OtherFocusReason);
}

void EndpointStatusView::copy()
{
    m_model->fetchCallbackUrl([this](const QString &url) {
        if (url.isEmpty())
            return;
        m_clipboard->copy(url);
        showCopied(true);
        QTimer::singleShot(std::chrono::seconds(2), this, [this] { showCopied(false); });
    });
}

void EndpointStatusView::showCopied(bool copied)
{
    m_copy->setText(copied ? tr("Copied") : tr("Copy"));
    m_copy->setIcon(icon(copied ? u"check"_s : u"copy"_s));
}

} // namespace ChannelConsole
