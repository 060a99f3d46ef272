// SPDX-License-Identifier: Apache-2.0
#pragma once

class QProgressBar;
class QPushButton;
class QString;
class QWidget;

namespace ChannelConsole {

/// Gives a button air around a text that is longer than a word: some styles (Fusion) set it right to the
/// frame.
void giveRoom(QPushButton *button);

/// Gives a button in a row of actions its objectName, its text as accessible name, and room.
void nameAction(QPushButton *button, const QString &objectName);

/// A thin bar that says that something goes on, for how long nobody knows.
void makeBusyBar(QProgressBar *bar, const QString &objectName);

/// Makes it the one primary button of a page: bold, and answering Enter while it has the focus. Not the
/// "default" one: outside a dialog that does nothing but draw it as if it always had the focus.
void makePrimary(QPushButton *button);

/// Whether so many characters of the widget's font, of average width, stand beside each other in it.
[[nodiscard]] bool fitsCharacters(const QWidget *widget, int characters);

} // namespace ChannelConsole
