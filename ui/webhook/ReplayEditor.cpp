// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/ReplayEditor.h"

#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// A field under or beside its label.
template <typename Field>
Field *labelled(QGridLayout *grid, int row, const QString &label, const QString &objectName, Field *field)
{
    auto *caption = new QLabel(label, field->parentWidget());
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(field);
    field->setAccessibleName(label);
    field->setObjectName(objectName);
    field->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    grid->addWidget(caption, row, 0, Qt::AlignTop);
    grid->addWidget(field, row, 1);
    return field;
}

} // namespace

ReplayEditor::ReplayEditor(QWidget *parent)
    : QWidget(parent)
    , m_send(new QPushButton(tr("Send"), this))
{
    setObjectName(u"replayEditor"_s);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Spacing::kSmall);
    grid->setVerticalSpacing(Spacing::kSmall);
    m_method = labelled(grid, 0, tr("Method"), u"replayMethod"_s, new QLineEdit(this));
    m_target = labelled(grid, 1, tr("Target"), u"replayTarget"_s, new QLineEdit(this));
    m_headers = labelled(grid, 2, tr("Headers"), u"replayHeaders"_s, new QPlainTextEdit(this));
    m_body = labelled(grid, 3, tr("Body"), u"replayBody"_s, new QPlainTextEdit(this));
    for (QPlainTextEdit *edit : {m_headers, m_body})
        edit->setTabChangesFocus(true);
    grid->setRowStretch(2, 1);
    grid->setRowStretch(3, 3);

    m_send->setObjectName(u"sendReplay"_s);
    m_send->setAccessibleName(m_send->text());
    makePrimary(m_send);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelReplay"_s);
    cancel->setAccessibleName(cancel->text());
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(new PlainLabel(PlainLabel::Tone::Secondary,
                           tr("The authorization a call needs now is added when it goes out."), this),
        1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_send);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Spacing::kSmall, 0, 0);
    layout->setSpacing(Spacing::kSmall);
    layout->addLayout(grid, 1);
    layout->addLayout(buttons);
    setFocusProxy(m_body);
    connect(m_send, &QPushButton::clicked, this, &ReplayEditor::sendRequested);
    connect(cancel, &QPushButton::clicked, this, &ReplayEditor::cancelRequested);
}

void ReplayEditor::edit(const ReplayDraft &draft)
{
    m_original = draft;
    m_method->setText(draft.method);
    m_target->setText(draft.target);
    m_headers->setPlainText(draft.headers);
    m_body->setPlainText(QString::fromUtf8(draft.body));
    m_body->document()->setModified(false);
}

ReplayDraft ReplayEditor::draft() const
{
    ReplayDraft draft = m_original;
    draft.method = m_method->text();
    draft.target = m_target->text();
    draft.headers = m_headers->toPlainText();
    // Bytes that are no text would not survive the way through the editor: untouched they stay as they came.
    if (m_body->document()->isModified())
        draft.body = m_body->toPlainText().toUtf8();
    return draft;
}

void ReplayEditor::setBusy(bool busy)
{
    m_send->setEnabled(!busy);
}

} // namespace ChannelConsole
