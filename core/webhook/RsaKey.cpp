// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/RsaKey.h"

#include <openssl/bio.h>
#include <openssl/decoder.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include <QCoreApplication>
#include <QRegularExpression>

namespace ChannelConsole {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("RsaKey", text);
}

Problem faulty(const QString &text, const QString &remedy)
{
    return {.kind = ProblemKind::InvalidInput, .side = Side::ThisComputer, .text = text, .remedy = remedy};
}

/// Stands in for OpenSSL's own callback, which would ask on the terminal.
int noPassphrase(char *, size_t, size_t *, const OSSL_PARAM[], void *)
{
    return 0;
}

/// No key if the text is not one of that kind. OpenSSL's error queue is left as it was found: the TLS sockets
/// of this thread read it, too.
std::shared_ptr<EVP_PKEY> decoded(const QByteArray &pem, int selection)
{
    ERR_set_mark();
    EVP_PKEY *key = nullptr;
    const std::unique_ptr<OSSL_DECODER_CTX, decltype(&OSSL_DECODER_CTX_free)> decoder(
        OSSL_DECODER_CTX_new_for_pkey(&key, "PEM", nullptr, "RSA", selection, nullptr, nullptr),
        &OSSL_DECODER_CTX_free);
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> input(
        BIO_new_mem_buf(pem.constData(), int(pem.size())), &BIO_free_all);
    if (decoder && input) {
        OSSL_DECODER_CTX_set_passphrase_cb(decoder.get(), noPassphrase, nullptr);
        if (OSSL_DECODER_from_bio(decoder.get(), input.get()) != 1) {
            EVP_PKEY_free(key);
            key = nullptr;
        }
    }
    ERR_pop_to_mark();
    if (!key)
        return nullptr;
    return {key, &EVP_PKEY_free};
}

} // namespace

RsaKey::RsaKey(std::shared_ptr<evp_pkey_st> key)
    : m_key(std::move(key))
{
}

Result<RsaKey> RsaKey::checked(std::shared_ptr<evp_pkey_st> key)
{
    const RsaKey result(std::move(key));
    if (result.bits() < kMinimumBits)
        return faulty(
            tr("This RSA key has %1 bits; fewer than %2 are not safe.").arg(result.bits()).arg(kMinimumBits),
            tr("Make a new pair of keys with %1 bits or more.").arg(kMinimumBits));
    return result;
}

Result<RsaKey> RsaKey::publicFromPem(const QByteArray &pem)
{
    if (pem.contains("PRIVATE KEY"))
        return faulty(tr("This holds a private key. It must not be kept where public keys are."),
            tr("Paste the public key only: the part from BEGIN PUBLIC KEY to END PUBLIC KEY."));
    if (pem.contains("BEGIN CERTIFICATE"))
        return faulty(tr("This is a certificate, not a public key."),
            tr("Take the key out of it with: openssl x509 -pubkey -noout -in certificate.pem"));
    if (!pem.contains("-----BEGIN"))
        return faulty(tr("This is not a public key in PEM form."),
            tr("Paste the whole text, with the lines BEGIN PUBLIC KEY and END PUBLIC KEY."));
    auto key = decoded(normalisedPem(pem), EVP_PKEY_PUBLIC_KEY);
    if (!key)
        return faulty(tr("This is not an RSA public key that can be read."),
            tr("Check that it was copied whole and that it is an RSA key: others (EC, Ed25519) do not go "
               "with RS256 and RS512."));
    return checked(std::move(key));
}

Result<RsaKey> RsaKey::privateFromPem(const QByteArray &pem)
{
    if (pem.contains("ENCRYPTED"))
        return faulty(tr("This private key is protected by a passphrase."),
            tr("Take the passphrase off with: openssl pkey -in key.pem -out plain.pem. Here the key is kept "
               "in the system's keychain."));
    if (!pem.contains("PRIVATE KEY"))
        return faulty(tr("This is not a private key in PEM form."),
            tr("Paste the whole text, with the lines BEGIN PRIVATE KEY and END PRIVATE KEY."));
    auto key = decoded(normalisedPem(pem), EVP_PKEY_KEYPAIR);
    if (!key)
        return faulty(tr("This is not an RSA private key that can be read."),
            tr("Check that it was copied whole and that it is an RSA key: others (EC, Ed25519) do not go "
               "with RS256 and RS512."));
    return checked(std::move(key));
}

int RsaKey::bits() const
{
    return EVP_PKEY_get_bits(m_key.get());
}

bool RsaKey::belongsTo(const RsaKey &other) const
{
    return EVP_PKEY_eq(m_key.get(), other.m_key.get()) == 1;
}

evp_pkey_st *RsaKey::handle() const
{
    return m_key.get();
}

QByteArray normalisedPem(const QByteArray &pasted)
{
    static const QRegularExpression kBlock(
        QStringLiteral("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression kWhite(
        QStringLiteral("\\s+|\\\\[nr]"), QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression kBase64(QStringLiteral("^[A-Za-z0-9+/]+={0,2}$"));
    const QRegularExpressionMatch block = kBlock.match(QString::fromUtf8(pasted));
    const QString body = block.captured(2).remove(kWhite);
    if (!kBase64.match(body).hasMatch())
        return pasted.trimmed();
    constexpr qsizetype kLine = 64; // RFC 7468 §2
    QByteArray text = "-----BEGIN " + block.captured(1).toLatin1() + "-----\n";
    for (qsizetype start = 0; start < body.size(); start += kLine)
        text += body.mid(start, kLine).toLatin1() + '\n';
    return text + "-----END " + block.captured(1).toLatin1() + "-----\n";
}

} // namespace ChannelConsole
