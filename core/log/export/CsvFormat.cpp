// SPDX-License-Identifier: Apache-2.0
#include "core/log/export/ExportFormat.h"
#include "core/log/export/ExportText.h"

#include <QCoreApplication>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";
constexpr qsizetype kDigitsKept = 11; // Excel writes longer numbers with an exponent, and keeps 15 digits

/// Would lose digits: an id of 24 of them, or one that begins with 0.
bool isBrittleNumber(const QString &text)
{
    return text.size() > 1 && (text.size() > kDigitsKept || text.front() == u'0')
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// Quoted where the standard says so, and for the separators that spreadsheets use in other countries.
QString cell(const QString &value)
{
    QString text = withoutNul(value);
    if (wouldBeCalculated(text) || isBrittleNumber(text))
        text.prepend(u'\'');
    static const QString kQuoted = u"\",;\t\r\n"_s;
    const bool isQuoted = std::any_of(text.begin(), text.end(), [](QChar c) { return kQuoted.contains(c); });
    return isQuoted ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

QByteArray line(const QStringList &values)
{
    QStringList cells;
    for (const QString &value : values)
        cells.append(cell(value));
    return (cells.join(u',') + u"\r\n"_s).toUtf8();
}

QString history(const QList<LogEvent> &events)
{
    QStringList lines;
    for (const LogEvent &event : events)
        lines.append(exportTime(event.time) + u' ' + exportEvent(event));
    return lines.join(u'\n');
}

QString tr(const char *text)
{
    return QCoreApplication::translate("Export", text);
}

} // namespace

QByteArray CsvFormat::begin(const ExportHead &) const
{
    return kByteOrderMark
        + line({tr("Time (UTC)"), tr("Assistant"), tr("Direction"), tr("Messaging partner"),
            tr("Business number"), tr("User number"), tr("Profile name"), tr("Type"), tr("Text"),
            tr("Status"), tr("Error code"), tr("Error"), tr("Reason and what to do"), tr("Status history (UTC)"), tr("Message ID"),
            tr("Partner's message ID")});
}

QByteArray CsvFormat::row(const ExportRow &row) const
{
    const LogEntry &entry = row.entry;
    return line({exportTime(entry.time), row.assistant, directionName(entry.direction), exportPartner(entry),
        entry.businessNumber, entry.userNumber, row.profileName, entry.type, entry.text, entry.status,
        row.problem ? row.problem->partnerCode : QString(), exportProblem(row.problem),
        exportReason(row.problem), history(row.events),
        entry.messageId, entry.partnerMessageId});
}

QByteArray CsvFormat::end(qint64) const
{
    return {};
}

} // namespace ChannelConsole
