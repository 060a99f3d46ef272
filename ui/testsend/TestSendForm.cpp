// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/TestSendForm.h"

#include "core/channel/PhoneNumber.h"
#include "ui/log/LogText.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/MouseRelease.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

TestSendForm::TestSendForm(TestSendViewModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_column(new FormColumn(this))
    , m_businessNumber(new QComboBox)
    , m_userNumber(new QLineEdit)
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

    connect(m_model, &TestSendViewModel::channelChanged, this, &TestSendForm::showChannel);
    connect(m_model, &TestSendViewModel::draftReplaced, this, &TestSendForm::showDraft);
    connect(m_model, &TestSendViewModel::previewChanged, this, &TestSendForm::showFault);
    showChannel();
    showDraft();
    showFault();
}

void TestSendForm::buildRows()
{
    m_businessNumber->setObjectName(u"businessNumber"_s);
    m_userNumber->setObjectName(u"userNumber"_s);
    m_userNumber->setPlaceholderText(tr("+ and country code"));
    m_userNumber->setInputMethodHints(Qt::ImhDialableCharactersOnly);
    m_businessNumberRow = m_column->addRow(tr("Business number"), m_businessNumber);
    m_userNumberRow = m_column->addRow(tr("User number"), m_userNumber);
}

void TestSendForm::showChannel()
{
    const QSignalBlocker quiet(m_businessNumber);
    m_businessNumber->clear();
    for (const QString &number : m_model->businessNumbers())
        m_businessNumber->addItem(numberText(number), number);
}

void TestSendForm::showDraft()
{
    const TestSendDraft draft = m_model->draft();
    const QSignalBlocker quietBusinessNumber(m_businessNumber);
    const QSignalBlocker quietUserNumber(m_userNumber);
    m_businessNumber->setCurrentIndex(m_businessNumber->findData(draft.businessNumber));
    // Only what differs: setting a text moves the cursor and forgets what could be undone.
    if (m_userNumber->text() != draft.userNumber)
        m_userNumber->setText(draft.userNumber);
}

void TestSendForm::showFault()
{
    using Place = TestSendViewModel::Place;
    const std::optional<TestSendViewModel::Fault> fault = m_model->fault();
    for (const Place place : {Place::BusinessNumber, Place::UserNumber}) {
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
    case TestSendViewModel::Place::Content:
    case TestSendViewModel::Place::Channel:
        return nullptr;
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole
