// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ChannelConsole {

/// What WhatsApp allows (gupshup.md §8, infobip.md §2.2; the stricter value where they differ). Lengths are
/// in UTF-16 units. A partner that allows less says so in Partner::limits().
struct MessageLimits
{
    int text = 4096; ///< of a free-form text
    int caption = 1024;
    int fileName = 240;
    int url = 2048;
    int placeName = 1000;
    int placeAddress = 1000;
    int body = 1024; ///< of an interactive message or a template
    int headerText = 60;
    int footer = 60;
    int buttons = 3;
    int buttonTitle = 20;
    int buttonId = 256;
    int listButtonTitle = 20;
    int listSections = 10;
    int listRows = 10; ///< over all sections
    int sectionTitle = 24;
    int rowId = 200;
    int rowTitle = 24;
    int rowDescription = 72;
    int templateButtonValue = 128;
    int copyCode = 15;
    int itemName = 60;
    int orderDescription = 120; ///< of an order's status and expiry
    int orderAmountDescription = 60; ///< of an order's tax, shipping and discount
    int paymentConfiguration = 60;
};

} // namespace ChannelConsole
