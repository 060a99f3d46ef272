// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/AssociateAppEditor.h"

#include "core/webhook/TokenSignature.h"
#include "ui/configuration/AppForm.h"
#include "ui/configuration/ConfigurationViewModel.h"
#include "ui/configuration/StoredSecretView.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ReadFromStart.h"
#include "ui/widgets/Spacing.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

namespace {

QString clientSecretText(const SecretStatus &status)
{
    return status.note.isEmpty()
        ? AssociateAppEditor::tr("No client secret is stored. Edit the app to enter it.")
        : AssociateAppEditor::tr("%1 Edit the app to do so.").arg(status.note);
}

QString privateKeyText(const SecretStatus &status)
{
    switch (status.state) {
    case SecretStatus::State::Stored:
        return AssociateAppEditor::tr("Stored: tokens can be minted here.");
    case SecretStatus::State::EnterAgain:
        return AssociateAppEditor::tr("%1 Edit the app to do so.").arg(status.note);
    case SecretStatus::State::Missing:
    case SecretStatus::State::Typed:
        return AssociateAppEditor::tr("None is stored: tokens are checked here, not minted.");
    }
    Q_UNREACHABLE();
}

} // namespace

AssociateAppEditor::AssociateAppEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent)
    : FieldEditor(context, field, parent)
    , m_switch(new QCheckBox(tr("Secure the webhook with an app"), this))
    , m_body(new QWidget(this))
    , m_form(new AppForm(model(), m_body))
{
    name(m_switch);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kMedium);
    layout->addWidget(m_switch);
    layout->addWidget(m_body);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins({});
    body->setSpacing(Spacing::kMedium);
    body->addWidget(makeChoice());
    body->addWidget(m_form);
    body->addWidget(makeCredentials());
    connect(m_switch, &QCheckBox::toggled, model(), &ConfigurationViewModel::setAssociatesApp);
}

QWidget *AssociateAppEditor::makeChoice()
{
    auto *choice = new QWidget(m_body);
    m_apps = new QComboBox(choice);
    m_apps->setPlaceholderText(tr("Choose an app"));
    m_apps->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_apps->setMinimumContentsLength(8);
    name(m_apps, tr("App"), QStringLiteral("app"));
    m_new = new QPushButton(tr("New App…"), choice);
    name(m_new, tr("New App…"), QStringLiteral("newApp"));
    m_edit = new QPushButton(tr("Edit App…"), choice);
    name(m_edit, tr("Edit App…"), QStringLiteral("editApp"));
    auto *line = new QHBoxLayout(choice);
    line->setContentsMargins({});
    line->setSpacing(Spacing::kSmall);
    auto *label = new QLabel(tr("App"), choice);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_apps);
    line->addWidget(label);
    line->addWidget(m_apps, 1);
    line->addWidget(m_edit);
    line->addWidget(m_new);
    connect(m_apps, &QComboBox::activated, this,
        [this](int row) { model()->chooseApp(m_apps->itemData(row).toUuid()); });
    connect(m_new, &QPushButton::clicked, this, [this] { startApp({}); });
    connect(m_edit, &QPushButton::clicked, this, [this] { startApp(m_apps->currentData().toUuid()); });
    for (QPushButton *each : {m_new, m_edit})
        each->setAutoDefault(false);
    return choice;
}

QWidget *AssociateAppEditor::makeCredentials()
{
    auto *column = new FormColumn(m_body);
    m_credentials = column;
    m_clientId = new QLineEdit;
    m_clientId->setReadOnly(true);
    readFromStart(m_clientId);
    m_clientId->setObjectName(QStringLiteral("clientId"));
    auto *row = column->addRow(tr("Client ID"), m_clientId);
    auto *copy = new CopyButton(tr("Client ID"), [this] { return m_clientId->text(); });
    copy->setObjectName(QStringLiteral("clientId.copy"));
    row->addBeside(copy);
    m_secret = new StoredSecretView(context(), tr("Client Secret"), QStringLiteral("clientSecret"), column);
    m_secretRow = column->addRow(tr("Client Secret"), m_secret);
    m_again = new PlainLabel;
    m_again->setObjectName(QStringLiteral("clientSecret.again"));
    m_secretRow->addBelow(m_again);
    return column;
}

void AssociateAppEditor::startApp(const QUuid &appId)
{
    AppDraft draft = newAppDraft();
    if (const std::optional<JwtApp> app = model()->app(appId))
        draft = {.id = app->id,
            .name = app->name,
            .clientId = app->clientId,
            .algorithm = app->algorithm,
            .publicKey = app->publicKey,
            .clientSecret = {},
            .enforceJti = app->enforceJti};
    model()->setAppDraft(draft);
    m_form->focusFirst();
}

void AssociateAppEditor::refresh()
{
    const bool isOn = model()->associatesApp();
    {
        const QSignalBlocker quiet(m_switch);
        m_switch->setChecked(isOn);
    }
    m_body->setVisible(isOn);
    refreshChoice();
    m_form->refresh();
    refreshCredentials();
}

void AssociateAppEditor::refreshChoice()
{
    const QList<JwtApp> apps = model()->apps();
    m_apps->clear();
    for (const JwtApp &each : apps)
        m_apps->addItem(each.name, each.id);
    const std::optional<JwtApp> chosen = model()->associatedApp();
    m_apps->setCurrentIndex(chosen ? m_apps->findData(chosen->id) : -1);
    m_apps->setEnabled(!apps.isEmpty());
    const bool isEditing = model()->appDraft().has_value();
    m_new->setEnabled(!isEditing);
    m_edit->setEnabled(!isEditing && chosen.has_value());
}

void AssociateAppEditor::refreshCredentials()
{
    const std::optional<JwtApp> app = model()->associatedApp();
    m_credentials->setVisible(app.has_value() && !model()->appDraft());
    if (!app)
        return;
    m_clientId->setText(app->clientId);
    m_clientId->setCursorPosition(0);
    const SecretStatus status = model()->clientSecretStatus(*app);
    const bool isStored = status.state == SecretStatus::State::Stored;
    // A private key is for signing here; nobody is given it, so it is neither shown nor copied.
    const bool isRsa = isRsaAlgorithm(app->algorithm);
    m_secretRow->setLabelText(isRsa ? tr("Private Key") : tr("Client Secret"));
    m_secret->setVisible(isStored && !isRsa);
    m_secret->setSecret(app->clientSecret, status);
    m_again->setVisible(!isStored || isRsa);
    m_again->setText(isRsa ? privateKeyText(status) : clientSecretText(status));
}

QWidget *AssociateAppEditor::focusTarget() const
{
    // An app that was started is what Save waits for.
    return model()->appDraft() ? static_cast<QWidget *>(m_form) : m_switch;
}

} // namespace ChannelConsole
