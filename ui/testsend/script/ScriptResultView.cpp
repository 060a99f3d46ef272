// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/script/ScriptResultView.h"

#include "ui/log/WirePane.h"
#include "ui/testsend/PhonePreview.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTextHeight = 240;

/// All that was printed; where there is more than one print, each under its number.
QString printedText(const QStringList &printed)
{
    if (printed.size() == 1)
        return printed.constFirst();
    QStringList parts;
    for (qsizetype i = 0; i < printed.size(); ++i)
        parts += ScriptResultView::tr("Print %1:").arg(QLocale().toString(i + 1)) + u'\n' + printed.at(i);
    return parts.join(u'\n');
}

} // namespace

ScriptResultView::ScriptResultView(QWidget *parent)
    : QWidget(parent)
    , m_stale(new PlainLabel(PlainLabel::Tone::Secondary, tr("This is the result of an earlier run."), this))
    , m_end(new Banner(this))
    , m_decision(new PlainLabel(PlainLabel::Tone::Strong, {}, this))
    , m_notesPlace(new QVBoxLayout)
    , m_message(new QWidget(this))
    , m_printed(new WirePane(tr("Printed"), tr("Nothing was printed."), m_message))
    , m_messagePart(new QWidget(m_message))
    , m_messageType(new PlainLabel({}, m_messagePart))
    , m_preview(new PhonePreview(m_messagePart))
    , m_use(new QPushButton(tr("Use as message"), this))
    , m_requests(new QWidget(this))
{
    setObjectName(u"scriptResult"_s);
    m_decision->setObjectName(u"scriptDecision"_s);
    m_end->setObjectName(u"scriptEnd"_s);
    m_use->setObjectName(u"scriptUse"_s);
    m_use->setAccessibleName(m_use->text());
    m_use->setToolTip(tr("Opens the message in the composer, to be looked at, changed and sent."));
    giveRoom(m_use);
    m_printed->setObjectName(u"scriptPrinted"_s);
    m_preview->setObjectName(u"scriptMessage"_s);
    m_preview->setAccessibleName(tr("Message"));
    m_printed->setMinimumHeight(kTextHeight);
    m_preview->setMinimumHeight(kTextHeight);
    auto *part = new QVBoxLayout(m_messagePart);
    part->setContentsMargins({});
    part->setSpacing(m_printed->layout()->spacing());
    // As high as the line with Copy beside it: the texts below begin together.
    m_messageType->setMinimumHeight(m_use->sizeHint().height());
    part->addWidget(m_messageType);
    part->addWidget(m_preview, 1);

    auto *head = new QHBoxLayout;
    head->setSpacing(Spacing::kMedium);
    head->addWidget(m_decision, 1);
    head->addWidget(m_use, 0, Qt::AlignTop);
    m_sides = new QBoxLayout(QBoxLayout::LeftToRight, m_message);
    m_sides->setContentsMargins({});
    m_sides->setSpacing(Spacing::kMedium);
    m_sides->addWidget(m_printed, 1);
    m_sides->addWidget(m_messagePart, 1);

    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(Spacing::kMedium);
    m_grid->setVerticalSpacing(Spacing::kTight);
    for (const Partner *partner : allPartners())
        m_columns += RequestColumn(*partner, m_requests);
    arrange(true);
    auto *requests = new QVBoxLayout(m_requests);
    requests->setContentsMargins({});
    requests->setSpacing(Spacing::kSmall);
    requests->addWidget(
        new PlainLabel(PlainLabel::Tone::Heading, tr("What each partner would get"), m_requests));
    requests->addWidget(new PlainLabel(
        PlainLabel::Tone::Secondary, tr("With sample numbers and accounts; nothing is sent."), m_requests));
    requests->addLayout(m_grid);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kMedium);
    layout->addWidget(m_stale);
    layout->addWidget(m_end);
    layout->addLayout(head);
    layout->addLayout(m_notesPlace);
    layout->addWidget(m_message);
    layout->addWidget(m_requests);
    connect(m_use, &QPushButton::clicked, this, &ScriptResultView::useRequested);
}

void ScriptResultView::arrange(bool wide)
{
    m_sides->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        m_columns.at(i).place(m_grid, int(i), wide);
}

void ScriptResultView::show(const ScriptViewModel &model)
{
    setVisible(model.outcome().has_value());
    m_stale->setVisible(model.isStale());
    showEnd(model);
    showNotes(model);
    showMessage(model);
    showRequests(model.requests());
}

void ScriptResultView::showEnd(const ScriptViewModel &model)
{
    const std::optional<ScriptOutcome> outcome = model.outcome();
    if (outcome && outcome->problem)
        m_end->showMessage(
            outcome->end == ScriptOutcome::End::Cancelled ? Banner::Kind::Information : Banner::Kind::Error,
            outcome->problem->text, outcome->problem->remedy);
    else if (outcome && outcome->fault)
        m_end->showMessage(Banner::Kind::Error,
            tr("The script ended with an error, so nothing would be sent."),
            outcome->printed.isEmpty()
                ? QString()
                : tr("What a platform does with what was printed before is not documented."));
    else
        m_end->clear();
    const std::optional<ScriptReading> reading = model.reading();
    m_decision->setText(reading ? reading->decision : QString());
    m_decision->setVisible(reading.has_value());
    m_use->setVisible(reading && reading->content);
}

void ScriptResultView::showNotes(const ScriptViewModel &model)
{
    delete m_notes;
    m_notes = nullptr;
    QList<ScriptNote> notes = model.reading() ? model.reading()->notes : QList<ScriptNote>();
    const QStringList warnings = model.warnings();
    for (const QString &warning : warnings)
        notes += {warning};
    if (notes.isEmpty())
        return;
    m_notes = new QWidget(this);
    m_notes->setObjectName(u"scriptNotes"_s);
    m_notes->setMaximumWidth(FormColumn::readableWidth(this));
    auto *lines = new QVBoxLayout(m_notes);
    lines->setContentsMargins({});
    lines->setSpacing(Spacing::kTight);
    for (const ScriptNote &note : std::as_const(notes)) {
        auto *line = new QHBoxLayout;
        line->setSpacing(Spacing::kSmall);
        line->addWidget(
            new IconLabel(note.unverified ? u"unknown"_s : u"information"_s, 16, m_notes), 0, Qt::AlignTop);
        auto *text
            = new PlainLabel(note.unverified ? tr("Unverified: %1").arg(note.text) : note.text, m_notes);
        line->addWidget(text, 1);
        lines->addLayout(line);
    }
    m_notesPlace->addWidget(m_notes);
}

void ScriptResultView::showMessage(const ScriptViewModel &model)
{
    const std::optional<ScriptOutcome> outcome = model.outcome();
    const std::optional<ScriptReading> reading = model.reading();
    const QStringList printed = outcome ? outcome->printed : QStringList();
    m_message->setVisible(!printed.isEmpty());
    m_printed->setText(printedText(printed));
    const bool isMessage = reading && reading->content;
    m_messagePart->setVisible(isMessage);
    if (isMessage) {
        m_messageType->setText(tr("Message: %1").arg(messageTypeName(typeOf(*reading->content))));
        m_preview->setContent(*reading->content);
    }
}

void ScriptResultView::showRequests(const QList<RequestPreview> &requests)
{
    m_requests->setVisible(!requests.isEmpty());
    for (qsizetype i = 0; i < qMin(requests.size(), m_columns.size()); ++i)
        m_columns[i].show(requests.at(i));
}

} // namespace ChannelConsole
