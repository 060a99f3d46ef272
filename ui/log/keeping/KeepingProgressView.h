// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/keeping/KeepingTypes.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace ChannelConsole {

class PlainLabel;

/// How far deleting has got, and Stop. Hidden while nothing goes on.
class KeepingProgressView final : public QWidget
{
    Q_OBJECT
public:
    explicit KeepingProgressView(QWidget *parent = nullptr);

    void setProgress(const KeepingProgress &progress);

signals:
    void stopRequested();

private:
    PlainLabel *m_words;
    QProgressBar *m_bar;
    QPushButton *m_stop;
    KeepingProgress::Step m_step = KeepingProgress::Step::Idle;
};

} // namespace ChannelConsole
