// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/SavedFilters.h"
#include "ui/log/filter/ValueBox.h"

#include <QWidget>

class QGridLayout;
class QLineEdit;

namespace ChannelConsole {

class FilterField;

/// The filters that are asked for less often: whose log, partner, direction, type, numbers and error code.
class MoreFilters final : public QWidget
{
    Q_OBJECT
public:
    explicit MoreFilters(QWidget *parent = nullptr);

    void offerBusinessNumbers(const QList<ValueBox::Value> &numbers);
    void showChoice(const LogChoice &choice);
    /// Puts what is entered into a choice; what is wrong in itself, and told at its field, does not filter.
    void take(LogChoice &choice) const;
    void focusFirst();

    /// That of the fewest columns: it may be made so narrow whatever it is now.
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void edited(); ///< by the user

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] FilterField *add(const QString &label, const QString &objectName, QWidget *field);
    void arrange();
    void takeNumber(const QString &typed, QString &number, FilterField *field);

    QGridLayout *m_grid;
    QList<FilterField *> m_fields;
    int m_columns = 0;
    QComboBox *m_scope;
    QComboBox *m_direction;
    ValueBox *m_partner;
    ValueBox *m_type;
    ValueBox *m_businessNumber;
    QLineEdit *m_userNumber;
    QLineEdit *m_errorCode;
    FilterField *m_businessField = nullptr;
    FilterField *m_userField = nullptr;
    QString m_business; ///< as stored, of what is entered
    QString m_user;
};

} // namespace ChannelConsole
