// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/ForgeView.h"

#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/sandbox/Forge.h"
#include "ui/configuration/FlowLayout.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QCheckBox>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kShownBody = 120;

/// "answered 401 (Invalid access)".
QString answerText(const ForgeAnswer &answer)
{
    const QString body = QString::fromUtf8(answer.body).simplified().left(kShownBody);
    return body.isEmpty() ? QString::number(answer.status)
                          : ForgeView::tr("%1 (%2)").arg(QString::number(answer.status), body);
}

} // namespace

ForgeView::ForgeView(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_follow(new QCheckBox(tr("Report sent, delivered and read after each test send"), this))
    , m_obstacle(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_answer(new Banner(this))
{
    auto *about = new PlainLabel(PlainLabel::Tone::Secondary,
        tr("Calls this endpoint over HTTP, as the simulated messaging partner would."), this);
    auto *buttons = new QWidget(this);
    buttons->setLayout(new FlowLayout(Spacing::kSmall));
    m_obstacle->setObjectName(u"forgeObstacle"_s);
    m_answer->setObjectName(u"forgeAnswer"_s);
    m_follow->setObjectName(u"forgeFollow"_s);
    m_follow->setAccessibleName(m_follow->text());
    m_follow->setChecked(services.forge->followsSends());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kSmall);
    column->addWidget(about);
    column->addWidget(buttons);
    column->addWidget(m_obstacle);
    column->addWidget(m_answer);
    column->addWidget(m_follow);
    addGroup(ForgeGroup::Message, tr("Message from a user"), u"forgeMessage"_s);
    addGroup(ForgeGroup::Report, tr("Delivery report"), u"forgeReport"_s);
    addGroup(ForgeGroup::Disorder, tr("Out of the ordinary"), u"forgeDisorder"_s);
    addGroup(ForgeGroup::Refused, tr("Call to be refused"), u"forgeRefused"_s);
    for (const Group &each : std::as_const(m_groups))
        buttons->layout()->addWidget(each.button);
    setTabOrder(m_groups.constLast().button, m_follow);
    connect(m_follow, &QCheckBox::toggled, services.forge, &Forge::setFollowsSends);
    connect(services.forge, &Forge::followFailed, this, [this](const QUuid &id, const Problem &problem) {
        if (id == m_assistantId)
            m_answer->showProblem(problem);
    });
}

void ForgeView::addGroup(ForgeGroup group, const QString &title, const QString &name)
{
    auto *button = new QPushButton(title, this);
    button->setObjectName(name);
    button->setAccessibleName(title);
    button->setAutoDefault(false);
    button->setMenu(new QMenu(button));
    giveRoom(button);
    button->setMinimumWidth(button->minimumWidth() + Spacing::kMedium); // the arrow
    m_groups.append({group, button});
}

void ForgeView::showAssistant(const QUuid &assistantId)
{
    if (assistantId != m_assistantId)
        m_answer->clear();
    m_assistantId = assistantId;
    refresh();
}

void ForgeView::refresh()
{
    if (const QString partnerId = m_services.assistants->configuration(m_assistantId).partnerId;
        partnerId != m_partnerId) {
        m_partnerId = partnerId;
        m_answer->clear(); // it was about the other partner's call
        fillMenus();
    }
    const std::optional<Problem> obstacle = m_services.forge->obstacle(m_assistantId);
    m_obstacle->setText(obstacle ? QString(obstacle->text + u' ' + obstacle->remedy) : QString());
    m_obstacle->setVisible(obstacle.has_value());
    for (const Group &each : std::as_const(m_groups))
        each.button->setEnabled(!obstacle && !each.button->menu()->isEmpty());
}

void ForgeView::fillMenus()
{
    const QList<ForgedCall> calls = m_services.forge->catalogue(m_assistantId);
    for (const Group &each : std::as_const(m_groups)) {
        QMenu *menu = each.button->menu();
        menu->clear();
        for (const ForgedCall &call : calls) {
            if (call.group != each.group)
                continue;
            QAction *action = menu->addAction(call.title);
            action->setObjectName(u"forge."_s + call.id);
            connect(action, &QAction::triggered, this, [this, call] { send(call); });
        }
    }
}

void ForgeView::send(const ForgedCall &call)
{
    const QUuid about = m_assistantId;
    continued(m_services.forge->send(about, call.id), this,
        [this, about, call](const Result<QList<ForgeAnswer>> &answers) {
            if (about != m_assistantId)
                return;
            if (!answers.ok()) {
                m_answer->showProblem(answers.error());
                return;
            }
            QStringList texts;
            for (const ForgeAnswer &answer : answers.value())
                texts += answerText(answer);
            m_answer->showMessage(Banner::Kind::Information, tr("%1: sent").arg(call.title),
                tr("The endpoint answered %1.").arg(QLocale().createSeparatedList(texts)));
        });
}

} // namespace ChannelConsole
