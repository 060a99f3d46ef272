// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/StoredSecretView.h"

#include "ui/configuration/SecretReveal.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ReadFromStart.h"
#include "ui/widgets/SecretClipboard.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

namespace {

QString revealVerb(SecretReveal::State state)
{
    switch (state) {
    case SecretReveal::State::Hidden:
        return StoredSecretView::tr("Reveal");
    case SecretReveal::State::Reading:
    case SecretReveal::State::Waiting:
        return StoredSecretView::tr("Cancel");
    case SecretReveal::State::Shown:
        return StoredSecretView::tr("Hide");
    case SecretReveal::State::Failed:
        return StoredSecretView::tr("Try again");
    }
    Q_UNREACHABLE();
}

QString noteFor(const SecretReveal &reveal)
{
    switch (reveal.state()) {
    case SecretReveal::State::Hidden:
        return {};
    case SecretReveal::State::Reading:
        return StoredSecretView::tr("Asking the keychain…");
    case SecretReveal::State::Waiting:
        return StoredSecretView::tr("Waiting for the keychain: it may be asking you to unlock it.");
    case SecretReveal::State::Shown:
        return StoredSecretView::tr("Hidden again after 30 seconds.");
    case SecretReveal::State::Failed:
        return QString(reveal.problem().text + u' ' + reveal.problem().remedy).trimmed();
    }
    Q_UNREACHABLE();
}

} // namespace

StoredSecretView::StoredSecretView(
    const EditorContext &context, const QString &label, const QString &id, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_label(label)
    , m_id(id)
    , m_reveal(new SecretReveal(context.vault, this))
    , m_line(new QHBoxLayout)
    , m_where(new PlainLabel({}, this))
    , m_shown(new QLineEdit(this))
    , m_note(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
{
    m_where->setObjectName(m_id + QStringLiteral(".status"));
    m_note->setObjectName(m_id + QStringLiteral(".note"));
    m_shown->setReadOnly(true);
    readFromStart(m_shown);
    m_shown->setAccessibleName(tr("Revealed %1").arg(m_label));
    m_shown->setObjectName(m_id + QStringLiteral(".revealed"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kTight);
    layout->addLayout(m_line);
    layout->addWidget(m_note);
    m_line->setSpacing(Spacing::kSmall);
    m_line->addWidget(m_where, 1);
    m_line->addWidget(m_shown, 1);
    m_revealButton = addButton(tr("Reveal"), QStringLiteral("reveal"));
    m_copyButton = addButton(tr("Copy"), QStringLiteral("copy"));
    m_copyButton->setToolTip(tr("Copied secrets are taken off the clipboard again after 30 seconds."));

    connect(m_revealButton, &QPushButton::clicked, this, [this] {
        const SecretReveal::State state = m_reveal->state();
        if (state == SecretReveal::State::Hidden || state == SecretReveal::State::Failed)
            m_reveal->reveal(m_entry);
        else
            m_reveal->hide();
    });
    connect(m_copyButton, &QPushButton::clicked, this, &StoredSecretView::copy);
    connect(m_reveal, &SecretReveal::changed, this, &StoredSecretView::showState);
    connect(m_reveal, &SecretReveal::notFound, m_context.model, &ConfigurationViewModel::secretNotFound);
    connect(m_context.clipboard, &SecretClipboard::cleared, this, &StoredSecretView::showState);
    showState();
}

QPushButton *StoredSecretView::addButton(const QString &verb, const QString &objectSuffix)
{
    auto *button = new QPushButton(verb, this);
    button->setAutoDefault(false);
    button->setAccessibleName(
        tr("%1 %2", "a button's verb and its field, e.g. Reveal Password").arg(verb, m_label));
    button->setObjectName(m_id + u'.' + objectSuffix);
    m_line->addWidget(button);
    return button;
}

void StoredSecretView::setSecret(const SecretEntry &entry, const SecretStatus &status)
{
    if (m_entry != entry)
        m_reveal->hide();
    m_entry = entry;
    m_status = status;
    showState();
}

void StoredSecretView::copy()
{
    const auto toClipboard = [this](const QByteArray &value) {
        m_context.clipboard->copy(QString::fromUtf8(value));
        m_note->setText(tr("Copied. It is taken off the clipboard again after 30 seconds."));
        m_note->show();
    };
    if (m_reveal->state() == SecretReveal::State::Shown)
        toClipboard(m_reveal->value());
    else
        m_reveal->fetch(m_entry, toClipboard);
}

void StoredSecretView::showState()
{
    const bool isShown = m_reveal->state() == SecretReveal::State::Shown;
    m_shown->setVisible(isShown);
    m_shown->setText(isShown ? QString::fromUtf8(m_reveal->value()) : QString());
    m_shown->setCursorPosition(0);
    m_where->setVisible(!isShown);
    m_where->setText(m_status.place == SecretPlace::Keychain ? tr("Stored in the keychain")
                                                             : tr("Kept in memory until you quit"));
    m_note->setText(noteFor(*m_reveal));
    m_note->setVisible(!m_note->text().isEmpty());
    const QString verb = revealVerb(m_reveal->state());
    m_revealButton->setText(verb);
    m_revealButton->setAccessibleName(tr("%1 %2").arg(verb, m_label));
    m_copyButton->setEnabled(isShown || m_reveal->state() == SecretReveal::State::Hidden);
}

void StoredSecretView::hideEvent(QHideEvent *event)
{
    m_reveal->hide();
    QWidget::hideEvent(event);
}

} // namespace ChannelConsole
