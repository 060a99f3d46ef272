// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>

namespace ChannelConsole {

/// Who has to act before the thing can work. Every failure names one (a promise of the product).
enum class Side {
    ThisComputer,
    Network,
    Partner,
    WhatsApp,
    Platform,
};

/// The user's situation, not the technical event: what the program offers next depends on it.
enum class ProblemKind {
    InvalidInput, ///< something the user entered; `field` names it where there is one
    MissingSecret, ///< a credential has to be entered (again)
    SecretForOtherOrigin, ///< a credential was entered for another host and is not sent to this one
    KeychainUnavailable, ///< there is no keychain service
    KeychainLocked, ///< no answer in time: most likely an unlock prompt nobody answered
    KeychainDenied, ///< the user or the system refused
    KeychainTooLarge, ///< the value does not fit this system's keychain
    KeychainFailed, ///< anything else the keychain said
    StoreCorrupt, ///< the database file is damaged
    StoreReadOnly,
    StoreFull, ///< no space left on the device
    StoreTooNew, ///< written by a newer version of this program
    StoreInUse, ///< a second instance holds it
    StoreFailed,
    NameNotResolved,
    ConnectionRefused,
    TlsFailed,
    ProxyFailed,
    TimedOut, ///< the request cannot have been acted on: it did not go out completely
    ConnectionCut, ///< the connection failed before the request went out
    OutcomeUnknown, ///< the request may have been acted on, but the answer did not come
    ReplyTooLarge,
    ReplyNotUnderstood, ///< not JSON, or not the documented form
    HttpStatus, ///< a refusal by HTTP status without a partner's own code
    RejectedByPartner, ///< the partner's own code and text are in partnerCode and partnerText
    Cancelled,
    CannotListen, ///< a port of this computer cannot be used
    Refused, ///< the program itself declines, by one of its own safety rules
};

/// One failure as a person needs it: what happened, whose side it is on, what to do next; the partner's own words beside it.
/// All texts are plain text: show them as Qt::PlainText, they may contain what a partner sent.
struct Problem
{
    ProblemKind kind = ProblemKind::Refused;
    Side side = Side::ThisComputer;
    QString text; ///< what happened, one sentence, translated
    QString remedy; ///< what to do next, translated; empty only if there is nothing to do
    QString partnerCode; ///< verbatim
    QString partnerText; ///< verbatim
    QString details; ///< technical text for the details pane, untranslated
    QString field; ///< FieldSpec::id, for InvalidInput and MissingSecret

    bool operator==(const Problem &) const = default;
};

/// The side in words, e.g. "this computer", for "whose side it is on". Translated.
[[nodiscard]] QString sideName(Side side);

/// Stable untranslated names, for the database and tests. `problemKindFromName` answers Refused for an unknown name.
[[nodiscard]] QString problemKindName(ProblemKind kind);
[[nodiscard]] ProblemKind problemKindFromName(const QString &name);
[[nodiscard]] QString sideKey(Side side);
[[nodiscard]] Side sideFromKey(const QString &key);

} // namespace ChannelConsole

Q_DECLARE_METATYPE(ChannelConsole::Problem)
