// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/forms/GroupForm.h"

namespace ChannelConsole {

/// Image, video, audio, document or sticker: where WhatsApp fetches the file, and what stands with it.
class MediaForm final : public GroupForm
{
    Q_OBJECT
public:
    explicit MediaForm(MediaContent::Kind kind, QWidget *parent = nullptr);

    [[nodiscard]] MessageContent content() const override;

protected:
    void fill(const MessageContent &content) override;

private:
    MediaContent::Kind m_kind;
};

} // namespace ChannelConsole
