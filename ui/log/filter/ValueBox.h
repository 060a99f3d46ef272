// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QComboBox>

namespace ChannelConsole {

/// A field of a filter that offers the values that are known and takes any other that is typed, since
/// partners use more than are known. Nothing typed, or "All", is no restriction.
class ValueBox final : public QComboBox
{
    Q_OBJECT
public:
    struct Value
    {
        QString value; ///< as stored
        QString text; ///< as people read it
        QString iconName; ///< may be empty
    };

    explicit ValueBox(QWidget *parent = nullptr);

    /// Keeps what is chosen, also if it is none of these.
    void offer(const QList<Value> &values);
    /// As stored, or as typed if it is none of those offered; empty for no restriction.
    [[nodiscard]] QString value() const { return m_value; }
    void setValue(const QString &value);

    /// So many average characters wide, whatever is offered.
    void setColumns(int characters);

signals:
    /// By the user: chosen, or typed and left with Enter, Tab or the mouse.
    void valueChanged();

private:
    void showValue();
    void takeText();

    QString m_value;
};

} // namespace ChannelConsole
