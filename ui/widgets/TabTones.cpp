// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/TabTones.h"

#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QTabBar>

namespace ChannelConsole {

namespace {

class Tones final : public QObject
{
public:
    explicit Tones(QTabBar *bar)
        : QObject(bar)
        , m_bar(bar)
    {
        bar->installEventFilter(this);
        connect(bar, &QTabBar::currentChanged, this, &Tones::apply);
        apply();
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
            apply();
        return false;
    }

private:
    void apply()
    {
        const QPalette palette = m_bar->palette();
        const QColor secondary = secondaryColour(palette.color(QPalette::Active, QPalette::WindowText),
            palette.color(QPalette::Active, QPalette::Window));
        for (int tab = 0; tab < m_bar->count(); ++tab)
            m_bar->setTabTextColor(tab, tab == m_bar->currentIndex() ? QColor() : secondary);
    }

    QTabBar *m_bar;
};

} // namespace

void toneTabs(QTabBar *bar)
{
    new Tones(bar); // owned by the bar
}

} // namespace ChannelConsole
