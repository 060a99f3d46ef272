// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/NumberSuggestions.h"

#include "core/message/MessageContent.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace ChannelConsole {

class NumberSuggestionsView;
class PhonePreview;
class WirePane;

/// What stands beside the composer: the numbers to choose from until there is one, then the message as on a
/// phone; and below it the request as it will go out.
class SidePane final : public QWidget
{
    Q_OBJECT
public:
    explicit SidePane(QWidget *parent = nullptr);

    void setSuggestions(const QList<NumberSuggestion> &suggestions, bool sandbox);
    void setContent(const MessageContent &content);
    void setRequest(const QString &request, const QString &whyNone);
    /// The numbers are what is needed next as long as there is none.
    void setHasNumber(bool hasNumber);

signals:
    void numberChosen(const QString &number);

private:
    void showCurrent();

    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    NumberSuggestionsView *m_numbers;
    PhonePreview *m_phone;
    WirePane *m_request;
    bool m_hasNumbers = false;
    bool m_hasNumber = false;
};

} // namespace ChannelConsole
