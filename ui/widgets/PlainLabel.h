// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace ChannelConsole {

/// A label for text that may come from outside: always plain text (QLabel's default guesses rich text and would load
/// <img src=file:…>), wrapped, selectable with mouse and keyboard.
class PlainLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr);
};

} // namespace ChannelConsole
