// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/FlowLayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace ChannelConsole {

FlowLayout::FlowLayout(int gap)
    : m_gap(gap)
{
    setContentsMargins({});
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::sizeHint() const
{
    return minimumSize();
}

QSize FlowLayout::minimumSize() const
{
    QSize widest;
    for (const QLayoutItem *each : m_items)
        widest = widest.expandedTo(each->minimumSize());
    return widest;
}

int FlowLayout::heightForWidth(int width) const
{
    return flow(QRect(0, 0, width, 0), [](QLayoutItem *, const QRect &) {});
}

void FlowLayout::setGeometry(const QRect &area)
{
    QLayout::setGeometry(area);
    const Qt::LayoutDirection direction
        = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    flow(area, [&](QLayoutItem *item, const QRect &place) {
        item->setGeometry(QStyle::visualRect(direction, area, place));
    });
}

template <typename Place>
int FlowLayout::flow(const QRect &area, const Place &place) const
{
    int x = area.x();
    int y = area.y();
    int lineHeight = 0;
    for (QLayoutItem *each : m_items) {
        if (each->isEmpty())
            continue;
        const QSize size = each->sizeHint().boundedTo(QSize(area.width(), QLAYOUTSIZE_MAX));
        if (x > area.x() && x + size.width() > area.x() + area.width()) {
            x = area.x();
            y += lineHeight + m_gap;
            lineHeight = 0;
        }
        place(each, QRect(QPoint(x, y), size));
        x += size.width() + m_gap;
        lineHeight = std::max(lineHeight, size.height());
    }
    return y + lineHeight - area.y();
}

} // namespace ChannelConsole
