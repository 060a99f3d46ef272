// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Room.h"

#include "ui/widgets/Spacing.h"

#include <QCoreApplication>
#include <QProgressBar>
#include <QPushButton>

namespace ChannelConsole {

void giveRoom(QPushButton *button)
{
    const int words = button->fontMetrics().horizontalAdvance(button->text());
    const int icon = button->icon().isNull() ? 0 : button->iconSize().width() + Spacing::kTight;
    button->setMinimumWidth(qMax(words + icon + 2 * Spacing::kMedium, button->sizeHint().width()));
}

void nameAction(QPushButton *button, const QString &objectName)
{
    button->setObjectName(objectName);
    button->setAccessibleName(button->text());
    button->setAutoDefault(false);
    giveRoom(button);
}

void makeBusyBar(QProgressBar *bar, const QString &objectName)
{
    bar->setObjectName(objectName);
    bar->setAccessibleName(QCoreApplication::translate("BusyBar", "Progress"));
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setMaximumHeight(Spacing::kSmall);
}

void makePrimary(QPushButton *button)
{
    button->setAutoDefault(true);
    QFont face;
    face.setBold(true);
    button->setFont(face);
}

bool fitsCharacters(const QWidget *widget, int characters)
{
    return widget->width() >= widget->fontMetrics().averageCharWidth() * characters;
}

} // namespace ChannelConsole
