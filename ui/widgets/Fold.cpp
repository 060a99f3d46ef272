// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Fold.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/Spacing.h"

#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

Fold::Fold(const QString &title, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_button(new QToolButton(this))
{
    m_button->setObjectName(name + u".fold"_s);
    m_button->setText(title);
    m_button->setAccessibleName(title);
    m_button->setCheckable(true);
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kSmall);
    column->addWidget(m_button, 0, Qt::AlignLeading);
    connect(m_button, &QToolButton::toggled, this, &Fold::apply);
    apply(false);
}

void Fold::setBody(QWidget *body)
{
    m_body = body;
    layout()->addWidget(body);
    apply(isOpen());
}

bool Fold::isOpen() const
{
    return m_button->isChecked();
}

void Fold::setOpen(bool open)
{
    m_button->setChecked(open);
}

void Fold::apply(bool open)
{
    m_button->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s));
    if (m_body)
        m_body->setVisible(open);
}

} // namespace ChannelConsole
