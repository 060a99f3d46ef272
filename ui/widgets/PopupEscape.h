// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace ChannelConsole {

/// While it lives, Escape in an open list, menu or calendar closes that and nothing else. Without it a shortcut
/// for Escape comes first, or as well: what Qt does with the key there differs from kind to kind of list.
class PopupEscape final : public QObject
{
public:
    explicit PopupEscape(QObject *parent);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace ChannelConsole
