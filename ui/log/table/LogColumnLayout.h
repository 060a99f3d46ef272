// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/table/LogColumnState.h"

#include <QHash>
#include <QObject>
#include <QTimer>

class QHeaderView;
class QTableView;

namespace ChannelConsole {

class Settings;

/// Which columns of the log's table are shown, in which order and how wide: as they are usually best, until
/// the user changes that, and then remembered across starts. The text takes what room the others leave.
class LogColumnLayout final : public QObject
{
    Q_OBJECT
public:
    /// `table` has its model and owns this; `settings` may be null, then nothing is remembered.
    LogColumnLayout(QTableView *table, Settings *settings);
    ~LogColumnLayout() override;

    [[nodiscard]] bool isShown(LogColumn column) const;
    /// The last one stays.
    void setShown(LogColumn column, bool shown);
    /// The assistant's is of use only where there are several: without, it is hidden whatever was chosen.
    void setSeveralAssistants(bool several);
    /// Before (-1) or behind (1) its neighbour among those that are shown.
    void move(LogColumn column, int step);
    void resize(LogColumn column, int pixels); ///< by so many device-independent pixels
    void reset();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUsual();
    void restore();
    void applyShown();
    void fitText();
    void keepSoon();
    void keep();
    [[nodiscard]] QList<LogColumnPlace> places() const;

    QTableView *m_table;
    QHeaderView *m_header;
    Settings *m_settings;
    QList<LogColumn> m_hidden; ///< by the user
    QHash<int, int> m_widths; ///< by section, also of hidden ones
    bool m_several = false;
    bool m_arranging = false; ///< changes are not the user's
    QTimer m_keep; ///< dragging changes a width with every pixel
};

} // namespace ChannelConsole
