// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TemplateCatalogue.h"
#include "ui/testsend/ContentForm.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ChannelConsole {

class Banner;
class FormColumn;
class FormRow;
class TemplateFormBox;
class TemplateFormInputs;

/// A message by template: which one, of the catalogue or by name and language, and everything it takes.
class TemplateForm final : public ContentForm
{
    Q_OBJECT
public:
    /// The catalogue must outlive it.
    explicit TemplateForm(TemplateCatalogue *catalogue, QWidget *parent = nullptr);

    /// Offers the templates of this channel; what was typed stays.
    void showChannel(const QUuid &assistantId, const QString &partnerId, const QString &sender);

    void setContent(const MessageContent &content) override;
    [[nodiscard]] MessageContent content() const override;
    [[nodiscard]] QList<ContentFinding> showFindings(const QList<ContentFinding> &findings) override;
    void focusField(const QString &field) override;
    [[nodiscard]] bool isStillEmpty(const QString &field) const override;
    [[nodiscard]] bool hasUnreadable() const override;

signals:
    void catalogueRequested(); ///< to the Templates page

private:
    void buildChoice();
    void buildByHand();
    void offerTemplates();
    void choose(int index); ///< by the user
    void showChosen(const TemplateRecord &record, const TemplateContent &content);
    void takeHandTyped();
    void showHandTyped();
    void showConcerns();
    [[nodiscard]] bool isByHand() const;
    void fillWithExamples();

    TemplateCatalogue *m_catalogue;
    TemplateShelf m_shelf;
    FormColumn *m_column;
    TemplateFormBox *m_template;
    FormRow *m_templateRow;
    QLineEdit *m_name;
    FormRow *m_nameRow;
    QLineEdit *m_language;
    FormRow *m_languageRow;
    QComboBox *m_header;
    FormRow *m_headerRow;
    QSpinBox *m_bodyValues;
    FormRow *m_bodyValuesRow;
    Banner *m_concerns;
    TemplateFormInputs *m_inputs;
    QPushButton *m_examples;
    QList<TemplateRecord> m_offered; ///< in the order of the choice
    TemplateRecord m_record; ///< the chosen one, or what is known of one entered by hand
};

} // namespace ChannelConsole
