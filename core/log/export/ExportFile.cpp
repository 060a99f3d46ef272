// SPDX-License-Identifier: Apache-2.0
#include "core/log/export/ExportFile.h"

#include "core/store/StoreProblem.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace ChannelConsole {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Export", text);
}

Problem fileProblem(const QString &text, const QString &remedy, const QString &details)
{
    return {.kind = ProblemKind::InvalidInput,
        .side = Side::ThisComputer,
        .text = text,
        .remedy = remedy,
        .details = details};
}

/// Qt says little more than "open error": the folder and its disk are looked at.
Problem whyNot(const QFileDevice &file)
{
    const QString path = file.fileName();
    const QFileInfo folder(QFileInfo(path).absolutePath());
    const QString details = file.errorString();
    if (!folder.isDir())
        return fileProblem(tr("The folder %1 is not there.").arg(QDir::toNativeSeparators(folder.filePath())),
            tr("Choose another folder."), details);
    if (file.error() == QFileDevice::ResourceError || diskIsFull(path))
        return fileProblem(
            tr("There is no room left on the disk for %1.").arg(QDir::toNativeSeparators(path)),
            tr("Make room, or choose a folder on another disk. Nothing half-written was left there."),
            details);
    if (!folder.isWritable() || file.error() == QFileDevice::PermissionsError)
        return fileProblem(
            tr("You may not write into the folder %1.").arg(QDir::toNativeSeparators(folder.filePath())),
            tr("Choose another folder."), details);
    return fileProblem(tr("The file %1 could not be written.").arg(QDir::toNativeSeparators(path)),
        tr("Choose another name or another folder."), details);
}

} // namespace

Result<void> writeThrough(QFileDevice &file, const QByteArray &bytes)
{
    if (file.write(bytes) != bytes.size() || !file.flush())
        return whyNot(file);
    return {};
}

ExportFile::ExportFile(const QString &path)
    : m_file(path)
{
}

Result<void> ExportFile::open()
{
    const QFileInfo there(m_file.fileName());
    // A device or a pipe would be replaced by the file.
    if (there.exists() && !there.isFile())
        return fileProblem(tr("%1 is not a file.").arg(QDir::toNativeSeparators(there.filePath())),
            tr("Choose another name."), {});
    if (!m_file.open(QIODevice::WriteOnly))
        return whyNot(m_file);
    m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

Result<void> ExportFile::write(const QByteArray &bytes)
{
    return writeThrough(m_file, bytes);
}

Result<void> ExportFile::commit()
{
    if (!m_file.commit())
        return whyNot(m_file);
    return {};
}

} // namespace ChannelConsole
