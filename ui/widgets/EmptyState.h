// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace ChannelConsole {

class PlainLabel;

/// What a page shows when there is nothing to show: what it is for, and the one next step.
class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent = nullptr);

    void setText(const QString &title, const QString &text);
    /// One of them is primary: the next step.
    QPushButton *addButton(const QString &text, bool primary);

private:
    PlainLabel *m_title;
    PlainLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace ChannelConsole
