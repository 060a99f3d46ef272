// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageFilter.h"
#include "ui/Services.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QToolButton;

namespace ChannelConsole {

class Banner;
class GlanceBars;
class GlanceReader;
class PlainLabel;
class TimeBars;

/// The log in a few bars, on top of its page: what needs attention, how far messages came, how many there
/// were when, and how long they took. Each bar says in its shape and words what it is, and narrows the
/// filter. Folded away it reads nothing.
class GlancePane final : public QWidget
{
    Q_OBJECT
public:
    /// Of `services` it uses log and clock.
    explicit GlancePane(const Services &services, QWidget *parent = nullptr);

    /// What the page shows. Reads off the GUI thread, if it is open.
    void setFilter(const MessageFilter &filter);

    [[nodiscard]] bool isOpen() const;
    void setOpen(bool open); ///< closed at first; the page remembers it
    /// Counts everything anew. That rows went away it hears from the log itself.
    void reload();

    [[nodiscard]] GlanceReader *reader() const { return m_reader; }

signals:
    /// The present filter made narrower by what was clicked. The page decides, and calls setFilter().
    void filterRequested(const ChannelConsole::MessageFilter &filter);
    void openChanged(bool open);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHead();
    void buildBody();
    void arrange();
    void refresh();
    void refreshHead();

    GlanceReader *m_reader;
    QToolButton *m_fold;
    QLabel *m_spanLabel;
    QComboBox *m_span;
    PlainLabel *m_state;
    Banner *m_problem;
    PlainLabel *m_nothing;
    QWidget *m_body;
    QGridLayout *m_grid;
    GlanceBars *m_attention;
    GlanceBars *m_funnel;
    TimeBars *m_times;
    GlanceBars *m_deliveries;
    int m_columns = 0;
};

} // namespace ChannelConsole
