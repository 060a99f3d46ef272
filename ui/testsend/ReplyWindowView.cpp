// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/ReplyWindowView.h"

#include "ui/testsend/ReplyWindowModel.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

QString iconName(ReplyWindow::Kind kind)
{
    switch (kind) {
    case ReplyWindow::Kind::Open:
        return u"success"_s;
    case ReplyWindow::Kind::Closed:
        return u"warning"_s;
    case ReplyWindow::Kind::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

ReplyWindowView::ReplyWindowView(const ReplyWindowModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_icon(new IconLabel(u"clock"_s, 16, this))
    , m_text(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_template(new QPushButton(tr("Choose a template"), this))
{
    m_text->setObjectName(u"replyWindow"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_template, 0, Qt::AlignTop);
    m_template->setObjectName(u"chooseTemplate"_s);
    m_template->setAccessibleName(m_template->text());
    m_template->setAutoDefault(false);
    giveRoom(m_template);
    connect(m_template, &QPushButton::clicked, this, &ReplyWindowView::templateRequested);
    connect(model, &ReplyWindowModel::changed, this, &ReplyWindowView::refresh);
    refresh();
}

void ReplyWindowView::refresh()
{
    m_icon->setIconName(iconName(m_model->window().kind));
    m_text->setText(m_model->text());
    const ReplyWindow::Kind kind = m_model->window().kind;
    m_template->setVisible(m_offersTemplate && kind != ReplyWindow::Kind::Open);
    // Where it is not known it is no more than a possibility.
    m_template->setFlat(kind == ReplyWindow::Kind::Unknown);
    m_text->setTone(
        kind == ReplyWindow::Kind::Closed ? PlainLabel::Tone::Normal : PlainLabel::Tone::Secondary);
    setVisible(!m_model->text().isEmpty());
}

void ReplyWindowView::setOffersTemplate(bool offers)
{
    if (offers == m_offersTemplate)
        return;
    m_offersTemplate = offers;
    refresh();
}

} // namespace ChannelConsole
