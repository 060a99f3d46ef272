// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Question.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kLeastColumns = 60; // average characters

QMessageBox *newBox(QWidget *parent, const Question &question)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName(u"question"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText); // names of assistants are the user's own text
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(question.title);
    box->setText(question.text);
    box->setInformativeText(question.detail);
    // The box is as narrow as its words, and the system cuts a title that is longer.
    if (auto *grid = qobject_cast<QGridLayout *>(box->layout()))
        grid->addItem(new QSpacerItem(box->fontMetrics().averageCharWidth() * kLeastColumns, 0),
            grid->rowCount(), 0, 1, grid->columnCount());
    return box;
}

QPushButton *addButton(
    QMessageBox *box, const QString &text, QMessageBox::ButtonRole role, const QString &name)
{
    QPushButton *button = box->addButton(text, role);
    button->setObjectName(name);
    button->setAccessibleName(text);
    return button;
}

} // namespace

void askUnsaved(
    QWidget *parent, const Question &question, QObject *context, std::function<void(UnsavedAnswer)> answered)
{
    QMessageBox *box = newBox(parent, question);
    QPushButton *save
        = addButton(box, QCoreApplication::translate("Question", "Save"), QMessageBox::AcceptRole, u"save"_s);
    const auto *discard = addButton(
        box, QCoreApplication::translate("Question", "Discard"), QMessageBox::DestructiveRole, u"discard"_s);
    QPushButton *cancel = addButton(
        box, QCoreApplication::translate("Question", "Cancel"), QMessageBox::RejectRole, u"cancel"_s);
    box->setDefaultButton(save);
    box->setEscapeButton(cancel);
    QObject::connect(box, &QMessageBox::finished, context, [=, answered = std::move(answered)] {
        if (box->clickedButton() == save)
            answered(UnsavedAnswer::Save);
        else if (box->clickedButton() == discard)
            answered(UnsavedAnswer::Discard);
        else
            answered(UnsavedAnswer::Cancel);
    });
    box->open();
}

void askToConfirm(QWidget *parent, const Question &question, const QString &action, QObject *context,
    std::function<void(bool confirmed)> answered)
{
    QMessageBox *box = newBox(parent, question);
    const auto *confirm = addButton(box, action, QMessageBox::DestructiveRole, u"confirm"_s);
    QPushButton *cancel = addButton(
        box, QCoreApplication::translate("Question", "Cancel"), QMessageBox::RejectRole, u"cancel"_s);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    QObject::connect(box, &QMessageBox::finished, context,
        [=, answered = std::move(answered)] { answered(box->clickedButton() == confirm); });
    box->open();
}

} // namespace ChannelConsole
