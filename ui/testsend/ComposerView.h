// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/ContentForm.h"
#include "ui/testsend/TestSendViewModel.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace ChannelConsole {

class Banner;
class FormColumn;
class FormRow;
class TemplateCatalogue;
class TemplateForm;
class UnverifiedMark;

/// What is sent: the type of message, and the form for it. What the partner does not offer is in the choice
/// too; the reason then stands in place of the form. Shows the view model's draft and writes to it.
class ComposerView final : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive the view.
    ComposerView(TestSendViewModel *model, TemplateCatalogue *templates, QWidget *parent = nullptr);

    /// Puts the focus on the input that a finding is about.
    void focusField(const QString &field);
    void focusContent() { focusField({}); }
    /// Whether an input of the form shown holds what cannot be read.
    [[nodiscard]] bool hasUnreadable() const;
    void focusUnreadable();
    [[nodiscard]] QString unreadableText() const; ///< empty if everything can be read
    /// Of the form that is shown, whose labels stand in line with those above.
    [[nodiscard]] QList<FormColumn *> columns() const;

signals:
    void templatesRequested(); ///< the page of them
    void columnsChanged(); ///< another form is shown

private:
    void buildRows();
    void showChannel();
    void showDraft();
    void showFindings();
    void showRefusal(const MessageSupport &support);
    void useRaw(const RawContent &draft);
    [[nodiscard]] ContentForm *formOf(MessageType type); ///< made when it is first needed
    [[nodiscard]] ContentForm *makeForm(MessageType type);
    void offerTemplates(); ///< of this channel and business number

    TestSendViewModel *m_model;
    TemplateCatalogue *m_templates;
    FormColumn *m_column;
    QComboBox *m_type;
    QLineEdit *m_keyword;
    FormRow *m_typeRow = nullptr;
    FormRow *m_keywordRow = nullptr;
    UnverifiedMark *m_mark;
    Banner *m_refusal; ///< why the partner does not offer the type
    Banner *m_whole; ///< what is said about the message as a whole
    QVBoxLayout *m_parts;
    QHash<MessageType, ContentForm *> m_forms;
    TemplateForm *m_templateForm = nullptr; ///< among them, once it was needed
    ContentForm *m_form = nullptr; ///< shown; null where the type is not offered
    QUuid m_assistantId;
};

} // namespace ChannelConsole
