// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/SecretClipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QUuid>

#include <memory>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// What clipboard managers look for. An unknown type is ignored by the other systems, but each gets only its
/// own.
void markAsSecret(QMimeData &content)
{
#if defined(Q_OS_WIN)
    // Qt registers an unknown type under its own name, which is what Windows' clipboard history looks for.
    content.setData(u"ExcludeClipboardContentFromMonitorProcessing"_s, QByteArrayLiteral("1"));
#elif defined(Q_OS_MACOS)
    content.setData(u"application/x-nspasteboard-concealed-type"_s, QByteArrayLiteral("1"));
#else
    content.setData(u"x-kde-passwordManagerHint"_s, QByteArrayLiteral("secret"));
#endif
}

} // namespace

SecretClipboard::SecretClipboard(std::chrono::milliseconds keepFor, QObject *parent)
    : QObject(parent)
    , m_keepFor(keepFor)
    , m_salt(QUuid::createUuid().toRfc4122())
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(m_keepFor);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::clearIfOurs);
    // Before the platform hands the clipboard over to a manager that outlives us.
    connect(qApp, &QCoreApplication::aboutToQuit, this, &SecretClipboard::clearIfOurs);
}

SecretClipboard::~SecretClipboard()
{
    clearIfOurs();
}

void SecretClipboard::copy(const QString &secret)
{
    auto content = std::make_unique<QMimeData>();
    content->setText(secret);
    markAsSecret(*content);
    m_mark = fingerprint(secret);
    QGuiApplication::clipboard()->setMimeData(content.release()); // The clipboard owns it.
    m_timer.start();
    emit copied(int(std::chrono::ceil<std::chrono::seconds>(m_keepFor).count()));
}

void SecretClipboard::clearIfOurs()
{
    m_timer.stop();
    if (m_mark.isEmpty() || !qGuiApp)
        return;
    QClipboard *clipboard = QGuiApplication::clipboard();
    // By content: a clipboard manager may have taken it over, so that asking who owns it would leave the
    // secret there.
    const bool ours = fingerprint(clipboard->text()) == m_mark;
    m_mark.clear();
    if (!ours)
        return;
    clipboard->clear();
    emit cleared();
}

QByteArray SecretClipboard::fingerprint(const QString &text) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(m_salt);
    hash.addData(text.toUtf8());
    return hash.result();
}

} // namespace ChannelConsole
