// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/ValueBox.h"

#include "ui/log/LogText.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/ReadFromStart.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

namespace ChannelConsole {

ValueBox::ValueBox(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    readFromStart(lineEdit());
    addItem(tr("All"), QString());
    connect(this, &QComboBox::activated, this, &ValueBox::takeText);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ValueBox::takeText);
}

void ValueBox::offer(const QList<Value> &values)
{
    const QSignalBlocker quiet(this);
    clear();
    addItem(tr("All"), QString());
    for (const Value &each : values)
        addItem(each.iconName.isEmpty() ? QIcon() : icon(each.iconName), each.text, each.value);
    showValue();
}

void ValueBox::setValue(const QString &value)
{
    m_value = value;
    showValue();
}

void ValueBox::showValue()
{
    const QSignalBlocker quiet(this);
    const int index = findData(m_value);
    setCurrentIndex(index);
    if (index < 0)
        setEditText(numberText(m_value));
    lineEdit()->setCursorPosition(0);
}

void ValueBox::takeText()
{
    const QString typed = currentText().trimmed();
    const int index = findText(typed, Qt::MatchFixedString);
    QString value = index >= 0 ? itemData(index).toString() : typed;
    if (typed == numberText(m_value))
        value = m_value; // grouped for reading only
    if (value == m_value) {
        showValue();
        return;
    }
    setValue(value);
    emit valueChanged();
}

void ValueBox::setColumns(int characters)
{
    setMinimumContentsLength(characters);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
}

} // namespace ChannelConsole
