// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/script/RequestColumn.h"
#include "ui/testsend/script/ScriptViewModel.h"

#include <QWidget>

class QBoxLayout;
class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace ChannelConsole {

class Banner;
class PhonePreview;
class PlainLabel;
class WirePane;

/// What became of a run: how it ended, what was printed, what the platform would make of it, and what each
/// partner would get.
class ScriptResultView final : public QWidget
{
    Q_OBJECT
public:
    explicit ScriptResultView(QWidget *parent = nullptr);

    void show(const ScriptViewModel &model);
    /// Parts beside each other, or below each other where the window is narrow.
    void arrange(bool wide);

signals:
    void useRequested(); ///< the message is to go to the composer

private:
    void showEnd(const ScriptViewModel &model);
    void showNotes(const ScriptViewModel &model);
    void showMessage(const ScriptViewModel &model);
    void showRequests(const QList<RequestPreview> &requests);

    PlainLabel *m_stale;
    Banner *m_end;
    PlainLabel *m_decision;
    QWidget *m_notes = nullptr; ///< made anew with each result
    QVBoxLayout *m_notesPlace;
    QWidget *m_message;
    QBoxLayout *m_sides = nullptr;
    QGridLayout *m_grid = nullptr;
    WirePane *m_printed;
    QWidget *m_messagePart;
    PlainLabel *m_messageType;
    PhonePreview *m_preview;
    QPushButton *m_use;
    QWidget *m_requests;
    QList<RequestColumn> m_columns;
};

} // namespace ChannelConsole
