// SPDX-License-Identifier: Apache-2.0
#include "ui/log/keeping/KeepingText.h"

#include "ui/log/LogText.h"

#include <QCoreApplication>
#include <QLocale>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("KeepingText", text);
}

QString sizeOf(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

/// Counts are beyond what %n takes.
QString counted(qint64 count, const char *one, const char *many)
{
    return count == 1 ? tr(one) : tr(many).arg(QLocale().toString(count));
}

} // namespace

QString callsText(qint64 calls)
{
    return counted(calls, QT_TRANSLATE_NOOP("KeepingText", "1 webhook call"),
        QT_TRANSLATE_NOOP("KeepingText", "%1 webhook calls"));
}

QString amountText(qint64 messages, qint64 calls)
{
    if (calls == 0)
        return messagesText(messages);
    if (messages == 0)
        return callsText(calls);
    return tr(QT_TRANSLATE_NOOP("KeepingText", "%1 and %2")).arg(messagesText(messages), callsText(calls));
}

QString lettingGoText(const RetentionRule &rule)
{
    const auto days = [&rule] {
        return counted(*rule.days, QT_TRANSLATE_NOOP("KeepingText", "what is older than a day"),
            QT_TRANSLATE_NOOP("KeepingText", "what is older than %1 days"));
    };
    const auto rows = [&rule] {
        return counted(*rule.rows, QT_TRANSLATE_NOOP("KeepingText", "all but the newest message"),
            QT_TRANSLATE_NOOP("KeepingText", "all but the newest %1 messages"));
    };
    if (rule.days && rule.rows)
        return tr(QT_TRANSLATE_NOOP("KeepingText", "%1, and %2")).arg(days(), rows());
    if (rule.days)
        return days();
    return rule.rows ? rows() : QString();
}

QString sizeText(qint64 bytesBefore, qint64 bytesAfter)
{
    const QString before = sizeOf(bytesBefore);
    const QString after = sizeOf(bytesAfter);
    if (before == after)
        return tr(QT_TRANSLATE_NOOP("KeepingText", "The data file has %1.")).arg(after);
    return tr(QT_TRANSLATE_NOOP("KeepingText", "The data file went from %1 to %2.")).arg(before, after);
}

QString rewriteText(const FileSpace &space)
{
    return tr(QT_TRANSLATE_NOOP("KeepingText",
                  "At the end the data file (%1) is written anew, which cannot be stopped. Webhook calls and "
                  "sends wait for that, some seconds for each gigabyte, on a busy disk a minute or more."))
        .arg(sizeOf(space.usedBytes()));
}

QString progressText(const KeepingProgress &progress)
{
    const QLocale locale;
    const auto ofTotal = [&](const char *words) -> QString {
        const QString said = tr(words);
        if (progress.total == 0)
            return said + u'…';
        return tr(QT_TRANSLATE_NOOP("KeepingText", "%1: %2 of %3"))
            .arg(said, locale.toString(qMin(progress.done, progress.total)), locale.toString(progress.total));
    };
    switch (progress.step) {
    case KeepingProgress::Step::Idle:
        return {};
    case KeepingProgress::Step::Looking:
        return ofTotal(QT_TRANSLATE_NOOP("KeepingText", "Looking through webhook calls"));
    case KeepingProgress::Step::Deleting:
        return ofTotal(QT_TRANSLATE_NOOP("KeepingText", "Deleting"));
    case KeepingProgress::Step::Forgetting:
        return tr(QT_TRANSLATE_NOOP("KeepingText", "Taking it out of the search index…"));
    case KeepingProgress::Step::Merging:
        return tr(QT_TRANSLATE_NOOP("KeepingText", "Tidying up the search index…"));
    case KeepingProgress::Step::Shrinking:
        return tr(QT_TRANSLATE_NOOP("KeepingText", "Making the data file smaller…"));
    case KeepingProgress::Step::Rewriting:
        return tr(QT_TRANSLATE_NOOP(
            "KeepingText", "Writing the data file anew. This cannot be stopped; webhook calls wait for it…"));
    }
    return {};
}

} // namespace ChannelConsole
