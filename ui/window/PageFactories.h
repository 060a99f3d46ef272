// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"
#include "ui/window/Page.h"

#include <QList>
#include <QString>

#include <functional>

namespace ChannelConsole {

/// One tab and how its page is made when it is first shown.
struct PageFactory
{
    PageId id;
    QString title; ///< as the guide spells it; translated
    std::function<Page *(const Services &services, QWidget *parent)> make;
};

/// All pages, in the order of the tabs and of Ctrl+1, Ctrl+2, …
[[nodiscard]] QList<PageFactory> pageFactories();

} // namespace ChannelConsole
