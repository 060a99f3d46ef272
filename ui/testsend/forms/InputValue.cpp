// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/InputValue.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

QString exactText(const QPlainTextEdit *edit)
{
    return edit->document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

QString inputValue(const QWidget *input)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(input))
        return line->text();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(input))
        return exactText(text);
    if (const auto *choice = qobject_cast<const QComboBox *>(input))
        return choice->currentData().toString();
    if (const auto *number = qobject_cast<const QSpinBox *>(input))
        return QString::number(number->value());
    if (const auto *tick = qobject_cast<const QAbstractButton *>(input))
        return tick->isChecked() ? u"1"_s : QString();
    Q_UNREACHABLE();
}

void setInputValue(QWidget *input, const QString &value)
{
    if (inputValue(input) == value)
        return;
    if (auto *line = qobject_cast<QLineEdit *>(input)) {
        line->setText(value);
    } else if (auto *text = qobject_cast<QPlainTextEdit *>(input)) {
        text->setPlainText(value);
    } else if (auto *choice = qobject_cast<QComboBox *>(input)) {
        if (choice->findData(value) < 0)
            choice->addItem(value, value);
        choice->setCurrentIndex(choice->findData(value));
    } else if (auto *number = qobject_cast<QSpinBox *>(input)) {
        number->setValue(value.toInt());
    } else if (auto *tick = qobject_cast<QAbstractButton *>(input)) {
        tick->setChecked(!value.isEmpty());
    }
}

} // namespace ChannelConsole
