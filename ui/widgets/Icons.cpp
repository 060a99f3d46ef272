// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Icons.h"

#include <QApplication>
#include <QIconEngine>
#include <QPaintEvent>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

/// Draws the SVG's shape in the palette's colour at the moment of painting, so that an icon set once follows
/// every later change of the palette without being set again.
class PaletteIconEngine final : public QIconEngine
{
public:
    explicit PaletteIconEngine(QString name)
        : m_name(std::move(name))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QPixmap shape = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        shape.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), shape);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        if (size.isEmpty())
            return {}; // where a cell is narrower than what is around its icon
        const QColor colour = colourOf(mode);
        const QString key = u"channel-console-icon/%1/%2x%3/%4"_s.arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(colour.name(QColor::HexArgb));
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QSvgRenderer shape(u":/icons/%1.svg"_s.arg(m_name));
        shape.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&result);
        shape.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(result.rect(), colour);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new PaletteIconEngine(m_name); }
    [[nodiscard]] QString key() const override { return u"channel-console"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    static QColor colourOf(QIcon::Mode mode)
    {
        const QPalette palette = QApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        case QIcon::Selected:
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return palette.color(QPalette::Active, QPalette::WindowText);
    }

    QString m_name;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new PaletteIconEngine(name));
}

IconLabel::IconLabel(const QString &iconName, int side, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon(iconName))
{
    setFixedSize(side, side);
}

void IconLabel::setIconName(const QString &iconName)
{
    m_icon = icon(iconName);
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect(), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace ChannelConsole
