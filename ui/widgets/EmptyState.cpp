// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/EmptyState.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
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
    const int width = fontMetrics().averageCharWidth() * kTextColumns;
    for (PlainLabel *label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        // A fixed width, because a wrapped label between stretches would be as narrow as its longest word.
        label->setFixedWidth(width);
    }
    m_buttons->setSpacing(Spacing::kSmall);
    m_buttons->addStretch();
    m_buttons->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::kLarge, Spacing::kLarge, Spacing::kLarge, Spacing::kLarge);
    column->setSpacing(Spacing::kSmall);
    column->addStretch(2);
    column->addWidget(new IconLabel(iconName, kIconSide, this), 0, Qt::AlignHCenter);
    column->addSpacing(Spacing::kSmall);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
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
    button->setAutoDefault(true);
    button->setDefault(primary);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

} // namespace ChannelConsole
