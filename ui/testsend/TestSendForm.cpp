// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/TestSendForm.h"

#include "core/channel/PhoneNumber.h"
#include "ui/log/LogText.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/MouseRelease.h"
#include "ui/widgets/PlainLabel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kTextLines = 5;

} // namespace

TestSendForm::TestSendForm(TestSendViewModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_column(new FormColumn(this))
    , m_businessNumber(new QComboBox)
    , m_userNumber(new QLineEdit)
    , m_keyword(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_counter(new PlainLabel(PlainLabel::Tone::Secondary))
{
    buildRows();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_column);

    connect(m_businessNumber, &QComboBox::currentIndexChanged, this,
        [this] { m_model->setBusinessNumber(m_businessNumber->currentData().toString()); });
    connect(m_userNumber, &QLineEdit::textChanged, m_model, &TestSendViewModel::setUserNumber);
    connect(m_userNumber, &QLineEdit::editingFinished, this,
        [this] { afterMouseRelease(this, [this] { tidyUserNumber(); }); });
    connect(m_keyword, &QLineEdit::textChanged, m_model, &TestSendViewModel::setKeyword);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_model->setText(m_text->toPlainText()); });

    connect(m_model, &TestSendViewModel::channelChanged, this, &TestSendForm::showChannel);
    connect(m_model, &TestSendViewModel::draftReplaced, this, &TestSendForm::showDraft);
    connect(m_model, &TestSendViewModel::previewChanged, this, [this] {
        showFault();
        showCounter();
    });
    showChannel();
    showDraft();
    showFault();
    showCounter();
}

void TestSendForm::buildRows()
{
    m_businessNumber->setObjectName(u"businessNumber"_s);
    m_userNumber->setObjectName(u"userNumber"_s);
    m_keyword->setObjectName(u"keyword"_s);
    m_text->setObjectName(u"text"_s);
    m_counter->setObjectName(u"textCounter"_s);
    m_counter->setWordWrap(false); // a wrapped line may be squeezed to nothing, into the field above it
    m_userNumber->setPlaceholderText(tr("+ and country code"));
    m_userNumber->setInputMethodHints(Qt::ImhDialableCharactersOnly);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * kTextLines
        + 2 * static_cast<int>(m_text->document()->documentMargin()) + 2 * m_text->frameWidth());

    m_businessNumberRow = m_column->addRow(tr("Business number"), m_businessNumber);
    m_userNumberRow = m_column->addRow(tr("User number"), m_userNumber);
    m_keywordRow = m_column->addRow(tr("Keyword"), m_keyword,
        tr("Only for the partner's own development sandbox, not for the one of this program. It goes before "
           "the text: with the "
           "keyword Kore and the text Hi, “Kore Hi” is sent."));
    m_textRow = m_column->addRow(tr("Text"), m_text);
    m_textRow->addBelow(m_counter);
}

void TestSendForm::showChannel()
{
    const QSignalBlocker quiet(m_businessNumber);
    m_businessNumber->clear();
    for (const QString &number : m_model->businessNumbers())
        m_businessNumber->addItem(numberText(number), number);
    const QString keyword = m_model->keywordLabel();
    if (!keyword.isEmpty())
        m_keywordRow->setLabelText(keyword);
    m_keywordRow->setRowVisible(!keyword.isEmpty());
}

void TestSendForm::showDraft()
{
    const TestSendDraft draft = m_model->draft();
    const QSignalBlocker quietBusinessNumber(m_businessNumber);
    const QSignalBlocker quietUserNumber(m_userNumber);
    const QSignalBlocker quietKeyword(m_keyword);
    const QSignalBlocker quietText(m_text);
    m_businessNumber->setCurrentIndex(m_businessNumber->findData(draft.businessNumber));
    // Only what differs: setting a text moves the cursor and forgets what could be undone.
    if (m_userNumber->text() != draft.userNumber)
        m_userNumber->setText(draft.userNumber);
    if (m_keyword->text() != draft.keyword)
        m_keyword->setText(draft.keyword);
    if (m_text->toPlainText() != draft.text)
        m_text->setPlainText(draft.text);
}

void TestSendForm::showFault()
{
    using Place = TestSendViewModel::Place;
    const std::optional<TestSendViewModel::Fault> fault = m_model->fault();
    for (const Place place : {Place::BusinessNumber, Place::UserNumber, Place::Text}) {
        QString text;
        if (fault && fault->place == place)
            text = fault->problem.remedy.isEmpty()
                ? fault->problem.text
                : QString(fault->problem.text + u' ' + fault->problem.remedy);
        // A number that is being typed is not wrong yet.
        const bool typing
            = place == Place::UserNumber && m_userNumber->hasFocus() && m_userNumber->isModified();
        rowAt(place)->setFault(typing ? QString() : text);
    }
}

void TestSendForm::showCounter()
{
    const QLocale locale;
    m_counter->setText(
        tr("%1 of %2 characters")
            .arg(locale.toString(m_model->textLength()), locale.toString(m_model->maximumTextLength())));
}

void TestSendForm::tidyUserNumber()
{
    m_userNumber->setModified(false);
    const Result<QString> number = normalisedNumber(m_userNumber->text());
    if (number)
        m_userNumber->setText(displayNumber(number.value()));
    showFault();
}

void TestSendForm::takeUserNumber(const QString &number)
{
    m_userNumber->setText(displayNumber(number));
    m_userNumber->setModified(false);
    m_text->setFocus(Qt::OtherFocusReason);
}

void TestSendForm::focusFirstEmpty()
{
    QWidget *first = m_userNumber->text().isEmpty() ? static_cast<QWidget *>(m_userNumber) : m_text;
    first->setFocus(Qt::OtherFocusReason);
}

void TestSendForm::focusFault()
{
    m_userNumber->setModified(false);
    showFault();
    const std::optional<TestSendViewModel::Fault> fault = m_model->fault();
    if (FormRow *row = fault ? rowAt(fault->place) : nullptr)
        row->field()->setFocus(Qt::OtherFocusReason);
}

FormRow *TestSendForm::rowAt(TestSendViewModel::Place place) const
{
    switch (place) {
    case TestSendViewModel::Place::BusinessNumber:
        return m_businessNumberRow;
    case TestSendViewModel::Place::UserNumber:
        return m_userNumberRow;
    case TestSendViewModel::Place::Text:
        return m_textRow;
    case TestSendViewModel::Place::Channel:
        return nullptr;
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole
