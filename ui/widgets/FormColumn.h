// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QFormLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace ChannelConsole {

class FormColumn;
class IconLabel;
class PlainLabel;

/// One row of a FormColumn: the field, what stands beside it, and below it what is wrong, a note, and help.
/// Owned by its column.
class FormRow final : public QWidget
{
    Q_OBJECT
public:
    [[nodiscard]] QWidget *field() const { return m_field; }
    [[nodiscard]] QLabel *label() const { return m_label; }

    /// What is wrong with the value, in words; empty if nothing is. Told to screen readers as part of the
    /// field's description.
    void setFault(const QString &text);
    [[nodiscard]] QString fault() const;
    /// What is worth knowing but not wrong, e.g. that a value is used elsewhere too; empty for none.
    void setNote(const QString &text);
    void setHelp(const QString &text);
    /// Changes the label and with it the field's accessible name.
    void setLabelText(const QString &text);
    /// A control at the trailing edge of the field, e.g. Copy.
    void addBeside(QWidget *control);
    /// A widget of its own line between the field and what is said about it.
    void addBelow(QWidget *widget);
    /// Shows or hides field and label together.
    void setRowVisible(bool visible);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; } ///< see event()

protected:
    bool event(QEvent *event) override;

private:
    friend class FormColumn;
    FormRow(const QString &label, QWidget *field, const QString &help, FormColumn *column);
    void describe();

    FormColumn *m_column;
    QWidget *m_field;
    QLabel *m_label;
    QHBoxLayout *m_fieldLine;
    QVBoxLayout *m_below;
    QWidget *m_faultLine;
    PlainLabel *m_fault;
    QWidget *m_noteLine;
    PlainLabel *m_note;
    PlainLabel *m_help;
};

/// A form as one column no wider than is easy to read: labels beside the fields, above them where it is
/// narrow. Buddy and accessible name are set by construction, so that no field can be without.
class FormColumn final : public QWidget
{
    Q_OBJECT
public:
    explicit FormColumn(QWidget *parent = nullptr);

    /// Takes the field over.
    FormRow *addRow(const QString &label, QWidget *field, const QString &help = {});
    /// Something that spans both columns, e.g. a heading or a folded part.
    void addWide(QWidget *widget);
    void addHeading(const QString &text);
    /// Removes and deletes a row.
    void removeRow(FormRow *row);

    /// The width of the longest label, in device-independent pixels; and at least so much, to stand in line with
    /// the column above or below.
    [[nodiscard]] int labelsWidth() const;
    void setLabelsWidth(int atLeast);

    /// In device-independent pixels, from the width of the font.
    [[nodiscard]] static int readableWidth(const QWidget *of);

    /// That of the labels above the fields: the column may be made so narrow whatever it is now.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    friend class FormRow;
    void applyWidths();
    /// Labels above the fields where there is no room for both side by side.
    void applyWrapping();
    [[nodiscard]] int narrowestFields() const;
    /// Room for the longest label, also while its row is hidden: the fields stay where they are when it
    /// comes.
    void reserveLabels();

    QFormLayout *m_rows;
    int m_labelsWidth = 0;
};

} // namespace ChannelConsole
