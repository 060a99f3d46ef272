// SPDX-License-Identifier: Apache-2.0
#include "support/Certificates.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <ctime>

namespace ChannelConsole {

namespace {

template <auto release>
struct Release
{
    template <typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO_free_all>>;

Key makeKey()
{
    return Key(EVP_EC_gen("P-256"));
}

void addExtension(X509 *certificate, X509 *issuer, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData());
    if (!extension)
        qFatal("cannot make a certificate extension");
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Certificate makeCertificate(const QByteArray &commonName, EVP_PKEY *key, const CertificateOrder &order)
{
    static long serial = std::time(nullptr);
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), std::time_t(order.from.toSecsSinceEpoch()));
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), std::time_t(order.until.toSecsSinceEpoch()));
    X509_set_pubkey(certificate.get(), key);
    const QByteArray name = commonName;
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>(name.constData()), int(name.size()), -1, 0);
    return certificate;
}

void sign(X509 *certificate, X509 *issuer, EVP_PKEY *issuerKey)
{
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer));
    if (X509_sign(certificate, issuerKey, EVP_sha256()) == 0)
        qFatal("cannot sign a certificate");
}

QByteArray contents(BIO *memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return QByteArray(data, size);
}

QByteArray pemOf(X509 *certificate)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(memory.get(), certificate);
    return contents(memory.get());
}

QByteArray pemOf(EVP_PKEY *key)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return contents(memory.get());
}

void addServerExtensions(X509 *certificate, X509 *issuer, const CertificateOrder &order)
{
    QByteArray names = "DNS:" + order.dnsName.toLatin1();
    if (!order.ipAddress.isEmpty())
        names += ",IP:" + order.ipAddress.toLatin1();
    addExtension(certificate, issuer, NID_subject_alt_name, names);
    addExtension(certificate, issuer, NID_ext_key_usage, "serverAuth");
}

QSslConfiguration configuration(X509 *certificate, EVP_PKEY *key)
{
    QSslConfiguration server = QSslConfiguration::defaultConfiguration();
    server.setLocalCertificate(QSslCertificate(pemOf(certificate), QSsl::Pem));
    server.setPrivateKey(QSslKey(pemOf(key), QSsl::Ec, QSsl::Pem));
    server.setPeerVerifyMode(QSslSocket::VerifyNone);
    return server;
}

} // namespace

struct TestAuthority::Private
{
    Key key = makeKey();
    Certificate certificate;
};

TestAuthority::TestAuthority()
    : d(std::make_unique<Private>())
{
    d->certificate = makeCertificate("Channel Console Test Authority", d->key.get(), {});
    addExtension(d->certificate.get(), d->certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    addExtension(d->certificate.get(), d->certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    sign(d->certificate.get(), d->certificate.get(), d->key.get());
}

TestAuthority::~TestAuthority() = default;

QByteArray TestAuthority::pem() const
{
    return pemOf(d->certificate.get());
}

QSslConfiguration TestAuthority::serverWith(const CertificateOrder &order) const
{
    const Key key = makeKey();
    const Certificate certificate = makeCertificate(order.dnsName.toUtf8(), key.get(), order);
    addServerExtensions(certificate.get(), d->certificate.get(), order);
    sign(certificate.get(), d->certificate.get(), d->key.get());
    return configuration(certificate.get(), key.get());
}

QSslConfiguration TestAuthority::selfSignedServer(const CertificateOrder &order)
{
    const Key key = makeKey();
    const Certificate certificate = makeCertificate(order.dnsName.toUtf8(), key.get(), order);
    addServerExtensions(certificate.get(), certificate.get(), order);
    sign(certificate.get(), certificate.get(), key.get());
    return configuration(certificate.get(), key.get());
}

} // namespace ChannelConsole
