// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/EmptyState.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

namespace {

constexpr int kIconSide = 48;
constexpr int kTextColumns = 64; // average characters a line

} // namespace

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel(PlainLabel::Tone::Title, title, this))
    , m_text(new PlainLabel(PlainLabel::Tone::Secondary, text, this))
    , m_buttons(new QHBoxLayout)
{
    // The labels fill a column of fixed width: a wrapped label that is aligned by its layout would get no
    // height for its lines.
    auto *words = new QWidget(this);
    words->setFixedWidth(fontMetrics().averageCharWidth() * kTextColumns);
    auto *lines = new QVBoxLayout(words);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(Spacing::kSmall);
    for (PlainLabel *label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        lines->addWidget(label);
    }
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(words);
    middle->addStretch();
    m_buttons->setSpacing(Spacing::kSmall);
    m_buttons->addStretch();
    m_buttons->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::kLarge, Spacing::kLarge, Spacing::kLarge, Spacing::kLarge);
    column->setSpacing(Spacing::kSmall);
    column->addStretch(2);
    column->addWidget(new IconLabel(iconName, kIconSide, this), 0, Qt::AlignHCenter);
    column->addSpacing(Spacing::kSmall);
    column->addLayout(middle);
    column->addSpacing(Spacing::kMedium);
    column->addLayout(m_buttons);
    column->addStretch(3);
}

void EmptyState::setText(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
}

QPushButton *EmptyState::addButton(const QString &text, bool primary)
{
    auto *button = new QPushButton(text, this);
    button->setAccessibleName(text);
    if (primary)
        makePrimary(button);
    else
        button->setAutoDefault(true);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    giveRoom(button);
    return button;
}

} // namespace ChannelConsole
