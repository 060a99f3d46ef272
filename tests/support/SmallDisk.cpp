// SPDX-License-Identifier: Apache-2.0
#include "support/SmallDisk.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>
#endif

namespace ChannelConsole::SmallDisk {

using namespace Qt::StringLiterals;

namespace {

[[maybe_unused]] bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

bool enterOwnMountNamespace()
{
#ifdef Q_OS_LINUX
    const QByteArray user = QByteArray::number(::geteuid());
    const QByteArray group = QByteArray::number(::getegid());
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0
        && writeFile(u"/proc/self/uid_map"_s, "0 " + user + " 1")
        && writeFile(u"/proc/self/setgroups"_s, "deny")
        && writeFile(u"/proc/self/gid_map"_s, "0 " + group + " 1");
#else
    return false;
#endif
}

bool mount(const QString &directory, int kibibytes)
{
#ifdef Q_OS_LINUX
    const QByteArray size = "size=" + QByteArray::number(kibibytes) + 'k';
    return ::mount("tmpfs", QFile::encodeName(directory).constData(), "tmpfs", 0, size.constData()) == 0;
#else
    Q_UNUSED(directory)
    Q_UNUSED(kibibytes)
    return false;
#endif
}

void unmount(const QString &directory)
{
#ifdef Q_OS_LINUX
    ::umount2(QFile::encodeName(directory).constData(), MNT_DETACH);
#else
    Q_UNUSED(directory)
#endif
}

bool fill(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    while (file.write(QByteArray(1024, 'x')) > 0) {}
    return true;
}

} // namespace ChannelConsole::SmallDisk
