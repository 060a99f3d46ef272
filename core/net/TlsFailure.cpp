// SPDX-License-Identifier: Apache-2.0
#include "core/net/HttpFailure.h"

#include "core/net/HttpClient.h"
#include "core/net/ShownCertificate.h"

#include <QLocale>
#include <QSslCertificate>
#include <QSslSocket>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

/// What is wrong with a certificate, as far as the remedy differs; the one that explains the others first.
enum class CertificateFault {
    WrongHost,
    SelfSigned,
    Expired,
    NotYetValid,
    Revoked,
    UnknownIssuer,
    Other,
};

CertificateFault faultOf(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::HostNameMismatch:
        return CertificateFault::WrongHost;
    case QSslError::SelfSignedCertificate:
        return CertificateFault::SelfSigned;
    case QSslError::CertificateExpired:
        return CertificateFault::Expired;
    case QSslError::CertificateNotYetValid:
        return CertificateFault::NotYetValid;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return CertificateFault::Revoked;
    case QSslError::SelfSignedCertificateInChain: // a complete chain whose root is not among the trusted ones
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidCaCertificate:
        return CertificateFault::UnknownIssuer;
    default:
        return CertificateFault::Other;
    }
}

QString shortDate(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

QString namesIn(const QSslCertificate &certificate)
{
    const QString names = describeCertificate(certificate).subject;
    return names.isEmpty() ? HttpClient::tr("nobody") : names;
}

QString issuerOf(const QSslCertificate &certificate)
{
    const QString name = describeCertificate(certificate).issuer;
    return name.isEmpty() ? HttpClient::tr("unnamed") : name;
}

Problem certificateProblem(const QSslError &error, const QString &host)
{
    const QSslCertificate certificate = error.certificate();
    const auto problem = [](Side side, const QString &text, const QString &remedy) {
        return Problem{.kind = ProblemKind::TlsFailed, .side = side, .text = text, .remedy = remedy};
    };
    const QString askCompany = HttpClient::tr(
        "If your company inspects encrypted traffic, add its certificate under Advanced as the "
        "extra CA file. Otherwise do not send anything there, and tell your network administrator.");
    switch (faultOf(error)) {
    case CertificateFault::WrongHost:
        return problem(Side::ThisComputer,
            HttpClient::tr("The certificate shown is made out to %1, not to %2.")
                .arg(namesIn(certificate), host),
            HttpClient::tr("Check the host name: it has to be the one the partner gave you. A network that "
                           "asks for a sign-in first also "
                           "answers like this."));
    case CertificateFault::SelfSigned:
        return problem(Side::Network,
            HttpClient::tr("The certificate of %1 is signed by itself, so it proves nothing.").arg(host),
            askCompany);
    case CertificateFault::Expired:
        return problem(Side::Partner,
            HttpClient::tr("The certificate of %1 expired on %2.")
                .arg(host, shortDate(certificate.expiryDate())),
            HttpClient::tr("Check this computer's date and time. If they are right, whoever runs the server "
                           "has to renew it."));
    case CertificateFault::NotYetValid:
        return problem(Side::ThisComputer,
            HttpClient::tr("The certificate of %1 is valid only from %2.")
                .arg(host, shortDate(certificate.effectiveDate())),
            HttpClient::tr("Check this computer's date and time. If they are right, whoever runs the server "
                           "has to mend it."));
    case CertificateFault::Revoked:
        return problem(Side::Partner, HttpClient::tr("The certificate of %1 was revoked.").arg(host),
            HttpClient::tr("Do not send anything there. Whoever runs the server has to replace it."));
    case CertificateFault::UnknownIssuer:
        return problem(Side::Network,
            HttpClient::tr("The certificate of %1 was issued by “%2”, which this computer does not trust.")
                .arg(host, issuerOf(certificate)),
            askCompany);
    case CertificateFault::Other:
        break;
    }
    return problem(Side::Network,
        HttpClient::tr("The certificate of %1 was not accepted: %2").arg(host, error.errorString()),
        askCompany);
}

} // namespace

Problem describeTlsFailure(const HttpFailure &failure)
{
    const QString host = failure.url.host();
    if (!failure.tlsErrors.isEmpty()) {
        const auto worst = std::min_element(failure.tlsErrors.begin(), failure.tlsErrors.end(),
            [](const QSslError &left, const QSslError &right) { return faultOf(left) < faultOf(right); });
        return certificateProblem(*worst, host);
    }
    if (!QSslSocket::supportsSsl())
        return {.kind = ProblemKind::TlsFailed,
            .side = Side::ThisComputer,
            .text = HttpClient::tr("This computer lacks the library for encrypted connections."),
            .remedy
            = HttpClient::tr("Install OpenSSL 3 (or install this program again), then start it anew.")};
    return {.kind = ProblemKind::TlsFailed,
        .side = Side::Network,
        .text = HttpClient::tr("No encrypted connection to %1 could be agreed on.").arg(host),
        .remedy = HttpClient::tr("Check the port: it may not be one for https. Otherwise the server speaks "
                                 "only versions of TLS that are no "
                                 "longer safe, or something on the way interferes.")};
}

} // namespace ChannelConsole
