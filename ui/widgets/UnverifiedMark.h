// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ChannelConsole {

/// "unverified" beside a value that no public document proves, so that nobody takes it for certain.
class UnverifiedMark final : public QWidget
{
    Q_OBJECT
public:
    explicit UnverifiedMark(QWidget *parent);
};

} // namespace ChannelConsole
