// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/StandInForm.h"

#include "ui/webhook/EndpointViewModel.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kHighestCap = 1000;

} // namespace

StandInForm::StandInForm(EndpointViewModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_kind(new QComboBox)
    , m_text(new QLineEdit)
    , m_numbers(new QLineEdit)
    , m_cap(new QSpinBox)
{
    auto *about = new PlainLabel(PlainLabel::Tone::Secondary,
        tr("Answers a user in the assistant's place, from the number that was written to, to prove the "
           "channel "
           "in both directions. Each answer is a real message that costs money, unless in the sandbox."),
        this);
    auto *form = new FormColumn(this);
    m_kind->setObjectName(u"standInKind"_s);
    m_kind->addItem(tr("Nothing"), int(StandInKind::Off));
    m_kind->addItem(tr("The same text"), int(StandInKind::Echo));
    m_kind->addItem(tr("A fixed text"), int(StandInKind::FixedText));
    m_kindRow = form->addRow(tr("Answers with"), m_kind);
    m_text->setObjectName(u"standInText"_s);
    m_textRow = form->addRow(tr("Text"), m_text);
    m_numbers->setObjectName(u"standInNumbers"_s);
    m_numbersRow = form->addRow(tr("Answers only to"), m_numbers,
        tr("User numbers with country code, separated by commas. Nobody else is answered."));
    m_cap->setObjectName(u"standInCap"_s);
    m_cap->setRange(1, kHighestCap);
    m_cap->setKeyboardTracking(false);
    m_capRow = form->addRow(tr("Answers a day"), m_cap, tr("At most, to each number."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kMedium);
    layout->addWidget(about);
    layout->addWidget(form);

    connect(m_kind, &QComboBox::activated, this,
        [this] { m_model->setStandInKind(StandInKind(m_kind->currentData().toInt())); });
    connect(m_text, &QLineEdit::editingFinished, this, [this] { m_model->setStandInText(m_text->text()); });
    connect(m_numbers, &QLineEdit::editingFinished, this,
        [this] { m_model->setAllowedNumbers(m_numbers->text()); });
    connect(m_cap, &QSpinBox::valueChanged, m_model, &EndpointViewModel::setDailyCap);
    connect(m_model, &EndpointViewModel::changed, this, &StandInForm::refresh);
    refresh();
}

void StandInForm::refresh()
{
    const StandInSettings settings = m_model->settings().standIn;
    const bool on = settings.kind != StandInKind::Off;
    const bool anew = std::exchange(m_shown, m_model->assistantId()) != m_model->assistantId();
    const auto fill = [anew](QLineEdit *input, const QString &text) {
        // What is being typed is not taken away.
        if ((anew || !input->hasFocus()) && input->text() != text)
            input->setText(text);
    };
    const QSignalBlocker cap(m_cap);
    m_kind->setCurrentIndex(m_kind->findData(int(settings.kind)));
    const QString missing = on ? m_model->standInMissing() : QString();
    m_kindRow->setNote(missing.isEmpty() ? QString() : tr("It does not answer yet. %1").arg(missing));
    fill(m_text, settings.text);
    m_textRow->setRowVisible(settings.kind == StandInKind::FixedText);
    fill(m_numbers, m_model->typed(EndpointViewModel::Input::AllowedNumbers));
    m_numbersRow->setFault(m_model->fault(EndpointViewModel::Input::AllowedNumbers));
    m_numbersRow->setRowVisible(on);
    m_cap->setValue(settings.dailyCap);
    m_capRow->setRowVisible(on);
}

} // namespace ChannelConsole
