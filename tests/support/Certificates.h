// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QString>

#include <memory>

namespace ChannelConsole {

struct CertificateOrder
{
    QString dnsName = QStringLiteral("localhost");
    QString ipAddress = QStringLiteral("127.0.0.1"); ///< left out if empty
    QDateTime from = QDateTime::currentDateTimeUtc().addDays(-1);
    QDateTime until = QDateTime::currentDateTimeUtc().addDays(1);
};

/// An authority made for one test: real keys, real signatures, trusted by nobody until its certificate is
/// added.
class TestAuthority final
{
public:
    TestAuthority();
    ~TestAuthority();
    Q_DISABLE_COPY_MOVE(TestAuthority)

    [[nodiscard]] QByteArray pem() const;
    /// What a server that shows such a certificate is to be configured with.
    [[nodiscard]] QSslConfiguration serverWith(const CertificateOrder &order) const;
    /// The same signed by its own key.
    [[nodiscard]] static QSslConfiguration selfSignedServer(const CertificateOrder &order);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ChannelConsole
