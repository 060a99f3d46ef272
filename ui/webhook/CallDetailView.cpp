// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/CallDetailView.h"

#include "core/webhook/CallText.h"
#include "ui/log/LogText.h"
#include "ui/log/WirePane.h"
#include "ui/webhook/CallWords.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ProblemView.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSummaryColumns = 32; // average characters; narrower it cannot be read

PlainLabel *value(const QString &accessibleName, const QString &objectName, QWidget *parent)
{
    auto *label = new PlainLabel({}, parent);
    label->setAccessibleName(accessibleName);
    label->setObjectName(objectName);
    return label;
}

} // namespace

CallDetailView::CallDetailView(QWidget *parent)
    : QWidget(parent)
    , m_headers(new WirePane(tr("Headers"), tr("No headers are kept."), this))
    , m_body(new WirePane(tr("Body"), tr("The call had no body."), this))
    , m_answer(new WirePane(tr("Answer"), tr("The answer had no body."), this))
{
    setObjectName(u"callDetail"_s);
    m_headers->setObjectName(u"callHeaders"_s);
    m_body->setObjectName(u"callBody"_s);
    m_answer->setObjectName(u"callAnswer"_s);

    auto *wire = new QSplitter(Qt::Vertical, this);
    wire->setChildrenCollapsible(false);
    wire->addWidget(m_headers);
    wire->addWidget(m_answer);
    auto *columns = new QSplitter(Qt::Horizontal, this);
    columns->setChildrenCollapsible(false);
    columns->addWidget(buildSummary());
    columns->addWidget(m_body);
    columns->addWidget(wire);
    columns->setSizes({400, 300, 300});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Spacing::kSmall, 0, 0);
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(buildHead());
    layout->addWidget(columns, 1);
    setFocusProxy(m_body);
}

QWidget *CallDetailView::buildHead()
{
    auto *head = new QWidget(this);
    m_title = new PlainLabel(PlainLabel::Tone::Heading, {}, head);
    m_title->setObjectName(u"callTitle"_s);
    m_title->setElided();
    m_replay = new QPushButton(tr("Replay"), head);
    m_replay->setObjectName(u"replayCall"_s);
    m_replay->setAccessibleName(m_replay->text());
    m_edit = new QPushButton(tr("Edit and replay"), head);
    m_edit->setObjectName(u"editCall"_s);
    m_edit->setAccessibleName(m_edit->text());
    m_edit->setToolTip(tr("Change the call, then send it to the running endpoint"));
    auto *curl = new CopyButton(
        tr("as cURL"), [this] { return callAsCurl(m_call, m_origin); }, head);
    curl->setObjectName(u"copyCurl"_s);
    curl->spellOut();
    auto *text = new CopyButton(
        tr("as text"), [this] { return callAsText(m_call); }, head);
    text->setObjectName(u"copyText"_s);
    text->spellOut();
    auto *close = new QToolButton(head);
    close->setText(tr("Close details"));
    close->setAccessibleName(close->text());
    close->setObjectName(u"closeCall"_s);
    close->setToolTip(tr("Close details (Esc)"));
    close->setIcon(icon(u"close"_s));
    close->setAutoRaise(true);
    connect(m_replay, &QPushButton::clicked, this, &CallDetailView::replayRequested);
    connect(m_edit, &QPushButton::clicked, this, &CallDetailView::editRequested);
    connect(close, &QToolButton::clicked, this, &CallDetailView::closeRequested);

    auto *row = new QHBoxLayout(head);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    row->addWidget(m_title, 1);
    for (QWidget *button : {static_cast<QWidget *>(m_replay), static_cast<QWidget *>(m_edit),
             static_cast<QWidget *>(curl), static_cast<QWidget *>(text), static_cast<QWidget *>(close)})
        row->addWidget(button);
    return head;
}

QWidget *CallDetailView::buildSummary()
{
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"callSummary"_s);
    scroll->setAccessibleName(tr("Details"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(fontMetrics().averageCharWidth() * kSummaryColumns);
    auto *content = new QWidget(scroll);
    m_problem = new ProblemView(content);
    m_verdict = value(tr("Verdict"), u"callVerdict"_s, content);
    m_facts = value(tr("Call"), u"callFacts"_s, content);
    m_events = value(tr("Events"), u"callEvents"_s, content);
    m_standInHeading = new PlainLabel(PlainLabel::Tone::Strong, tr("Assistant stand-in"), content);
    m_standIn = value(m_standInHeading->text(), u"callStandIn"_s, content);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, Spacing::kSmall, 0);
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(m_problem);
    layout->addWidget(m_verdict);
    layout->addWidget(new PlainLabel(PlainLabel::Tone::Strong, tr("In the message log"), content));
    layout->addWidget(m_events);
    layout->addWidget(m_standInHeading);
    layout->addWidget(m_standIn);
    layout->addWidget(new PlainLabel(PlainLabel::Tone::Strong, tr("Call"), content));
    layout->addWidget(m_facts);
    layout->addStretch(1);
    // As wide as the pane, whatever the widest word: the words wrap instead of running out of sight.
    content->setMinimumWidth(1);
    scroll->setWidget(content);
    return scroll;
}

void CallDetailView::showCall(const WebhookCall &call, const QList<CallEvent> &events)
{
    m_call = call;
    m_problem->setProblem(std::nullopt);
    m_title->setText(call.method + u' ' + call.target);
    const QString verdict = verdictText(call.verdict);
    m_verdict->setText(call.note.isEmpty() ? verdict : tr("%1: %2").arg(verdict, call.note));

    QStringList lines{callStateText(call)};
    const CallOutline outline = call.outline.value_or(CallOutline{});
    if (outline.isRepetition()) {
        // Its events stand with the call that brought them first.
        lines = {repetitionText(outline), callText(call)};
    } else if (outline.repeated > 0) {
        lines += repetitionText(outline);
    }
    for (const CallEvent &event : events)
        lines += eventText(event);
    m_events->setText(lines.join(u'\n'));

    m_standIn->setText(outline.standIn);
    m_standIn->setVisible(!outline.standIn.isEmpty());
    m_standInHeading->setVisible(!outline.standIn.isEmpty());

    QStringList facts;
    const auto fact = [&facts](const QString &name, const QString &what) {
        if (!what.isEmpty())
            facts += tr("%1: %2").arg(name, what);
    };
    fact(tr("Time"), logTimeText(call.time));
    fact(tr("Source"), call.source);
    fact(tr("Mark"), replayText(call));
    fact(tr("Partner"), partnerText(call.partnerId, call.sandbox));
    fact(tr("Answered"), call.status == 0 ? tr("not yet") : QString::number(call.status));
    fact(tr("Duration"), call.durationMs ? durationText(*call.durationMs) : QString());
    const bool cut = call.bodyBytes > call.body.size();
    if (cut)
        fact(tr("Body"), tr("%1 of %2 bytes are kept").arg(call.body.size()).arg(call.bodyBytes));
    m_facts->setText(facts.join(u'\n'));
    m_headers->setText(call.headers);
    m_body->setText(bodyText(call));
    m_answer->setText(QString::fromUtf8(call.answer));
    m_replay->setEnabled(!cut);
    m_replay->setToolTip(cut ? tr("Only the beginning of this call is kept. Edit it to replay it.")
                             : tr("Send the same call to the running endpoint again"));
}

void CallDetailView::showProblem(const std::optional<Problem> &problem)
{
    m_problem->setProblem(problem);
}

} // namespace ChannelConsole
