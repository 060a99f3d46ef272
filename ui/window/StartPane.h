// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"

#include <QWidget>

class QProgressBar;
class QPushButton;
class QTimer;

namespace ChannelConsole {

class PlainLabel;
class ProblemView;

/// What the window shows until there is something to work on: that the data is being opened, or why it cannot
/// be.
class StartPane final : public QWidget
{
    Q_OBJECT
public:
    explicit StartPane(QWidget *parent = nullptr);

    void showLoading();
    /// Until showLoading() or showProblem(): the data is brought to this version of the program.
    void showUpgrading();
    void showProblem(const Problem &problem);

signals:
    void retryRequested();
    void quitRequested();

private:
    void showWait();

    PlainLabel *m_title;
    PlainLabel *m_explanation;
    QProgressBar *m_progress;
    ProblemView *m_problem;
    QPushButton *m_quit;
    QPushButton *m_retry;
    QTimer *m_patience;
    bool m_upgrading = false;
};

} // namespace ChannelConsole
