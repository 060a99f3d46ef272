// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace ChannelConsole {

class CopyButton;

/// A request or a reply as it goes over the wire, secrets masked: read-only, plain, in the system's fixed
/// font, with Copy.
class WirePane final : public QWidget
{
    Q_OBJECT
public:
    /// `title`: what it is, also the accessible name; `placeholder`: what to say while there is none.
    WirePane(const QString &title, const QString &placeholder, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setPlaceholder(const QString &placeholder);
    [[nodiscard]] QString text() const;

private:
    QPlainTextEdit *m_text;
    CopyButton *m_copy;
};

} // namespace ChannelConsole
