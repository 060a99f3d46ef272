// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/TemplateForm.h"

#include "core/message/TemplateFilling.h"
#include "core/message/TemplateStanding.h"
#include "ui/testsend/TemplateFormBox.h"
#include "ui/testsend/TemplateFormInputs.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using HeaderKind = TemplateHeaderValue::Kind;

constexpr int kByHand = -1; // the choice's data; others are indexes into what is offered
constexpr int kMostBodyValues = 50;

bool isSame(const TemplateRecord &record, const TemplateContent &content)
{
    if (!content.partnerTemplateId.isEmpty() && record.partnerTemplateId == content.partnerTemplateId)
        return true;
    return !content.name.isEmpty() && record.name == content.name
        && (record.language == content.language || content.language.isEmpty());
}

} // namespace

TemplateForm::TemplateForm(TemplateCatalogue *catalogue, QWidget *parent)
    : ContentForm(parent)
    , m_catalogue(catalogue)
    , m_column(new FormColumn(this))
    , m_concerns(new Banner(this))
    , m_inputs(new TemplateFormInputs(this))
    , m_examples(new QPushButton(tr("Fill with examples"), this))
{
    setObjectName(u"templateForm"_s);
    buildChoice();
    buildByHand();
    m_concerns->setObjectName(u"templateConcerns"_s);
    m_examples->setObjectName(u"fillExamples"_s);
    m_examples->setAccessibleName(m_examples->text());
    m_examples->setToolTip(tr("Fills what is still empty with the examples it was registered with"));
    giveRoom(m_examples);
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_examples);
    actions->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kMedium);
    layout->addWidget(m_column);
    layout->addWidget(m_concerns);
    layout->addWidget(m_inputs);
    layout->addLayout(actions);
    layout->addStretch(1);
    connect(m_inputs, &TemplateFormInputs::changed, this, &ContentForm::changed);
    connect(m_examples, &QPushButton::clicked, this, &TemplateForm::fillWithExamples);
    connect(m_catalogue, &TemplateCatalogue::changed, this, [this](const TemplateShelf &shelf) {
        if (shelf == m_shelf)
            offerTemplates();
    });
    offerTemplates();
    showChosen({}, {});
}

void TemplateForm::buildChoice()
{
    m_template = new TemplateFormBox(m_column);
    m_template->setObjectName(u"template"_s);
    // Long names must not make the whole form wide.
    m_template->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_template->setMinimumContentsLength(24);
    m_templateRow = m_column->addRow(tr("Template"), m_template);
    auto *catalogue = new QPushButton(tr("Show all"), m_templateRow);
    catalogue->setObjectName(u"showTemplates"_s);
    catalogue->setAccessibleName(tr("Show all templates"));
    giveRoom(catalogue);
    m_templateRow->addBeside(catalogue);
    connect(catalogue, &QPushButton::clicked, this, &TemplateForm::catalogueRequested);
    connect(m_template, &QComboBox::activated, this, &TemplateForm::choose);
}

void TemplateForm::buildByHand()
{
    m_name = new QLineEdit(m_column);
    m_name->setObjectName(u"template.name"_s);
    m_nameRow = m_column->addRow(
        tr("Template name"), m_name, tr("Lower case letters, digits and underscores, as registered."));
    m_language = new QLineEdit(m_column);
    m_language->setObjectName(u"template.language"_s);
    m_languageRow = m_column->addRow(
        tr("Language"), m_language, tr("The exact code it was registered with, such as en or en_GB."));
    m_header = new QComboBox(m_column);
    m_header->setObjectName(u"template.header"_s);
    m_header->addItem(tr("Nothing to fill in"), static_cast<int>(HeaderKind::None));
    m_header->addItem(tr("Text"), static_cast<int>(HeaderKind::Text));
    m_header->addItem(tr("Image"), static_cast<int>(HeaderKind::Image));
    m_header->addItem(tr("Video"), static_cast<int>(HeaderKind::Video));
    m_header->addItem(tr("Animation"), static_cast<int>(HeaderKind::Gif));
    m_header->addItem(tr("Document"), static_cast<int>(HeaderKind::Document));
    m_header->addItem(tr("Location"), static_cast<int>(HeaderKind::Location));
    m_headerRow = m_column->addRow(tr("Header"), m_header);
    m_bodyValues = new QSpinBox(m_column);
    m_bodyValues->setObjectName(u"template.bodyValues"_s);
    m_bodyValues->setRange(0, kMostBodyValues);
    m_bodyValuesRow = m_column->addRow(tr("Placeholders in the text"), m_bodyValues,
        tr("A template with buttons to fill in has to be in the catalogue: add it on the Templates page."));
    connect(m_name, &QLineEdit::textEdited, this, &TemplateForm::takeHandTyped);
    connect(m_language, &QLineEdit::textEdited, this, &TemplateForm::takeHandTyped);
    connect(m_header, &QComboBox::activated, this, &TemplateForm::takeHandTyped);
    connect(m_bodyValues, &QSpinBox::valueChanged, this, &TemplateForm::takeHandTyped);
}

void TemplateForm::showChannel(const QUuid &assistantId, const QString &partnerId, const QString &sender)
{
    const TemplateShelf shelf = TemplateCatalogue::shelf(assistantId, partnerId, sender);
    if (shelf == m_shelf)
        return;
    m_shelf = shelf;
    m_catalogue->open(shelf);
    offerTemplates();
}

/// What is typed stays, whether the template is among them or not.
void TemplateForm::offerTemplates()
{
    const TemplateContent shown = m_inputs->content();
    m_offered = m_catalogue->list(m_shelf).value_or(TemplateList{}).records;
    const QSignalBlocker quiet(m_template);
    m_template->clear();
    for (int i = 0; i < m_offered.size(); ++i) {
        const TemplateRecord &record = m_offered.at(i);
        m_template->addTemplate(record.name, record.language, templateStatusText(record), i);
    }
    m_template->addItem(tr("Another, by its name"), kByHand);
    m_templateRow->setNote(m_offered.isEmpty()
            ? tr("The catalogue of this channel is empty: read or enter its templates on the Templates page.")
            : QString());
    showChosen(m_record, shown);
}

bool TemplateForm::isByHand() const
{
    return m_template->currentData().toInt() == kByHand;
}

void TemplateForm::choose(int index)
{
    const int offered = m_template->itemData(index).toInt();
    if (offered == kByHand) {
        TemplateContent content = m_inputs->content();
        content.partnerTemplateId.clear();
        content.category.clear();
        content.registeredBody.clear();
        content.registeredFooter.clear();
        content.registeredHeader.clear();
        content.buttons.clear();
        content.hasButtons = false;
        m_record = recordFor(content);
        m_inputs->show(m_record, content);
        showHandTyped();
    } else {
        // Values typed for another template would be sent without being looked at.
        m_record = m_offered.at(offered);
        m_inputs->show(m_record, contentFor(m_record));
    }
    showHandTyped();
    showConcerns();
    emit changed();
}

/// Shows a content as what the catalogue knows of its template, or as entered by hand.
void TemplateForm::showChosen(const TemplateRecord &record, const TemplateContent &content)
{
    const auto found = std::find_if(m_offered.cbegin(), m_offered.cend(),
        [&content](const TemplateRecord &each) { return isSame(each, content); });
    const QSignalBlocker quiet(m_template);
    if (found != m_offered.cend()) {
        m_record = *found;
        m_template->setCurrentIndex(static_cast<int>(found - m_offered.cbegin()));
        m_inputs->show(m_record, contentFor(m_record, content));
    } else {
        const bool isKnown = !record.name.isEmpty() && isSame(record, content);
        m_record = isKnown ? record : recordFor(content);
        m_template->setCurrentIndex(m_template->count() - 1);
        m_inputs->show(m_record, content);
    }
    showHandTyped();
    showConcerns();
}

void TemplateForm::showHandTyped()
{
    const TemplateContent content = m_inputs->content();
    const QSignalBlocker quietly(m_bodyValues);
    if (m_name->text() != content.name)
        m_name->setText(content.name);
    if (m_language->text() != content.language)
        m_language->setText(content.language);
    m_header->setCurrentIndex(m_header->findData(static_cast<int>(content.header.kind)));
    m_bodyValues->setValue(static_cast<int>(content.bodyValues.size()));
    for (FormRow *row : {m_nameRow, m_languageRow, m_headerRow, m_bodyValuesRow})
        row->setRowVisible(isByHand());
    m_examples->setVisible(!m_inputs->isEmpty());
}

void TemplateForm::takeHandTyped()
{
    TemplateContent content = m_inputs->content();
    content.name = m_name->text().trimmed();
    content.language = m_language->text().trimmed();
    const auto headerKind = static_cast<HeaderKind>(m_header->currentData().toInt());
    if (headerKind != content.header.kind)
        content.registeredHeader.clear(); // it was another header's
    content.header.kind = headerKind;
    content.bodyValues.resize(m_bodyValues->value());
    m_record = recordFor(content);
    m_inputs->show(m_record, content);
    m_examples->setVisible(!m_inputs->isEmpty());
    showConcerns();
    emit changed();
}

void TemplateForm::showConcerns()
{
    const QStringList concerns = isByHand() ? QStringList() : templateConcerns(m_record);
    if (concerns.isEmpty()) {
        m_concerns->clear();
        return;
    }
    const bool sendable = standingOf(m_record) == TemplateStanding::Usable
        || standingOf(m_record) == TemplateStanding::Unknown;
    m_concerns->showMessage(sendable ? Banner::Kind::Information : Banner::Kind::Warning,
        concerns.constFirst(), concerns.sliced(1).join(u'\n'));
}

void TemplateForm::setContent(const MessageContent &content)
{
    if (const auto *of = std::get_if<TemplateContent>(&content))
        showChosen(m_record, *of);
}

MessageContent TemplateForm::content() const
{
    return m_inputs->content();
}

QList<ContentFinding> TemplateForm::showFindings(const QList<ContentFinding> &findings)
{
    const QHash<QString, FormRow *> rows = isByHand()
        ? QHash<QString, FormRow *>{{u"name"_s, m_nameRow}, {u"language"_s, m_languageRow},
            {u"bodyValues"_s, m_bodyValuesRow}}
        : QHash<QString, FormRow *>{{u"name"_s, m_templateRow}, {u"language"_s, m_templateRow}};
    for (FormRow *row : {m_templateRow, m_nameRow, m_languageRow, m_bodyValuesRow})
        row->setFault({});
    QList<ContentFinding> left;
    for (const ContentFinding &finding : m_inputs->showFindings(findings)) {
        if (FormRow *row = rows.value(finding.field))
            row->setFault(finding.text);
        else
            left.append(finding);
    }
    return left;
}

bool TemplateForm::isStillEmpty(const QString &field) const
{
    if (field == "name"_L1)
        return isByHand() && m_name->text().isEmpty();
    if (field == "language"_L1)
        return isByHand() && m_language->text().isEmpty();
    return m_inputs->isStillEmpty(field);
}

bool TemplateForm::hasUnreadable() const
{
    return m_inputs->hasUnreadable();
}

void TemplateForm::focusField(const QString &field)
{
    if (!field.isEmpty() && m_inputs->focusField(field))
        return;
    if (isByHand() && field == "language"_L1)
        m_language->setFocus(Qt::OtherFocusReason);
    else if (isByHand())
        m_name->setFocus(Qt::OtherFocusReason);
    else
        m_template->setFocus(Qt::OtherFocusReason);
}

void TemplateForm::fillWithExamples()
{
    m_inputs->show(m_record, fillExamples(m_record, m_inputs->content()));
    emit changed();
}

} // namespace ChannelConsole
