// SPDX-License-Identifier: Apache-2.0
#include "core/net/ShownCertificate.h"

#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

TlsCertificate describeCertificate(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    return {.subject = names.join(u", "_s),
        .issuer = certificate.issuerDisplayName(),
        .validFrom = certificate.effectiveDate().toUTC(),
        .expires = certificate.expiryDate().toUTC()};
}

std::optional<TlsCertificate> shownCertificate(const QNetworkReply &reply, const QList<QSslError> &errors)
{
    QSslCertificate certificate = reply.sslConfiguration().peerCertificate();
    for (const QSslError &error : errors) {
        if (certificate.isNull())
            certificate = error.certificate();
    }
    return certificate.isNull() ? std::nullopt : std::optional(describeCertificate(certificate));
}

} // namespace ChannelConsole
