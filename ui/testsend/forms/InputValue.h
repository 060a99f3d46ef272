// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QPlainTextEdit;
class QWidget;

namespace ChannelConsole {

/// What an input of a form holds, as text: of a line, a text, a choice (its data), a number, a tick ("1").
[[nodiscard]] QString inputValue(const QWidget *input);
/// Leaves an input alone that holds this already: setting a text moves the cursor and forgets what could be
/// undone. A choice that is not offered is added.
void setInputValue(QWidget *input, const QString &value);

/// Exactly what was typed: QPlainTextEdit::toPlainText() turns no-break spaces into spaces.
[[nodiscard]] QString exactText(const QPlainTextEdit *edit);

} // namespace ChannelConsole
