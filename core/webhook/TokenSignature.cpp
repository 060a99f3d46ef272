// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/TokenSignature.h"

#include "core/webhook/RsaKey.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <QCoreApplication>

#include <array>
#include <memory>
#include <optional>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Algorithm
{
    const char *name;
    bool rsa;
    const char *digest;
};

// RFC 7518 §3.1: HMAC, and RSASSA-PKCS1-v1_5, each with SHA-256 and SHA-512.
constexpr std::array kAlgorithms{
    Algorithm{"HS256", false, "SHA256"},
    Algorithm{"HS512", false, "SHA512"},
    Algorithm{"RS256", true, "SHA256"},
    Algorithm{"RS512", true, "SHA512"},
};

QString tr(const char *text)
{
    return QCoreApplication::translate("Token", text);
}

const Algorithm *algorithmNamed(const QString &name)
{
    for (const Algorithm &each : kAlgorithms) {
        if (name == QLatin1StringView(each.name))
            return &each;
    }
    return nullptr;
}

Problem unknownAlgorithm(const QString &name)
{
    return {.kind = ProblemKind::InvalidInput,
        .side = Side::ThisComputer,
        .text = tr("The app's algorithm “%1” is not one of %2.").arg(name, tokenAlgorithms().join(u", "_s)),
        .remedy = tr("Choose the algorithm the app has on the platform.")};
}

Problem failedHere()
{
    return {.kind = ProblemKind::Refused,
        .side = Side::ThisComputer,
        .text = tr("The signature could not be computed on this computer."),
        .remedy = tr("Check that OpenSSL 3 is installed properly, then start the program anew.")};
}

const unsigned char *bytesOf(const QByteArray &text)
{
    return reinterpret_cast<const unsigned char *>(text.constData());
}

unsigned char *bytesOf(QByteArray &text)
{
    return reinterpret_cast<unsigned char *>(text.data());
}

/// Takes what OpenSSL notes about a failure off its queue again: the TLS sockets of this thread read it, too.
class QuietErrors final
{
public:
    QuietErrors() { ERR_set_mark(); }
    ~QuietErrors() { ERR_pop_to_mark(); }
    Q_DISABLE_COPY_MOVE(QuietErrors)
};

Result<QByteArray> authenticationCode(const QByteArray &text, const TokenKey &key, const Algorithm &algorithm)
{
    // An empty key is one that everybody knows.
    if (key.secret.isEmpty())
        return Problem{.kind = ProblemKind::MissingSecret,
            .side = Side::ThisComputer,
            .text = tr("The client secret of the app is not known here."),
            .remedy = tr("Enter it under Configurations, Associate an App."),
            .field = u"clientSecret"_s};
    QByteArray code(EVP_MAX_MD_SIZE, '\0');
    size_t length = 0;
    if (!EVP_Q_mac(nullptr, "HMAC", nullptr, algorithm.digest, nullptr, key.secret.constData(),
            size_t(key.secret.size()), bytesOf(text), size_t(text.size()), bytesOf(code), size_t(code.size()),
            &length))
        return failedHere();
    code.truncate(qsizetype(length));
    return code;
}

struct DigestContext
{
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    EVP_PKEY_CTX *padding = nullptr; ///< belongs to the context
};

Result<bool> isRsaSigned(
    const QByteArray &text, const QByteArray &signature, const TokenKey &key, const Algorithm &algorithm)
{
    const Result<RsaKey> publicKey = RsaKey::publicFromPem(key.publicKeyPem);
    if (!publicKey)
        return publicKey.error();
    EVP_PKEY *handle = publicKey.value().handle();
    // RFC 8017 §8.2.2: a signature is as long as the modulus, never shorter or longer.
    if (signature.size() != EVP_PKEY_get_size(handle))
        return false;
    DigestContext digest;
    if (!digest.context
        || EVP_DigestVerifyInit_ex(
               digest.context.get(), &digest.padding, algorithm.digest, nullptr, nullptr, handle, nullptr)
            != 1
        || EVP_PKEY_CTX_set_rsa_padding(digest.padding, RSA_PKCS1_PADDING) != 1)
        return failedHere();
    return EVP_DigestVerify(digest.context.get(), bytesOf(signature), size_t(signature.size()), bytesOf(text),
               size_t(text.size()))
        == 1;
}

Result<QByteArray> rsaSignature(
    const QByteArray &text, const TokenKey &key, const QByteArray &privateKeyPem, const Algorithm &algorithm)
{
    if (privateKeyPem.isEmpty())
        return Problem{.kind = ProblemKind::MissingSecret,
            .side = Side::ThisComputer,
            .text = tr("Without the app's private key no token can be signed here."),
            .remedy = tr("Enter it under Configurations, Associate an App, or have tokens minted where the "
                         "private key is."),
            .field = u"clientSecret"_s};
    const Result<RsaKey> privateKey = RsaKey::privateFromPem(privateKeyPem);
    if (!privateKey)
        return privateKey.error();
    if (!key.publicKeyPem.isEmpty()) {
        const Result<RsaKey> publicKey = RsaKey::publicFromPem(key.publicKeyPem);
        if (!publicKey)
            return publicKey.error();
        if (!privateKey.value().belongsTo(publicKey.value()))
            return Problem{.kind = ProblemKind::InvalidInput,
                .side = Side::ThisComputer,
                .text = tr("The private key does not belong to the app's public key."),
                .remedy = tr("Enter both keys of the same pair.")};
    }
    DigestContext digest;
    size_t length = 0;
    if (!digest.context
        || EVP_DigestSignInit_ex(digest.context.get(), &digest.padding, algorithm.digest, nullptr, nullptr,
               privateKey.value().handle(), nullptr)
            != 1
        || EVP_PKEY_CTX_set_rsa_padding(digest.padding, RSA_PKCS1_PADDING) != 1
        || EVP_DigestSign(digest.context.get(), nullptr, &length, bytesOf(text), size_t(text.size())) != 1)
        return failedHere();
    QByteArray signature(qsizetype(length), '\0');
    if (EVP_DigestSign(digest.context.get(), bytesOf(signature), &length, bytesOf(text), size_t(text.size()))
        != 1)
        return failedHere();
    signature.truncate(qsizetype(length));
    return signature;
}

} // namespace

const QStringList &tokenAlgorithms()
{
    static const QStringList kNames = [] {
        QStringList names;
        for (const Algorithm &each : kAlgorithms)
            names.append(QLatin1StringView(each.name));
        return names;
    }();
    return kNames;
}

bool isRsaAlgorithm(const QString &algorithm)
{
    const Algorithm *known = algorithmNamed(algorithm);
    return known && known->rsa;
}

Result<QByteArray> signatureOf(const QByteArray &text, const TokenKey &key, const QByteArray &privateKeyPem)
{
    const QuietErrors quiet;
    const Algorithm *algorithm = algorithmNamed(key.algorithm);
    if (!algorithm)
        return unknownAlgorithm(key.algorithm);
    return algorithm->rsa ? rsaSignature(text, key, privateKeyPem, *algorithm)
                          : authenticationCode(text, key, *algorithm);
}

Result<bool> isSignedBy(const QByteArray &text, const QByteArray &signature, const TokenKey &key)
{
    const QuietErrors quiet;
    const Algorithm *algorithm = algorithmNamed(key.algorithm);
    if (!algorithm)
        return unknownAlgorithm(key.algorithm);
    if (algorithm->rsa)
        return isRsaSigned(text, signature, key, *algorithm);
    const Result<QByteArray> code = authenticationCode(text, key, *algorithm);
    if (!code)
        return code.error();
    return signature.size() == code.value().size()
        && CRYPTO_memcmp(signature.constData(), code.value().constData(), size_t(signature.size())) == 0;
}

} // namespace ChannelConsole
