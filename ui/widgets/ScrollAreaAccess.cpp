// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ScrollAreaAccess.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace ChannelConsole {

namespace {

/// The parts of any widget, which asks whether there are so many. Classes with an interface of their own
/// (tables, lists, texts) are asked for by their own names before this.
QAccessibleInterface *scrollAreaInterface(const QString &className, QObject *object)
{
    if (className != QLatin1StringView("QScrollArea")
        && className != QLatin1StringView("QAbstractScrollArea"))
        return nullptr;
    auto *widget = qobject_cast<QWidget *>(object);
    return widget ? new QAccessibleWidget(widget, QAccessible::Client) : nullptr;
}

} // namespace

void installScrollAreaAccess()
{
    QAccessible::installFactory(scrollAreaInterface);
}

} // namespace ChannelConsole
