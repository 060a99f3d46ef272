// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/preview/PhoneMessage.h"

#include <QWidget>

namespace ChannelConsole {

/// What PhonePreview scrolls: as high as the message needs at its width.
class PhoneCanvas final : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    void setMessage(const PhoneMessage &message);
    [[nodiscard]] const PhoneMessage &message() const { return m_message; }
    [[nodiscard]] int heightAt(int width) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PhoneMessage m_message;
};

} // namespace ChannelConsole
