// SPDX-License-Identifier: Apache-2.0
#include "ui/window/ChannelHeader.h"

#include "core/channel/AssistantStore.h"
#include "ui/Services.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainToolTip.h"
#include "ui/widgets/Spacing.h"
#include "ui/window/ChannelStateModel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDotSide = 14;

/// A label of one line: what belongs on a line of the header must not wrap into a second.
PlainLabel *oneLine(PlainLabel::Tone tone, QWidget *parent)
{
    auto *label = new PlainLabel(tone, {}, parent);
    label->setWordWrap(false);
    return label;
}

QWidget *sandboxMark(QWidget *parent)
{
    auto *mark = new QFrame(parent);
    mark->setObjectName(u"sandboxMark"_s);
    mark->setFrameShape(QFrame::Box);
    auto *row = new QHBoxLayout(mark);
    row->setContentsMargins(6, 1, 6, 1);
    row->setSpacing(Spacing::kTight);
    row->addWidget(new IconLabel(u"sandbox"_s, kDotSide, mark));
    auto *word = oneLine(PlainLabel::Tone::Strong, mark);
    word->setText(ChannelHeader::tr("SANDBOX"));
    row->addWidget(word);
    return mark;
}

} // namespace

ChannelHeader::ChannelHeader(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_store(services.assistants)
    , m_model(new ChannelStateModel(services.assistants, services.log, this))
    , m_name(oneLine(PlainLabel::Tone::Title, this))
    , m_sandboxLine(new Banner(this))
{
    auto *way = oneLine(PlainLabel::Tone::Secondary, this);
    way->setObjectName(u"breadcrumb"_s);
    way->setText(tr("Deploy › Channels › WhatsApp Business Messaging"));
    m_name->setObjectName(u"assistantTitle"_s);
    m_name->setElided(); // a long name gives way to the state, never pushes it out of the window
    way->setElided();

    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(way);
    titles->addWidget(m_name);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(Spacing::kLarge, Spacing::kMedium, Spacing::kLarge, 12);
    line->setSpacing(Spacing::kMedium);
    line->addLayout(titles, 1);
    line->addWidget(buildState(), 0, Qt::AlignVCenter);

    m_sandboxLine->setObjectName(u"sandboxLine"_s);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(line);
    whole->addWidget(m_sandboxLine);

    connect(m_model, &ChannelStateModel::changed, this, &ChannelHeader::showState);
    connect(m_store, &AssistantStore::assistantsChanged, this, &ChannelHeader::showName);
}

QWidget *ChannelHeader::buildState()
{
    m_state = new QWidget(this);
    m_state->setObjectName(u"channelState"_s);
    m_dot = new IconLabel(u"disabled"_s, kDotSide, m_state);
    m_enabled = oneLine(PlainLabel::Tone::Strong, m_state);
    m_enabled->setObjectName(u"channelEnabled"_s);
    m_partner = oneLine(PlainLabel::Tone::Normal, m_state);
    m_partner->setObjectName(u"channelPartner"_s);
    m_lastOutcome = oneLine(PlainLabel::Tone::Secondary, m_state);
    m_lastOutcome->setObjectName(u"channelLastOutcome"_s);
    m_sandboxMark = sandboxMark(m_state);

    auto *first = new QHBoxLayout;
    first->setSpacing(Spacing::kSmall);
    first->addStretch();
    first->addWidget(m_sandboxMark);
    first->addWidget(m_dot);
    first->addWidget(m_enabled);
    first->addWidget(m_partner);
    auto *column = new QVBoxLayout(m_state);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(first);
    column->addWidget(m_lastOutcome, 0, Qt::AlignTrailing);
    return m_state;
}

void ChannelHeader::showAssistant(const QUuid &id)
{
    m_assistantId = id;
    showName();
    m_model->showAssistant(id);
}

void ChannelHeader::showName()
{
    const std::optional<Assistant> assistant = m_store->assistant(m_assistantId);
    if (!assistant)
        return;
    m_name->setText(assistant->name);
}

void ChannelHeader::showState()
{
    const ChannelState &state = m_model->state();
    m_dot->setIconName(state.enabled ? u"enabled"_s : u"disabled"_s);
    m_enabled->setText(state.enabledText());
    m_partner->setText(state.partnerName.isEmpty() ? tr("No partner yet") : state.partnerName);
    m_lastOutcome->setText(state.lastOutcome);
    m_lastOutcome->setVisible(!state.lastOutcome.isEmpty());
    m_sandboxMark->setVisible(state.sandbox);
    m_state->setAccessibleName(state.inWords());
    m_state->setToolTip(plainToolTip(state.inWords()));
    if (!state.sandbox)
        m_sandboxLine->clear();
    else if (m_sandboxLine->text().isEmpty())
        m_sandboxLine->showMessage(
            Banner::Kind::Sandbox, tr("Simulated partners on this computer: nothing reaches WhatsApp"));
}

} // namespace ChannelConsole
