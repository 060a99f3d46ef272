// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/MoreFilters.h"

#include "core/channel/PhoneNumber.h"
#include "ui/log/LogText.h"
#include "ui/log/filter/FilterField.h"
#include "ui/log/filter/KnownValues.h"
#include "ui/widgets/Spacing.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QResizeEvent>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFewestColumns = 2;
constexpr int kMostColumns = 4;
constexpr int kFieldColumns = 22; // average characters a field must have beside others

/// People in the log are not only numbers (a masked one, an id, a name: partners write those, too). What
/// consists of digits and what stands between them was meant to be one, though.
bool isMeantAsNumber(const QString &typed)
{
    return std::none_of(typed.cbegin(), typed.cend(),
        [](QChar each) { return each.isLetter() || each == u'*' || each == u'@'; });
}

} // namespace

MoreFilters::MoreFilters(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_scope(new QComboBox(this))
    , m_direction(new QComboBox(this))
    , m_partner(new ValueBox(this))
    , m_type(new ValueBox(this))
    , m_businessNumber(new ValueBox(this))
    , m_userNumber(new QLineEdit(this))
    , m_errorCode(new QLineEdit(this))
{
    setObjectName(u"moreFilters"_s);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(Spacing::kMedium);
    m_grid->setVerticalSpacing(Spacing::kSmall);
    m_scope->addItem(tr("This assistant"), false);
    m_scope->addItem(tr("All assistants"), true);
    m_direction->addItem(tr("All"));
    for (const Direction each : {Direction::Outbound, Direction::Inbound})
        m_direction->addItem(directionText(each), static_cast<int>(each));
    m_partner->offer(knownPartners());
    m_type->offer(knownTypes());
    for (ValueBox *box : {m_partner, m_type, m_businessNumber})
        box->setColumns(kFieldColumns / 2);
    for (QLineEdit *line : {m_userNumber, m_errorCode})
        line->setClearButtonEnabled(true);
    m_userNumber->setPlaceholderText(tr("All"));
    m_errorCode->setPlaceholderText(tr("All"));
    m_errorCode->setToolTip(tr("The partner's own code, now or earlier"));

    (void)add(tr("Show"), u"logScope"_s, m_scope);
    (void)add(tr("Partner"), u"logPartner"_s, m_partner);
    (void)add(tr("Direction"), u"logDirection"_s, m_direction);
    (void)add(tr("Type"), u"logType"_s, m_type);
    m_businessField = add(tr("Business number"), u"logBusinessNumber"_s, m_businessNumber);
    m_userField = add(tr("User number"), u"logUserNumber"_s, m_userNumber);
    (void)add(tr("Error code"), u"logErrorCode"_s, m_errorCode);
    arrange();

    for (QComboBox *box : {m_scope, m_direction})
        connect(box, &QComboBox::activated, this, &MoreFilters::edited);
    for (ValueBox *box : {m_partner, m_type})
        connect(box, &ValueBox::valueChanged, this, &MoreFilters::edited);
    connect(m_businessNumber, &ValueBox::valueChanged, this, [this] {
        takeNumber(m_businessNumber->value(), m_business, m_businessField);
        if (m_businessField->fault().isEmpty())
            m_businessNumber->setValue(m_business);
    });
    connect(m_userNumber, &QLineEdit::editingFinished, this, [this] {
        takeNumber(m_userNumber->text(), m_user, m_userField);
        if (m_userField->fault().isEmpty())
            m_userNumber->setText(numberText(m_user));
    });
    connect(m_errorCode, &QLineEdit::editingFinished, this, &MoreFilters::edited);
    for (QLineEdit *line : {m_userNumber, m_errorCode}) {
        // Emptied, also by its button, which does not leave it.
        connect(line, &QLineEdit::textEdited, this, [line](const QString &text) {
            if (text.isEmpty())
                emit line->editingFinished();
        });
    }
}

FilterField *MoreFilters::add(const QString &label, const QString &objectName, QWidget *field)
{
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *made = new FilterField(label, objectName, field, this);
    m_fields.append(made);
    return made;
}

void MoreFilters::arrange()
{
    const int width = fontMetrics().averageCharWidth() * kFieldColumns + Spacing::kMedium;
    const int columns = std::clamp((this->width() + Spacing::kMedium) / width, kFewestColumns, kMostColumns);
    if (columns == m_columns)
        return;
    for (FilterField *field : std::as_const(m_fields))
        m_grid->removeWidget(field);
    for (int column = 0; column < kMostColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_columns = columns;
    for (int index = 0; index < m_fields.size(); ++index)
        m_grid->addWidget(m_fields.at(index), index / columns, index % columns);
}

QSize MoreFilters::minimumSizeHint() const
{
    int widest = 0;
    for (const FilterField *field : m_fields)
        widest = std::max(widest, field->minimumSizeHint().width());
    return {kFewestColumns * widest + (kFewestColumns - 1) * m_grid->horizontalSpacing(),
        QWidget::minimumSizeHint().height()};
}

void MoreFilters::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MoreFilters::offerBusinessNumbers(const QList<ValueBox::Value> &numbers)
{
    m_businessNumber->offer(numbers);
}

void MoreFilters::showChoice(const LogChoice &choice)
{
    const MessageFilter &filter = choice.filter;
    m_scope->setCurrentIndex(m_scope->findData(choice.allAssistants));
    m_partner->setValue(filter.partnerId);
    m_direction->setCurrentIndex(
        filter.direction ? m_direction->findData(static_cast<int>(*filter.direction)) : 0);
    m_type->setValue(filter.type);
    m_businessNumber->setValue(filter.businessNumber);
    m_business = filter.businessNumber;
    m_businessField->setFault({});
    m_userNumber->setText(numberText(filter.userNumber));
    m_user = filter.userNumber;
    m_userField->setFault({});
    m_errorCode->setText(filter.errorCode);
}

void MoreFilters::take(LogChoice &choice) const
{
    MessageFilter &filter = choice.filter;
    choice.allAssistants = m_scope->currentData().toBool();
    filter.partnerId = m_partner->value();
    filter.direction.reset();
    if (const QVariant direction = m_direction->currentData(); direction.isValid())
        filter.direction = static_cast<Direction>(direction.toInt());
    filter.type = m_type->value();
    filter.businessNumber = m_business;
    filter.userNumber = m_user;
    filter.errorCode = m_errorCode->text().trimmed();
}

void MoreFilters::takeNumber(const QString &typed, QString &number, FilterField *field)
{
    const QString trimmed = typed.trimmed();
    if (trimmed == number || trimmed == numberText(number)) {
        field->setFault({});
        return;
    }
    const Result<QString> normalised = normalisedNumber(trimmed);
    const bool isWrong = !trimmed.isEmpty() && !normalised.ok() && isMeantAsNumber(trimmed);
    field->setFault(isWrong ? normalised.error().text : QString());
    number = isWrong ? QString() : normalised.ok() ? normalised.value() : trimmed;
    emit edited();
}

void MoreFilters::focusFirst()
{
    m_scope->setFocus(Qt::OtherFocusReason);
}

} // namespace ChannelConsole
