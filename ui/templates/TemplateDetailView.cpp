// SPDX-License-Identifier: Apache-2.0
#include "ui/templates/TemplateDetailView.h"

#include "core/log/ReadableJson.h"
#include "core/message/TemplateStanding.h"
#include "ui/log/WirePane.h"
#include "ui/templates/TemplateListModel.h"
#include "ui/templates/TemplatePreview.h"
#include "ui/widgets/Fold.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kColumns = 40; // average characters; narrower it cannot be read

QPushButton *button(const QString &text, const QString &objectName, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    nameAction(made, objectName);
    return made;
}

} // namespace

TemplateDetailView::TemplateDetailView(QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel(PlainLabel::Tone::Heading, {}, this))
    , m_facts(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_send(button(tr("Send this template"), u"sendTemplate"_s, this))
    , m_sendNote(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_edit(button(tr("Edit"), u"editTemplate"_s, this))
    , m_remove(button(tr("Remove"), u"removeTemplate"_s, this))
{
    setObjectName(u"templateDetail"_s);
    setAccessibleName(tr("Template"));
    setMinimumWidth(fontMetrics().averageCharWidth() * kColumns);
    m_title->setObjectName(u"templateTitle"_s);
    m_facts->setObjectName(u"templateFacts"_s);
    m_sendNote->setObjectName(u"templateSendNote"_s);
    connect(m_send, &QPushButton::clicked, this, &TemplateDetailView::sendRequested);
    connect(m_edit, &QPushButton::clicked, this, &TemplateDetailView::editRequested);
    connect(m_remove, &QPushButton::clicked, this, &TemplateDetailView::removeRequested);

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"templateScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(scroll);
    m_concerns = new QWidget(content);
    m_concerns->setObjectName(u"templateConcerns"_s);
    m_concerns->setAccessibleName(tr("What is wrong with it"));
    m_concernLines = new QVBoxLayout(m_concerns);
    m_concernLines->setContentsMargins({});
    m_concernLines->setSpacing(Spacing::kTight);
    m_preview = new TemplatePreview(content);
    auto *fold = new Fold(tr("As the partner describes it"), u"templateOriginal"_s, content);
    m_original = new WirePane(tr("As the partner describes it"), tr("It was entered here."), fold);
    m_original->setObjectName(u"templateOriginal"_s);
    m_original->setMinimumHeight(fontMetrics().lineSpacing() * 12);
    fold->setBody(m_original);
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins(0, 0, Spacing::kSmall, 0);
    lines->setSpacing(Spacing::kMedium);
    lines->addWidget(m_concerns);
    lines->addWidget(m_preview);
    lines->addWidget(fold);
    lines->addStretch(1);
    scroll->setWidget(content);

    auto *actions = new QHBoxLayout;
    actions->setSpacing(Spacing::kSmall);
    actions->addWidget(m_send);
    actions->addWidget(m_sendNote, 1);
    actions->addWidget(m_edit);
    actions->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Spacing::kMedium, 0, 0, 0);
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    layout->addWidget(scroll, 1);
    layout->addLayout(actions);
}

void TemplateDetailView::showRecord(const TemplateRecord &record)
{
    m_title->setText(record.name);
    showFacts(record);
    showConcerns(templateConcerns(record));
    m_preview->setRecord(record);
    showSend(record);
    m_original->setText(readableJson(record.original));
    m_edit->setVisible(record.local);
    m_remove->setVisible(record.local || record.vanished);
}

void TemplateDetailView::showFacts(const TemplateRecord &record)
{
    QStringList facts{templateStatusText(record), templateCategoryText(record.category), record.language};
    if (!record.quality.isEmpty())
        facts.append(tr("quality %1").arg(record.quality.toLower()));
    if (!record.partnerTemplateId.isEmpty())
        facts.append(tr("id %1").arg(record.partnerTemplateId));
    if (record.local)
        facts.append(tr("entered here"));
    facts.removeAll(QString());
    m_facts->setText(facts.join(u" · "_s));
}

/// Composing it is possible whatever its status: only the partner decides. It is not what is advised, though.
void TemplateDetailView::showSend(const TemplateRecord &record)
{
    const TemplateStanding standing = standingOf(record);
    const bool advised = standing == TemplateStanding::Usable || standing == TemplateStanding::Unknown;
    if (advised)
        makePrimary(m_send);
    else
        m_send->setFont(QFont());
    m_sendNote->setText(
        advised ? QString() : tr("%1: it would most likely be refused.").arg(templateStatusText(record)));
}

void TemplateDetailView::showConcerns(const QStringList &concerns)
{
    while (QLayoutItem *item = m_concernLines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &concern : concerns) {
        auto *line = new QWidget(m_concerns);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins({});
        row->setSpacing(Spacing::kSmall);
        row->addWidget(new IconLabel(u"warning"_s, 16, line), 0, Qt::AlignTop);
        row->addWidget(new PlainLabel(concern, line), 1);
        m_concernLines->addWidget(line);
    }
    m_concerns->setVisible(!concerns.isEmpty());
}

} // namespace ChannelConsole
