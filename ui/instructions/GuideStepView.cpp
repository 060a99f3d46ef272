// SPDX-License-Identifier: Apache-2.0
#include "ui/instructions/GuideStepView.h"

#include "ui/widgets/CopyButton.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPlaceIconSide = 14;

struct Place
{
    QString icon;
    QString words;
};

Place placeOf(GuideStep::Where where, const QString &partnerName)
{
    switch (where) {
    case GuideStep::Where::Partner:
        return {u"portal"_s, GuideStepView::tr("At %1").arg(partnerName)};
    case GuideStep::Where::Platform:
        return {u"platform"_s, GuideStepView::tr("On the platform")};
    case GuideStep::Where::Console:
        return {u"computer"_s, GuideStepView::tr("Here, in this program")};
    }
    Q_UNREACHABLE();
}

/// Wide enough for two digits, so that all texts begin on one line.
PlainLabel *numberLabel(int number, QWidget *parent)
{
    auto *label = new PlainLabel(PlainLabel::Tone::Title, QLocale().toString(number), parent);
    label->setWordWrap(false);
    label->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    label->setFixedWidth(label->fontMetrics().horizontalAdvance(u"00"_s));
    return label;
}

} // namespace

GuideStepView::GuideStepView(const Content &content, QWidget *parent)
    : QWidget(parent)
{
    const Place place = placeOf(content.step.where, content.partnerName);
    auto *placeLine = new QHBoxLayout;
    placeLine->setSpacing(Spacing::kTight + 2);
    placeLine->addWidget(new IconLabel(place.icon, kPlaceIconSide, this));
    placeLine->addWidget(new PlainLabel(PlainLabel::Tone::Secondary, place.words, this), 1);

    auto *words = new QVBoxLayout;
    words->setSpacing(Spacing::kTight);
    words->addLayout(placeLine);
    words->addWidget(new PlainLabel(PlainLabel::Tone::Heading, content.step.title, this));
    words->addWidget(new PlainLabel(content.step.text, this));
    if (content.carried) {
        words->addSpacing(Spacing::kTight);
        for (const QString &value : content.carried->values)
            words->addWidget(carriedLine(content.carried->label, value));
        if (content.carried->values.isEmpty())
            words->addWidget(missingLine(content.carried->label));
    }

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::kMedium);
    row->addWidget(numberLabel(content.number, this), 0, Qt::AlignTop);
    row->addLayout(words, 1);
    setAccessibleName(tr("Step %1: %2").arg(QLocale().toString(content.number), content.step.title));
}

QWidget *GuideStepView::carriedLine(const QString &label, const QString &value)
{
    auto *box = new QFrame(this);
    box->setFrameShape(QFrame::StyledPanel);
    auto *name = new PlainLabel(PlainLabel::Tone::Secondary, label, box);
    name->setWordWrap(false);
    auto *text = new PlainLabel(value, box);
    text->setAccessibleName(label);
    auto *copy = new CopyButton(
        label, [value] { return value; }, box);
    copy->setObjectName(u"copyCarriedValue"_s);

    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(12, Spacing::kTight, Spacing::kTight, Spacing::kTight);
    row->setSpacing(12);
    row->addWidget(name);
    row->addWidget(text, 1);
    row->addWidget(copy);
    return box;
}

QWidget *GuideStepView::missingLine(const QString &label)
{
    auto *line = new QWidget(this);
    auto *text = new PlainLabel(tr("%1 has not been saved here yet.").arg(label), line);
    auto *go = new QPushButton(tr("Go to Configurations"), line);
    go->setObjectName(u"goToConfigurations"_s);
    go->setAccessibleName(go->text());
    go->setAutoDefault(false);
    giveRoom(go);
    connect(go, &QPushButton::clicked, this, &GuideStepView::configurationRequested);

    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::kSmall);
    row->addWidget(new IconLabel(u"information"_s, 16, line), 0, Qt::AlignVCenter);
    row->addWidget(text, 1);
    row->addWidget(go);
    return line;
}

} // namespace ChannelConsole
