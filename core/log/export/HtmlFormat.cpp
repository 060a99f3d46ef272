// SPDX-License-Identifier: Apache-2.0
#include "core/log/export/ExportFormat.h"
#include "core/log/export/ExportText.h"

#include <QCoreApplication>
#include <QLocale>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// The browser's own colours, so that light, dark and high contrast are right; and for a reader that asks for
/// dark but does not know them, some that can be read.
constexpr char kStyle[] = R"(
:root { color-scheme: light dark; --line: #8886; --quiet: #555; }
@media (prefers-color-scheme: dark) { :root { --quiet: #bbb; } }
body { font: 14px/1.45 system-ui, sans-serif; margin: 24px; background: Canvas; color: CanvasText; }
h1 { font-size: 20px; margin: 0 0 8px; }
p { margin: 0 0 16px; color: var(--quiet); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 8px; border-bottom: 1px solid var(--line); }
th { position: sticky; top: 0; background: Canvas; }
div.text { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 16em; }
td.number, td.time { white-space: nowrap; }
ol { margin: 4px 0 0; padding-inline-start: 20px; color: var(--quiet); }
.problem { font-weight: 600; border-inline-start: 4px solid currentColor; padding-inline-start: 8px; }
.id { font-family: ui-monospace, monospace; font-size: 12px; overflow-wrap: anywhere; color: var(--quiet); }
@media print { body { margin: 0; font-size: 10px; } th { position: static; } thead { display: table-header-group; }
  tr { break-inside: avoid; } }
)";

QString tr(const char *text)
{
    return QCoreApplication::translate("Export", text);
}

QString escaped(const QString &text)
{
    QString html = withoutNul(text).toHtmlEscaped();
    return html.replace(u'\'', u"&#39;"_s);
}

/// With a direction of its own: a text that runs from right to left must not turn what stands beside it.
QString isolated(const QString &text)
{
    return text.isEmpty() ? QString() : u"<bdi>"_s + escaped(text) + u"</bdi>"_s;
}

QString cell(const QString &html, const QString &kind = {})
{
    return (kind.isEmpty() ? u"<td>"_s : u"<td class=\""_s + kind + u"\">"_s) + html + u"</td>"_s;
}

QString lines(const QStringList &parts)
{
    QStringList shown = parts;
    shown.removeAll(QString());
    return shown.join(u"<br>"_s);
}

QString statusCell(const ExportRow &row)
{
    QString html = u"<strong>"_s + escaped(row.entry.status) + u"</strong>"_s;
    if (row.problem) {
        const QString &code = row.problem->partnerCode;
        const QString words = exportProblem(row.problem);
        html += u"<div class=\"problem\">"_s
            + isolated(code.isEmpty() ? words : code + (words.isEmpty() ? QString() : u": "_s + words))
            + u"</div>"_s;
        if (const QString reason = exportReason(row.problem); !reason.isEmpty())
            html += u"<div>"_s + isolated(reason) + u"</div>"_s;
    }
    if (row.events.isEmpty())
        return html;
    html += u"<ol>"_s;
    for (const LogEvent &event : row.events)
        html += u"<li>"_s + exportTime(event.time) + u' ' + isolated(exportEvent(event)) + u"</li>"_s;
    return html + u"</ol>"_s;
}

/// Its direction is that of its own first letter.
QString textOf(const LogEntry &entry)
{
    return entry.text.isEmpty() ? QString()
                                : u"<div class=\"text\" dir=\"auto\">"_s + escaped(entry.text) + u"</div>"_s;
}

QString idOf(const QString &id)
{
    return id.isEmpty() ? QString() : u"<span class=\"id\">"_s + escaped(id) + u"</span>"_s;
}

} // namespace

QByteArray HtmlFormat::begin(const ExportHead &head) const
{
    QString html = u"<!DOCTYPE html>\n<html lang=\""_s + QLocale().bcp47Name()
        + u"\">\n<head>\n"
          "<meta charset=\"utf-8\">\n"
          // Nothing is loaded and nothing runs, whatever a message holds.
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
          "'unsafe-inline'\">\n"
          "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"_s;
    const QString title = tr("Message log");
    html += escaped(title) + u"</title>\n<style>"_s + QLatin1StringView(kStyle)
        + u"</style>\n</head>\n<body>\n<h1>"_s + escaped(title) + u"</h1>\n<p>"_s;
    QStringList about{
        isolated(head.what), escaped(tr("Exported on %1. All times are UTC.").arg(exportTime(head.made)))};
    if (head.isMasked)
        about.append(escaped(tr("Numbers, texts and profile names are masked.")));
    html += lines(about) + u"</p>\n<table>\n<thead><tr>"_s;
    for (const QString &name : {tr("Time (UTC)"), tr("From and to"), tr("Message"), tr("Status"), tr("IDs")})
        html += u"<th scope=\"col\">"_s + escaped(name) + u"</th>"_s;
    return (html + u"</tr></thead>\n<tbody>\n"_s).toUtf8();
}

QByteArray HtmlFormat::row(const ExportRow &row) const
{
    const LogEntry &entry = row.entry;
    const bool isInbound = entry.direction == Direction::Inbound;
    const QString from = isInbound ? entry.userNumber : entry.businessNumber;
    const QString to = isInbound ? entry.businessNumber : entry.userNumber;
    const QString html = u"<tr>"_s
        + cell(
            lines({exportTime(entry.time), escaped(isInbound ? tr("Inbound") : tr("Outbound"))}), u"time"_s)
        + cell(lines({isolated(row.assistant), isolated(exportPartner(entry)),
                   isolated(from) + u" &rarr; "_s + isolated(to), isolated(row.profileName)}),
            u"number"_s)
        + cell(u"<em>"_s + escaped(entry.type) + u"</em>"_s + textOf(entry)) + cell(statusCell(row))
        + cell(lines({idOf(entry.messageId), idOf(entry.partnerMessageId)})) + u"</tr>\n"_s;
    return html.toUtf8();
}

QByteArray HtmlFormat::end(qint64 rows) const
{
    return (u"</tbody>\n</table>\n<p>"_s
        + escaped(rows == 1 ? tr("1 message") : tr("%1 messages").arg(QLocale().toString(rows)))
        + u"</p>\n</body>\n</html>\n"_s)
        .toUtf8();
}

} // namespace ChannelConsole
