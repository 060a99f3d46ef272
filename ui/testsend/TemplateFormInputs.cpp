// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/TemplateFormInputs.h"

#include "core/message/TemplateFilling.h"
#include "core/message/TemplateStanding.h"
#include "ui/widgets/FormColumn.h"

#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using HeaderKind = TemplateHeaderValue::Kind;

const QString kLatitude = u"header/latitude"_s;
const QString kLongitude = u"header/longitude"_s;

QString bodyField(qsizetype index)
{
    return u"bodyValues/%1"_s.arg(index);
}

QString buttonField(qsizetype index)
{
    return u"buttons/%1/value"_s.arg(index);
}

QString degreesText(const std::optional<double> &degrees)
{
    return degrees ? QString::number(*degrees, 'g', 9) : QString();
}

QString fileLabel(HeaderKind kind)
{
    switch (kind) {
    case HeaderKind::Video:
        return TemplateFormInputs::tr("Header video");
    case HeaderKind::Gif:
        return TemplateFormInputs::tr("Header animation");
    case HeaderKind::Document:
        return TemplateFormInputs::tr("Header document");
    default:
        return TemplateFormInputs::tr("Header image");
    }
}

QString buttonHelp(const TemplateButton &button, const QString &type)
{
    if (type == "URL"_L1)
        return button.url.isEmpty()
            ? TemplateFormInputs::tr("The end of the button's address.")
            : TemplateFormInputs::tr("Takes the placeholder's place in %1").arg(button.url);
    if (type == "QUICK_REPLY"_L1)
        return TemplateFormInputs::tr("What comes back when it is tapped. Nobody sees it.");
    if (type == "COPY_CODE"_L1)
        return TemplateFormInputs::tr("The code that is copied.");
    return type == "FLOW"_L1 ? TemplateFormInputs::tr("The flow's token; may be empty.") : QString();
}

} // namespace

TemplateFormInputs::TemplateFormInputs(QWidget *parent)
    : QWidget(parent)
    , m_column(new FormColumn(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_column);
}

void TemplateFormInputs::show(const TemplateRecord &record, const TemplateContent &content)
{
    m_record = record;
    m_content = content;
    m_wanted.clear();
    addHeader();
    addBody();
    addButtons();
    if (hasRowsFor(m_wanted)) {
        // The same inputs: who is typing into one of them stays there.
        for (const Wanted &wanted : std::as_const(m_wanted)) {
            const Row row = m_rows.value(wanted.field);
            if (row.input->text() != wanted.value)
                row.input->setText(wanted.value);
            row.row->setHelp(wanted.help);
        }
        return;
    }
    for (const QString &field : std::as_const(m_order))
        m_column->removeRow(m_rows.value(field).row);
    m_rows.clear();
    m_order.clear();
    for (const Wanted &wanted : std::as_const(m_wanted))
        add(wanted);
}

bool TemplateFormInputs::hasRowsFor(const QList<Wanted> &wanted) const
{
    return m_order.size() == wanted.size()
        && std::equal(m_order.cbegin(), m_order.cend(), wanted.cbegin(),
            [this](const QString &field, const Wanted &each) {
                return field == each.field && m_rows.value(field).label == each.label;
            });
}

void TemplateFormInputs::addLine(
    const QString &field, const QString &label, const QString &value, const QString &help)
{
    m_wanted.append({.field = field, .label = label, .value = value, .help = help});
}

void TemplateFormInputs::add(const Wanted &wanted)
{
    auto *input = new QLineEdit(wanted.value, m_column);
    input->setObjectName(u"template."_s + wanted.field);
    m_rows.insert(wanted.field,
        {.row = m_column->addRow(wanted.label, input, wanted.help), .input = input, .label = wanted.label});
    m_order.append(wanted.field);
    connect(input, &QLineEdit::textEdited, this, [this] {
        checkDegrees();
        emit changed();
    });
}

void TemplateFormInputs::addHeader()
{
    const TemplateHeaderValue &header = m_content.header;
    switch (header.kind) {
    case HeaderKind::None:
        return;
    case HeaderKind::Text:
        addLine(u"header/text"_s, tr("Header text"), header.text,
            m_record.headerText.isEmpty() ? QString() : tr("Fills: %1").arg(m_record.headerText));
        return;
    case HeaderKind::Location:
        addLine(kLatitude, tr("Header latitude"), degreesText(header.latitude));
        addLine(kLongitude, tr("Header longitude"), degreesText(header.longitude));
        return;
    default:
        addLine(u"header/url"_s, fileLabel(header.kind), header.url,
            tr("Where WhatsApp fetches the file: a public address."));
        if (header.kind == HeaderKind::Document)
            addLine(u"header/fileName"_s, tr("File name"), header.fileName);
    }
}

void TemplateFormInputs::addBody()
{
    if (isAuthentication(m_content.category)) {
        addLine(bodyField(0), tr("Code"), m_content.bodyValues.value(0),
            tr("Goes into the text and into its button."));
        return;
    }
    const QStringList names = templatePlaceholders(m_record.body);
    for (qsizetype i = 0; i < m_content.bodyValues.size(); ++i) {
        const QString name = names.value(i, QString::number(i + 1));
        const QString example = m_record.bodyExamples.value(i);
        addLine(bodyField(i), tr("Value of {{%1}}").arg(name), m_content.bodyValues.at(i),
            example.isEmpty() ? QString() : tr("Such as: %1").arg(example));
    }
}

void TemplateFormInputs::addButtons()
{
    if (isAuthentication(m_content.category))
        return;
    for (qsizetype i = 0; i < m_content.buttons.size(); ++i) {
        const TemplateButtonValue &value = m_content.buttons.at(i);
        const TemplateButton button = m_record.buttons.value(value.index);
        const QString name = button.text.isEmpty() ? templateButtonTypeText(value.type) : button.text;
        addLine(buttonField(i), tr("Button %1, %2").arg(value.index + 1).arg(name), value.value,
            buttonHelp(button, value.type));
    }
}

TemplateContent TemplateFormInputs::content() const
{
    TemplateContent content = m_content;
    for (qsizetype i = 0; i < content.bodyValues.size(); ++i) {
        if (m_rows.contains(bodyField(i)))
            content.bodyValues[i] = typed(bodyField(i));
    }
    TemplateHeaderValue &header = content.header;
    header.text = typed(u"header/text"_s);
    header.url = typed(u"header/url"_s);
    header.fileName = typed(u"header/fileName"_s);
    header.latitude = degrees(kLatitude);
    header.longitude = degrees(kLongitude);
    const bool isCode = isAuthentication(content.category);
    for (qsizetype i = 0; i < content.buttons.size(); ++i)
        content.buttons[i].value = isCode ? content.bodyValues.value(0) : typed(buttonField(i));
    return content;
}

QString TemplateFormInputs::typed(const QString &field) const
{
    const QLineEdit *input = m_rows.value(field).input;
    return input ? input->text() : QString();
}

std::optional<double> TemplateFormInputs::degrees(const QString &field) const
{
    bool isNumber = false;
    const double degrees = typed(field).trimmed().replace(u',', u'.').toDouble(&isNumber);
    return isNumber ? std::optional(degrees) : std::nullopt;
}

void TemplateFormInputs::checkDegrees()
{
    for (const QString &field : {kLatitude, kLongitude}) {
        if (FormRow *row = m_rows.value(field).row)
            row->setFault(typed(field).trimmed().isEmpty() || degrees(field)
                    ? QString()
                    : tr("Enter degrees, such as 51.4779."));
    }
}

bool TemplateFormInputs::hasUnreadable() const
{
    for (const QString &field : {kLatitude, kLongitude}) {
        if (!typed(field).trimmed().isEmpty() && !degrees(field))
            return true;
    }
    return false;
}

QList<ContentFinding> TemplateFormInputs::showFindings(const QList<ContentFinding> &findings)
{
    QList<ContentFinding> left;
    QHash<QString, QStringList> texts;
    for (const ContentFinding &finding : findings) {
        if (m_rows.contains(finding.field))
            texts[finding.field].append(finding.text);
        else
            left.append(finding);
    }
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
        row->row->setFault(texts.value(row.key()).join(u' '));
    if (hasUnreadable())
        checkDegrees();
    return left;
}

bool TemplateFormInputs::focusField(const QString &field)
{
    const QString wanted = m_rows.contains(field) ? field : field.isEmpty() ? m_order.value(0) : QString();
    QLineEdit *input = m_rows.value(wanted).input;
    if (input)
        input->setFocus(Qt::OtherFocusReason);
    return input != nullptr;
}

bool TemplateFormInputs::isStillEmpty(const QString &field) const
{
    return m_rows.contains(field) && typed(field).isEmpty();
}

} // namespace ChannelConsole
