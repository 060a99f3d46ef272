// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/SavedFilters.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace ChannelConsole {

class PlainLabel;
class SavedFilterList;

/// Saves the filter that is set under a name, and renames or deletes those that were saved. Inline; can be
/// left open.
class SavedFiltersPane final : public QWidget
{
    Q_OBJECT
public:
    /// `list` must outlive it.
    explicit SavedFiltersPane(SavedFilterList *list, QWidget *parent = nullptr);

    void setChoice(const LogChoice &choice) { m_choice = choice; } ///< what Save saves
    void open(); ///< shows it with the focus where a name is typed

signals:
    void closeRequested();

private:
    [[nodiscard]] QWidget *buildSave();
    [[nodiscard]] QWidget *buildList();
    void fill();
    void save();
    void rename(QListWidgetItem *item);
    void remove();
    void refresh();
    [[nodiscard]] QString chosenName() const;

    SavedFilterList *m_list;
    LogChoice m_choice;
    QLineEdit *m_name = nullptr;
    QPushButton *m_save = nullptr;
    QWidget *m_saved = nullptr;
    QListWidget *m_names = nullptr;
    QPushButton *m_rename = nullptr;
    QPushButton *m_delete = nullptr;
    QPushButton *m_undo = nullptr;
    PlainLabel *m_said; ///< what came of it
};

} // namespace ChannelConsole
