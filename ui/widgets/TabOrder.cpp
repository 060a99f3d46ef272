// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/TabOrder.h"

#include <QGuiApplication>
#include <QLayout>
#include <QMainWindow>
#include <QSet>
#include <QSplitter>
#include <QStyleHints>
#include <QTabBar>
#include <QTabWidget>

namespace ChannelConsole {

namespace {

bool isStop(const QWidget *widget)
{
    // macOS leaves buttons out unless its user wants "full keyboard access".
    const bool all = QGuiApplication::styleHints()->tabFocusBehavior() == Qt::TabFocusAllControls;
    const Qt::FocusPolicy wanted = all ? Qt::TabFocus : Qt::StrongFocus;
    return (widget->focusPolicy() & wanted) == wanted && !widget->focusProxy() && widget->isEnabled();
}

/// The controls of a window from its beginning to its end, and among them, even if it is hidden or no stop of
/// Tab, the one it starts from.
class Stops final
{
public:
    explicit Stops(QWidget *from)
        : m_from(from)
    {
    }

    void add(QWidget *widget)
    {
        if (m_seen.contains(widget))
            return;
        m_seen.insert(widget);
        const bool holdsStart = m_from && (widget == m_from || widget->isAncestorOf(m_from));
        if (widget->isHidden() && !holdsStart)
            return;
        if (widget == m_from || (!widget->isHidden() && isStop(widget)))
            m_widgets.append(widget);
        if (auto *main = qobject_cast<QMainWindow *>(widget); main && main->centralWidget())
            add(main->centralWidget());
        // Its pages were there before its tabs.
        if (const auto *tabs = qobject_cast<QTabWidget *>(widget))
            add(tabs->tabBar());
        // The children of a splitter are in the order of their planes: from the last to the first.
        if (const auto *splitter = qobject_cast<QSplitter *>(widget)) {
            for (int index = 0; index < splitter->count(); ++index)
                add(splitter->widget(index));
        }
        if (QLayout *layout = widget->layout())
            add(layout);
        for (QObject *child : widget->children()) {
            if (auto *part = qobject_cast<QWidget *>(child); part && !part->isWindow())
                add(part);
        }
    }

    [[nodiscard]] const QList<QWidget *> &widgets() const { return m_widgets; }

private:
    void add(QLayout *layout)
    {
        for (int index = 0; index < layout->count(); ++index) {
            QLayoutItem *item = layout->itemAt(index);
            if (QWidget *widget = item->widget())
                add(widget);
            else if (QLayout *inner = item->layout())
                add(inner);
        }
    }

    QWidget *m_from;
    QSet<const QWidget *> m_seen;
    QList<QWidget *> m_widgets;
};

} // namespace

QWidget *tabNeighbour(QWidget *window, bool next)
{
    QWidget *from = window->focusWidget();
    Stops stops(from);
    stops.add(window);
    const QList<QWidget *> &all = stops.widgets();
    const qsizetype start = from ? all.indexOf(from) : -1;
    const qsizetype step = next ? 1 : all.size() - 1;
    qsizetype index = start >= 0 || next ? start : 0;
    for (qsizetype tried = 0; tried < all.size(); ++tried) {
        index = (index + step + all.size()) % all.size();
        if (QWidget *candidate = all.at(index);
            candidate != from && isStop(candidate) && candidate->isVisibleTo(window))
            return candidate;
    }
    return nullptr;
}

bool followLayout(QWidget *window, bool next)
{
    QWidget *target = tabNeighbour(window, next);
    if (target)
        target->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return target != nullptr;
}

} // namespace ChannelConsole
