// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/SaveBar.h"

#include "ui/configuration/ConfigurationViewModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QCheckBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ChannelConsole {

SaveBar::SaveBar(ConfigurationViewModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_collision(new Banner(this))
    , m_memory(new Banner(this))
    , m_status(new Banner(this))
    , m_platform(new QWidget(this))
    , m_platformProblem(new PlainLabel({}, this))
    , m_entered(new QCheckBox(tr("Entered"), m_platform))
    , m_saved(new QCheckBox(tr("Saved"), m_platform))
    , m_published(new QCheckBox(tr("Published"), m_platform))
    , m_unsaved(new PlainLabel({}, this))
    , m_attentionLine(new QWidget(this))
    , m_attention(new PlainLabel(PlainLabel::Tone::Strong, {}, m_attentionLine))
    , m_revert(new QPushButton(tr("Revert"), this))
    , m_save(new QPushButton(tr("Save"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Spacing::kLarge, 0, Spacing::kLarge, Spacing::kMedium);
    layout->setSpacing(Spacing::kSmall);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    layout->addWidget(line);
    layout->addWidget(m_collision);
    layout->addWidget(m_memory);
    layout->addWidget(m_status);
    buildPlatform();
    buildButtons();

    connect(m_model, &ConfigurationViewModel::unsavedChangesChanged, this, &SaveBar::showUnsaved);
    connect(m_model, &ConfigurationViewModel::faultsChanged, this, &SaveBar::showUnsaved);
    connect(m_model, &ConfigurationViewModel::saveStatusChanged, this, &SaveBar::showStatus);
    connect(m_model, &ConfigurationViewModel::platformProgressChanged, this, &SaveBar::showPlatform);
    connect(m_model, &ConfigurationViewModel::formChanged, this, &SaveBar::showPlatform);
    connect(m_model, &ConfigurationViewModel::valuesChanged, this, &SaveBar::showMemory);
    showUnsaved();
    showStatus();
    showPlatform();
}

void SaveBar::buildPlatform()
{
    m_platform->setAccessibleName(tr("On the platform"));
    auto *what
        = new PlainLabel(PlainLabel::Tone::Secondary, tr("On the platform, these values are:"), m_platform);
    what->setWordWrap(false);
    m_entered->setObjectName(QStringLiteral("platform.entered"));
    m_entered->setToolTip(tr("The same values stand in the platform's own form."));
    m_saved->setObjectName(QStringLiteral("platform.saved"));
    m_saved->setToolTip(tr("Save was pressed there, with Enable Channel as it is here."));
    m_published->setObjectName(QStringLiteral("platform.published"));
    m_published->setToolTip(tr("The assistant was published, so that the channel works with these values."));
    auto *row = new QHBoxLayout(m_platform);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kMedium);
    row->addWidget(what);
    for (QCheckBox *each : {m_entered, m_saved, m_published}) {
        each->setAccessibleName(each->text());
        row->addWidget(each);
        // Not clicked: assistive technology toggles a check box without clicking it.
        connect(each, &QCheckBox::toggled, this, &SaveBar::tickPlatform);
    }
    row->addStretch(1);
    layout()->addWidget(m_platform);
    m_platformProblem->setObjectName(QStringLiteral("platform.problem"));
    layout()->addWidget(m_platformProblem);
}

void SaveBar::buildButtons()
{
    m_unsaved->setObjectName(QStringLiteral("unsavedChanges"));
    m_revert->setObjectName(QStringLiteral("revert"));
    m_revert->setAccessibleName(tr("Revert"));
    m_revert->setToolTip(tr("Go back to what is saved"));
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setAccessibleName(tr("Save"));
    makePrimary(m_save);
    giveRoom(m_save);
    auto *row = new QHBoxLayout;
    row->setSpacing(Spacing::kSmall);
    m_attention->setObjectName(QStringLiteral("attention"));
    m_attention->setWordWrap(false);
    m_unsaved->setWordWrap(false);
    auto *mark = new IconLabel(QStringLiteral("warning"), 16, m_attentionLine);
    mark->setAccessibleName(tr("Warning"));
    auto *attention = new QHBoxLayout(m_attentionLine);
    attention->setContentsMargins({});
    attention->setSpacing(Spacing::kTight);
    attention->addWidget(mark);
    attention->addWidget(m_attention);
    row->addWidget(m_unsaved);
    row->addSpacing(Spacing::kSmall);
    row->addWidget(m_attentionLine);
    row->addStretch(1);
    row->addWidget(m_revert);
    row->addWidget(m_save);
    qobject_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_revert, &QPushButton::clicked, m_model, &ConfigurationViewModel::revert);
    connect(m_save, &QPushButton::clicked, this, &SaveBar::saveRequested);
}

void SaveBar::showUnsaved()
{
    const int count = m_model->unsavedChanges();
    const bool isSaving = m_model->saveStatus().phase == SaveStatus::Phase::Saving;
    m_unsaved->setText(count == 0 ? tr("No unsaved changes")
            : count == 1          ? tr("1 unsaved change")
                                  : tr("%n unsaved changes", nullptr, count));
    const int faulty = m_model->faultCount();
    m_attention->setText(
        faulty == 1 ? tr("1 field needs attention") : tr("%1 fields need attention").arg(faulty));
    m_attentionLine->setVisible(faulty > 0);
    m_revert->setEnabled(count > 0 && !isSaving);
    m_save->setEnabled(m_model->assistant().has_value() && !isSaving);
}

void SaveBar::showStatus()
{
    showUnsaved();
    showCollision();
    showMemory();
    switch (m_model->saveStatus().phase) {
    case SaveStatus::Phase::Idle:
        m_status->clear();
        return;
    case SaveStatus::Phase::Saving:
        if (m_model->isKeychainWaiting())
            m_status->showMessage(Banner::Kind::Information, tr("Saving… Waiting for the keychain."),
                tr("Your keychain may be asking you to unlock it. Everything else can be used meanwhile."));
        else
            m_status->showMessage(Banner::Kind::Information, tr("Saving…"));
        return;
    case SaveStatus::Phase::Saved:
        m_status->showMessage(Banner::Kind::Success, tr("Saved on this computer."),
            m_model->isSandbox()
                ? QString()
                : tr("The platform does not know these values yet: enter them in its own form, save there, "
                     "and publish the assistant. Tick below what is done."));
        return;
    case SaveStatus::Phase::Failed:
        showFailure();
        return;
    }
}

void SaveBar::showFailure()
{
    m_status->showProblem(*m_model->saveStatus().problem);
    connect(m_status->addButton(tr("Try again")), &QPushButton::clicked, this, &SaveBar::saveRequested);
    if (m_model->saveStatus().keychainFailed())
        connect(m_status->addButton(tr("Keep until I quit")), &QPushButton::clicked, m_model,
            [model = m_model] { model->save(SecretPlace::UntilQuit); });
}

void SaveBar::showCollision()
{
    if (!m_model->collides()) {
        m_collision->clear();
        return;
    }
    if (!m_collision->isHidden())
        return;
    m_collision->showMessage(Banner::Kind::Warning, tr("This channel was saved with other values meanwhile."),
        tr("What you typed is kept here and replaces them when you save."));
    connect(m_collision->addButton(tr("Use What Is Saved")), &QPushButton::clicked, m_model,
        &ConfigurationViewModel::takeStored);
    connect(m_collision->addButton(tr("Keep Mine")), &QPushButton::clicked, m_model,
        &ConfigurationViewModel::keepTyped);
}

void SaveBar::showMemory()
{
    if (!m_model->keepsSecretsUntilQuit()) {
        m_memory->clear();
        return;
    }
    if (m_memory->isHidden())
        m_memory->showMessage(Banner::Kind::Warning,
            tr("Secrets of this channel are in memory only until you quit."),
            tr("Enter them again once the keychain works, to have them stored there."));
}

void SaveBar::showPlatform()
{
    const PlatformProgress progress = m_model->platformProgress();
    for (const auto &[box, isDone] : {std::pair(m_entered, progress.entered),
             std::pair(m_saved, progress.saved), std::pair(m_published, progress.published)}) {
        const QSignalBlocker quiet(box);
        box->setChecked(isDone);
    }
    // The sandbox is no platform's business.
    m_platform->setVisible(m_model->isStored() && !m_model->isSandbox());
    const std::optional<Problem> problem = m_model->platformProblem();
    m_platformProblem->setText(
        problem ? QString(problem->text + u' ' + problem->remedy).trimmed() : QString());
    m_platformProblem->setVisible(problem.has_value());
}

void SaveBar::tickPlatform()
{
    m_model->setPlatformProgress({.entered = m_entered->isChecked(),
        .saved = m_saved->isChecked(),
        .published = m_published->isChecked()});
}

} // namespace ChannelConsole
