// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QHBoxLayout;
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

    /// For a request: a second button, "Copy as cURL".
    void offerCurl();
    /// Whether the request went to the sandbox, which takes none from outside: said at "Copy as cURL".
    void setSandbox(bool sandbox);
    void setText(const QString &text);
    void setPlaceholder(const QString &placeholder);
    [[nodiscard]] QString text() const;

private:
    void showCopyable();

    QPlainTextEdit *m_text;
    QHBoxLayout *m_head;
    CopyButton *m_copy;
    CopyButton *m_copyCurl = nullptr;
    bool m_sandbox = false;
};

} // namespace ChannelConsole
