// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/EndpointForm.h"

#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kHighestPort = 65535;

/// A check box is its own label; the row's label names the group it is in.
QCheckBox *checkBox(const QString &text, const QString &name)
{
    auto *box = new QCheckBox(text);
    box->setObjectName(name);
    box->setAccessibleName(text);
    return box;
}

QRadioButton *radioButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QRadioButton(text, parent);
    button->setObjectName(name);
    button->setAccessibleName(text);
    return button;
}

QWidget *column(const QList<QWidget *> &parts)
{
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kTight);
    for (QWidget *part : parts)
        layout->addWidget(part);
    return body;
}

} // namespace

EndpointForm::EndpointForm(EndpointViewModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
{
    auto *form = new FormColumn(this);
    addMode(form);
    addAuthorization(form);
    addAddress(form);
    addSwitches(form);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(form);
    connect(m_model, &EndpointViewModel::changed, this, &EndpointForm::refresh);
    refresh();
}

void EndpointForm::addMode(FormColumn *form)
{
    m_answer = radioButton(tr("Answer here"), u"modeAnswer"_s, this);
    m_relay = radioButton(tr("Relay"), u"modeRelay"_s, this);
    auto *answerHelp = new PlainLabel(PlainLabel::Tone::Secondary,
        tr("This program answers by the rules below. The assistant on the platform gets nothing: a partner "
           "usually has one callback address per account."));
    auto *relayHelp = new PlainLabel(PlainLabel::Tone::Secondary,
        tr("Each call is kept here and goes on to the platform as it came, with one line added: a Via "
           "header, by which a call that comes round in a circle is noticed. The platform's answer comes "
           "back as it is. The assistant stays online while this program runs."));
    m_modeQuestion = new Banner;
    m_modeQuestion->setObjectName(u"modeQuestion"_s);
    QWidget *choice = column({m_answer, answerHelp, m_modeQuestion, m_relay, relayHelp});
    choice->setObjectName(u"mode"_s);
    choice->setFocusProxy(m_answer);
    form->addRow(tr("Mode"), choice);
    // Not clicked: assistive technology toggles a radio button without clicking it.
    connect(m_answer, &QRadioButton::toggled, this,
        [this](bool on) { m_model->setMode(on ? EndpointMode::AnswerHere : EndpointMode::Relay); });
}

void EndpointForm::addAuthorization(FormColumn *form)
{
    m_authorizationState = new PlainLabel;
    m_authorizationState->setObjectName(u"authorizationState"_s);
    m_authorization = checkBox({}, u"authorizationRequired"_s);
    QWidget *body = column({m_authorizationState, m_authorization});
    form->addRow(tr("Authorization"), body);
    connect(m_authorization, &QCheckBox::toggled, m_model, &EndpointViewModel::setAuthorizationRequired);
}

void EndpointForm::addAddress(FormColumn *form)
{
    m_publicUrl = new QLineEdit;
    m_publicUrl->setObjectName(u"publicUrl"_s);
    m_publicUrl->setPlaceholderText(u"https://"_s);
    m_publicUrlRow = form->addRow(tr("Public URL"), m_publicUrl,
        tr("Of the tunnel or proxy that leads here, if there is one: a partner cannot reach this computer by "
           "itself."));
    m_address = new QLineEdit;
    m_address->setObjectName(u"listenAddress"_s);
    m_addressRow = form->addRow(tr("Address"), m_address, tr("127.0.0.1 is this computer alone."));
    m_port = new QSpinBox;
    m_port->setObjectName(u"listenPort"_s);
    m_port->setRange(0, kHighestPort);
    m_port->setSpecialValueText(tr("any free one"));
    m_port->setGroupSeparatorShown(false);
    m_port->setKeyboardTracking(false);
    m_portRow = form->addRow(tr("Port"), m_port);
    connect(m_publicUrl, &QLineEdit::editingFinished, this,
        [this] { m_model->setPublicUrl(m_publicUrl->text()); });
    connect(m_address, &QLineEdit::editingFinished, this, [this] { m_model->setAddress(m_address->text()); });
    connect(m_port, &QSpinBox::valueChanged, this, [this](int port) { m_model->setPort(quint16(port)); });
}

void EndpointForm::addSwitches(FormColumn *form)
{
    m_reports = checkBox(tr("Ask for delivery reports with each test send"), u"askForReports"_s);
    m_reportsNote = new PlainLabel(PlainLabel::Tone::Secondary);
    m_reportsNote->setObjectName(u"askForReportsNote"_s);
    m_notify = checkBox(tr("Notify when a message arrives and the window is not in front"), u"notify"_s);
    form->addRow(tr("Also"), column({m_reports, m_reportsNote, m_notify}));
    connect(m_reports, &QCheckBox::toggled, m_model, &EndpointViewModel::setAskForReports);
    connect(m_notify, &QCheckBox::toggled, m_model, &EndpointViewModel::setNotify);
}

/// As before a start (EndpointStatusView).
void EndpointForm::refreshModeQuestion()
{
    const QString question = m_model->modeQuestion();
    if (question.isEmpty()) {
        m_modeQuestion->clear();
        return;
    }
    if (m_modeQuestion->isVisibleTo(this))
        return; // asked already: its buttons keep the focus
    m_modeQuestion->showMessage(Banner::Kind::Warning, tr("The live assistant would go offline."), question);
    QPushButton *keep = m_modeQuestion->addButton(tr("Keep relaying"));
    keep->setObjectName(u"keepRelaying"_s);
    connect(keep, &QPushButton::clicked, m_model, [this] {
        m_relay->setFocus(Qt::OtherFocusReason);
        m_model->keepRelaying();
    });
    QPushButton *answer = m_modeQuestion->addButton(tr("Answer here"));
    answer->setObjectName(u"answerHereAnyway"_s);
    connect(answer, &QPushButton::clicked, m_model, [this] {
        m_answer->setFocus(Qt::OtherFocusReason);
        m_model->answerHereAnyway();
    });
    keep->setFocus(Qt::OtherFocusReason);
}

void EndpointForm::refresh()
{
    const EndpointSettings settings = m_model->settings();
    const bool anew = std::exchange(m_shown, m_model->assistantId()) != m_model->assistantId();
    const QSignalBlocker answer(m_answer);
    const QSignalBlocker relay(m_relay);
    const QSignalBlocker authorization(m_authorization);
    const QSignalBlocker port(m_port);
    const QSignalBlocker reports(m_reports);
    const QSignalBlocker notify(m_notify);
    (settings.mode == EndpointMode::Relay ? m_relay : m_answer)->setChecked(true);
    refreshModeQuestion();

    const EndpointViewModel::Authorization shown = m_model->authorization();
    m_authorizationState->setText(shown.state);
    m_authorization->setText(shown.switchText);
    m_authorization->setAccessibleName(shown.switchText);
    m_authorization->setVisible(!shown.switchText.isEmpty());
    m_authorization->setChecked(shown.required);

    refreshText(m_publicUrl, m_publicUrlRow, EndpointViewModel::Input::PublicUrl, anew);
    refreshText(m_address, m_addressRow, EndpointViewModel::Input::Address, anew);
    m_addressRow->setNote(m_model->exposureNote());
    m_port->setValue(settings.port);
    m_portRow->setNote(m_model->isRunning()
            ? tr("A changed address or port counts at once: the endpoint starts anew.")
            : QString());
    const QString obstacle = m_model->reportsObstacle();
    const bool misses = settings.askForReports && settings.publicUrl.isEmpty();
    m_reports->setEnabled(obstacle.isEmpty());
    m_reports->setChecked(obstacle.isEmpty() && settings.askForReports);
    m_reportsNote->setText(misses && obstacle.isEmpty()
            ? tr("Enter the Public URL: without it there is no address to report to.")
            : obstacle);
    m_reportsNote->setVisible(!m_reportsNote->text().isEmpty());
    m_reports->setAccessibleDescription(m_reportsNote->text());
    m_notify->setChecked(settings.notify);
}

void EndpointForm::refreshText(QLineEdit *input, FormRow *row, EndpointViewModel::Input which, bool anew)
{
    // What is being typed is not taken away.
    const bool typing = !anew && input->hasFocus() && input->isModified();
    if (!typing && input->text() != m_model->typed(which))
        input->setText(m_model->typed(which));
    row->setFault(m_model->fault(which));
}

} // namespace ChannelConsole
