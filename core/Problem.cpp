// SPDX-License-Identifier: Apache-2.0
#include "core/Problem.h"

#include <QCoreApplication>

#include <array>

namespace ChannelConsole {

namespace {

struct KindName
{
    ProblemKind kind;
    const char *name;
};

// The names are stored in message logs: never change one, only add.
constexpr std::array kKindNames {
    KindName {ProblemKind::InvalidInput, "invalid-input"},
    KindName {ProblemKind::MissingSecret, "missing-secret"},
    KindName {ProblemKind::SecretForOtherOrigin, "secret-for-other-origin"},
    KindName {ProblemKind::KeychainUnavailable, "keychain-unavailable"},
    KindName {ProblemKind::KeychainLocked, "keychain-locked"},
    KindName {ProblemKind::KeychainDenied, "keychain-denied"},
    KindName {ProblemKind::KeychainTooLarge, "keychain-too-large"},
    KindName {ProblemKind::KeychainFailed, "keychain-failed"},
    KindName {ProblemKind::StoreCorrupt, "store-corrupt"},
    KindName {ProblemKind::StoreReadOnly, "store-read-only"},
    KindName {ProblemKind::StoreFull, "store-full"},
    KindName {ProblemKind::StoreTooNew, "store-too-new"},
    KindName {ProblemKind::StoreInUse, "store-in-use"},
    KindName {ProblemKind::StoreFailed, "store-failed"},
    KindName {ProblemKind::NameNotResolved, "name-not-resolved"},
    KindName {ProblemKind::ConnectionRefused, "connection-refused"},
    KindName {ProblemKind::TlsFailed, "tls-failed"},
    KindName {ProblemKind::ProxyFailed, "proxy-failed"},
    KindName {ProblemKind::TimedOut, "timed-out"},
    KindName {ProblemKind::ConnectionCut, "connection-cut"},
    KindName {ProblemKind::OutcomeUnknown, "outcome-unknown"},
    KindName {ProblemKind::ReplyTooLarge, "reply-too-large"},
    KindName {ProblemKind::ReplyNotUnderstood, "reply-not-understood"},
    KindName {ProblemKind::HttpStatus, "http-status"},
    KindName {ProblemKind::RejectedByPartner, "rejected-by-partner"},
    KindName {ProblemKind::Cancelled, "cancelled"},
    KindName {ProblemKind::CannotListen, "cannot-listen"},
    KindName {ProblemKind::Refused, "refused"},
};

struct SideName
{
    Side side;
    const char *key;
    const char *text;
};

constexpr std::array kSideNames {
    SideName {Side::ThisComputer, "this-computer", QT_TRANSLATE_NOOP("Side", "this computer")},
    SideName {Side::Network, "network", QT_TRANSLATE_NOOP("Side", "the network")},
    SideName {Side::Partner, "partner", QT_TRANSLATE_NOOP("Side", "the messaging partner")},
    SideName {Side::WhatsApp, "whatsapp", QT_TRANSLATE_NOOP("Side", "WhatsApp")},
    SideName {Side::Platform, "platform", QT_TRANSLATE_NOOP("Side", "the platform")},
};

} // namespace

QString sideName(Side side)
{
    for (const SideName &entry : kSideNames) {
        if (entry.side == side)
            return QCoreApplication::translate("Side", entry.text);
    }
    Q_UNREACHABLE();
}

QString sideKey(Side side)
{
    for (const SideName &entry : kSideNames) {
        if (entry.side == side)
            return QString::fromLatin1(entry.key);
    }
    Q_UNREACHABLE();
}

Side sideFromKey(const QString &key)
{
    for (const SideName &entry : kSideNames) {
        if (key == QLatin1StringView(entry.key))
            return entry.side;
    }
    return Side::ThisComputer;
}

QString problemKindName(ProblemKind kind)
{
    for (const KindName &entry : kKindNames) {
        if (entry.kind == kind)
            return QString::fromLatin1(entry.name);
    }
    Q_UNREACHABLE();
}

ProblemKind problemKindFromName(const QString &name)
{
    for (const KindName &entry : kKindNames) {
        if (name == QLatin1StringView(entry.name))
            return entry.kind;
    }
    return ProblemKind::Refused;
}

} // namespace ChannelConsole
