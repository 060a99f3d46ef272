// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"
#include "ui/testsend/TestSendViewModel.h"
#include "ui/window/Page.h"

class QHBoxLayout;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace ChannelConsole {

class Banner;
class ComposerView;
class EmptyState;
class PlainLabel;
class ReplyWindowModel;
class ReplyWindowView;
class ScriptPane;
class SendBar;
class SendResultView;
class SentMessageModel;
class SidePane;
class TestSendForm;

/// Sends one message of any type through the saved configuration: inputs and outcome on one side; on the
/// other what it looks like on a phone, and the request as it will go out.
class TestSendPage final : public Page
{
    Q_OBJECT
public:
    explicit TestSendPage(const Services &services, QWidget *parent = nullptr);

    void showAssistant(const QUuid &assistantId) override;
    void compose(const ComposeDraft &draft) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildComposer();
    void buildViews();
    void showView(int view);
    void placeSides();
    void alignLabels();
    void orderTabs();
    void send();
    void chooseTemplate();
    void ask(const QUuid &assistantId);
    void showChannel();
    void showPreview();
    void showObstacle();
    void showState();
    void showAge();
    /// Scrolls to it, and above all to the part of it, once what has just changed found its place.
    void reveal(QWidget *whole, QWidget *part);
    void revealFocused();

    TestSendViewModel *m_model;
    Services m_services;
    QTabBar *m_views; ///< the message, and the script
    QStackedWidget *m_viewStack;
    ScriptPane *m_script = nullptr; ///< made when it is first shown
    QStackedWidget *m_stack; ///< of the message: what is missing, or the composer
    EmptyState *m_hint;
    QScrollArea *m_scroll = nullptr; ///< of the message; the actions stand below it
    QHBoxLayout *m_sides = nullptr;
    QVBoxLayout *m_column = nullptr; ///< what scrolls; the other side too where it is narrow
    TestSendForm *m_form;
    ComposerView *m_composer;
    Banner *m_taken; ///< what could not be taken over as it was
    Banner *m_obstacle;
    ReplyWindowModel *m_window;
    ReplyWindowView *m_windowView;
    PlainLabel *m_note;
    SendResultView *m_result;
    SendBar *m_bar;
    SentMessageModel *m_sent; ///< what became of the one the result is about
    SidePane *m_side;
    bool m_sideIsBeside = false;
    bool m_isSending = false;
};

} // namespace ChannelConsole
