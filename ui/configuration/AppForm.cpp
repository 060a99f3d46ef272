// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/AppForm.h"

#include "core/webhook/TokenSignature.h"
#include "ui/configuration/ConfigurationViewModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Spacing.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace ChannelConsole {

namespace {

QString faultOf(const QList<FieldFault> &faults, const char16_t *field)
{
    for (const FieldFault &each : faults) {
        if (each.fieldId == QString::fromUtf16(field))
            return each.text;
    }
    return {};
}

} // namespace

AppForm::AppForm(ConfigurationViewModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_banner(new Banner(this))
{
    auto *column = new FormColumn(this);
    addNameAndId(column);
    addAlgorithmAndKey(column);
    addSecret(column);
    addTokenIds(column);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kMedium);
    layout->addWidget(column);
    layout->addWidget(m_banner);
    addButtons();
}

void AppForm::addNameAndId(FormColumn *column)
{
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("app.name"));
    setFocusProxy(m_name);
    m_nameRow = column->addRow(tr("App Name"), m_name, tr("As the platform calls the app."));
    m_clientId = new QLineEdit;
    m_clientId->setObjectName(QStringLiteral("app.clientId"));
    m_clientIdRow = column->addRow(tr("Client ID"), m_clientId,
        tr("Paste the one from the platform over this if the app exists there."));
    connect(m_name, &QLineEdit::textEdited, this, &AppForm::take);
    connect(m_clientId, &QLineEdit::textEdited, this, &AppForm::take);
}

void AppForm::addAlgorithmAndKey(FormColumn *column)
{
    m_algorithm = new QComboBox;
    m_algorithm->setObjectName(QStringLiteral("app.algorithm"));
    m_algorithm->addItems(tokenAlgorithms());
    column->addRow(tr("Algorithm"), m_algorithm, tr("How the tokens of this app are signed."));
    m_publicKey = new QPlainTextEdit;
    m_publicKey->setObjectName(QStringLiteral("app.publicKey"));
    m_publicKey->setTabChangesFocus(true);
    m_publicKey->setPlaceholderText(QStringLiteral("-----BEGIN PUBLIC KEY-----"));
    m_publicKey->setFixedHeight(m_publicKey->fontMetrics().lineSpacing() * 5 + Spacing::kMedium);
    m_publicKeyRow = column->addRow(tr("Public Key"), m_publicKey,
        tr("The one uploaded to the platform, an RSA key in PEM form. Tokens are checked with it."));
    connect(m_algorithm, &QComboBox::activated, this, &AppForm::take);
    connect(m_publicKey, &QPlainTextEdit::textChanged, this, &AppForm::take);
}

void AppForm::addSecret(FormColumn *column)
{
    m_secret = new QLineEdit;
    m_secret->setObjectName(QStringLiteral("app.clientSecret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secretRow = column->addRow(tr("Client Secret"), m_secret);
    m_generate = new QPushButton(tr("Generate"));
    m_generate->setAutoDefault(false);
    m_generate->setAccessibleName(tr("Generate Client Secret"));
    m_generate->setObjectName(QStringLiteral("app.generate"));
    m_secretRow->addBeside(m_generate);
    m_removeKey = new QPushButton;
    m_removeKey->setAutoDefault(false);
    m_removeKey->setObjectName(QStringLiteral("app.removeKey"));
    m_secretRow->addBeside(m_removeKey);
    connect(m_removeKey, &QPushButton::clicked, this, [this] {
        AppDraft draft = m_model->appDraft().value_or(AppDraft{});
        draft.removesPrivateKey = !draft.removesPrivateKey;
        m_model->setAppDraft(draft);
    });
    connect(m_secret, &QLineEdit::textEdited, this, &AppForm::take);
    connect(m_generate, &QPushButton::clicked, this, [this] {
        m_secret->setText(QString::fromLatin1(generatedClientSecret()));
        take();
    });
}

void AppForm::addTokenIds(FormColumn *column)
{
    m_enforceJti = new QCheckBox(tr("Each token counts once"));
    m_enforceJti->setObjectName(QStringLiteral("app.enforceJti"));
    column->addRow(tr("Enforce JTI Claim"), m_enforceJti,
        tr("As the app has it on the platform. Each token then needs an id (jti) of its own and lasts an "
           "hour "
           "at most, so a partner that sends the same header all the time cannot be let in."));
    connect(m_enforceJti, &QCheckBox::toggled, this, &AppForm::take);
}

void AppForm::addButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::kSmall);
    m_store = new QPushButton(this);
    m_store->setObjectName(QStringLiteral("app.store"));
    m_store->setAutoDefault(false);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(QStringLiteral("app.cancel"));
    m_cancel->setAccessibleName(tr("Cancel the App"));
    m_cancel->setAutoDefault(false);
    buttons->addWidget(m_store);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    qobject_cast<QVBoxLayout *>(layout())->addLayout(buttons);
    connect(m_store, &QPushButton::clicked, this, &AppForm::store);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_model->setAppDraft(std::nullopt); });
}

bool AppForm::hasStoredSecret() const
{
    const AppDraft draft = m_model->appDraft().value_or(AppDraft{});
    const std::optional<JwtApp> stored = m_model->app(draft.id);
    return stored && isRsaAlgorithm(stored->algorithm) == isRsaAlgorithm(draft.algorithm)
        && m_model->clientSecretStatus(*stored).state == SecretStatus::State::Stored;
}

void AppForm::refresh()
{
    const std::optional<AppDraft> draft = m_model->appDraft();
    setVisible(draft.has_value());
    if (!draft) {
        m_wasRefused = false;
        m_secret->clear();
        m_banner->clear();
        m_shownStatus = {SaveStatus::Phase::Idle, false};
        // As it is shown next, whatever was under way when it was closed.
        m_store->setEnabled(true);
        m_cancel->setEnabled(true);
        return;
    }
    const auto show = [](QLineEdit *input, const QString &text) {
        if (input->text() != text)
            input->setText(text);
    };
    show(m_name, draft->name);
    show(m_clientId, draft->clientId);
    show(m_secret, QString::fromUtf8(draft->clientSecret));
    showAlgorithm(*draft);
    const QString verb = draft->id.isNull() ? tr("Create app") : tr("Store App");
    m_store->setText(verb);
    m_store->setAccessibleName(verb);
    showFaults();
    showStatus();
}

void AppForm::showAlgorithm(const AppDraft &draft)
{
    const bool isRsa = isRsaAlgorithm(draft.algorithm);
    m_algorithm->setCurrentText(draft.algorithm);
    if (m_publicKey->toPlainText() != draft.publicKey) {
        const QSignalBlocker quiet(m_publicKey);
        m_publicKey->setPlainText(draft.publicKey);
    }
    m_publicKeyRow->setRowVisible(isRsa);
    m_secretRow->setLabelText(isRsa ? tr("Private Key") : tr("Client Secret"));
    m_secretRow->setHelp(isRsa
            ? tr("Optional: only if tokens are to be minted here. It is kept in the system's keychain.")
            : tr("Paste the one from the platform, or generate one."));
    m_generate->setVisible(!isRsa);
    const bool hasKey = isRsa && hasStoredSecret();
    const bool removes = hasKey && draft.removesPrivateKey;
    m_removeKey->setVisible(hasKey && draft.clientSecret.isEmpty());
    m_removeKey->setText(removes ? tr("Keep") : tr("Remove"));
    m_removeKey->setAccessibleName(removes ? tr("Keep Private Key") : tr("Remove Private Key"));
    if (removes)
        m_secret->setPlaceholderText(tr("Is removed when the app is stored"));
    else
        m_secret->setPlaceholderText(hasStoredSecret() ? tr("Stored; type to replace it") : QString());
    const QSignalBlocker quiet(m_enforceJti);
    m_enforceJti->setChecked(draft.enforceJti);
}

void AppForm::focusFirst()
{
    m_name->setFocus();
}

void AppForm::take()
{
    AppDraft draft = m_model->appDraft().value_or(AppDraft{});
    draft.name = m_name->text();
    draft.clientId = m_clientId->text().trimmed();
    draft.clientSecret = m_secret->text().trimmed().toUtf8();
    // A new key takes the old one's place: there is nothing to be removed any more.
    draft.removesPrivateKey = draft.removesPrivateKey && draft.clientSecret.isEmpty();
    draft.algorithm = m_algorithm->currentText();
    draft.publicKey = m_publicKey->toPlainText();
    draft.enforceJti = m_enforceJti->isChecked();
    m_model->setAppDraft(draft);
}

void AppForm::store()
{
    const QList<FieldFault> faults = checkApp(*m_model->appDraft(), hasStoredSecret());
    m_wasRefused = !faults.isEmpty();
    showFaults();
    if (faults.isEmpty()) {
        m_model->storeApp(SecretPlace::Keychain);
        return;
    }
    QWidget *const inputs[] = {m_name, m_clientId, m_publicKey, m_secret};
    const char16_t *const fields[] = {kAppNameField, kClientIdField, kPublicKeyField, kClientSecretField};
    for (size_t i = 0; i < std::size(inputs); ++i) {
        if (!faultOf(faults, fields[i]).isEmpty()) {
            inputs[i]->setFocus();
            return;
        }
    }
}

void AppForm::showFaults()
{
    const AppDraft draft = m_model->appDraft().value_or(AppDraft{});
    const QList<FieldFault> all = checkApp(draft, hasStoredSecret());
    const QList<FieldFault> faults = m_wasRefused ? all : QList<FieldFault>{};
    m_nameRow->setFault(faultOf(faults, kAppNameField));
    m_clientIdRow->setFault(faultOf(faults, kClientIdField));
    // At once: a key is pasted whole, and if it is the private one it stands there for all to see.
    m_publicKeyRow->setFault(faultOf(draft.publicKey.isEmpty() ? faults : all, kPublicKeyField));
    m_secretRow->setFault(faultOf(faults, kClientSecretField));
}

void AppForm::showStatus()
{
    const SaveStatus status = m_model->appStatus();
    const auto now = std::pair(status.phase, m_model->isKeychainWaiting());
    if (std::exchange(m_shownStatus, now) == now)
        return; // the message would be announced anew with every key
    m_store->setEnabled(status.phase != SaveStatus::Phase::Saving);
    m_cancel->setEnabled(status.phase != SaveStatus::Phase::Saving);
    switch (status.phase) {
    case SaveStatus::Phase::Idle:
    case SaveStatus::Phase::Saved:
        m_banner->clear();
        return;
    case SaveStatus::Phase::Saving:
        m_banner->showMessage(Banner::Kind::Information,
            m_model->isKeychainWaiting() ? tr("Waiting for the keychain: it may be asking you to unlock it.")
                                         : tr("Storing the app…"));
        return;
    case SaveStatus::Phase::Failed:
        break;
    }
    m_banner->showProblem(*status.problem);
    connect(m_banner->addButton(tr("Try again")), &QPushButton::clicked, this, &AppForm::store);
    if (status.keychainFailed())
        connect(m_banner->addButton(tr("Keep until I quit")), &QPushButton::clicked, this,
            [this] { m_model->storeApp(SecretPlace::UntilQuit); });
}

} // namespace ChannelConsole
