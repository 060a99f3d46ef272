// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/TemplateFormBox.h"

#include "ui/widgets/Spacing.h"

#include <QAbstractItemView>
#include <QScreen>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionComboBox>

#include <algorithm>

namespace ChannelConsole {

namespace {

constexpr int kNameRole = Qt::UserRole + 1;
constexpr int kRestRole = Qt::UserRole + 2; ///< ", en_GB (Approved)"

} // namespace

TemplateFormBox::TemplateFormBox(QWidget *parent)
    : QComboBox(parent)
{
}

void TemplateFormBox::addTemplate(
    const QString &name, const QString &language, const QString &status, int data)
{
    const QString rest = tr(", %1 (%2)").arg(language, status);
    addItem(name + rest, data);
    setItemData(count() - 1, name, kNameRole);
    setItemData(count() - 1, rest, kRestRole);
}

QString TemplateFormBox::shownText() const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    return option.currentText;
}

/// As wide as its longest entry, however narrow the box is.
void TemplateFormBox::showPopup()
{
    const int wanted = view()->sizeHintForColumn(0) + view()->verticalScrollBar()->sizeHint().width();
    view()->setMinimumWidth(std::min(wanted, screen()->availableSize().width() / 2));
    QComboBox::showPopup();
}

void TemplateFormBox::initStyleOption(QStyleOptionComboBox *option) const
{
    QComboBox::initStyleOption(option);
    const QString rest = currentData(kRestRole).toString();
    if (rest.isEmpty())
        return;
    const QRect place
        = style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField, this);
    const QFontMetrics metrics = fontMetrics();
    const int room = place.width() - Spacing::kTight - metrics.horizontalAdvance(rest);
    option->currentText
        = metrics.elidedText(currentData(kNameRole).toString(), Qt::ElideMiddle, std::max(0, room)) + rest;
}

} // namespace ChannelConsole
