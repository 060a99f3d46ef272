// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ChannelConsole {

class PlainLabel;

/// A field of the filter bar with its label above it, and under it what is wrong with what was entered. Sets
/// buddy, accessible name and object name, so that no field can be without.
class FilterField final : public QWidget
{
    Q_OBJECT
public:
    /// Takes the field over.
    FilterField(const QString &label, const QString &objectName, QWidget *field, QWidget *parent);

    void setFault(const QString &text); ///< empty if nothing is wrong
    [[nodiscard]] QString fault() const;

private:
    QWidget *m_field;
    PlainLabel *m_fault;
    QWidget *m_faultLine;
};

} // namespace ChannelConsole
