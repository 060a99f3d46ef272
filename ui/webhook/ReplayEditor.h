// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/CallReplay.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ChannelConsole {

/// A call to be changed before it is made again, in place of its details. What proves the call is put in when
/// it goes out, unless a header says otherwise.
class ReplayEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit ReplayEditor(QWidget *parent = nullptr);

    void edit(const ReplayDraft &draft);
    [[nodiscard]] ReplayDraft draft() const;
    void setBusy(bool busy); ///< while it goes out

signals:
    void sendRequested();
    void cancelRequested();

private:
    ReplayDraft m_original;
    QLineEdit *m_method;
    QLineEdit *m_target;
    QPlainTextEdit *m_headers;
    QPlainTextEdit *m_body;
    QPushButton *m_send;
};

} // namespace ChannelConsole
