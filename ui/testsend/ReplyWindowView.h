// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPushButton;

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

    /// Whether a template would be another choice: offered then where free-form messages may not arrive.
    void setOffersTemplate(bool offers);

signals:
    void templateRequested();

private:
    void refresh();

    const ReplyWindowModel *m_model;
    IconLabel *m_icon;
    PlainLabel *m_text;
    QPushButton *m_template;
    bool m_offersTemplate = false;
};

} // namespace ChannelConsole
