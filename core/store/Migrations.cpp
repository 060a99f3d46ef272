// SPDX-License-Identifier: Apache-2.0
#include "core/store/Migrations.h"

#include "core/store/StoreConnection.h"
#include "core/store/StoreProblem.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace ChannelConsole {

namespace {

Result<QStringList> statementsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return storeProblem(ProblemKind::StoreFailed, path, file.errorString());
    QString text = QString::fromUtf8(file.readAll());
    text.remove(QLatin1Char('\r')); // as a checkout on Windows may have it
    // An empty line, not every semicolon, ends a statement: the body of a trigger has semicolons of its own.
    static const QRegularExpression endOfStatement(QStringLiteral(";\\s*(\\n\\s*\\n|$)"));
    return text.split(endOfStatement, Qt::SkipEmptyParts);
}

} // namespace

Result<QStringList> migrationFiles(const QString &directory)
{
    const QDir folder(directory);
    const QStringList names = folder.entryList({QStringLiteral("????_*.sql")}, QDir::Files, QDir::Name);
    QStringList files;
    for (const QString &name : names) {
        if (name.left(4).toInt() != files.size() + 1)
            return storeProblem(
                ProblemKind::StoreFailed, folder.filePath(name), QStringLiteral("migration out of order"));
        files.append(folder.filePath(name));
    }
    if (files.isEmpty())
        return storeProblem(ProblemKind::StoreFailed, directory, QStringLiteral("no migrations"));
    return files;
}

Result<void> migrate(StoreConnection &connection, const QStringList &files, int version)
{
    for (qsizetype next = version; next < files.size(); ++next) {
        const Result<QStringList> statements = statementsOf(files.at(next));
        if (!statements)
            return statements.error();
        const Result<void> done = connection.transaction([&]() -> Result<void> {
            for (const QString &statement : statements.value()) {
                if (Result<void> executed = connection.execute(statement); !executed)
                    return executed;
            }
            return connection.execute(QStringLiteral("PRAGMA user_version = %1").arg(next + 1));
        });
        if (!done)
            return done;
    }
    return {};
}

} // namespace ChannelConsole
