// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Banner.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ProblemView.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kIconSide = 20;
constexpr int kEdge = 4; // the strip at the leading edge

QString iconName(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Information:
        return u"information"_s;
    case Banner::Kind::Success:
        return u"success"_s;
    case Banner::Kind::Warning:
        return u"warning"_s;
    case Banner::Kind::Error:
        return u"error"_s;
    case Banner::Kind::Sandbox:
        return u"sandbox"_s;
    }
    Q_UNREACHABLE();
}

QString kindWord(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Information:
        return Banner::tr("Information");
    case Banner::Kind::Success:
        return Banner::tr("Done");
    case Banner::Kind::Warning:
        return Banner::tr("Warning");
    case Banner::Kind::Error:
        return Banner::tr("Problem");
    case Banner::Kind::Sandbox:
        return Banner::tr("Sandbox");
    }
    Q_UNREACHABLE();
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel(u"information"_s, kIconSide, this))
    , m_text(new PlainLabel(PlainLabel::Tone::Strong, {}, this))
    , m_detail(new PlainLabel({}, this))
    , m_buttonLine(new QWidget(this))
    , m_buttons(new QHBoxLayout(m_buttonLine))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    auto *words = new QVBoxLayout;
    words->setSpacing(Spacing::kTight);
    words->addWidget(m_text);
    words->addWidget(m_detail);
    m_buttons->setContentsMargins(0, Spacing::kTight, 0, 0);
    m_buttons->setSpacing(Spacing::kSmall);
    words->addWidget(m_buttonLine);
    m_buttonLine->hide();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::kMedium, 12, Spacing::kMedium, 12);
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    hide();
}

void Banner::showMessage(Kind kind, const QString &text, const QString &detail)
{
    removeButtons();
    m_icon->setIconName(iconName(kind));
    m_icon->setAccessibleName(kindWord(kind));
    m_icon->setToolTip(kindWord(kind));
    m_text->setText(text);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(kindWord(kind) + u": "_s + text);
    setAccessibleDescription(detail);
    show();
    announce();
}

void Banner::showProblem(const Problem &problem)
{
    QStringList lines{problem.remedy, ProblemView::sideText(problem.side)};
    if (const QString words = ProblemView::partnerWords(problem); !words.isEmpty())
        lines.append(words);
    lines.removeAll(QString());
    showMessage(Kind::Error, problem.text, lines.join(u'\n'));
}

QPushButton *Banner::addButton(const QString &text)
{
    auto *button = new QPushButton(text, m_buttonLine);
    button->setAccessibleName(text);
    button->setAutoDefault(true); // answers Enter, not only the space bar
    if (m_buttons->isEmpty())
        m_buttons->addStretch();
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    giveRoom(button);
    m_buttonLine->show();
    return button;
}

void Banner::clear()
{
    hide();
    removeButtons();
    m_text->clear();
    m_detail->clear();
    setAccessibleName({});
    setAccessibleDescription({});
}

QString Banner::text() const
{
    return m_text->text();
}

QString Banner::detail() const
{
    return m_detail->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    const QRect edge(0, 0, kEdge, height());
    painter.fillRect(
        QStyle::visualRect(layoutDirection(), rect(), edge), palette().color(QPalette::Highlight));
}

void Banner::removeButtons()
{
    m_buttonLine->hide();
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (QWidget *button = item->widget()) {
            button->hide();
            // The click that led here may come from the button itself.
            button->deleteLater();
        }
        delete item;
    }
}

void Banner::announce()
{
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace ChannelConsole
