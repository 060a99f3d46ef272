// SPDX-License-Identifier: Apache-2.0
#include "ui/preferences/KeychainTestView.h"

#include "core/Continuation.h"
#include "core/secret/KeychainHelp.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// The failure of a test is about the keychain as such, not about a value that could be entered again.
Problem problemOf(const SecretVault::KeychainTest &result)
{
    Problem problem = toProblem(*result.failure);
    if (problem.kind == ProblemKind::MissingSecret) {
        problem.kind = ProblemKind::KeychainFailed;
        problem.text = KeychainTestView::tr("The %1 took a value but did not give the same one back.")
                           .arg(keychainName());
        problem.remedy = keychainHelp();
    }
    return problem;
}

QString stepName(const QString &step)
{
    if (step == "write"_L1)
        return KeychainTestView::tr("writing");
    if (step == "read"_L1)
        return KeychainTestView::tr("reading");
    if (step == "compare"_L1)
        return KeychainTestView::tr("comparing");
    return KeychainTestView::tr("removing");
}

QString duration(qint64 milliseconds)
{
    return KeychainTestView::tr("%1 ms").arg(QLocale().toString(milliseconds));
}

} // namespace

KeychainTestView::KeychainTestView(SecretVault *vault, QWidget *parent)
    : QWidget(parent)
    , m_vault(vault)
    , m_button(new QPushButton(tr("Test keychain"), this))
    , m_progress(new QProgressBar(this))
    , m_banner(new Banner(this))
    , m_details(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
{
    m_button->setObjectName(u"testKeychain"_s);
    m_button->setAccessibleName(m_button->text());
    m_button->setAutoDefault(false);
    giveRoom(m_button);
    m_button->setToolTip(tr("Writes a random value to the keychain, reads it back and removes it again."));
    m_progress->setObjectName(u"keychainProgress"_s);
    m_progress->setAccessibleName(tr("Testing the keychain"));
    m_progress->setRange(0, 0); // How long a person takes to unlock it cannot be known.
    m_progress->setTextVisible(false);
    m_banner->setObjectName(u"keychainResult"_s);
    m_details->setObjectName(u"keychainDetails"_s);
    QSizePolicy whereItWas = m_progress->sizePolicy();
    whereItWas.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(whereItWas);
    m_progress->hide();
    m_details->hide();

    auto *line = new QHBoxLayout;
    line->setSpacing(Spacing::kSmall);
    line->addWidget(m_button);
    line->addWidget(m_progress, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::kSmall);
    column->addLayout(line);
    column->addWidget(m_banner);
    column->addWidget(m_details);

    connect(m_button, &QPushButton::clicked, this, &KeychainTestView::start);
    connect(m_vault, &SecretVault::waitingChanged, this, &KeychainTestView::showWaiting);
}

void KeychainTestView::start()
{
    m_running = true;
    m_button->setEnabled(false);
    m_progress->show();
    m_banner->clear();
    m_details->hide();
    showWaiting(m_vault->isWaiting());
    continued(m_vault->testKeychain(), this,
        [this](const SecretVault::KeychainTest &result) { showResult(result); });
}

void KeychainTestView::showWaiting(bool waiting)
{
    if (!m_running)
        return;
    if (!waiting) {
        m_banner->clear();
        return;
    }
    m_banner->showMessage(Banner::Kind::Information, tr("Waiting for the %1.").arg(keychainName()),
        tr("It may be asking you to unlock it. Look for its window, perhaps behind this one."));
}

void KeychainTestView::showResult(const SecretVault::KeychainTest &result)
{
    m_running = false;
    m_progress->hide();
    m_button->setEnabled(true);
    if (!result.failure) {
        m_banner->showMessage(Banner::Kind::Success, tr("The %1 works.").arg(keychainName()),
            tr("A random value was written, read back, compared and removed in %1.")
                .arg(duration(result.milliseconds)));
        emit resultShown();
        return;
    }
    m_banner->showProblem(problemOf(result));
    QString details
        = tr("It failed when %1, after %2.").arg(stepName(result.failedStep), duration(result.milliseconds));
    if (!result.failure->details.isEmpty())
        details += u'\n' + tr("The keychain's own words: %1").arg(result.failure->details);
    m_details->setText(details);
    m_details->show();
    emit resultShown();
}

} // namespace ChannelConsole
