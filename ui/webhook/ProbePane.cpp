// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/ProbePane.h"

#include "ui/webhook/ProbeResultView.h"
#include "ui/webhook/ProbeViewModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Question.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

ProbePane::ProbePane(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_model(new ProbeViewModel(services, this))
    , m_url(new QLineEdit)
    , m_credential(new QComboBox)
    , m_pasted(new QLineEdit)
    , m_tableNote(new PlainLabel(PlainLabel::Tone::Secondary))
    , m_run(new QPushButton(tr("Probe")))
    , m_good(new QPushButton(tr("Probe with a good call…")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_busy(new QProgressBar)
    , m_problem(new Banner)
    , m_result(new ProbeResultView)
{
    setObjectName(u"probePane"_s);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"probeScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Spacing::kLarge, Spacing::kLarge, Spacing::kLarge, Spacing::kLarge);
    column->setSpacing(Spacing::kMedium);
    auto *about = new PlainLabel(PlainLabel::Tone::Secondary,
        tr("Calls a deployed webhook with the mistakes the platform documents and compares its answers. None "
           "of "
           "these calls reaches the assistant."));
    about->setMaximumWidth(FormColumn::readableWidth(this));
    m_tableNote->setMaximumWidth(FormColumn::readableWidth(this));
    m_tableNote->setObjectName(u"probeTableNote"_s);
    column->addWidget(about);
    column->addWidget(buildForm());
    column->addWidget(m_tableNote);
    column->addWidget(buildActions());
    column->addWidget(m_problem);
    column->addWidget(m_result, 1);
    column->addStretch(0); // takes what the result does not while that is hidden
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);

    connect(m_model, &ProbeViewModel::changed, this, &ProbePane::refreshInputs);
    connect(m_model, &ProbeViewModel::reportChanged, this, &ProbePane::refreshRun);
    refreshInputs();
    refreshRun();
}

QWidget *ProbePane::buildForm()
{
    auto *form = new FormColumn;
    m_url->setObjectName(u"probeUrl"_s);
    m_urlRow = form->addRow(tr("URL"), m_url, tr("The Webhook URL as the platform shows it."));
    m_credential->setObjectName(u"probeCredential"_s);
    m_credential->addItem(tr("A token of the associated app"), int(ProbeCredential::App));
    m_credential->addItem(tr("The channel's user name and password"), int(ProbeCredential::Channel));
    m_credential->addItem(tr("A pasted Authorization header"), int(ProbeCredential::Pasted));
    m_credential->addItem(tr("None"), int(ProbeCredential::None));
    m_credentialRow = form->addRow(tr("Authorization"), m_credential);
    m_pasted->setObjectName(u"probePasted"_s);
    m_pasted->setEchoMode(QLineEdit::Password);
    m_pasted->setPlaceholderText(u"bearer …"_s);
    m_pastedRow = form->addRow(tr("Authorization header"), m_pasted);
    connect(m_url, &QLineEdit::textEdited, m_model, &ProbeViewModel::setUrl);
    connect(m_url, &QLineEdit::returnPressed, this, &ProbePane::run);
    connect(m_credential, &QComboBox::activated, this,
        [this] { m_model->setCredential(ProbeCredential(m_credential->currentData().toInt())); });
    connect(m_pasted, &QLineEdit::textEdited, this,
        [this](const QString &text) { m_model->setPasted(text.toUtf8()); });
    return form;
}

QWidget *ProbePane::buildActions()
{
    auto *actions = new QWidget;
    nameAction(m_run, u"probeRun"_s);
    nameAction(m_good, u"probeGood"_s);
    nameAction(m_cancel, u"probeCancel"_s);
    m_cancel->setAccessibleName(tr("Cancel the probe"));
    makePrimary(m_run);
    makeBusyBar(m_busy, u"probeProgress"_s);
    auto *layout = new QHBoxLayout(actions);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(m_run);
    layout->addWidget(m_good);
    layout->addWidget(m_cancel);
    layout->addWidget(m_busy, 1);
    layout->addStretch(1);
    m_problem->setObjectName(u"probeProblem"_s);
    connect(m_run, &QPushButton::clicked, this, &ProbePane::run);
    connect(m_good, &QPushButton::clicked, this, &ProbePane::askForGoodCall);
    connect(m_cancel, &QPushButton::clicked, m_model, &ProbeViewModel::cancel);
    return actions;
}

void ProbePane::showAssistant(const QUuid &assistantId)
{
    if (assistantId != m_model->assistantId())
        m_pasted->clear();
    m_model->showAssistant(assistantId);
}

void ProbePane::refreshInputs()
{
    if (m_url->text() != m_model->url()) {
        m_url->setText(m_model->url());
        if (!m_url->hasFocus())
            m_url->setCursorPosition(0); // a long address is read from its beginning
    }
    const ProbeCredential credential = m_model->credential();
    m_credential->setCurrentIndex(m_credential->findData(int(credential)));
    if (const auto *items = qobject_cast<QStandardItemModel *>(m_credential->model())) {
        items->item(m_credential->findData(int(ProbeCredential::App)))->setEnabled(m_model->mayUseApp());
        items->item(m_credential->findData(int(ProbeCredential::Channel)))
            ->setEnabled(m_model->mayUseChannel());
    }
    m_credentialRow->setHelp(m_model->credentialNote());
    m_pastedRow->setRowVisible(credential == ProbeCredential::Pasted);
    if (credential != ProbeCredential::Pasted)
        m_pasted->clear();

    const std::optional<Problem> obstacle = m_model->obstacle();
    const auto faultAt = [&obstacle](QLatin1StringView field) {
        return obstacle && obstacle->field == field ? QString(obstacle->text + u' ' + obstacle->remedy)
                                                    : QString();
    };
    m_urlRow->setFault(faultAt("url"_L1));
    const QString fault = faultAt("authorization"_L1);
    const bool pasted = credential == ProbeCredential::Pasted;
    m_pastedRow->setFault(pasted ? fault : QString());
    m_credentialRow->setFault(pasted ? QString() : fault);
    m_tableNote->setText(m_model->tableNote());
    m_tableNote->setVisible(!m_model->tableNote().isEmpty());
    refreshRun();
}

void ProbePane::refreshRun()
{
    const bool running = m_model->isRunning();
    const bool ready = !running && !m_model->obstacle();
    // The button with the focus must not vanish under the keyboard: hand it on first, and back.
    if (running && (m_run->hasFocus() || m_good->hasFocus())) {
        m_cancel->show();
        m_cancel->setFocus(Qt::OtherFocusReason);
    }
    m_run->setEnabled(ready);
    m_good->setEnabled(ready && !m_model->goodCallNote().isEmpty());
    if (!running && m_cancel->hasFocus())
        (ready ? static_cast<QWidget *>(m_run) : m_url)->setFocus(Qt::OtherFocusReason);
    m_cancel->setVisible(running);
    m_busy->setVisible(running);
    if (m_model->problem())
        m_problem->showProblem(*m_model->problem());
    else
        m_problem->clear();
    m_result->showReport(m_model->report(), running);
}

void ProbePane::run()
{
    m_model->run(false);
}

void ProbePane::askForGoodCall()
{
    askToConfirm(this,
        {.title = tr("A call that reaches the assistant"),
            .text = tr("Send a good call to %1, too?").arg(m_model->url()),
            .detail = m_model->goodCallNote()},
        tr("Probe"), this, [this](bool confirmed) {
            if (confirmed)
                m_model->run(true);
        });
}

} // namespace ChannelConsole
