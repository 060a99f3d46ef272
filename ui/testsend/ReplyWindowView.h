// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ChannelConsole {

class IconLabel;
class PlainLabel;
class ReplyWindowModel;

/// One line on the 24-hour window of the chosen pair of numbers: told by icon and word. Hidden without a
/// pair.
class ReplyWindowView final : public QWidget
{
    Q_OBJECT
public:
    /// `model` must outlive the view.
    explicit ReplyWindowView(const ReplyWindowModel *model, QWidget *parent = nullptr);

private:
    void refresh();

    const ReplyWindowModel *m_model;
    IconLabel *m_icon;
    PlainLabel *m_text;
};

} // namespace ChannelConsole
