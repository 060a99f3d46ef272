// SPDX-License-Identifier: Apache-2.0
#include "ui/instructions/InstructionsPage.h"

#include "core/channel/AssistantStore.h"
#include "core/partner/Partner.h"
#include "ui/instructions/GuideStepView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChooserColumns = 28; // average characters

} // namespace

InstructionsPage::InstructionsPage(const Services &services, QWidget *parent)
    : Page(parent)
    , m_store(services.assistants)
    , m_partner(new QComboBox(this))
    , m_banner(new Banner(this))
    , m_scroll(new ColumnScroll(this))
{
    m_partner->setObjectName(u"instructionsPartner"_s);
    for (const Partner *partner : allPartners())
        m_partner->addItem(partner->name(), partner->id());
    m_partner->setMaximumWidth(fontMetrics().averageCharWidth() * kChooserColumns);

    auto *form = new FormColumn(this);
    form->addRow(tr("Messaging Partner"), m_partner);
    m_scroll->addWidget(form);
    m_scroll->addWidget(m_banner);

    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll);

    connect(m_partner, &QComboBox::currentIndexChanged, this, &InstructionsPage::refresh);
    connect(m_store, &AssistantStore::configurationChanged, this, [this](const QUuid &id) {
        if (id == m_assistantId)
            followConfiguration();
    });
    connect(m_store, &AssistantStore::assistantsChanged, this, &InstructionsPage::refresh);
}

void InstructionsPage::showAssistant(const QUuid &assistantId)
{
    m_assistantId = assistantId;
    m_followedPartner.clear();
    m_followed = false;
    followConfiguration();
}

void InstructionsPage::focusSearch()
{
    m_partner->setFocus();
}

void InstructionsPage::followConfiguration()
{
    // Only a change of the saved partner moves the choice: a Save must not take the user away from what they
    // are reading.
    const QString saved = m_store->configuration(m_assistantId).partnerId;
    if (saved != m_followedPartner || saved.isEmpty()) {
        // Without a partner of its own an assistant begins with the first, not with the one before's.
        const int index = m_partner->findData(saved);
        if (index >= 0 || !m_followed)
            m_partner->setCurrentIndex(std::max(index, 0));
    }
    m_followed = true;
    m_followedPartner = saved;
    refresh();
}

void InstructionsPage::refresh()
{
    const std::optional<Assistant> assistant = m_store->assistant(m_assistantId);
    const Partner *partner = findPartner(m_partner->currentData().toString());
    if (!assistant || !partner)
        return;
    const Result<Guide> guide = loadGuide(partner->id(), locale());
    if (!guide) {
        m_banner->showProblem(guide.error());
        delete m_steps;
        m_steps = nullptr;
        m_shown.reset();
        return;
    }
    Content content{.partnerId = partner->id(), .sandbox = assistant->sandbox};
    const ChannelConfiguration configuration = m_store->configuration(m_assistantId);
    for (const GuideStep &step : guide.value().steps)
        content.carried.append(carriedValue(step.copy, *partner, *assistant, configuration));
    if (m_shown == content)
        return;
    if (content.sandbox)
        m_banner->showMessage(Banner::Kind::Information, tr("A sandbox needs none of this"),
            tr("These are the steps for a real account. The sandbox works as it is: go to Test Send."));
    else
        m_banner->clear();
    const bool sameGuide = m_shown && m_shown->partnerId == content.partnerId;
    const int position = sameGuide ? m_scroll->verticalScrollBar()->value() : 0;
    m_shown = content;
    build(guide.value(), content);
    m_scroll->verticalScrollBar()->setValue(position);
}

void InstructionsPage::build(const Guide &guide, const Content &content)
{
    delete m_steps;
    m_steps = new QWidget(this);
    auto *parts = new QVBoxLayout(m_steps);
    parts->setContentsMargins(0, Spacing::kSmall, 0, 0);
    parts->setSpacing(Spacing::kLarge);
    addList(tr("Before you start"), guide.before, parts);
    const QString partnerName = findPartner(content.partnerId)->name();
    for (int step = 0; step < guide.steps.size(); ++step) {
        auto *view = new GuideStepView({.number = step + 1,
                                           .step = guide.steps.at(step),
                                           .partnerName = partnerName,
                                           .carried = content.carried.at(step)},
            m_steps);
        connect(view, &GuideStepView::configurationRequested, this,
            [this] { emit pageRequested(PageId::Configuration); });
        parts->addWidget(view);
    }
    addList(tr("Good to know"), guide.notes, parts);
    m_scroll->addWidget(m_steps);
}

void InstructionsPage::addList(const QString &heading, const QStringList &lines, QVBoxLayout *parts)
{
    if (lines.isEmpty())
        return;
    auto *list = new QVBoxLayout;
    list->setSpacing(Spacing::kTight);
    list->addWidget(new PlainLabel(PlainLabel::Tone::Heading, heading, m_steps));
    for (const QString &line : lines) {
        auto *row = new QHBoxLayout;
        row->setSpacing(Spacing::kSmall);
        row->addWidget(new QLabel(u"•"_s, m_steps), 0, Qt::AlignTop);
        row->addWidget(new PlainLabel(line, m_steps), 1);
        list->addLayout(row);
    }
    parts->addLayout(list);
}

} // namespace ChannelConsole
