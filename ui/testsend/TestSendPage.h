// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"
#include "ui/testsend/TestSendViewModel.h"
#include "ui/window/Page.h"

class QBoxLayout;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace ChannelConsole {

class Banner;
class EmptyState;
class NumberSuggestionsView;
class PlainLabel;
class ReplyWindowModel;
class ReplyWindowView;
class SendResultView;
class TestSendForm;
class WirePane;

/// Sends one text through the saved configuration: inputs and outcome on one side, the request as it will go
/// out on the other.
class TestSendPage final : public Page
{
    Q_OBJECT
public:
    explicit TestSendPage(const Services &services, QWidget *parent = nullptr);

    void showAssistant(const QUuid &assistantId) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildComposer();
    [[nodiscard]] QWidget *buildActions();
    void send();
    void ask(const QUuid &assistantId);
    void showChannel();
    void showPreview();
    void showState();
    [[nodiscard]] QString progressText() const;

    TestSendViewModel *m_model;
    QStackedWidget *m_stack;
    EmptyState *m_hint;
    QBoxLayout *m_sides = nullptr;
    TestSendForm *m_form;
    Banner *m_obstacle;
    ReplyWindowModel *m_window;
    ReplyWindowView *m_windowView;
    PlainLabel *m_note;
    QPushButton *m_send;
    QPushButton *m_cancel;
    QProgressBar *m_busy;
    PlainLabel *m_progress;
    SendResultView *m_result;
    NumberSuggestionsView *m_suggestions;
    WirePane *m_preview;
};

} // namespace ChannelConsole
