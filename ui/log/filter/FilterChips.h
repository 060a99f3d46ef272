// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/filter/FilterWords.h"

#include <QWidget>

class QPushButton;

namespace ChannelConsole {

class FlowLayout;

/// What the log is filtered by, in words, each to be taken away. Hidden while nothing is.
class FilterChips final : public QWidget
{
    Q_OBJECT
public:
    explicit FilterChips(QWidget *parent = nullptr);

    void setWords(const QList<FilterWord> &words);

signals:
    void removed(ChannelConsole::FilterPart part);
    void clearRequested();

private:
    [[nodiscard]] QWidget *makeChip(const FilterWord &word);
    void remove(FilterPart part);

    QWidget *m_host; ///< of the chips
    FlowLayout *m_flow;
    QPushButton *m_clear;
    QList<QWidget *> m_chips;
    QStringList m_shown;
};

} // namespace ChannelConsole
