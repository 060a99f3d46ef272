// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/forms/FieldGroup.h"

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace ChannelConsole {

class IconLabel;

/// Groups of the same inputs one below the other: contacts, phones, rows. Each can be removed and moved, and
/// there is a button for one more.
class GroupList final : public QWidget
{
    Q_OBJECT
public:
    struct Words
    {
        QString one; ///< "Button %1"
        QString add; ///< "Add a button"
        QString remove; ///< "Remove button %1"
        QString moveUp; ///< "Move button %1 up"; empty: their order says nothing
    };
    struct Bounds
    {
        int least = 0;
        FieldGroup::Limit most = nullptr; ///< null: as many as one likes
    };

    /// `build` puts the inputs into a new group.
    GroupList(const Words &words, Bounds bounds, std::function<void(FieldGroup *)> build,
        QWidget *parent = nullptr);

    [[nodiscard]] const QList<FieldGroup *> &groups() const { return m_groups; }
    void setCount(qsizetype count);
    /// As many groups as there are values, each filled with its value.
    template <typename Value, typename Fill>
    void fill(const QList<Value> &values, Fill fillOne)
    {
        setCount(values.size());
        for (qsizetype index = 0; index < values.size(); ++index)
            fillOne(m_groups.at(index), values.at(index));
    }

    void setLimits(const MessageLimits &limits);
    void clearFindings();
    void setFault(const QString &text); ///< about the list as a whole
    void setPath(const QString &path); ///< "buttons/"
    [[nodiscard]] QWidget *firstControl() const;

signals:
    void changed();

private:
    struct Card
    {
        QWidget *frame = nullptr;
        PlainLabel *title = nullptr;
        QToolButton *up = nullptr;
        QToolButton *remove = nullptr;
    };

    void append();
    void removeAt(qsizetype index);
    void moveUp(qsizetype index);
    void renumber();
    [[nodiscard]] QToolButton *tool(const QString &iconName, QWidget *parent) const;

    Words m_words;
    Bounds m_bounds;
    std::function<void(FieldGroup *)> m_build;
    QList<FieldGroup *> m_groups;
    QList<Card> m_cards; ///< around the groups, in the same order
    QVBoxLayout *m_column;
    QPushButton *m_add;
    QWidget *m_faultLine;
    PlainLabel *m_fault;
    QString m_path;
    MessageLimits m_limits;
};

} // namespace ChannelConsole
