// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/AppDraft.h"

#include "core/webhook/RsaKey.h"
#include "core/webhook/TokenSignature.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace ChannelConsole {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("AppDraft", text);
}

bool hasSpace(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar each) { return each.isSpace(); });
}

QList<FieldFault> keyFaults(const AppDraft &app)
{
    const auto fault = [](const char16_t *field, const QString &text, const QString &remedy) {
        return FieldFault{.fieldId = QString::fromUtf16(field), .text = text + u' ' + remedy};
    };
    QList<FieldFault> faults;
    const Result<RsaKey> publicKey = RsaKey::publicFromPem(app.publicKey.toUtf8());
    if (!publicKey)
        faults.append(fault(kPublicKeyField, publicKey.error().text, publicKey.error().remedy));
    if (app.clientSecret.isEmpty())
        return faults;
    const Result<RsaKey> privateKey = RsaKey::privateFromPem(app.clientSecret);
    if (!privateKey)
        faults.append(fault(kClientSecretField, privateKey.error().text, privateKey.error().remedy));
    else if (publicKey && !privateKey.value().belongsTo(publicKey.value()))
        faults.append(fault(kClientSecretField,
            translated(QT_TRANSLATE_NOOP("AppDraft", "This private key does not belong to the public key.")),
            translated(QT_TRANSLATE_NOOP("AppDraft", "Paste both keys of the same pair."))));
    return faults;
}

} // namespace

AppDraft newAppDraft()
{
    // The platform's ids are version 5 UUIDs; it checks the version digit of stream ids, so ours have it too.
    const QUuid id = QUuid::createUuidV5(QUuid::createUuid(), QStringLiteral("app"));
    AppDraft app;
    app.clientId = QStringLiteral("cs-") + id.toString(QUuid::WithoutBraces);
    return app;
}

QByteArray generatedClientSecret()
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random)).toBase64();
}

JwtApp withDraft(JwtApp stored, const AppDraft &draft)
{
    stored.name = draft.name.trimmed();
    stored.clientId = draft.clientId;
    stored.algorithm = draft.algorithm;
    stored.publicKey = isRsaAlgorithm(draft.algorithm)
        ? QString::fromLatin1(normalisedPem(draft.publicKey.toUtf8()))
        : QString();
    stored.enforceJti = draft.enforceJti;
    return stored;
}

QByteArray secretToStore(const AppDraft &draft)
{
    if (draft.clientSecret.isEmpty() || !isRsaAlgorithm(draft.algorithm))
        return draft.clientSecret;
    return normalisedPem(draft.clientSecret);
}

QList<FieldFault> checkApp(const AppDraft &app, bool hasSecret)
{
    QList<FieldFault> faults;
    const auto add = [&faults](const char16_t *field, const char *text) {
        faults.append({.fieldId = QString::fromUtf16(field), .text = translated(text)});
    };
    if (app.name.trimmed().isEmpty())
        add(kAppNameField, QT_TRANSLATE_NOOP("AppDraft", "Give the app a name."));
    if (app.clientId.isEmpty())
        add(kClientIdField, QT_TRANSLATE_NOOP("AppDraft", "Enter the client id of the app."));
    else if (hasSpace(app.clientId))
        add(kClientIdField, QT_TRANSLATE_NOOP("AppDraft", "A client id has no spaces in it."));
    if (isRsaAlgorithm(app.algorithm))
        return faults + keyFaults(app);
    if (app.clientSecret.isEmpty() && !hasSecret)
        add(kClientSecretField, QT_TRANSLATE_NOOP("AppDraft", "Paste the client secret, or generate one."));
    else if (hasSpace(QString::fromUtf8(app.clientSecret)))
        add(kClientSecretField, QT_TRANSLATE_NOOP("AppDraft", "A client secret has no spaces in it."));
    return faults;
}

} // namespace ChannelConsole
