// SPDX-License-Identifier: Apache-2.0
#include "core/log/export/ExportText.h"

#include "core/partner/Partner.h"

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Export", text);
}

} // namespace

QString exportTime(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString exactTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QString exportPartner(const LogEntry &entry)
{
    const Partner *partner = findPartner(entry.partnerId);
    const QString name = partner ? partner->name() : entry.partnerId;
    return entry.sandbox ? tr("%1 (sandbox)").arg(name) : name;
}

QString exportProblem(const std::optional<Problem> &problem)
{
    if (!problem)
        return {};
    return problem->partnerText.isEmpty() ? problem->text : problem->partnerText;
}

QString exportReason(const std::optional<Problem> &problem)
{
    if (!problem)
        return {};
    QStringList sentences{problem->text, problem->remedy};
    sentences.removeAll(QString());
    sentences.removeAll(exportProblem(problem));
    return sentences.join(u' ');
}

QString exportEvent(const LogEvent &event)
{
    QString text = event.status;
    if (!event.note.isEmpty())
        text += u" ("_s + event.note + u')';
    if (event.reported)
        text = tr("%1, at %2 by the partner's clock").arg(text, exportTime(*event.reported));
    if (event.problem) {
        if (!event.problem->partnerCode.isEmpty())
            text += u", "_s + event.problem->partnerCode;
        text += u": "_s + exportProblem(event.problem);
    }
    return text;
}

bool wouldBeCalculated(const QString &cell)
{
    static const QString kStarts = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"_s;
    return !cell.isEmpty() && kStarts.contains(cell.front());
}

QString withoutNul(QString text)
{
    return text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
}

} // namespace ChannelConsole
