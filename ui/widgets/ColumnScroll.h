// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace ChannelConsole {

/// The body of a page: one column of readable width with a page's margins, that scrolls when it is taller
/// than the window and brings what has the focus into view.
class ColumnScroll final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ColumnScroll(QWidget *parent = nullptr);

    /// Where the page's parts go, from top to bottom; a stretch at the end is there already.
    void addWidget(QWidget *widget);
    void addLayout(QLayout *layout);
    void addSpacing(int pixels);

private:
    QWidget *m_column;
    QVBoxLayout *m_parts;
};

} // namespace ChannelConsole
