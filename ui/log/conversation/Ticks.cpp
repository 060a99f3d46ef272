// SPDX-License-Identifier: Apache-2.0
#include "ui/log/conversation/Ticks.h"

#include "core/log/MessageStatus.h"
#include "ui/log/LogText.h"
#include "ui/widgets/Icons.h"

#include <QCoreApplication>
#include <QPainter>

namespace ChannelConsole {

namespace {

struct Sentence
{
    const QString &status;
    const char *text;
};

const std::array kSentences{
    Sentence{
        MessageStatus::kSending, QT_TRANSLATE_NOOP("Conversation", "Sending: no answer of the partner yet.")},
    Sentence{MessageStatus::kAccepted,
        QT_TRANSLATE_NOOP(
            "Conversation", "Accepted: the partner took it. That does not mean it was delivered.")},
    Sentence{MessageStatus::kSent, QT_TRANSLATE_NOOP("Conversation", "Sent: WhatsApp has it.")},
    Sentence{MessageStatus::kDelivered,
        QT_TRANSLATE_NOOP("Conversation", "Delivered: it is on the user's phone.")},
    Sentence{MessageStatus::kRead, QT_TRANSLATE_NOOP("Conversation", "Read: the user has seen it.")},
    Sentence{
        MessageStatus::kRejected, QT_TRANSLATE_NOOP("Conversation", "Rejected: the partner refused it.")},
    Sentence{MessageStatus::kFailed, QT_TRANSLATE_NOOP("Conversation", "Failed: it did not arrive.")},
    Sentence{MessageStatus::kUnknown,
        QT_TRANSLATE_NOOP("Conversation", "Unknown: nobody has told whether it went out.")},
    Sentence{MessageStatus::kCancelled, QT_TRANSLATE_NOOP("Conversation", "Cancelled before it went out.")},
    Sentence{MessageStatus::kReceived, QT_TRANSLATE_NOOP("Conversation", "Received from the user.")},
};

/// One tick, its box as wide as high.
void drawTick(QPainter &painter, const QRectF &box)
{
    const QPointF points[] = {{box.left() + box.width() * 0.15, box.top() + box.height() * 0.55},
        {box.left() + box.width() * 0.4, box.top() + box.height() * 0.8},
        {box.left() + box.width() * 0.85, box.top() + box.height() * 0.25}};
    painter.drawPolyline(points, 3);
}

} // namespace

Ticks::Ticks(const QString &status)
    : m_shape(shapeOf(status))
    , m_icon(statusIconName(status))
{
}

Ticks::Shape Ticks::shapeOf(const QString &status)
{
    if (status == MessageStatus::kAccepted)
        return Shape::Ring;
    if (status == MessageStatus::kSent)
        return Shape::One;
    if (status == MessageStatus::kDelivered)
        return Shape::Two;
    return status == MessageStatus::kRead ? Shape::TwoOnPlate : Shape::Icon;
}

int Ticks::width(int height) const
{
    switch (m_shape) {
    case Shape::Icon:
    case Shape::Ring:
    case Shape::One:
        return height;
    case Shape::Two:
        return height * 3 / 2;
    case Shape::TwoOnPlate:
        return height * 7 / 4;
    }
    Q_UNREACHABLE();
}

void Ticks::paint(QPainter &painter, const QRect &place, const QColor &ink, const QColor &paper) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal side = place.height();
    painter.setPen(QPen(ink, qMax(1.4, side / 9), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QRectF first(place.left(), place.top(), side, side);
    switch (m_shape) {
    case Shape::Icon:
        icon(m_icon).paint(&painter, place);
        break;
    case Shape::Ring:
        painter.drawEllipse(first.adjusted(side * 0.25, side * 0.25, -side * 0.25, -side * 0.25));
        break;
    case Shape::One:
        drawTick(painter, first);
        break;
    case Shape::Two:
        drawTick(painter, first);
        drawTick(painter, first.translated(side * 0.45, 0));
        break;
    case Shape::TwoOnPlate:
        painter.setBrush(ink);
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(QRectF(place), side / 3, side / 3);
        painter.setPen(QPen(paper, qMax(1.4, side / 9), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        drawTick(painter, first.translated(side * 0.15, 0));
        drawTick(painter, first.translated(side * 0.6, 0));
        break;
    }
    painter.restore();
}

QString statusSentence(const QString &status)
{
    for (const Sentence &sentence : kSentences) {
        if (sentence.status == status)
            return QCoreApplication::translate("Conversation", sentence.text);
    }
    return status;
}

} // namespace ChannelConsole
