// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUuid>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace ChannelConsole {

class Banner;
class EndpointViewModel;
class IconLabel;
class PlainLabel;
class SecretClipboard;

/// Whether the endpoint runs, the button that starts or stops it, and the address the partner has to be
/// given. Says what starting would break before it does.
class EndpointStatusView final : public QWidget
{
    Q_OBJECT
public:
    explicit EndpointStatusView(EndpointViewModel *model, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *buildState();
    [[nodiscard]] QWidget *buildAddress();
    void refresh();
    void toggle();
    void ask(const QString &warning);
    void showProblem();
    void copy();
    void showCopied(bool copied);

    EndpointViewModel *m_model;
    QUuid m_askedAbout; ///< the assistant m_question is about
    SecretClipboard *m_clipboard;
    IconLabel *m_icon;
    PlainLabel *m_state;
    PlainLabel *m_local;
    QPushButton *m_toggle;
    Banner *m_question;
    Banner *m_problem;
    QLineEdit *m_callback;
    QToolButton *m_copy;
    PlainLabel *m_note;
};

} // namespace ChannelConsole
