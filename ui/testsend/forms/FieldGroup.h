// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MessageLimits.h"

#include <QHash>
#include <QList>
#include <QWidget>

#include <functional>

class QVBoxLayout;
class QValidator;

namespace ChannelConsole {

class FormColumn;
class FormRow;
class GroupList;
class PlainLabel;

/// What makes a line or a text of a form.
struct FormText
{
    int MessageLimits::*limit = nullptr; ///< shows a counter
    QString help;
    QString placeholder;
    QValidator *validator = nullptr; ///< taken over; of a single line
    bool fixedFont = false;
};

struct FormChoice
{
    QString value;
    QString text; ///< as shown; empty: the value
};

/// Inputs that belong together, each known by the name a finding gives it (ContentFinding::field), relative
/// to the group: "title", "header/text". Values are texts; an input's fault and counter stand at it. Groups
/// hold lists of groups: "phones/2/phone".
class FieldGroup final : public QWidget
{
    Q_OBJECT
public:
    using Limit = int MessageLimits::*;
    using Text = FormText;
    using Choice = FormChoice;

    explicit FieldGroup(QWidget *parent = nullptr);

    FormRow *addLine(const QString &field, const QString &label, const Text &text = {});
    FormRow *addText(const QString &field, const QString &label, int lines, const Text &text = {});
    FormRow *addChoice(
        const QString &field, const QString &label, const QList<Choice> &choices, const QString &help = {});
    FormRow *addNumber(const QString &field, const QString &label, int from, int to);
    /// Its value is "1" or empty.
    void addCheck(const QString &field, const QString &label, const QString &help = {});
    void addHeading(const QString &text);
    void addWide(QWidget *widget); ///< between the inputs; taken over
    void addList(const QString &field, GroupList *list); ///< taken over

    [[nodiscard]] GroupList *list(const QString &field) const; ///< that addList() was given

    [[nodiscard]] QString value(const QString &field) const;
    /// An unknown value of a choice becomes one more of its choices. What means the same is left as typed.
    void setValue(const QString &field, const QString &value);
    /// Says what is wrong with a typed value by itself; empty if nothing is.
    void setCheck(const QString &field, std::function<QString(const QString &value)> check);
    /// The first input, also in lists, whose check has something to say; null if there is none.
    [[nodiscard]] QWidget *unreadable() const;
    [[nodiscard]] QString unreadableText() const; ///< what that check says
    void setFieldVisible(const QString &field, bool visible);
    [[nodiscard]] FormRow *row(const QString &field) const; ///< null if there is none of that name
    /// Counts so many characters more than were typed: what is put before a text.
    void setExtraLength(const QString &field, int length);

    void setLimits(const MessageLimits &limits);
    void clearFindings(); ///< but for what the checks say
    /// False if the group has no visible input of that name. A warning is a note, and no fault.
    bool showFinding(const QString &field, const QString &text, bool isError);
    [[nodiscard]] QWidget *input(const QString &field) const; ///< also in lists; null if it is not there
    [[nodiscard]] bool isStillEmpty(const QString &field) const; ///< false for what is no input
    void focusFirst();

    /// What comes before the names of this group's inputs, for the objects' names: "buttons/1/".
    void setPath(const QString &path);
    /// The columns of inputs, between which lists and other widgets stand.
    [[nodiscard]] QList<FormColumn *> columns() const;

signals:
    void changed(); ///< of any input, also by setValue()

private:
    struct Input
    {
        QString field;
        QWidget *widget = nullptr;
        FormRow *row = nullptr; ///< null for a check
        PlainLabel *counter = nullptr;
        Limit limit = nullptr;
        int extraLength = 0;
        bool visible = true;
        std::function<QString(const QString &)> check;
    };
    struct InList
    {
        FieldGroup *group = nullptr;
        QString field;
    };

    Input &add(const QString &field, QWidget *widget, FormRow *row);
    void count(const Input &input);
    void countAll();
    [[nodiscard]] int counterWidth(const PlainLabel *counter) const; ///< of a single line
    [[nodiscard]] const Input *find(const QString &field) const;
    [[nodiscard]] Input *find(const QString &field);
    [[nodiscard]] InList inList(const QString &field) const;
    void nameInput(const Input &input);

    [[nodiscard]] FormColumn *column(); ///< the last, or a new one

    QVBoxLayout *m_parts;
    FormColumn *m_column = nullptr;
    QList<Input> m_inputs;
    QList<std::pair<QString, GroupList *>> m_lists;
    QString m_path;
    MessageLimits m_limits;
};

} // namespace ChannelConsole
