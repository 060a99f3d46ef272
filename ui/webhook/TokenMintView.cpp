// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/TokenMintView.h"

#include "ui/webhook/FindingsView.h"
#include "ui/webhook/TokenClaims.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainToolTip.h"
#include "ui/widgets/SecretClipboard.h"
#include "ui/widgets/Spacing.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDaySeconds = 24 * 60 * 60;
constexpr int kMostDays = 3650;

} // namespace

TokenMintView::TokenMintView(TokenViewModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_clipboard(new SecretClipboard(std::chrono::seconds(30), this))
    , m_banner(new Banner(this))
    , m_note(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_findings(new FindingsView(this))
{
    auto *column = new FormColumn(this);
    addApp(column);
    addLifetime(column);
    addClaims(column);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kMedium);
    layout->addWidget(column);
    layout->addWidget(m_banner);
    layout->addWidget(makeActions());
    layout->addWidget(m_note);
    layout->addWidget(m_findings);
    m_note->setObjectName(u"token.note"_s);
    m_findings->setObjectName(u"token.minted"_s);

    connect(m_model, &TokenViewModel::appsChanged, this, [this] {
        showApps();
        showClaims();
        showMinting();
    });
    connect(m_model, &TokenViewModel::claimsChanged, this, &TokenMintView::showClaims);
    connect(m_model, &TokenViewModel::mintingChanged, this, &TokenMintView::showMinting);
    connect(m_clipboard, &SecretClipboard::cleared, m_note, &QLabel::clear);
    showApps();
    showClaims();
    showMinting();
}

void TokenMintView::addApp(FormColumn *column)
{
    m_apps = new QComboBox;
    m_apps->setObjectName(u"token.app"_s);
    m_apps->setPlaceholderText(tr("No app yet"));
    m_apps->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_apps->setMinimumContentsLength(12);
    column->addRow(tr("App"), m_apps, tr("Whose secret signs the token."));
    connect(m_apps, &QComboBox::activated, this,
        [this](int row) { m_model->chooseApp(m_apps->itemData(row).toUuid()); });
}

void TokenMintView::addLifetime(FormColumn *column)
{
    m_lifetime = new QComboBox;
    m_lifetime->setObjectName(u"token.lifetime"_s);
    for (const TokenLifetime &each : tokenLifetimes())
        m_lifetime->addItem(each.label, each.seconds);
    m_lifetime->addItem(tr("Custom"), qint64(0));
    m_lifetimeRow = column->addRow(tr("Lifetime"), m_lifetime);
    m_days = new QSpinBox;
    m_days->setObjectName(u"token.days"_s);
    m_days->setRange(1, kMostDays);
    m_days->setValue(90);
    m_daysRow = column->addRow(tr("Days"), m_days);
    m_daysRow->setRowVisible(false);
    connect(m_lifetime, &QComboBox::activated, this, &TokenMintView::takeLifetime);
    connect(m_days, &QSpinBox::valueChanged, this, &TokenMintView::takeLifetime);
}

void TokenMintView::addClaims(FormColumn *column)
{
    m_claims = new QPlainTextEdit;
    m_claims->setObjectName(u"token.claims"_s);
    m_claims->setTabChangesFocus(true);
    m_claims->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_claims->setFixedHeight(m_claims->fontMetrics().lineSpacing() * 9 + Spacing::kMedium);
    m_claimsRow = column->addRow(tr("Claims"), m_claims);
    m_reset = makeButton(tr("Reset Claims"), u"token.reset"_s);
    m_claimsRow->addBelow(m_reset);
    // A column as wide as the field would make a bar of it.
    m_reset->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_claims, &QPlainTextEdit::textChanged, this,
        [this] { m_model->setClaims(m_claims->toPlainText()); });
    connect(m_reset, &QPushButton::clicked, m_model, &TokenViewModel::resetClaims);
}

QPushButton *TokenMintView::makeButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setAccessibleName(text);
    button->setObjectName(objectName);
    return button;
}

QWidget *TokenMintView::makeActions()
{
    m_mint = makeButton(tr("Mint Token"), u"token.mint"_s);
    m_copyHeader = makeButton(tr("Copy Header"), u"token.copyHeader"_s);
    m_copyHeader->setToolTip(
        tr("Copies “Authorization: bearer …”, as the partner has to send it. It is taken "
           "off the clipboard again after 30 seconds."));
    m_copyToken = makeButton(tr("Copy Token"), u"token.copyToken"_s);
    m_copyToken->setToolTip(
        tr("Copies the token alone. It is taken off the clipboard again after 30 seconds."));
    auto *actions = new QWidget(this);
    auto *line = new QHBoxLayout(actions);
    line->setContentsMargins({});
    line->setSpacing(Spacing::kSmall);
    for (QPushButton *each : {m_mint, m_copyHeader, m_copyToken})
        line->addWidget(each);
    line->addStretch(1);
    connect(m_mint, &QPushButton::clicked, m_model, &TokenViewModel::mint);
    connect(m_copyHeader, &QPushButton::clicked, this, [this] { copy(m_model->authorizationHeader()); });
    connect(m_copyToken, &QPushButton::clicked, this, [this] { copy(m_model->token()); });
    return actions;
}

void TokenMintView::takeLifetime()
{
    const qint64 chosen = m_lifetime->currentData().toLongLong();
    m_daysRow->setRowVisible(chosen == 0);
    m_model->setLifetime(chosen == 0 ? m_days->value() * kDaySeconds : chosen);
    showMinting();
}

void TokenMintView::copy(const QByteArray &text)
{
    m_clipboard->copy(QString::fromLatin1(text));
    m_note->setText(tr("Copied. It is taken off the clipboard again after 30 seconds."));
    m_note->show();
}

void TokenMintView::showApps()
{
    const std::optional<JwtApp> chosen = m_model->app();
    m_apps->clear();
    for (const JwtApp &each : m_model->apps())
        m_apps->addItem(each.name, each.id);
    m_apps->setCurrentIndex(chosen ? m_apps->findData(chosen->id) : -1);
    m_apps->setEnabled(chosen.has_value());
    const int known = m_lifetime->findData(m_model->lifetime());
    m_lifetime->setCurrentIndex(known >= 0 ? known : m_lifetime->count() - 1);
    m_daysRow->setRowVisible(known < 0);
}

void TokenMintView::showClaims()
{
    if (m_claims->toPlainText() != m_model->claims()) {
        const QSignalBlocker quiet(m_claims);
        m_claims->setPlainText(m_model->claims());
    }
    m_claimsRow->setFault(m_model->claimsFault());
    m_reset->setVisible(m_model->claimsAreEdited());
    const bool lastsForEver
        = m_model->claimsFault().isEmpty() && m_model->claimsAreEdited() && !m_model->claimsExpire();
    const QString unverified = tr("unverified: which claims this channel looks at is not documented.");
    m_claimsRow->setNote(
        lastsForEver ? tr("no exp: this token never expires.") + u'\n' + unverified : unverified);
    m_lifetimeRow->setNote(lifetimeNote());
    showMinting();
}

QString TokenMintView::lifetimeNote() const
{
    if (!m_model->claimsAreEdited())
        return m_model->warning();
    return m_model->claimsExpire()
        ? tr("The claims were edited: their exp counts, not this. Reset them to go by the lifetime again.")
        : tr("The claims were edited, and this has no say. Reset them to go by the lifetime again.");
}

void TokenMintView::showMinting()
{
    const TokenViewModel::Minting state = m_model->minting();
    const bool isMinted = state == TokenViewModel::Minting::Minted;
    const bool isReading = state == TokenViewModel::Minting::Reading;
    const QString obstacle = m_model->obstacle();
    const QString reason = obstacle.isEmpty() ? m_model->claimsFault() : obstacle;
    m_mint->setEnabled(reason.isEmpty() && !isReading);
    m_mint->setToolTip(plainToolTip(reason));
    m_mint->setAccessibleDescription(reason);
    m_copyHeader->setEnabled(isMinted);
    m_copyToken->setEnabled(isMinted);
    m_findings->setFindings(m_model->mintedFindings());
    m_note->setText(isMinted ? tr("Minted. It is kept in memory only, until you go on.") : QString());
    m_note->setVisible(isMinted);
    if (state == TokenViewModel::Minting::Failed)
        m_banner->showProblem(m_model->problem());
    else if (isReading)
        m_banner->showMessage(Banner::Kind::Information,
            m_model->isKeychainWaiting() ? tr("Waiting for the keychain: it may be asking you to unlock it.")
                                         : tr("Reading the secret…"));
    else if (!obstacle.isEmpty())
        m_banner->showMessage(Banner::Kind::Information, obstacle);
    else
        m_banner->clear();
}

} // namespace ChannelConsole
