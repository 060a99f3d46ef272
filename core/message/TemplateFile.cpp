// SPDX-License-Identifier: Apache-2.0
#include "core/message/TemplateFile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

#include <memory>

namespace ChannelConsole {

namespace {

constexpr qint64 kMostBytes = 16 * 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("TemplateFile", text);
}

Problem fileProblem(const QString &text, const QString &remedy, const QString &details = {})
{
    return {.kind = ProblemKind::InvalidInput, .text = text, .remedy = remedy, .details = details};
}

Result<QByteArray> readNow(const QString &fileName)
{
    const QString another = tr("Choose another file.");
    // Not a plain file would be a device or a pipe, which may never end.
    if (!QFileInfo(fileName).isFile())
        return fileProblem(tr("%1 is not a file.").arg(fileName), another);
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return fileProblem(tr("The file %1 cannot be read.").arg(fileName), another, file.errorString());
    const QByteArray text = file.read(kMostBytes + 1);
    if (text.size() > kMostBytes)
        return fileProblem(tr("The file %1 is larger than 16 MiB.").arg(fileName), another);
    return text;
}

Result<void> writeNow(const QString &fileName, const QByteArray &text)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return fileProblem(tr("The file %1 could not be written.").arg(fileName),
            tr("Choose another folder, or make room on the disk."), file.errorString());
    return {};
}

template <typename T, typename Work>
QFuture<T> onPool(Work work)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

} // namespace

QFuture<Result<QByteArray>> readTemplateFile(const QString &fileName)
{
    return onPool<Result<QByteArray>>([fileName] { return readNow(fileName); });
}

QFuture<Result<void>> writeTemplateFile(const QString &fileName, const QByteArray &text)
{
    return onPool<Result<void>>([fileName, text] { return writeNow(fileName, text); });
}

} // namespace ChannelConsole
