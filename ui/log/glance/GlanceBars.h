// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/glance/GlanceBar.h"

class QVBoxLayout;

namespace ChannelConsole {

class PlainLabel;

/// A titled list of bars that stand in line. A bar keeps its widget, and with it the focus, when its numbers
/// change.
class GlanceBars final : public QWidget
{
    Q_OBJECT
public:
    /// `name`: beginning of the bars' object names.
    GlanceBars(const QString &title, const QString &name, QWidget *parent = nullptr);

    /// `note` stands under the bars, `instead` in their place if there are none.
    void setBars(const QList<BarValue> &values, const QString &note, const QString &instead);

signals:
    void pressed(int bar);

protected:
    void changeEvent(QEvent *event) override;

private:
    void align();

    QString m_name;
    QVBoxLayout *m_lines;
    QList<GlanceBar *> m_bars;
    int m_shown = 0;
    PlainLabel *m_note;
};

} // namespace ChannelConsole
