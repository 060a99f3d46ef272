// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/NumbersEditor.h"

#include "core/channel/PhoneNumber.h"
#include "ui/configuration/ConfigurationViewModel.h"
#include "ui/configuration/FlowLayout.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MouseRelease.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ChannelConsole {

namespace {

/// Isolated, so that a + stays in front of its digits in a right-to-left text.
QString isolated(const QString &number)
{
    return QChar(0x2066) + displayNumber(number) + QChar(0x2069);
}

} // namespace

NumbersEditor::NumbersEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent)
    : FieldEditor(context, field, parent)
    , m_chips(new QWidget(this))
    , m_chipFlow(new FlowLayout(Spacing::kSmall))
    , m_input(new QLineEdit(this))
    , m_add(new QPushButton(tr("Add"), this))
    , m_warningLine(new QWidget(this))
    , m_warnings(new PlainLabel({}, m_warningLine))
    , m_full(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    m_chips->setLayout(m_chipFlow);
    layout->addWidget(m_chips);
    auto *line = new QHBoxLayout;
    line->setSpacing(Spacing::kSmall);
    line->addWidget(m_input, 1);
    line->addWidget(m_add);
    layout->addLayout(line);
    auto *warning = new QHBoxLayout(m_warningLine);
    warning->setContentsMargins({});
    warning->setSpacing(Spacing::kTight);
    warning->addWidget(new IconLabel(QStringLiteral("warning"), 16, m_warningLine), 0, Qt::AlignTop);
    warning->addWidget(m_warnings, 1);
    layout->addWidget(m_warningLine);
    layout->addWidget(m_full);

    name(m_input);
    m_input->setPlaceholderText(field.placeholder);
    name(m_add, tr("Add %1").arg(field.label), QStringLiteral("add"));
    m_add->setAutoDefault(false);
    m_warnings->setObjectName(field.id + QStringLiteral(".warnings"));
    m_full->setObjectName(field.id + QStringLiteral(".full"));
    m_full->setText(tr("%1 numbers are the most a channel can have. Delete one to add another.")
                        .arg(kMaximumBusinessNumbers));

    connect(m_input, &QLineEdit::textEdited, this, &NumbersEditor::takeEdit);
    // Enter, and leaving the field with something in it.
    connect(m_input, &QLineEdit::editingFinished, model(),
        [model = model()] { afterMouseRelease(model, [=] { model->addNumbers(); }); });
    connect(m_add, &QPushButton::clicked, this, [this] {
        model()->addNumbers();
        m_input->setFocus();
    });
}

void NumbersEditor::takeEdit(const QString &text)
{
    const bool isPasted = text.size() - m_lastLength > 1;
    m_lastLength = text.size();
    model()->setNumberInput(text);
    if (isPasted && splitPastedNumbers(text).size() > 1)
        model()->addNumbers();
}

void NumbersEditor::refresh()
{
    const QStringList numbers = model()->numbers();
    if (numbers != m_shown)
        rebuildChips(numbers);
    m_chips->setVisible(!numbers.isEmpty());
    if (m_input->text() != model()->numberInput())
        m_input->setText(model()->numberInput());
    m_lastLength = m_input->text().size();
    const bool isFull = numbers.size() >= kMaximumBusinessNumbers;
    // Disabling what has the focus would throw the focus anywhere; what was typed must stay reachable, too.
    const bool isOpen = !isFull || !m_input->text().isEmpty();
    if (!isOpen && m_input->hasFocus())
        m_chips->findChildren<QToolButton *>().constLast()->setFocus();
    m_input->setEnabled(isOpen);
    m_add->setEnabled(isOpen && !m_input->text().trimmed().isEmpty());
    m_full->setVisible(isFull);

    QStringList warnings;
    for (const QString &each : numbers) {
        if (const QString warning = model()->numberWarning(each); !warning.isEmpty())
            warnings.append(warning);
    }
    m_warnings->setText(warnings.join(u'\n'));
    m_warningLine->setVisible(!warnings.isEmpty());
}

void NumbersEditor::rebuildChips(const QStringList &numbers)
{
    // Only what came or went is touched, so that the focus stays where it is.
    const auto drop = [this](const QString &number) {
        auto *chip = m_chips->findChild<QWidget *>(number, Qt::FindDirectChildrenOnly);
        m_chipFlow->removeWidget(chip);
        chip->setObjectName({});
        chip->hide();
        chip->deleteLater(); // its own button may be what asked for this
    };
    QStringList kept;
    for (const QString &each : std::as_const(m_shown)) {
        if (numbers.contains(each))
            kept.append(each);
        else
            drop(each);
    }
    if (numbers.first(kept.size()) != kept) { // another order: all anew
        std::for_each(kept.cbegin(), kept.cend(), drop);
        kept.clear();
    }
    for (const QString &each : numbers.sliced(kept.size())) {
        QWidget *chip = makeChip(each);
        m_chipFlow->addWidget(chip);
        chip->show(); // at once: a layout shows what it was given only later, and the focus may go there now
    }
    m_shown = numbers;
    updateGeometry();
}

QWidget *NumbersEditor::makeChip(const QString &number)
{
    auto *chip = new QFrame(m_chips);
    chip->setObjectName(number);
    chip->setFrameShape(QFrame::StyledPanel);
    chip->setBackgroundRole(QPalette::Base);
    chip->setAutoFillBackground(true);
    auto *text = new PlainLabel(isolated(number), chip);
    text->setWordWrap(false);
    auto *button = new QToolButton(chip);
    button->setAutoRaise(true);
    button->setIcon(icon(QStringLiteral("close")));
    button->setIconSize(QSize(12, 12));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tr("Delete %1").arg(displayNumber(number)));
    name(button, tr("Delete %1").arg(displayNumber(number)), QStringLiteral("delete.") + number);
    connect(button, &QToolButton::clicked, this, [this, number] { remove(number); });
    auto *layout = new QHBoxLayout(chip);
    layout->setContentsMargins(Spacing::kSmall, 2, 2, 2);
    layout->setSpacing(Spacing::kTight);
    layout->addWidget(text);
    layout->addWidget(button);
    return chip;
}

void NumbersEditor::remove(const QString &number)
{
    const qsizetype at = m_shown.indexOf(number);
    model()->removeNumber(number);
    // The next chip's button takes the focus, so that several can go in a row.
    const QString next = m_shown.value(std::min(at, m_shown.size() - 1));
    auto *chip = next.isEmpty() ? nullptr : m_chips->findChild<QWidget *>(next, Qt::FindDirectChildrenOnly);
    QWidget *target = chip ? chip->findChild<QToolButton *>() : nullptr;
    (target ? target : m_input)->setFocus();
}

QWidget *NumbersEditor::focusTarget() const
{
    return m_input;
}

} // namespace ChannelConsole
