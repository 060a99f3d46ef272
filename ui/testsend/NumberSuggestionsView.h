// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/TestSendViewModel.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace ChannelConsole {

/// User numbers to take over with one click or Enter: the sandbox's, each with what it provokes, or those
/// written to lately.
class NumberSuggestionsView final : public QWidget
{
    Q_OBJECT
public:
    explicit NumberSuggestionsView(QWidget *parent = nullptr);

    /// Hides itself if there is nothing to offer.
    void setSuggestions(const QList<NumberSuggestion> &suggestions, bool sandbox);

signals:
    void chosen(const QString &number);

private:
    QLabel *m_title;
    QTreeWidget *m_list;
};

} // namespace ChannelConsole
