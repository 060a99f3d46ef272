// SPDX-License-Identifier: Apache-2.0
#include "core/message/ContentRulesPrivate.h"

#include <QSet>

namespace ChannelConsole::ContentRules {

using namespace Qt::StringLiterals;

namespace {

void checkHeader(const InteractiveHeader &header, const MessageLimits &limits, FindingList &findings)
{
    switch (header.kind) {
    case InteractiveHeader::Kind::None:
        return;
    case InteractiveHeader::Kind::Text:
        findings.text(u"header/text"_s, tr("The header"), header.text, limits.headerText);
        return;
    case InteractiveHeader::Kind::Document:
        findings.atMost(u"header/fileName"_s, tr("The file name"), header.fileName, limits.fileName);
        [[fallthrough]];
    case InteractiveHeader::Kind::Image:
    case InteractiveHeader::Kind::Video:
        findings.url(u"header/url"_s, tr("The header's media URL"), header.url, limits.url);
        return;
    }
}

/// What comes back when a button is tapped. Two alike could not be told apart.
void checkId(const QString &field, const QString &what, const QString &id, int limit, QSet<QString> &seen,
    FindingList &findings)
{
    if (!findings.text(field, what, id, limit))
        return;
    if (id.trimmed() != id)
        findings.error(field, tr("%1 begins or ends with a blank.").arg(what));
    else if (seen.contains(id))
        findings.error(field, tr("%1 is used twice: the answers could not be told apart.").arg(what));
    seen.insert(id);
}

void checkRow(const QString &path, const QString &place, const ListRow &row, const MessageLimits &limits,
    QSet<QString> &seen, FindingList &findings)
{
    checkId(path + u"/id"_s, tr("The ID of %1").arg(place), row.id, limits.rowId, seen, findings);
    findings.text(path + u"/title"_s, tr("The title of %1").arg(place), row.title, limits.rowTitle);
    findings.atMost(path + u"/description"_s, tr("The description of %1").arg(place), row.description,
        limits.rowDescription);
}

void checkSections(const QList<ListSection> &sections, const MessageLimits &limits, FindingList &findings)
{
    if (sections.isEmpty())
        findings.error(u"sections"_s, tr("The list has no section."));
    if (sections.size() > limits.listSections)
        findings.error(u"sections"_s,
            tr("The list has %1 sections; %2 are allowed.").arg(sections.size()).arg(limits.listSections));
    QSet<QString> ids;
    qsizetype rows = 0;
    for (qsizetype s = 0; s < sections.size(); ++s) {
        const ListSection &section = sections.at(s);
        const QString path = fieldPath(u"sections"_s, s);
        const QString what = tr("The title of section %1").arg(s + 1);
        if (sections.size() > 1 && section.title.trimmed().isEmpty())
            findings.error(path + u"/title"_s,
                tr("%1 is empty: a list with more than one section needs a title for each.").arg(what));
        findings.atMost(path + u"/title"_s, what, section.title, limits.sectionTitle);
        if (section.rows.isEmpty())
            findings.error(path + u"/rows"_s, tr("Section %1 has no row.").arg(s + 1));
        for (qsizetype r = 0; r < section.rows.size(); ++r) {
            const QString place = sections.size() > 1 ? tr("row %1 of section %2").arg(r + 1).arg(s + 1)
                                                      : tr("row %1").arg(r + 1);
            checkRow(fieldPath(path + u"/rows"_s, r), place, section.rows.at(r), limits, ids, findings);
        }
        rows += section.rows.size();
    }
    if (rows > limits.listRows)
        findings.error(u"sections"_s,
            tr("The list has %1 rows over all sections; %2 are allowed.").arg(rows).arg(limits.listRows));
}

} // namespace

void check(const ButtonsContent &content, const MessageLimits &limits, FindingList &findings)
{
    checkHeader(content.header, limits, findings);
    findings.text(u"body"_s, tr("The text"), content.body, limits.body);
    findings.atMost(u"footer"_s, tr("The footer"), content.footer, limits.footer);
    if (content.buttons.isEmpty())
        findings.error(u"buttons"_s, tr("There is no button."));
    if (content.buttons.size() > limits.buttons)
        findings.error(u"buttons"_s,
            tr("There are %1 buttons; %2 are allowed.").arg(content.buttons.size()).arg(limits.buttons));
    QSet<QString> ids;
    QSet<QString> titles;
    for (qsizetype i = 0; i < content.buttons.size(); ++i) {
        const ReplyButton &button = content.buttons.at(i);
        const QString path = fieldPath(u"buttons"_s, i);
        checkId(
            path + u"/id"_s, tr("The ID of button %1").arg(i + 1), button.id, limits.buttonId, ids, findings);
        const QString what = tr("The title of button %1").arg(i + 1);
        if (findings.text(path + u"/title"_s, what, button.title, limits.buttonTitle)
            && titles.contains(button.title))
            findings.error(path + u"/title"_s, tr("%1 is used twice.").arg(what));
        titles.insert(button.title);
    }
}

void check(const ListContent &list, const MessageLimits &limits, FindingList &findings)
{
    const bool media = list.header.kind != InteractiveHeader::Kind::None
        && list.header.kind != InteractiveHeader::Kind::Text;
    if (media)
        findings.error(u"header"_s, tr("The header of a list can only be a text."));
    else
        checkHeader(list.header, limits, findings);
    findings.text(u"body"_s, tr("The text"), list.body, limits.body);
    findings.atMost(u"footer"_s, tr("The footer"), list.footer, limits.footer);
    findings.text(
        u"buttonTitle"_s, tr("The title of the list's button"), list.buttonTitle, limits.listButtonTitle);
    checkSections(list.sections, limits, findings);
}

void check(const UrlButtonContent &button, const MessageLimits &limits, FindingList &findings)
{
    checkHeader(button.header, limits, findings);
    findings.text(u"body"_s, tr("The text"), button.body, limits.body);
    findings.atMost(u"footer"_s, tr("The footer"), button.footer, limits.footer);
    findings.text(u"displayText"_s, tr("The title of the button"), button.displayText, limits.buttonTitle);
    findings.url(u"url"_s, tr("The button's URL"), button.url, limits.url);
}

} // namespace ChannelConsole::ContentRules
