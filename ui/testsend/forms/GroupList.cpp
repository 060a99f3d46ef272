// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/GroupList.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

GroupList::GroupList(
    const Words &words, Bounds bounds, std::function<void(FieldGroup *)> build, QWidget *parent)
    : QWidget(parent)
    , m_words(words)
    , m_bounds(bounds)
    , m_build(std::move(build))
    , m_column(new QVBoxLayout(this))
    , m_add(new QPushButton(icon(u"add"_s), words.add, this))
    , m_faultLine(new QWidget(this))
    , m_fault(new PlainLabel(PlainLabel::Tone::Strong, {}, m_faultLine))
{
    m_add->setAccessibleName(words.add);
    m_add->setAutoDefault(false);
    giveRoom(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] {
        append();
        renumber();
        emit changed();
        m_groups.constLast()->focusFirst();
    });

    auto *faultRow = new QHBoxLayout(m_faultLine);
    faultRow->setContentsMargins({});
    faultRow->setSpacing(Spacing::kTight);
    faultRow->addWidget(new IconLabel(u"warning"_s, 16, m_faultLine), 0, Qt::AlignTop);
    faultRow->addWidget(m_fault, 1);
    m_faultLine->hide();

    m_column->setContentsMargins({});
    m_column->setSpacing(Spacing::kSmall);
    m_column->addWidget(m_faultLine);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_add);
    foot->addStretch(1);
    m_column->addLayout(foot);
    setCount(bounds.least);
}

QToolButton *GroupList::tool(const QString &iconName, QWidget *parent) const
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void GroupList::append()
{
    auto *frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    Card card{.frame = frame, .title = new PlainLabel(PlainLabel::Tone::Strong, {}, frame)};
    card.title->setWordWrap(false);
    auto *group = new FieldGroup(frame);
    auto *head = new QHBoxLayout;
    head->setSpacing(Spacing::kTight);
    head->addWidget(card.title, 1);
    if (!m_words.moveUp.isEmpty()) {
        card.up = tool(u"up"_s, frame);
        head->addWidget(card.up);
        connect(card.up, &QToolButton::clicked, this, [this, group] { moveUp(m_groups.indexOf(group)); });
    }
    card.remove = tool(u"delete"_s, frame);
    head->addWidget(card.remove);
    connect(card.remove, &QToolButton::clicked, this, [this, group] { removeAt(m_groups.indexOf(group)); });

    m_build(group);
    group->setLimits(m_limits);
    auto *body = new QVBoxLayout(frame);
    body->setContentsMargins(Spacing::kMedium, Spacing::kSmall, Spacing::kSmall, Spacing::kMedium);
    body->setSpacing(Spacing::kSmall);
    body->addLayout(head);
    auto *inset = new QHBoxLayout;
    inset->setContentsMargins(0, 0, Spacing::kSmall, 0);
    inset->addWidget(group);
    body->addLayout(inset);
    m_column->insertWidget(static_cast<int>(m_cards.size()), frame);
    m_groups += group;
    m_cards += card;
    connect(group, &FieldGroup::changed, this, &GroupList::changed);
}

void GroupList::removeAt(qsizetype index)
{
    const Card card = m_cards.takeAt(index);
    m_groups.removeAt(index);
    // Where the focus goes before its button does.
    QWidget *next = m_cards.isEmpty() ? static_cast<QWidget *>(m_add)
                                      : m_cards.at(qMin(index, m_cards.size() - 1)).remove;
    renumber();
    if (!next->isEnabled())
        next = m_add;
    next->setFocus(Qt::OtherFocusReason);
    m_column->removeWidget(card.frame);
    card.frame->hide();
    card.frame->deleteLater();
    emit changed();
}

void GroupList::moveUp(qsizetype index)
{
    if (index < 1)
        return;
    m_groups.move(index, index - 1);
    m_cards.move(index, index - 1);
    const Card &card = m_cards.at(index - 1);
    m_column->removeWidget(card.frame);
    m_column->insertWidget(static_cast<int>(index) - 1, card.frame);
    renumber();
    if (!card.up->isEnabled())
        card.remove->setFocus(Qt::OtherFocusReason);
    emit changed();
}

void GroupList::setCount(qsizetype count)
{
    while (m_groups.size() > count) {
        const Card card = m_cards.takeLast();
        m_groups.removeLast();
        m_column->removeWidget(card.frame);
        card.frame->hide();
        card.frame->deleteLater();
    }
    while (m_groups.size() < count)
        append();
    renumber();
}

void GroupList::renumber()
{
    const auto say = [](QToolButton *button, const QString &what) {
        button->setToolTip(what);
        button->setAccessibleName(what);
    };
    for (qsizetype index = 0; index < m_cards.size(); ++index) {
        const Card &card = m_cards.at(index);
        const QString number = QString::number(index + 1);
        const QString path = m_path + QString::number(index) + u'/';
        card.title->setText(m_words.one.arg(number));
        card.frame->setAccessibleName(card.title->text());
        say(card.remove, m_words.remove.arg(number));
        card.remove->setObjectName(path + u"remove"_s);
        card.remove->setEnabled(m_cards.size() > m_bounds.least);
        if (card.up) {
            say(card.up, m_words.moveUp.arg(number));
            card.up->setObjectName(path + u"up"_s);
            card.up->setEnabled(index > 0);
        }
        m_groups.at(index)->setPath(path);
    }
    m_add->setObjectName(m_path + u"add"_s);
    const bool full = m_bounds.most && m_cards.size() >= m_limits.*m_bounds.most;
    m_add->setEnabled(!full);
    m_add->setToolTip(full ? tr("WhatsApp takes no more than %1.").arg(m_limits.*m_bounds.most) : QString());
}

void GroupList::setLimits(const MessageLimits &limits)
{
    m_limits = limits;
    for (FieldGroup *group : std::as_const(m_groups))
        group->setLimits(limits);
    renumber();
}

void GroupList::clearFindings()
{
    setFault({});
    for (FieldGroup *group : std::as_const(m_groups))
        group->clearFindings();
}

void GroupList::setFault(const QString &text)
{
    m_fault->setText(text);
    m_faultLine->setVisible(!text.isEmpty());
    m_add->setAccessibleDescription(text);
}

void GroupList::setPath(const QString &path)
{
    m_path = path;
    renumber();
}

QWidget *GroupList::firstControl() const
{
    return m_add;
}

} // namespace ChannelConsole
