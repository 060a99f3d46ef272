// SPDX-License-Identifier: Apache-2.0
#include "webhook/TokenWorkshop.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <QMessageAuthenticationCode>

#include <memory>

namespace ChannelConsole::TokenWorkshop {

namespace {

QByteArray contentOf(BIO *output)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(output, &data);
    return {data, qsizetype(size)};
}

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Output = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

Output newOutput()
{
    return {BIO_new(BIO_s_mem()), &BIO_free_all};
}

RsaPair pairOf(EVP_PKEY *key)
{
    const Output publicPem = newOutput();
    PEM_write_bio_PUBKEY(publicPem.get(), key);
    const Output privatePem = newOutput();
    PEM_write_bio_PrivateKey(privatePem.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return {.publicPem = contentOf(publicPem.get()), .privatePem = contentOf(privatePem.get())};
}

Key privateKeyOf(const RsaPair &pair)
{
    const Output input{
        BIO_new_mem_buf(pair.privatePem.constData(), int(pair.privatePem.size())), &BIO_free_all};
    return {PEM_read_bio_PrivateKey(input.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free};
}

} // namespace

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray unsignedText(const QByteArray &header, const QByteArray &payload)
{
    return base64Url(header) + '.' + base64Url(payload);
}

QByteArray hmacToken(const QByteArray &header, const QByteArray &payload, const QByteArray &secret,
    QCryptographicHash::Algorithm hash)
{
    const QByteArray text = unsignedText(header, payload);
    return text + '.' + base64Url(QMessageAuthenticationCode::hash(text, secret, hash));
}

RsaPair makeRsaPair(int bits)
{
    const Key key(EVP_RSA_gen(static_cast<unsigned int>(bits)), &EVP_PKEY_free);
    return pairOf(key.get());
}

RsaPair makeEcPair()
{
    const Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    return pairOf(key.get());
}

QByteArray encryptedPem(const RsaPair &pair)
{
    const Key key = privateKeyOf(pair);
    const Output output = newOutput();
    static const char kPassphrase[] = "open sesame";
    PEM_write_bio_PrivateKey(output.get(), key.get(), EVP_aes_256_cbc(),
        reinterpret_cast<const unsigned char *>(kPassphrase), sizeof(kPassphrase) - 1, nullptr, nullptr);
    return contentOf(output.get());
}

QByteArray rsaToken(const QByteArray &header, const QByteArray &payload, const RsaPair &pair,
    const char *digest, RsaPadding padding)
{
    const QByteArray text = unsignedText(header, payload);
    const Key key = privateKeyOf(pair);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_PKEY_CTX *options = nullptr;
    EVP_DigestSignInit(context.get(), &options, EVP_get_digestbyname(digest), nullptr, key.get());
    EVP_PKEY_CTX_set_rsa_padding(
        options, padding == RsaPadding::Pss ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING);
    size_t length = size_t(EVP_PKEY_get_size(key.get()));
    QByteArray signature(qsizetype(length), '\0');
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length,
        reinterpret_cast<const unsigned char *>(text.constData()), size_t(text.size()));
    return text + '.' + base64Url(signature);
}

TokenKey hmacKey(const QString &algorithm)
{
    return {.algorithm = algorithm, .secret = kSecret, .clientId = kClientId};
}

TokenKey rsaKey(const RsaPair &pair, const QString &algorithm)
{
    return {.algorithm = algorithm, .publicKeyPem = pair.publicPem, .clientId = kClientId};
}

} // namespace ChannelConsole::TokenWorkshop
