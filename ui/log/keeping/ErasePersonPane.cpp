// SPDX-License-Identifier: Apache-2.0
#include "ui/log/keeping/ErasePersonPane.h"

#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/channel/PhoneNumber.h"
#include "core/log/keeping/LogKeeping.h"
#include "ui/log/LogText.h"
#include "ui/log/keeping/KeepingProgressView.h"
#include "ui/log/keeping/KeepingText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

enum Where {
    Everywhere,
    OneAssistant,
};

/// What goes, a line each.
QStringList goingLines(const ErasurePreview &preview)
{
    QStringList lines;
    if (preview.messages == 1)
        lines += ErasePersonPane::tr("1 message, of %1").arg(logTimeText(preview.oldest));
    else if (preview.messages > 1)
        lines += ErasePersonPane::tr("%1, the oldest of %2, the newest of %3")
                     .arg(messagesText(preview.messages), logTimeText(preview.oldest),
                         logTimeText(preview.newest));
    if (preview.calls > 0)
        lines += ErasePersonPane::tr("%1 with the number in them, or that brought one of these messages")
                     .arg(callsText(preview.calls));
    if (preview.sharedCalls > 0)
        lines += ErasePersonPane::tr("Of these calls %1 brought something of other people too: a call goes "
                                     "whole, what it brought of others stays in the log.")
                     .arg(QLocale().toString(preview.sharedCalls));
    if (preview.waitingReports > 0)
        lines += ErasePersonPane::tr("Delivery reports that wait for their message: %1")
                     .arg(QLocale().toString(preview.waitingReports));
    for (const QString &copy : preview.oldCopies)
        lines += ErasePersonPane::tr("The copy of the data file from before an update: %1")
                     .arg(QFileInfo(copy).fileName());
    return lines;
}

/// What stays although it is about the person, and what the program cannot reach.
QStringList stayingLines(const ErasurePreview &preview)
{
    QStringList lines;
    if (preview.mentions > 0)
        lines += ErasePersonPane::tr("%1 of other people that mention the number")
                     .arg(messagesText(preview.mentions));
    if (preview.isInSettings)
        lines += ErasePersonPane::tr("The number among those the assistant stand-in answers. Take it out on "
                                     "the Webhook page.");
    lines += ErasePersonPane::tr("Exports and backups you made, and what the messaging partner and the "
                                 "platform have. Reports that still arrive are kept as new ones.");
    return lines;
}

QString bulleted(const QStringList &lines)
{
    return lines.isEmpty() ? QString() : u"\u2022 "_s + lines.join(u"\n\u2022 "_s);
}

} // namespace

ErasePersonPane::ErasePersonPane(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_form(new FormColumn(this))
    , m_number(new QLineEdit)
    , m_where(new QComboBox)
    , m_look(new QPushButton(tr("Preview"), this))
    , m_delete(new QPushButton(tr("Delete…"), this))
    , m_goesHeading(new PlainLabel(PlainLabel::Tone::Strong, tr("What goes"), this))
    , m_goes(new PlainLabel({}, this))
    , m_staysHeading(new PlainLabel(PlainLabel::Tone::Strong, tr("What stays"), this))
    , m_stays(new PlainLabel({}, this))
    , m_confirmation(new Banner(this))
    , m_progress(new KeepingProgressView(this))
    , m_banner(new Banner(this))
{
    m_number->setObjectName(u"erasedNumber"_s);
    m_number->setPlaceholderText(u"+44 7700 900001"_s);
    m_where->setObjectName(u"erasedWhere"_s);
    m_goes->setObjectName(u"erasurePreview"_s);
    m_stays->setObjectName(u"erasureStays"_s);
    m_confirmation->setObjectName(u"erasureConfirmation"_s);
    m_banner->setObjectName(u"erasureResult"_s);
    m_where->addItem(tr("All assistants"), int(Everywhere));
    m_where->addItem(tr("This assistant"), int(OneAssistant));
    m_numberRow = m_form->addRow(tr("User number"), m_number);
    m_form->addRow(tr("Delete in"), m_where);
    nameAction(m_look, u"previewErasure"_s);
    nameAction(m_delete, u"erasePerson"_s);
    makePrimary(m_look);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::kSmall);
    buttons->addWidget(m_look);
    buttons->addWidget(m_delete);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kMedium);
    column->addWidget(new PlainLabel(PlainLabel::Tone::Secondary,
        tr("Everything this program has of a person: messages with their requests, replies and reports, and "
           "the raw webhook calls that name the number. Nothing of it is left in the data file."),
        this));
    column->addWidget(m_form);
    column->addLayout(buttons);
    for (const auto &[heading, lines] :
        {std::pair(m_goesHeading, m_goes), std::pair(m_staysHeading, m_stays)}) {
        auto *part = new QVBoxLayout;
        part->setSpacing(Spacing::kTight);
        part->addWidget(heading);
        part->addWidget(lines);
        column->addLayout(part);
    }
    column->addWidget(m_confirmation);
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    column->addStretch();

    connect(m_number, &QLineEdit::textEdited, this, &ErasePersonPane::forget);
    connect(m_number, &QLineEdit::returnPressed, this, &ErasePersonPane::look);
    connect(m_where, &QComboBox::activated, this, &ErasePersonPane::forget);
    connect(m_look, &QPushButton::clicked, this, &ErasePersonPane::look);
    connect(m_delete, &QPushButton::clicked, this, &ErasePersonPane::ask);
    connect(m_progress, &KeepingProgressView::stopRequested, services.keeping, &LogKeeping::cancel);
    connect(services.keeping, &LogKeeping::busyChanged, this, &ErasePersonPane::refresh);
    connect(services.keeping, &LogKeeping::progressChanged, this, &ErasePersonPane::refresh);
    connect(services.keeping, &LogKeeping::lookAdvanced, this, [this](const KeepingProgress &progress) {
        m_lookedAt = progress;
        refresh();
    });
    refresh();
}

void ErasePersonPane::setAssistant(const QUuid &assistantId)
{
    if (assistantId == m_assistantId)
        return;
    m_assistantId = assistantId;
    if (m_where->currentData().toInt() == OneAssistant)
        forget();
}

void ErasePersonPane::setUserNumber(const QString &number)
{
    m_given = number;
    m_number->setText(displayNumber(number));
    forget();
    if (!number.isEmpty())
        look();
}

void ErasePersonPane::forget()
{
    ++m_generation;
    m_looking = false;
    m_preview.reset();
    m_numberRow->setFault({});
    m_confirmation->clear();
    m_banner->clear();
    refresh();
}

Result<Erasure> ErasePersonPane::typed() const
{
    Erasure erasure;
    if (m_where->currentData().toInt() == OneAssistant)
        erasure.assistantId = m_assistantId;
    // The log may have what is no number, if a partner gave it so.
    if (!m_given.isEmpty() && m_number->text() == displayNumber(m_given)) {
        erasure.userNumber = m_given;
        return erasure;
    }
    const Result<QString> number = normalisedNumber(m_number->text());
    if (!number)
        return number.error();
    erasure.userNumber = number.value();
    return erasure;
}

void ErasePersonPane::look()
{
    forget();
    const Result<Erasure> erasure = typed();
    if (!erasure) {
        m_numberRow->setFault(erasure.error().text);
        m_number->setFocus();
        return;
    }
    m_looking = true;
    m_lookedAt = {.step = KeepingProgress::Step::Looking};
    refresh();
    continued(m_services.keeping->previewErasure(erasure.value()), this,
        [this, erasure = erasure.value(), generation = m_generation](const Result<ErasurePreview> &preview) {
            if (generation != m_generation)
                return;
            m_looking = false;
            m_previewed = erasure;
            if (preview)
                m_preview = preview.value();
            else
                m_banner->showProblem(preview.error());
            refresh();
            if (m_preview && !m_preview->isEmpty() && !m_preview->room.isEnough())
                m_banner->showProblem(noRoomProblem(m_preview->room));
        });
}

void ErasePersonPane::refresh()
{
    const bool busy = m_services.keeping->isBusy();
    m_form->setEnabled(!busy);
    m_look->setEnabled(!busy && !m_looking);
    m_delete->setEnabled(!busy && m_preview && !m_preview->isEmpty() && m_preview->room.isEnough());
    showPreview();
    m_progress->setProgress(m_services.keeping->progress());
}

void ErasePersonPane::showPreview()
{
    QString going;
    QString staying;
    if (m_looking) {
        going = progressText(m_lookedAt);
    } else if (m_preview) {
        going = m_preview->isEmpty() ? tr("There is nothing of this number.")
                                     : bulleted(goingLines(*m_preview));
        staying = bulleted(stayingLines(*m_preview));
    }
    const bool goes = m_preview && !m_preview->isEmpty();
    m_goesHeading->setVisible(goes);
    m_goes->setText(going);
    m_goes->setVisible(!going.isEmpty());
    m_staysHeading->setVisible(!staying.isEmpty());
    m_stays->setText(staying);
    m_stays->setVisible(!staying.isEmpty());
}

void ErasePersonPane::ask()
{
    if (!m_preview)
        return;
    m_banner->clear();
    const QString amount = amountText(m_preview->messages, m_preview->calls);
    m_confirmation->showMessage(Banner::Kind::Warning,
        tr("Delete %1 of %2?").arg(amount, displayNumber(m_previewed.userNumber)),
        tr("This cannot be undone.") + u' ' + rewriteText(m_preview->space));
    QPushButton *yes = m_confirmation->addButton(tr("Delete %1").arg(amount));
    nameAction(yes, u"confirmErasure"_s);
    QPushButton *no = m_confirmation->addButton(tr("Cancel"));
    nameAction(no, u"cancelErasure"_s);
    connect(yes, &QPushButton::clicked, this, &ErasePersonPane::erase);
    connect(no, &QPushButton::clicked, this, [this] {
        m_confirmation->clear();
        m_number->setFocus();
    });
    // The answer that destroys nothing.
    no->setFocus();
}

void ErasePersonPane::erase()
{
    m_confirmation->clear();
    const QString number = m_previewed.userNumber; // a slot may have something else looked for
    continued(m_services.keeping->erase(m_previewed), this,
        [this, generation = m_generation](const Result<ErasureOutcome> &outcome) {
            if (generation == m_generation)
                forget();
            if (outcome)
                tell(outcome.value());
            else
                m_banner->showProblem(outcome.error());
        });
    emit erasing(number);
}

void ErasePersonPane::tell(const ErasureOutcome &outcome)
{
    const QString done = tr("%1 were deleted.").arg(amountText(outcome.messages, outcome.calls));
    if (outcome.cancelled) {
        m_banner->showMessage(Banner::Kind::Warning, tr("Stopped. %1").arg(done),
            tr("Look again to see what is left. Traces of what was deleted may be in the data file until it "
               "is "
               "written anew: at the next start, or when you delete the rest."));
    } else if (outcome.tracesLeft) {
        m_banner->showMessage(Banner::Kind::Warning,
            tr("%1 Traces of them may still be in the data file.").arg(done),
            outcome.tracesLeft->text + u' ' + outcome.tracesLeft->remedy);
    } else if (outcome.unreadCalls > 0) {
        m_banner->showMessage(Banner::Kind::Warning,
            tr("%1 Not deleted: %2 that arrived just now.").arg(done, callsText(outcome.unreadCalls)),
            tr("They are not read into the log yet. Look again in a moment."));
    } else {
        m_banner->showMessage(Banner::Kind::Success, done, sizeText(outcome.bytesBefore, outcome.bytesAfter));
    }
}

} // namespace ChannelConsole
