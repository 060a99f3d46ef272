// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MessageContent.h"

#include <QScrollArea>

namespace ChannelConsole {

class PhoneCanvas;

/// A message as it looks on a phone. Draws only what the content says: nothing is fetched, and texts are
/// plain but for WhatsApp's own marks. Its accessible description is the message's text.
class PhonePreview final : public QScrollArea
{
    Q_OBJECT
public:
    explicit PhonePreview(QWidget *parent = nullptr);

    void setContent(const MessageContent &content);
    /// What is shown, in words.
    [[nodiscard]] QString text() const;

protected:
    bool viewportEvent(QEvent *event) override;

private:
    void fit();

    PhoneCanvas *m_canvas;
};

} // namespace ChannelConsole
