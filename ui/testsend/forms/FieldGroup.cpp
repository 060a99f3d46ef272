// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/FieldGroup.h"

#include "ui/testsend/forms/GroupList.h"
#include "ui/testsend/forms/InputValue.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

FieldGroup::FieldGroup(QWidget *parent)
    : QWidget(parent)
    , m_parts(new QVBoxLayout(this))
{
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(Spacing::kMedium);
    connect(this, &FieldGroup::changed, this, &FieldGroup::countAll);
}

FormColumn *FieldGroup::column()
{
    if (!m_column) {
        m_column = new FormColumn(this);
        m_parts->addWidget(m_column);
    }
    return m_column;
}

QList<FormColumn *> FieldGroup::columns() const
{
    return findChildren<FormColumn *>(Qt::FindDirectChildrenOnly);
}

FieldGroup::Input &FieldGroup::add(const QString &field, QWidget *widget, FormRow *row)
{
    m_inputs += {.field = field, .widget = widget, .row = row};
    nameInput(m_inputs.constLast());
    return m_inputs.last();
}

FormRow *FieldGroup::addLine(const QString &field, const QString &label, const Text &text)
{
    auto *line = new QLineEdit;
    line->setPlaceholderText(text.placeholder);
    if (text.validator) {
        text.validator->setParent(line);
        line->setValidator(text.validator);
    }
    Input &input = add(field, line, column()->addRow(label, line, text.help));
    if (text.limit) {
        input.limit = text.limit;
        input.counter = new PlainLabel(PlainLabel::Tone::Secondary);
        input.counter->setWordWrap(false);
        input.counter->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        input.counter->setMinimumHeight(line->sizeHint().height());
        input.row->addBeside(input.counter);
        nameInput(input);
        countAll();
    }
    connect(line, &QLineEdit::textChanged, this, &FieldGroup::changed);
    return input.row;
}

FormRow *FieldGroup::addText(const QString &field, const QString &label, int lines, const Text &text)
{
    auto *edit = new QPlainTextEdit;
    edit->setPlaceholderText(text.placeholder);
    edit->setTabChangesFocus(true);
    if (text.fixedFont)
        edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines
        + 2 * static_cast<int>(edit->document()->documentMargin()) + 2 * edit->frameWidth());
    Input &input = add(field, edit, column()->addRow(label, edit, text.help));
    if (text.limit) {
        input.limit = text.limit;
        input.counter = new PlainLabel(PlainLabel::Tone::Secondary);
        // A wrapped line may be squeezed to nothing, into the field above it.
        input.counter->setWordWrap(false);
        input.row->addBelow(input.counter);
        nameInput(input);
        count(input);
    }
    connect(edit, &QPlainTextEdit::textChanged, this, &FieldGroup::changed);
    return input.row;
}

FormRow *FieldGroup::addChoice(
    const QString &field, const QString &label, const QList<Choice> &choices, const QString &help)
{
    auto *box = new QComboBox;
    for (const Choice &choice : choices)
        box->addItem(choice.text.isEmpty() ? choice.value : choice.text, choice.value);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    const Input &input = add(field, box, column()->addRow(label, box, help));
    connect(box, &QComboBox::currentIndexChanged, this, &FieldGroup::changed);
    return input.row;
}

FormRow *FieldGroup::addNumber(const QString &field, const QString &label, int from, int to)
{
    auto *number = new QSpinBox;
    number->setRange(from, to);
    const Input &input = add(field, number, column()->addRow(label, number));
    connect(number, &QSpinBox::valueChanged, this, &FieldGroup::changed);
    return input.row;
}

void FieldGroup::addCheck(const QString &field, const QString &label, const QString &help)
{
    auto *tick = new QCheckBox(label);
    tick->setAccessibleName(label);
    // Beside no label of its own: in the column of the fields.
    FormRow *row = column()->addRow({}, tick, help);
    tick->setAccessibleName(label);
    add(field, tick, row);
    connect(tick, &QCheckBox::toggled, this, &FieldGroup::changed);
}

void FieldGroup::addHeading(const QString &text)
{
    column()->addHeading(text);
}

void FieldGroup::addWide(QWidget *widget)
{
    m_column = nullptr;
    m_parts->addWidget(widget);
}

void FieldGroup::addList(const QString &field, GroupList *list)
{
    m_lists += {field, list};
    list->setPath(m_path + field + u'/');
    addWide(list);
    connect(list, &GroupList::changed, this, &FieldGroup::changed);
}

GroupList *FieldGroup::list(const QString &field) const
{
    const auto found = std::find_if(
        m_lists.cbegin(), m_lists.cend(), [&field](const auto &each) { return each.first == field; });
    return found == m_lists.cend() ? nullptr : found->second;
}

QString FieldGroup::value(const QString &field) const
{
    const Input *input = find(field);
    return input ? inputValue(input->widget) : QString();
}

void FieldGroup::setValue(const QString &field, const QString &value)
{
    if (const Input *input = find(field))
        setInputValue(input->widget, value);
}

void FieldGroup::setCheck(const QString &field, std::function<QString(const QString &)> check)
{
    if (Input *input = find(field))
        input->check = std::move(check);
}

QWidget *FieldGroup::unreadable() const
{
    for (const Input &input : m_inputs) {
        if (input.check && input.visible && !input.check(inputValue(input.widget)).isEmpty())
            return input.widget;
    }
    for (const auto &[field, list] : m_lists) {
        for (const FieldGroup *group : list->groups()) {
            if (QWidget *inner = group->unreadable())
                return inner;
        }
    }
    return nullptr;
}

QString FieldGroup::unreadableText() const
{
    for (const Input &input : m_inputs) {
        if (!input.check || !input.visible)
            continue;
        if (const QString text = input.check(inputValue(input.widget)); !text.isEmpty())
            return text;
    }
    for (const auto &[field, list] : m_lists) {
        for (const FieldGroup *group : list->groups()) {
            if (const QString inner = group->unreadableText(); !inner.isEmpty())
                return inner;
        }
    }
    return {};
}

void FieldGroup::setFieldVisible(const QString &field, bool visible)
{
    Input *input = find(field);
    if (!input || input->visible == visible)
        return;
    input->visible = visible;
    input->row->setRowVisible(visible);
}

FormRow *FieldGroup::row(const QString &field) const
{
    const Input *input = find(field);
    return input ? input->row : nullptr;
}

void FieldGroup::setExtraLength(const QString &field, int length)
{
    if (Input *input = find(field)) {
        input->extraLength = length;
        count(*input);
    }
}

void FieldGroup::setLimits(const MessageLimits &limits)
{
    m_limits = limits;
    countAll();
    for (const auto &[field, list] : std::as_const(m_lists))
        list->setLimits(limits);
}

void FieldGroup::count(const Input &input)
{
    if (!input.counter)
        return;
    const QLocale locale;
    const QString length = locale.toString(inputValue(input.widget).size() + input.extraLength);
    const QString most = locale.toString(m_limits.*input.limit);
    const bool isLine = qobject_cast<QLineEdit *>(input.widget);
    input.counter->setText(isLine ? tr("%1 of %2", "characters").arg(length, most)
                                  : tr("%1 of %2 characters").arg(length, most));
    if (isLine)
        input.counter->setMinimumWidth(counterWidth(input.counter));
}

/// Room for the longest of the group: the fields end in one line, and keep their width while they are typed
/// into.
int FieldGroup::counterWidth(const PlainLabel *counter) const
{
    int most = 0;
    for (const Input &input : m_inputs) {
        if (input.limit && qobject_cast<QLineEdit *>(input.widget))
            most = qMax(most, m_limits.*input.limit);
    }
    const QString number = QLocale().toString(most);
    return counter->fontMetrics().horizontalAdvance(tr("%1 of %2", "characters").arg(number, number));
}

void FieldGroup::countAll()
{
    for (const Input &input : std::as_const(m_inputs))
        count(input);
}

void FieldGroup::clearFindings()
{
    for (const Input &input : std::as_const(m_inputs)) {
        input.row->setFault(input.check ? input.check(inputValue(input.widget)) : QString());
        input.row->setNote({});
    }
    for (const auto &[field, list] : std::as_const(m_lists))
        list->clearFindings();
}

bool FieldGroup::showFinding(const QString &field, const QString &text, bool isError)
{
    if (const Input *input = find(field)) {
        if (!input->visible)
            return false;
        // One at a time: the first is the nearest to what has to be done.
        if (!isError)
            input->row->setNote(text);
        else if (input->row->fault().isEmpty())
            input->row->setFault(text);
        return true;
    }
    if (const InList inner = inList(field); inner.group)
        return inner.group->showFinding(inner.field, text, isError);
    GroupList *whole = list(field);
    if (whole)
        whole->setFault(text);
    return whole;
}

QWidget *FieldGroup::input(const QString &field) const
{
    if (const Input *found = find(field))
        return found->visible ? found->widget : nullptr;
    if (const InList inner = inList(field); inner.group)
        return inner.group->input(inner.field);
    const GroupList *whole = list(field);
    return whole ? whole->firstControl() : nullptr;
}

bool FieldGroup::isStillEmpty(const QString &field) const
{
    if (const Input *found = find(field))
        return inputValue(found->widget).isEmpty();
    const InList inner = inList(field);
    return inner.group && inner.group->isStillEmpty(inner.field);
}

void FieldGroup::focusFirst()
{
    const auto first
        = std::find_if(m_inputs.cbegin(), m_inputs.cend(), [](const Input &input) { return input.visible; });
    if (first != m_inputs.cend())
        first->widget->setFocus(Qt::OtherFocusReason);
}

void FieldGroup::setPath(const QString &path)
{
    m_path = path;
    for (const Input &input : std::as_const(m_inputs))
        nameInput(input);
    for (const auto &[field, list] : std::as_const(m_lists))
        list->setPath(m_path + field + u'/');
}

void FieldGroup::nameInput(const Input &input)
{
    input.widget->setObjectName(m_path + input.field);
    if (input.counter)
        input.counter->setObjectName(m_path + input.field + u".counter"_s);
}

const FieldGroup::Input *FieldGroup::find(const QString &field) const
{
    const auto found = std::find_if(
        m_inputs.cbegin(), m_inputs.cend(), [&field](const Input &input) { return input.field == field; });
    return found == m_inputs.cend() ? nullptr : &*found;
}

FieldGroup::Input *FieldGroup::find(const QString &field)
{
    return const_cast<Input *>(std::as_const(*this).find(field));
}

FieldGroup::InList FieldGroup::inList(const QString &field) const
{
    for (const auto &[name, list] : m_lists) {
        if (!field.startsWith(name + u'/'))
            continue;
        const QString rest = field.mid(name.size() + 1);
        const qsizetype end = rest.indexOf(u'/');
        bool ok = false;
        const int index = QStringView(rest).left(end < 0 ? rest.size() : end).toInt(&ok);
        if (!ok || index < 0 || index >= list->groups().size())
            return {};
        return {.group = list->groups().at(index), .field = end < 0 ? QString() : rest.mid(end + 1)};
    }
    return {};
}

} // namespace ChannelConsole
