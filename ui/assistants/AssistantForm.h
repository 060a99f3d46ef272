// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/assistants/AssistantDraft.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace ChannelConsole {

class AssistantStore;
class Banner;
class FormColumn;
class FormRow;
class PlainLabel;

/// Adds an assistant or changes one, in the window's content area: no dialog, so that the rest of the window
/// stays in reach.
class AssistantForm final : public QWidget
{
    Q_OBJECT
public:
    /// `store` must outlive the form.
    explicit AssistantForm(AssistantStore *store, QWidget *parent = nullptr);

    void startNew();
    void startEditing(const Assistant &assistant);
    [[nodiscard]] bool hasUnsavedChanges() const { return m_draft.hasChanges(); }
    /// The one being changed; null for a new one.
    [[nodiscard]] QUuid assistantId() const { return m_draft.isNew() ? QUuid() : m_draft.typed().id; }
    /// Calls back once; false if something is wrong, which the form then shows.
    void save(std::function<void(bool saved)> done);
    void discardChanges();

signals:
    void saved(const QUuid &assistantId, bool isNew);
    /// Cancel or Escape. What was typed is still there: whoever closes the form asks about it first.
    void cancelled();
    void unsavedChangesChanged();

private:
    void build();
    void buildRows(FormColumn *form);
    void connectFields();
    void showDraft();
    void takeTyped();
    void showOutcome();
    void showFaults();
    void takePastedUrl(const QString &text);
    [[nodiscard]] FormRow *rowOf(AssistantDraft::Field field) const;

    AssistantStore *m_store;
    AssistantDraft m_draft;
    PlainLabel *m_title;
    PlainLabel *m_introduction;
    Banner *m_problem;
    QLineEdit *m_paste;
    QLineEdit *m_name;
    QComboBox *m_environment;
    QLineEdit *m_streamId;
    QLineEdit *m_platformHost;
    QComboBox *m_template;
    FormRow *m_pasteRow = nullptr;
    FormRow *m_nameRow = nullptr;
    FormRow *m_streamIdRow = nullptr;
    FormRow *m_platformHostRow = nullptr;
    FormRow *m_templateRow = nullptr;
    QPushButton *m_cancel;
    QPushButton *m_save;
    bool m_filling = false; ///< the draft is being shown, not typed
    bool m_saving = false;
};

} // namespace ChannelConsole
