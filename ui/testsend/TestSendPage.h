// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"
#include "ui/testsend/TestSendViewModel.h"
#include "ui/window/Page.h"

class QHBoxLayout;
class QProgressBar;
class QPushButton;
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
class SendResultView;
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
    [[nodiscard]] QWidget *buildActions();
    void buildViews();
    void showView(int view);
    void placeSides();
    void alignLabels();
    void send();
    void chooseTemplate();
    void ask(const QUuid &assistantId);
    void showChannel();
    void showPreview();
    void showObstacle();
    void showState();
    [[nodiscard]] QString progressText() const;

    TestSendViewModel *m_model;
    Services m_services;
    QTabBar *m_views; ///< the message, and the script
    QStackedWidget *m_viewStack;
    ScriptPane *m_script = nullptr; ///< made when it is first shown
    QStackedWidget *m_stack; ///< of the message: what is missing, or the composer
    EmptyState *m_hint;
    QHBoxLayout *m_sides = nullptr;
    QVBoxLayout *m_column = nullptr; ///< what scrolls; the other side too where it is narrow
    TestSendForm *m_form;
    ComposerView *m_composer;
    Banner *m_taken; ///< what could not be taken over as it was
    Banner *m_obstacle;
    ReplyWindowModel *m_window;
    ReplyWindowView *m_windowView;
    PlainLabel *m_note;
    QPushButton *m_send;
    QPushButton *m_cancel;
    QProgressBar *m_busy;
    PlainLabel *m_progress;
    SendResultView *m_result;
    SidePane *m_side;
    bool m_sideIsBeside = false;
};

} // namespace ChannelConsole
