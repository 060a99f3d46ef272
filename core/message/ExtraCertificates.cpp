// SPDX-License-Identifier: Apache-2.0
#include "core/message/ExtraCertificates.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QSslCertificate>
#include <QThreadPool>

#include <memory>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaximumBytes = 1024 * 1024;

Problem problemWith(const QString &fileName, const QString &why, const QString &details = {})
{
    return {.kind = ProblemKind::InvalidInput,
        .side = Side::ThisComputer,
        .text = why.arg(fileName),
        .remedy = QCoreApplication::translate("ExtraCertificates",
            "Choose another certificate file on the Configurations page under Advanced, or none."),
        .details = details,
        .field = u"extraCaFile"_s};
}

Result<QByteArray> readNow(const QString &fileName)
{
    // Not a plain file would be a device or a pipe, which may never end.
    if (!QFileInfo(fileName).isFile())
        return problemWith(fileName,
            QCoreApplication::translate("ExtraCertificates", "The certificate file %1 does not exist."));
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return problemWith(fileName,
            QCoreApplication::translate("ExtraCertificates", "The certificate file %1 cannot be read."),
            file.errorString());
    const QByteArray pem = file.read(kMaximumBytes + 1);
    if (pem.size() > kMaximumBytes)
        return problemWith(fileName,
            QCoreApplication::translate(
                "ExtraCertificates", "The certificate file %1 is larger than 1 MiB."));
    if (QSslCertificate::fromData(pem, QSsl::Pem).isEmpty())
        return problemWith(fileName,
            QCoreApplication::translate("ExtraCertificates", "There is no PEM certificate in the file %1."));
    return pem;
}

} // namespace

QFuture<Result<QByteArray>> readExtraCertificates(const QString &fileName)
{
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, fileName] {
        promise->addResult(readNow(fileName));
        promise->finish();
    });
    return promise->future();
}

} // namespace ChannelConsole
