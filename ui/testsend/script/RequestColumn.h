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
/// the request. A column of a grid, so that the same parts of all partners begin at the same height; where
/// there is no room for that, the partners stand below each other.
class RequestColumn final
{
public:
    /// The parts are owned by `parent`.
    RequestColumn(const Partner &partner, QWidget *parent);

    /// `grid` is the parent's; `index` counts the partners.
    void place(QGridLayout *grid, int index, bool sideBySide) const;
    void show(const RequestPreview &preview);

private:
    PlainLabel *m_name;
    QWidget *m_supportLine;
    IconLabel *m_icon;
    PlainLabel *m_support;
    PlainLabel *m_findings;
    WirePane *m_request;
};

} // namespace ChannelConsole
