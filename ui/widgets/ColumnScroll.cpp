// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ColumnScroll.h"

#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Spacing.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ChannelConsole {

ColumnScroll::ColumnScroll(QWidget *parent)
    : QScrollArea(parent)
    , m_column(new QWidget)
    , m_parts(new QVBoxLayout(m_column))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The bars are for the mouse; the page's own controls are what Tab visits.
    setFocusPolicy(Qt::NoFocus);

    m_column->setMaximumWidth(FormColumn::readableWidth(this));
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(Spacing::kMedium);
    m_parts->addStretch();

    auto *body = new QWidget;
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(Spacing::kLarge, Spacing::kLarge, Spacing::kLarge, Spacing::kLarge);
    row->addWidget(m_column, 1);
    row->addStretch();
    setWidget(body);

    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && m_column->isAncestorOf(now))
            ensureWidgetVisible(now, 0, Spacing::kLarge);
    });
}

void ColumnScroll::addWidget(QWidget *widget)
{
    m_parts->insertWidget(m_parts->count() - 1, widget);
}

void ColumnScroll::addLayout(QLayout *layout)
{
    m_parts->insertLayout(m_parts->count() - 1, layout);
}

void ColumnScroll::addSpacing(int pixels)
{
    m_parts->insertSpacing(m_parts->count() - 1, pixels);
}

} // namespace ChannelConsole
