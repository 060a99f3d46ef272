// SPDX-License-Identifier: Apache-2.0
#include "ui/assistants/AssistantDelegate.h"

#include "ui/assistants/AssistantListModel.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QApplication>
#include <QPainter>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIconSide = 12;
constexpr int kLineGap = 2;

QFont nameFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    return font;
}

QString secondLine(const QModelIndex &index)
{
    const QString environment = index.data(AssistantListModel::EnvironmentRole).toString();
    if (!index.data(AssistantListModel::SandboxRole).toBool())
        return environment;
    const QString word = AssistantDelegate::tr("Sandbox");
    if (environment.isEmpty() || environment.compare(word, Qt::CaseInsensitive) == 0)
        return word;
    return word + u" · "_s + environment;
}

QString stateLine(const QModelIndex &index)
{
    const QString partner = index.data(AssistantListModel::PartnerNameRole).toString();
    const QString state = index.data(AssistantListModel::EnabledRole).toBool()
        ? AssistantDelegate::tr("enabled")
        : AssistantDelegate::tr("disabled");
    return partner.isEmpty() ? AssistantDelegate::tr("No partner yet") : partner + u" · "_s + state;
}

/// The style draws its own around the text, which is not there: here it goes around the row.
void drawFocus(QPainter *painter, const QStyleOptionViewItem &option)
{
    const bool selected = option.state & QStyle::State_Selected;
    painter->setPen(
        QPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Highlight), 2));
    painter->drawRect(option.rect.adjusted(3, 3, -3, -3));
}

/// The lines of one row, from top to bottom, in the direction of the view.
class Lines final
{
public:
    Lines(QPainter *painter, const QStyleOptionViewItem &option, const QRect &area)
        : m_painter(painter)
        , m_option(option)
        , m_area(area)
        , m_top(area.top())
    {
        const bool selected = option.state & QStyle::State_Selected;
        const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
        m_text = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
        m_secondary = secondaryColour(
            m_text, option.palette.color(group, selected ? QPalette::Highlight : QPalette::Base));
        m_iconMode = selected ? QIcon::Selected : QIcon::Normal;
    }

    void add(const QString &text, const QFont &font, bool secondary, const QString &leadingIcon,
        const QStringList &trailingIcons)
    {
        const QFontMetrics metrics(font);
        const int height = metrics.height();
        int left = m_area.left();
        int width = m_area.width();
        const int iconTop = m_top + (height - kIconSide) / 2;
        if (!leadingIcon.isEmpty()) {
            drawIcon(leadingIcon, QRect(left, iconTop, kIconSide, kIconSide));
            left += kIconSide + Spacing::kTight;
            width -= kIconSide + Spacing::kTight;
        }
        for (const QString &each : trailingIcons) {
            drawIcon(each, QRect(left + width - kIconSide, iconTop, kIconSide, kIconSide));
            width -= kIconSide + Spacing::kTight;
        }
        m_painter->setFont(font);
        m_painter->setPen(secondary ? m_secondary : m_text);
        m_painter->drawText(visual(QRect(left, m_top, width, height)),
            static_cast<int>(QStyle::visualAlignment(m_option.direction, Qt::AlignLeft | Qt::AlignVCenter))
                | Qt::TextSingleLine,
            metrics.elidedText(text, Qt::ElideRight, width));
        m_top += height + kLineGap;
    }

private:
    [[nodiscard]] QRect visual(const QRect &rect) const
    {
        return QStyle::visualRect(m_option.direction, m_area, rect);
    }
    void drawIcon(const QString &name, const QRect &place)
    {
        icon(name).paint(m_painter, visual(place), Qt::AlignCenter, m_iconMode);
    }

    QPainter *m_painter;
    const QStyleOptionViewItem &m_option;
    QRect m_area;
    int m_top;
    QColor m_text;
    QColor m_secondary;
    QIcon::Mode m_iconMode = QIcon::Normal;
};

} // namespace

void AssistantDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &styleOption, const QModelIndex &index) const
{
    QStyleOptionViewItem option = styleOption;
    initStyleOption(&option, index);
    option.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    painter->save();
    const QRect area = option.rect.adjusted(12, Spacing::kSmall, -12, -Spacing::kSmall);
    painter->setClipRect(option.rect);
    Lines lines(painter, option, area);
    const bool sandbox = index.data(AssistantListModel::SandboxRole).toBool();
    const bool enabled = index.data(AssistantListModel::EnabledRole).toBool();
    QStringList marks;
    if (sandbox)
        marks.append(u"sandbox"_s);
    if (index.data(AssistantListModel::UnsavedRole).toBool())
        marks.append(u"edit"_s);
    lines.add(index.data(Qt::DisplayRole).toString(), nameFont(option), false, {}, marks);
    if (const QString second = secondLine(index); !second.isEmpty())
        lines.add(second, option.font, true, {}, {});
    lines.add(stateLine(index), option.font, true, enabled ? u"enabled"_s : u"disabled"_s, {});
    if (option.state & QStyle::State_HasFocus)
        drawFocus(painter, option);
    painter->restore();
}

QSize AssistantDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = QFontMetrics(option.font).height() + kLineGap;
    const int lines = secondLine(index).isEmpty() ? 1 : 2;
    const int height = QFontMetrics(nameFont(option)).height() + kLineGap + lines * line - kLineGap;
    return {option.fontMetrics.averageCharWidth() * 20, height + 2 * Spacing::kSmall};
}

} // namespace ChannelConsole
