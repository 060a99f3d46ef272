// SPDX-License-Identifier: Apache-2.0
#include "ui/log/keeping/RetentionPane.h"

#include "core/Continuation.h"
#include "core/log/keeping/LogKeeping.h"
#include "ui/log/LogText.h"
#include "ui/log/keeping/KeepingProgressView.h"
#include "ui/log/keeping/KeepingText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostDays = 3650;
constexpr int kMostRows = 100'000'000;
constexpr int kRowsStep = 10'000;
constexpr int kFieldCharacters = 24;
/// While somebody types, not every digit is counted for.
constexpr int kLookAfterMs = 250;

QSpinBox *limitField(const QString &name, int most, int step, const QString &none)
{
    auto *field = new QSpinBox;
    field->setObjectName(name);
    field->setRange(0, most);
    field->setSingleStep(step);
    field->setGroupSeparatorShown(true);
    field->setSpecialValueText(none);
    field->setMaximumWidth(field->fontMetrics().averageCharWidth() * kFieldCharacters);
    return field;
}

std::optional<int> limitOf(const QSpinBox *field)
{
    return field->value() > 0 ? std::optional(field->value()) : std::nullopt;
}

QString ruleText(const RetentionRule &rule)
{
    return rule.isOff() ? RetentionPane::tr("Everything is kept.")
                        : RetentionPane::tr("By itself the program deletes %1.").arg(lettingGoText(rule));
}

} // namespace

RetentionPane::RetentionPane(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_form(new FormColumn(this))
    , m_days(limitField(u"keepDays"_s, kMostDays, 1, tr("for ever")))
    , m_rows(limitField(u"keepRows"_s, kMostRows, kRowsStep, tr("all")))
    , m_now(new PlainLabel({}, this))
    , m_wouldGo(new PlainLabel({}, this))
    , m_save(new QPushButton(tr("Save rule"), this))
    , m_delete(new QPushButton(tr("Delete once…"), this))
    , m_confirmation(new Banner(this))
    , m_progress(new KeepingProgressView(this))
    , m_banner(new Banner(this))
{
    m_now->setObjectName(u"retentionNow"_s);
    m_wouldGo->setObjectName(u"retentionPreview"_s);
    m_confirmation->setObjectName(u"retentionConfirmation"_s);
    m_banner->setObjectName(u"retentionResult"_s);
    showDays();
    m_form->addRow(tr("Keep for"), m_days);
    m_form->addRow(tr("Keep at most"), m_rows,
        tr("Messages, and as many webhook calls. A raw call goes with the message it brought. Calls that are "
           "not read into the log yet stay."));
    nameAction(m_save, u"saveRetention"_s);
    nameAction(m_delete, u"deleteOnce"_s);
    m_save->setToolTip(tr("Deletes now, at every start and once an hour."));
    m_delete->setToolTip(tr("Deletes now and leaves the rule as it is."));
    makePrimary(m_save);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::kSmall);
    buttons->addWidget(m_save);
    buttons->addWidget(m_delete);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kMedium);
    column->addWidget(
        new PlainLabel(PlainLabel::Tone::Strong, tr("How much of this assistant's log is kept"), this));
    column->addWidget(m_now);
    column->addWidget(m_form);
    column->addWidget(m_wouldGo);
    column->addLayout(buttons);
    column->addWidget(m_confirmation);
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    column->addStretch();

    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(kLookAfterMs);
    connect(&m_lookSoon, &QTimer::timeout, this, &RetentionPane::look);
    for (const QSpinBox *field : {m_days, m_rows})
        connect(field, &QSpinBox::valueChanged, this, &RetentionPane::change);
    connect(m_save, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_delete, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_progress, &KeepingProgressView::stopRequested, services.keeping, &LogKeeping::cancel);
    connect(services.keeping, &LogKeeping::busyChanged, this, &RetentionPane::refresh);
    connect(services.keeping, &LogKeeping::progressChanged, this, &RetentionPane::showProgress);
    refresh();
}

void RetentionPane::setAssistant(const QUuid &assistantId)
{
    if (assistantId == m_assistantId)
        return;
    m_assistantId = assistantId;
    m_stored = {};
    m_banner->clear();
    load();
}

void RetentionPane::load()
{
    const quint64 generation = ++m_generation;
    continued(
        m_services.keeping->rule(m_assistantId), this, [this, generation](const Result<RetentionRule> &rule) {
            if (generation != m_generation)
                return;
            if (!rule) {
                m_banner->showProblem(rule.error());
                return;
            }
            m_stored = rule.value();
            const QSignalBlocker days(m_days);
            const QSignalBlocker rows(m_rows);
            m_days->setValue(m_stored.days.value_or(0));
            m_rows->setValue(m_stored.rows.value_or(0));
            showDays();
            look();
        });
}

void RetentionPane::showDays()
{
    m_days->setSuffix(m_days->value() == 1 ? tr(" day") : tr(" days"));
}

void RetentionPane::change()
{
    showDays();
    // An answer to what was typed before does not count any more.
    ++m_generation;
    m_preview.reset();
    m_confirmation->clear();
    m_banner->clear();
    m_lookSoon.start();
    refresh();
}

void RetentionPane::look()
{
    const quint64 generation = ++m_generation;
    m_lookSoon.stop();
    m_preview.reset();
    m_confirmation->clear();
    refresh();
    continued(m_services.keeping->previewPurge(m_assistantId, typed()), this,
        [this, generation](const Result<PurgePreview> &preview) {
            if (generation != m_generation)
                return;
            if (preview)
                m_preview = preview.value();
            else
                m_banner->showProblem(preview.error());
            refresh();
        });
}

RetentionRule RetentionPane::typed() const
{
    return {.days = limitOf(m_days), .rows = limitOf(m_rows)};
}

void RetentionPane::refresh()
{
    const bool idle = !m_services.keeping->isBusy() && !m_assistantId.isNull();
    const bool changes = typed() != m_stored;
    m_now->setText(ruleText(m_stored));
    m_wouldGo->setText(previewText());
    m_form->setEnabled(idle);
    m_save->setEnabled(idle && m_preview && changes);
    m_delete->setEnabled(idle && m_preview && !m_preview->isEmpty());
}

void RetentionPane::showProgress()
{
    m_progress->setProgress(m_services.keeping->progress());
}

QString RetentionPane::previewText() const
{
    const RetentionRule rule = typed();
    if (rule.isOff())
        return tr("Without a limit nothing would be deleted.");
    if (!m_preview)
        return tr("Counting…");
    QString said = lettingGoText(rule);
    said[0] = said.at(0).toUpper();
    if (m_preview->isEmpty())
        return tr("%1: nothing now.").arg(said);
    if (m_preview->oldest == m_preview->newest)
        return tr("%1: %2 would be deleted now, of %3.")
            .arg(said, amountText(m_preview->messages, m_preview->calls), logTimeText(m_preview->oldest));
    return tr("%1: %2 would be deleted now, the oldest of %3, the newest of %4.")
        .arg(said, amountText(m_preview->messages, m_preview->calls), logTimeText(m_preview->oldest),
            logTimeText(m_preview->newest));
}

void RetentionPane::ask(bool keepFromNowOn)
{
    if (!m_preview)
        return;
    m_banner->clear();
    if (m_preview->isEmpty()) {
        save();
        return;
    }
    const QString amount = amountText(m_preview->messages, m_preview->calls);
    QStringList detail{tr("This cannot be undone.")};
    if (keepFromNowOn)
        detail.prepend(tr("And from now on the program deletes by itself %1.").arg(lettingGoText(typed())));
    if (!m_preview->space.shrinksInSteps)
        detail.append(rewriteText(m_preview->space));
    m_confirmation->showMessage(Banner::Kind::Warning, tr("Delete %1?").arg(amount), detail.join(u' '));
    QPushButton *yes = m_confirmation->addButton(tr("Delete %1").arg(amount));
    nameAction(yes, u"confirmDelete"_s);
    QPushButton *no = m_confirmation->addButton(tr("Cancel"));
    nameAction(no, u"cancelDelete"_s);
    connect(yes, &QPushButton::clicked, this, [this, keepFromNowOn] {
        m_confirmation->clear();
        if (keepFromNowOn)
            save();
        else
            purge(typed());
    });
    connect(no, &QPushButton::clicked, this, [this] {
        m_confirmation->clear();
        m_days->setFocus();
    });
    // The answer that destroys nothing.
    no->setFocus();
}

void RetentionPane::save()
{
    const RetentionRule rule = typed();
    const bool deletes = m_preview && !m_preview->isEmpty();
    continued(m_services.keeping->setRule(m_assistantId, rule), this,
        [this, rule, deletes, assistant = m_assistantId](const Result<void> &stored) {
            if (assistant != m_assistantId)
                return;
            if (!stored) {
                m_banner->showProblem(stored.error());
                return;
            }
            m_stored = rule;
            if (deletes) {
                purge(rule);
                return;
            }
            refresh();
            m_banner->showMessage(Banner::Kind::Success, tr("The rule is saved."), ruleText(rule));
        });
}

void RetentionPane::purge(const RetentionRule &rule)
{
    continued(m_services.keeping->purge(m_assistantId, rule), this,
        [this, assistant = m_assistantId](const Result<PurgeOutcome> &outcome) {
            if (assistant != m_assistantId)
                return;
            look();
            if (outcome)
                tell(outcome.value());
            else
                m_banner->showProblem(outcome.error());
        });
}

void RetentionPane::tell(const PurgeOutcome &outcome)
{
    const QString done = tr("%1 were deleted.").arg(amountText(outcome.messages, outcome.calls));
    if (outcome.cancelled) {
        m_banner->showMessage(
            Banner::Kind::Information, tr("Stopped. %1").arg(done), tr("What is left can be deleted later."));
    } else if (outcome.notSmaller) {
        m_banner->showMessage(Banner::Kind::Warning,
            tr("%1 The data file could not be made smaller.").arg(done),
            outcome.notSmaller->text + u' ' + outcome.notSmaller->remedy);
    } else {
        m_banner->showMessage(Banner::Kind::Success, done, sizeText(outcome.bytesBefore, outcome.bytesAfter));
    }
}

} // namespace ChannelConsole
