// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/channel/Channel.h"
#include "core/net/HttpListener.h"

#include <QList>
#include <QUrl>

namespace ChannelConsole {

/// A user number that makes the simulated partner misbehave in a known way.
struct SandboxNumber
{
    QString number; ///< `+` and digits
    QString effect; ///< translated, e.g. "rejected: the user is not on WhatsApp"
};

/// The built-in simulated partners on loopback. Strict: wrong header, missing field, bad number and wrong
/// credentials are answered as the real one answers. Only sandbox assistants reach it, by mark
/// (Assistant::sandbox); each request also carries a key of this run, so that nothing else on this computer
/// can mistake it for a partner.
class Sandbox final
{
public:
    Sandbox();
    ~Sandbox();
    Q_DISABLE_COPY_MOVE(Sandbox)

    /// The base URL of a partner's simulation, starting the listener on first use.
    [[nodiscard]] Result<QUrl> serviceUrl(const QString &partnerId);
    /// True for any URL at the sandbox's address: a real assistant must never send there.
    [[nodiscard]] bool owns(const QUrl &url) const;
    /// To be put on every request to the sandbox.
    [[nodiscard]] HttpHeader keyHeader() const;

    /// Recipients with an effect, the well-behaved one first.
    [[nodiscard]] static QList<SandboxNumber> numbers(const QString &partnerId);
    /// How the partner's log is tried out, in a few sentences; empty where it has none. Translated.
    [[nodiscard]] static QString logNote(const QString &partnerId);
    /// A ready assistant with working settings for every partner, and the secrets that go with it (by partner
    /// and field).
    struct Starter
    {
        Assistant assistant;
        ChannelConfiguration configuration;
        QHash<QString, QHash<QString, QByteArray>> secrets;
    };
    [[nodiscard]] static Starter starter();
    /// What secrets of a sandbox assistant are bound to.
    [[nodiscard]] static QString origin(const QString &partnerId);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ChannelConsole
