// SPDX-License-Identifier: Apache-2.0
#include "ui/log/partner/PartnerLogPane.h"

#include "ui/log/LogText.h"
#include "ui/log/partner/PartnerLogViewModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"
#include "ui/widgets/UnverifiedMark.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QLabel *addField(QHBoxLayout *row, const QString &label, const QString &objectName, QWidget *field)
{
    auto *caption = new QLabel(label, field->parentWidget());
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(field);
    field->setAccessibleName(label);
    field->setObjectName(objectName);
    row->addWidget(caption);
    row->addWidget(field);
    return caption;
}

QPushButton *makeButton(const QString &text, const QString &objectName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    nameAction(button, objectName);
    return button;
}

PlainLabel *makeNote(PlainLabel::Tone tone, const QString &objectName, QWidget *parent)
{
    auto *note = new PlainLabel(tone, {}, parent);
    note->setObjectName(objectName);
    note->setMaximumWidth(FormColumn::readableWidth(parent));
    return note;
}

/// In a row, which asks for the height at the width that the note has; a column would ask at its own.
void addNote(QVBoxLayout *column, PlainLabel *note)
{
    auto *row = new QHBoxLayout;
    row->addWidget(note, 1);
    row->addStretch();
    column->addLayout(row);
}

} // namespace

PartnerLogPane::PartnerLogPane(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_model(new PartnerLogViewModel(services, this))
{
    setObjectName(u"partnerLogPane"_s);
    setAccessibleName(tr("From the partner"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(buildHead());
    m_note = makeNote(PlainLabel::Tone::Secondary, u"partnerLogNote"_s, this);
    addNote(layout, m_note);
    layout->addWidget(buildLogPart());
    layout->addWidget(buildReportPart());
    m_progress = new PlainLabel(PlainLabel::Tone::Secondary, {}, this);
    m_progress->setObjectName(u"partnerLogProgressText"_s);
    layout->addWidget(m_progress);
    m_outcome = new Banner(this);
    m_outcome->setObjectName(u"partnerLogOutcome"_s);
    layout->addWidget(m_outcome);
    m_sandbox = makeNote(PlainLabel::Tone::Secondary, u"partnerLogSandbox"_s, this);
    addNote(layout, m_sandbox);
    layout->addStretch(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    connect(m_model, &PartnerLogViewModel::channelChanged, this, &PartnerLogPane::refresh);
    connect(m_model, &PartnerLogViewModel::messageChanged, this, &PartnerLogPane::refreshReportPart);
    connect(m_model, &PartnerLogViewModel::changed, this, &PartnerLogPane::refreshOutcome);
    refresh();
}

QWidget *PartnerLogPane::buildHead()
{
    auto *head = new QWidget(this);
    m_title = new PlainLabel(PlainLabel::Tone::Strong, {}, head);
    m_title->setObjectName(u"partnerLogTitle"_s);
    m_title->setWordWrap(false);
    m_unverified = new UnverifiedMark(head);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    row->addWidget(m_title);
    row->addWidget(m_unverified);
    row->addStretch(1);
    return head;
}

QWidget *PartnerLogPane::buildLogPart()
{
    m_logPart = new QWidget(this);
    auto *row = new QHBoxLayout(m_logPart);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    m_number = new QLineEdit(m_logPart);
    m_number->setPlaceholderText(u"+"_s);
    m_number->setMinimumWidth(fontMetrics().horizontalAdvance(u"+00 00000 00000"_s) + Spacing::kLarge);
    m_numberLabel = addField(row, tr("User number"), u"partnerLogNumber"_s, m_number);
    m_range = new QComboBox(m_logPart);
    m_range->addItem(tr("Last hour"), 1);
    m_range->addItem(tr("Last 24 hours"), 24);
    m_range->addItem(tr("Last 48 hours"), 48);
    m_range->setCurrentIndex(1);
    addField(row, tr("Time"), u"partnerLogRange"_s, m_range);
    m_read = makeButton({}, u"readPartnerLog"_s, m_logPart);
    row->addWidget(m_read);
    m_busy = new QProgressBar(m_logPart);
    makeBusyBar(m_busy, u"partnerLogProgress"_s); // how many there are, no partner says beforehand
    m_busy->setMaximumWidth(Spacing::kLarge * 4);
    row->addWidget(m_busy);
    m_cancel = makeButton(tr("Cancel"), u"cancelPartnerLog"_s, m_logPart);
    row->addWidget(m_cancel);
    row->addStretch(1);

    const auto read
        = [this] { m_model->readLog(std::chrono::hours(m_range->currentData().toInt()), m_number->text()); };
    connect(m_read, &QPushButton::clicked, this, read);
    connect(m_number, &QLineEdit::returnPressed, this, read);
    connect(m_cancel, &QPushButton::clicked, m_model, &PartnerLogViewModel::cancel);
    return m_logPart;
}

QWidget *PartnerLogPane::buildReportPart()
{
    m_reportPart = new QWidget(this);
    m_ask = makeButton(tr("Ask for its delivery report"), u"askForReport"_s, m_reportPart);
    giveRoom(m_ask);
    m_reportNote = new PlainLabel(PlainLabel::Tone::Secondary, {}, m_reportPart);
    m_reportNote->setObjectName(u"reportNote"_s);
    auto *line = new QHBoxLayout;
    line->setSpacing(Spacing::kSmall);
    line->addWidget(m_ask);
    line->addWidget(m_reportNote, 1);

    m_confirm = new QWidget(m_reportPart);
    m_confirm->setObjectName(u"reportWarning"_s);
    m_warning = makeNote(PlainLabel::Tone::Normal, u"reportWarningText"_s, m_confirm);
    m_confirmed = makeButton(tr("Ask for it nevertheless"), u"confirmReport"_s, m_confirm);
    m_declined = makeButton(tr("Do not ask"), u"declineReport"_s, m_confirm);
    auto *mark = new IconLabel(u"warning"_s, 16, m_confirm);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::kSmall);
    buttons->addWidget(m_confirmed);
    buttons->addWidget(m_declined);
    buttons->addStretch(1);
    auto *words = new QVBoxLayout;
    words->setSpacing(Spacing::kSmall);
    addNote(words, m_warning);
    words->addLayout(buttons);
    auto *confirm = new QHBoxLayout(m_confirm);
    confirm->setContentsMargins({});
    confirm->setSpacing(Spacing::kSmall);
    confirm->addWidget(mark, 0, Qt::AlignTop);
    confirm->addLayout(words, 1);
    m_confirm->hide();

    auto *layout = new QVBoxLayout(m_reportPart);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    layout->addLayout(line);
    layout->addWidget(m_confirm);

    connect(m_ask, &QPushButton::clicked, this, [this] {
        if (m_model->reportOffer().consumes.isEmpty()) {
            m_model->askForReport();
            return;
        }
        m_warning->setText(m_model->reportOffer().consumes);
        m_confirm->show();
        m_declined->setFocus(Qt::OtherFocusReason); // Enter must not take the report away
    });
    connect(m_confirmed, &QPushButton::clicked, this, [this] {
        m_confirm->hide();
        m_model->askForReport();
    });
    connect(m_declined, &QPushButton::clicked, this, [this] {
        m_confirm->hide();
        m_ask->setFocus(Qt::OtherFocusReason);
    });
    return m_reportPart;
}

/// As high as its words at its width, wherever it stands: a splitter does not ask.
bool PartnerLogPane::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        setMinimumHeight(layout()->totalHeightForWidth(width()));
    return handled;
}

void PartnerLogPane::setAssistant(const QUuid &assistantId)
{
    m_confirm->hide();
    m_model->setAssistant(assistantId);
}

void PartnerLogPane::setMessage(const std::optional<LogEntry> &message)
{
    const std::optional<LogEntry> before = m_model->message();
    if (!message || !before || message->id != before->id)
        m_confirm->hide();
    // What was typed stays.
    if (message && !m_number->isModified())
        m_number->setText(numberText(message->userNumber));
    m_model->setMessage(message);
}

void PartnerLogPane::refresh()
{
    const QString name = m_model->partnerName();
    m_title->setText(name.isEmpty() ? tr("From the partner") : tr("From %1").arg(name));
    const PartnerLogOffer offer = m_model->logOffer();
    m_unverified->setVisible(offer.support.kind == MessageSupport::Kind::Unverified);
    m_note->setText(offer.support.reason);
    m_note->setVisible(!offer.support.reason.isEmpty());
    m_sandbox->setText(m_model->sandboxNote());
    m_sandbox->setVisible(!m_sandbox->text().isEmpty());
    refreshLogPart();
    refreshReportPart();
    refreshOutcome();
}

void PartnerLogPane::refreshLogPart()
{
    const PartnerLogOffer offer = m_model->logOffer();
    m_logPart->setVisible(offer.support.kind != MessageSupport::Kind::NotOffered);
    if (const QString text = tr("Read from %1").arg(m_model->partnerName()); text != m_read->text()) {
        m_read->setText(text);
        m_read->setAccessibleName(text);
        giveRoom(m_read);
    }
    m_numberLabel->setVisible(offer.byUserNumber);
    m_number->setVisible(offer.byUserNumber);
    const bool busy = m_model->isBusy();
    m_read->setEnabled(!busy);
    m_busy->setVisible(busy);
    m_cancel->setVisible(busy);
}

void PartnerLogPane::refreshReportPart()
{
    m_reportPart->setVisible(m_model->reportOffer().support.kind != MessageSupport::Kind::NotOffered);
    const QString reason = m_model->reasonAgainstReport();
    m_ask->setEnabled(reason.isEmpty() && !m_model->isBusy());
    m_ask->setAccessibleDescription(reason);
    if (!m_ask->isEnabled())
        m_confirm->hide();
    m_reportNote->setText(reason.isEmpty() && m_model->message()
            ? tr("Of the message to %1, from %2.")
                  .arg(numberText(m_model->message()->userNumber), logTimeText(m_model->message()->time))
            : reason);
}

void PartnerLogPane::refreshOutcome()
{
    refreshLogPart();
    refreshReportPart();
    const bool busy = m_model->isBusy();
    m_progress->setText(busy ? m_model->progressText() : QString());
    m_progress->setVisible(busy);
    const std::optional<Problem> problem = m_model->problem();
    const QString result = m_model->resultText();
    if (busy || (!problem && result.isEmpty())) {
        m_outcome->clear();
    } else if (!problem) {
        m_outcome->showMessage(Banner::Kind::Success, result, m_model->resultDetail());
    } else if (problem->kind == ProblemKind::Cancelled) {
        m_outcome->showMessage(Banner::Kind::Information, problem->text, result);
    } else {
        m_outcome->showProblem(*problem);
        if (!result.isEmpty()) { // what came before is in the log, and is said as well
            m_progress->setText(tr("Before that: %1").arg(result));
            m_progress->show();
        }
    }
}

} // namespace ChannelConsole
