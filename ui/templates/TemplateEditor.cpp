// SPDX-License-Identifier: Apache-2.0
#include "ui/templates/TemplateEditor.h"

#include "core/message/FindingList.h"
#include "core/message/TemplateContent.h"
#include "core/message/TemplateRecordRules.h"
#include "core/message/TemplateStanding.h"
#include "ui/templates/TemplateButtonsEditor.h"
#include "ui/templates/TemplateListModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHash>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBodyLines = 6;

/// A value that is not offered is shown as it came.
void choose(QComboBox *box, const QString &value)
{
    if (box->findData(value) < 0)
        box->addItem(value, value);
    box->setCurrentIndex(box->findData(value));
}

QPushButton *button(const QString &text, const QString &objectName, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    nameAction(made, objectName);
    return made;
}

} // namespace

TemplateEditor::TemplateEditor(QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel(PlainLabel::Tone::Title, {}, this))
    , m_problem(new Banner(this))
    , m_save(button(tr("Keep this template"), u"saveTemplate"_s, this))
    , m_cancel(button(tr("Cancel"), u"cancelTemplate"_s, this))
{
    setObjectName(u"templateEditor"_s);
    m_title->setObjectName(u"templateEditorTitle"_s);
    makePrimary(m_save);
    auto *scroll = new ColumnScroll(this);
    scroll->setObjectName(u"templateEditorScroll"_s);
    scroll->addWidget(m_title);
    scroll->addWidget(new PlainLabel(PlainLabel::Tone::Secondary,
        tr("Exactly as it was registered at the partner. It is kept on this computer only; nothing is "
           "registered anywhere."),
        scroll));
    scroll->addSpacing(Spacing::kMedium);
    scroll->addWidget(buildForm());
    scroll->addSpacing(Spacing::kSmall);
    scroll->addWidget(m_problem);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(Spacing::kSmall);
    actions->addStretch(1);
    actions->addWidget(m_cancel);
    actions->addWidget(m_save);
    scroll->addLayout(actions);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);
    connect(m_save, &QPushButton::clicked, this, &TemplateEditor::saveRequested);
    connect(m_cancel, &QPushButton::clicked, this, &TemplateEditor::cancelRequested);
}

QWidget *TemplateEditor::buildForm()
{
    auto *column = new FormColumn(this);
    m_name = new QLineEdit(column);
    m_name->setObjectName(u"templateName"_s);
    m_nameRow = column->addRow(
        tr("Name"), m_name, tr("Lower case letters, digits and underscores, as in the partner's portal."));
    m_language = new QLineEdit(column);
    m_language->setObjectName(u"templateLanguage"_s);
    m_languageRow = column->addRow(
        tr("Language"), m_language, tr("The exact code it was registered with, such as en or en_GB."));
    m_category = new QComboBox(column);
    m_category->setObjectName(u"templateCategory"_s);
    for (const QString &category : {u"UTILITY"_s, u"MARKETING"_s, u"AUTHENTICATION"_s})
        m_category->addItem(templateCategoryText(category), category);
    column->addRow(tr("Category"), m_category);
    m_status = new QComboBox(column);
    m_status->setObjectName(u"templateStatus"_s);
    for (const QString &status : {QString(), u"APPROVED"_s, u"PENDING"_s, u"PAUSED"_s, u"REJECTED"_s})
        m_status->addItem(templateStatusText({.status = status}), status);
    column->addRow(tr("Status"), m_status, tr("As the partner's portal shows it."));
    m_header = new QComboBox(column);
    m_header->setObjectName(u"templateHeader"_s);
    m_header->addItem(tr("None"), QString());
    m_header->addItem(tr("Text"), u"TEXT"_s);
    m_header->addItem(tr("Image"), u"IMAGE"_s);
    m_header->addItem(tr("Video"), u"VIDEO"_s);
    m_header->addItem(tr("Document"), u"DOCUMENT"_s);
    m_header->addItem(tr("Location"), u"LOCATION"_s);
    column->addRow(tr("Header"), m_header);
    m_headerText = new QLineEdit(column);
    m_headerText->setObjectName(u"templateHeaderText"_s);
    m_headerTextRow = column->addRow(tr("Header text"), m_headerText);
    m_body = new QPlainTextEdit(column);
    m_body->setObjectName(u"templateBody"_s);
    m_body->setTabChangesFocus(true);
    m_body->setMinimumHeight(m_body->fontMetrics().lineSpacing() * kBodyLines);
    m_bodyRow = column->addRow(tr("Body"), m_body, tr("With its placeholders: {{1}}, {{2}}, …"));
    m_footer = new QLineEdit(column);
    m_footer->setObjectName(u"templateFooter"_s);
    column->addRow(tr("Footer"), m_footer);
    m_buttons = new TemplateButtonsEditor(column);
    column->addWide(m_buttons);

    const auto alignLabels = [column, buttons = m_buttons->column()] {
        const int widest = qMax(column->labelsWidth(), buttons->labelsWidth());
        column->setLabelsWidth(widest);
        buttons->setLabelsWidth(widest);
    };
    connect(m_buttons, &TemplateButtonsEditor::rowsChanged, column, alignLabels);
    alignLabels();
    for (QLineEdit *line : {m_name, m_language, m_headerText, m_footer})
        connect(line, &QLineEdit::textEdited, this, &TemplateEditor::changed);
    for (QComboBox *box : {m_category, m_status, m_header})
        connect(box, &QComboBox::activated, this, &TemplateEditor::changed);
    connect(m_header, &QComboBox::currentIndexChanged, this, &TemplateEditor::showHeaderText);
    connect(m_body, &QPlainTextEdit::textChanged, this, &TemplateEditor::changed);
    connect(m_buttons, &TemplateButtonsEditor::changed, this, &TemplateEditor::changed);
    connect(this, &TemplateEditor::changed, this, &TemplateEditor::showFindings);
    return column;
}

void TemplateEditor::edit(const TemplateRecord &record, bool isNew)
{
    m_title->setText(isNew ? tr("Add a template") : tr("Edit the template"));
    m_kept = record;
    m_name->setText(record.name);
    m_language->setText(record.language);
    choose(m_category, record.category.isEmpty() ? u"UTILITY"_s : record.category);
    choose(m_status, record.status);
    choose(m_header, record.headerKind);
    m_headerText->setText(record.headerText);
    {
        const QSignalBlocker quiet(m_body);
        m_body->setPlainText(record.body);
    }
    m_footer->setText(record.footer);
    m_buttons->setButtons(record.buttons);
    m_problem->clear();
    m_missingShown = false;
    showFindings();
    showHeaderText();
}

TemplateRecord TemplateEditor::record() const
{
    TemplateRecord record = m_kept;
    record.name = m_name->text().trimmed();
    record.language = m_language->text().trimmed();
    record.category = m_category->currentData().toString();
    record.status = m_status->currentData().toString();
    record.headerKind = m_header->currentData().toString();
    record.headerText = record.headerKind == "TEXT"_L1 ? m_headerText->text() : QString();
    record.body = m_body->toPlainText();
    record.footer = m_footer->text();
    record.buttons = m_buttons->buttons();
    record.local = true;
    record.original.clear(); // it is no longer what a partner wrote
    return record;
}

void TemplateEditor::showProblem(const std::optional<Problem> &problem)
{
    m_problem->clear();
    showFindings();
    if (!problem)
        return;
    if (problem->field == "name"_L1)
        m_nameRow->setFault(problem->text + u' ' + problem->remedy);
    else
        m_problem->showProblem(*problem);
}

void TemplateEditor::focusFirst()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

void TemplateEditor::showHeaderText()
{
    m_headerTextRow->setRowVisible(m_header->currentData().toString() == "TEXT"_L1);
}

/// What is still empty is not held against anybody who is typing the rest.
bool TemplateEditor::isShown(const ContentFinding &finding) const
{
    if (m_missingShown)
        return true;
    if (finding.field == "name"_L1)
        return !m_name->text().trimmed().isEmpty();
    if (finding.field == "language"_L1)
        return !m_language->text().trimmed().isEmpty();
    return finding.field == "body"_L1;
}

void TemplateEditor::showFindings()
{
    QHash<QString, QStringList> errors;
    QHash<QString, QStringList> warnings;
    for (const ContentFinding &finding : templateRecordFindings(record())) {
        if (isShown(finding))
            (finding.weight == ContentFinding::Weight::Error ? errors : warnings)[finding.field]
                += finding.text;
    }
    const QList<std::pair<QString, FormRow *>> rows{
        {u"name"_s, m_nameRow}, {u"language"_s, m_languageRow}, {u"body"_s, m_bodyRow}};
    for (const auto &[field, row] : rows) {
        row->setFault(errors.value(field).join(u'\n'));
        row->setNote(warnings.value(field).join(u'\n'));
    }
    for (qsizetype i = 0; i < m_buttons->count(); ++i)
        m_buttons->setTextFault(i, errors.value(fieldPath(u"buttons"_s, i, u"text"_s)).join(u'\n'));
}

bool TemplateEditor::showErrors()
{
    m_missingShown = true;
    showFindings();
    const QList<ContentFinding> findings = templateRecordFindings(record());
    const auto first = std::find_if(findings.cbegin(), findings.cend(),
        [](const ContentFinding &each) { return each.weight == ContentFinding::Weight::Error; });
    if (first == findings.cend())
        return false;
    if (first->field == "name"_L1)
        m_name->setFocus(Qt::OtherFocusReason);
    else if (first->field == "language"_L1)
        m_language->setFocus(Qt::OtherFocusReason);
    else
        m_buttons->focusText(first->field.section(u'/', 1, 1).toInt());
    return true;
}

} // namespace ChannelConsole
