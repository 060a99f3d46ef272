// SPDX-License-Identifier: Apache-2.0
#include "core/secret/SecretStore.h"

#include "core/secret/KeychainHelp.h"

#include <QCoreApplication>
#include <QUuid>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("SecretStore", text);
}

QString withKeychainName(const char *text)
{
    return translated(text).arg(keychainName());
}

struct Words
{
    ProblemKind kind;
    QString text;
    QString remedy;
};

Words notFoundWords()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    // libsecret reports an unlock prompt that was dismissed as "no such entry" when reading.
    const char *remedy = QT_TRANSLATE_NOOP("SecretStore",
        "If you were asked to unlock the %1 and cancelled, try again and unlock it. Otherwise enter the "
        "value again and save.");
#else
    const char *remedy = QT_TRANSLATE_NOOP(
        "SecretStore", "It may have been removed in the %1 itself. Enter the value again and save.");
#endif
    return {ProblemKind::MissingSecret,
        withKeychainName(QT_TRANSLATE_NOOP("SecretStore", "The %1 has no entry for this value.")),
        withKeychainName(remedy)};
}

Words wordsFor(SecretError error)
{
    switch (error) {
    case SecretError::NotFound:
        return notFoundWords();
    case SecretError::TimedOut:
        return {ProblemKind::KeychainLocked,
            withKeychainName(
                QT_TRANSLATE_NOOP("SecretStore", "The %1 did not answer in time. It is probably locked.")),
            translated(QT_TRANSLATE_NOOP("SecretStore",
                "Look for a window that asks you to unlock it, perhaps behind this one, answer it and try "
                "again."))};
    case SecretError::DeniedByUser:
        return {ProblemKind::KeychainDenied,
            withKeychainName(QT_TRANSLATE_NOOP("SecretStore", "The %1 did not let this program in.")),
            translated(QT_TRANSLATE_NOOP(
                "SecretStore", "Try again, and unlock it or allow access when you are asked."))};
    case SecretError::Unavailable:
        return {ProblemKind::KeychainUnavailable,
            translated(QT_TRANSLATE_NOOP("SecretStore", "No keychain can be reached on this computer.")),
            keychainHelp()};
    case SecretError::TooLarge:
        return {ProblemKind::KeychainTooLarge,
            withKeychainName(QT_TRANSLATE_NOOP("SecretStore", "The value is too long for the %1.")),
            translated(QT_TRANSLATE_NOOP("SecretStore",
                "Check that only the value itself was pasted. If it is a key, a shorter one works (RSA 2048, "
                "or an elliptic "
                "curve)."))};
    case SecretError::Corrupt:
        return {ProblemKind::MissingSecret,
            withKeychainName(QT_TRANSLATE_NOOP(
                "SecretStore", "The entry in the %1 was changed by another program and cannot be used.")),
            translated(QT_TRANSLATE_NOOP("SecretStore", "Enter the value again and save."))};
    case SecretError::Other:
        break;
    }
    return {ProblemKind::KeychainFailed,
        withKeychainName(QT_TRANSLATE_NOOP("SecretStore", "The %1 reported an error.")),
        translated(QT_TRANSLATE_NOOP(
            "SecretStore", "Try again. “Test keychain” in the preferences shows whether it works at all."))};
}

} // namespace

Problem toProblem(const SecretFailure &failure)
{
    const Words words = wordsFor(failure.error);
    return Problem{.kind = words.kind,
        .side = Side::ThisComputer,
        .text = words.text,
        .remedy = words.remedy,
        .details = failure.details};
}

QString newSecretName(const QUuid &owner, const QString &fieldId)
{
    // The nonce makes every write a new entry: the one before stays intact until the new one is adopted
    // (keychain.md §6.4).
    const QString nonce = QUuid::createUuid().toString(QUuid::Id128);
    return u"channel-console/v1/%1/%2/%3"_s.arg(owner.toString(QUuid::WithoutBraces), fieldId, nonce);
}

} // namespace ChannelConsole
