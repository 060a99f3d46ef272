// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"
#include "ui/testsend/ComposeDraft.h"

#include <QUuid>
#include <QWidget>

class QBoxLayout;
class QProgressBar;
class QPushButton;

namespace ChannelConsole {

class CodeEditor;
class PlainLabel;
class ScriptResultView;
class ScriptViewModel;

/// Advanced Message: a script as the platform runs it, a context to run it with, and what would become of
/// what it prints.
class ScriptPane final : public QWidget
{
    Q_OBJECT
public:
    explicit ScriptPane(const Services &services, QWidget *parent = nullptr);

    void showAssistant(const QUuid &assistantId);

signals:
    /// The message is to go to the composer.
    void composeRequested(const ChannelConsole::ComposeDraft &draft);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildEditors();
    QWidget *buildActions();
    QWidget *column(CodeEditor *editor, const QString &help, QWidget *faultLine);
    void offerSample();
    void insertSample();
    void takeTexts();
    void refresh();
    void refreshFaults();
    void run();
    void use();

    ScriptViewModel *m_model;
    QBoxLayout *m_editors = nullptr;
    CodeEditor *m_script;
    CodeEditor *m_context;
    QWidget *m_scriptFaultLine = nullptr;
    PlainLabel *m_scriptFault;
    QWidget *m_contextFaultLine = nullptr;
    PlainLabel *m_contextFault;
    QPushButton *m_sample;
    QPushButton *m_run;
    QPushButton *m_cancel;
    QProgressBar *m_busy;
    ScriptResultView *m_result;
    bool m_wasRunning = false;
};

} // namespace ChannelConsole
