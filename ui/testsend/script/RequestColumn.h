// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/script/RequestPreview.h"

class QGridLayout;
class QWidget;

namespace ChannelConsole {

class IconLabel;
class PlainLabel;
class WirePane;

/// What one partner would get: whether it takes such a message at all, what its rules have against it, and
/// the request. A column of a grid, so that the same parts of all partners begin at the same height.
class RequestColumn final
{
public:
    /// The parts are owned by the grid's widget.
    RequestColumn(const Partner &partner, QGridLayout *grid, int column);

    void show(const RequestPreview &preview);

private:
    IconLabel *m_icon;
    PlainLabel *m_support;
    PlainLabel *m_findings;
    WirePane *m_request;
};

} // namespace ChannelConsole
