// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/message/TemplateRecord.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ChannelConsole {

class Banner;
class FormColumn;
class FormRow;
class PlainLabel;
class TemplateButtonsEditor;
struct ContentFinding;

/// A template that is entered or changed by hand, as it was registered at the partner.
class TemplateEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit TemplateEditor(QWidget *parent = nullptr);

    /// Shows what was typed, without emitting changed(). `isNew` decides the title.
    void edit(const TemplateRecord &record, bool isNew);
    [[nodiscard]] TemplateRecord record() const;
    /// Why it could not be stored; empty takes it away.
    void showProblem(const std::optional<Problem> &problem);
    /// Says at the inputs what keeps it from being stored, and goes to the first of them; false if nothing
    /// does.
    [[nodiscard]] bool showErrors();
    void focusFirst();

signals:
    void changed(); ///< by the user
    void saveRequested();
    void cancelRequested();

private:
    [[nodiscard]] QWidget *buildForm();
    void showHeaderText();
    void showFindings();
    [[nodiscard]] bool isShown(const ContentFinding &finding) const;

    PlainLabel *m_title;
    Banner *m_problem;
    QLineEdit *m_name;
    FormRow *m_nameRow;
    QLineEdit *m_language;
    FormRow *m_languageRow;
    QComboBox *m_category;
    QComboBox *m_status;
    QComboBox *m_header;
    QLineEdit *m_headerText;
    FormRow *m_headerTextRow;
    QPlainTextEdit *m_body;
    FormRow *m_bodyRow;
    QLineEdit *m_footer;
    TemplateButtonsEditor *m_buttons;
    QPushButton *m_save;
    QPushButton *m_cancel;
    TemplateRecord m_kept; ///< what there is no input for
    bool m_missingShown = false; ///< it was tried to store
};

} // namespace ChannelConsole
