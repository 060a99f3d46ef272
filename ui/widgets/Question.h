// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

class QObject;
class QWidget;

namespace ChannelConsole {

/// The few questions that may stand in the way: before something is destroyed, costs money or would be lost.
/// Shown as the system's own message box with open(), never with a nested event loop; the window goes on.
/// Each answers exactly once, also when it is closed (Cancel), unless `context` has gone before. The box is
/// named "question" and its buttons "save", "discard", "confirm" and "cancel", for tests and scripts.
struct Question
{
    QString title;
    QString text; ///< what would happen, one sentence
    QString detail; ///< what exactly goes or costs
};

enum class UnsavedAnswer {
    Save,
    Discard,
    Cancel,
};

void askUnsaved(
    QWidget *parent, const Question &question, QObject *context, std::function<void(UnsavedAnswer)> answered);

/// `action` is the verb on the button, e.g. "Delete". Cancel is the default.
void askToConfirm(QWidget *parent, const Question &question, const QString &action, QObject *context,
    std::function<void(bool confirmed)> answered);

} // namespace ChannelConsole
