// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/CopyButton.h"

#include "ui/widgets/Spacing.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

CopyButton::CopyButton(const QString &what, std::function<QString()> text, QWidget *parent)
    : QPushButton(parent)
    , m_value(std::move(text))
    , m_label(tr("Copy"))
    , m_back(new QTimer(this))
{
    setAutoDefault(false);
    setAccessibleName(tr("Copy %1").arg(what));
    setToolTip(accessibleName());
    m_back->setSingleShot(true);
    m_back->setInterval(std::chrono::seconds(2));
    connect(m_back, &QTimer::timeout, this, &CopyButton::showReady);
    connect(this, &QPushButton::clicked, this, &CopyButton::copy);
    showReady();
    makeRoom();
}

void CopyButton::spellOut()
{
    m_label = accessibleName();
    showReady();
    makeRoom();
}

void CopyButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        makeRoom();
}

/// Wide enough for both of its texts, so that nothing beside it moves when it says "Copied".
void CopyButton::makeRoom()
{
    const QString shown = text();
    setText(tr("Copied"));
    int width = sizeHint().width();
    setText(m_label);
    width = qMax(width, sizeHint().width());
    setText(shown);
    // More than a word would stand right at the frame in some styles (cf. giveRoom()).
    setFixedWidth(width + (m_label == tr("Copy") ? 0 : Spacing::kMedium));
}

void CopyButton::copy()
{
    const QString value = m_value();
    if (value.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(value);
    setText(tr("Copied"));
    m_back->start();
    emit copied();
}

void CopyButton::showReady()
{
    setText(m_label);
}

} // namespace ChannelConsole
