// SPDX-License-Identifier: Apache-2.0
#include "core/message/ContentRulesPrivate.h"

#include "core/message/TemplateFilling.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace ChannelConsole::ContentRules {

using namespace Qt::StringLiterals;

namespace {

constexpr int kButtons = 10; // infobip.md §2.3
constexpr int kUrlButtons = 2;

/// What WhatsApp takes in place of a placeholder (infobip.md §2.3).
void checkValue(const QString &field, const QString &what, const QString &value, FindingList &findings)
{
    if (!findings.required(field, what, value))
        return;
    static const QRegularExpression breaks(u"[\\n\\r\\t\\x{2028}\\x{2029}]"_s);
    if (breaks.match(value).hasMatch())
        findings.error(field, tr("%1 contains a line break or a tab.").arg(what));
    else if (value.contains(u"     "_s))
        findings.error(field, tr("%1 contains more than four spaces in a row.").arg(what));
    else if (!value.isValidUtf16())
        findings.error(field, tr("%1 contains half of a character. Type it again.").arg(what));
}

void checkName(const TemplateContent &content, FindingList &findings)
{
    if (content.name.isEmpty()) {
        if (content.partnerTemplateId.isEmpty() && content.registeredBody.isEmpty())
            findings.error(u"name"_s, tr("No template is chosen."));
        return;
    }
    static const QRegularExpression form(u"^[a-z0-9_]{1,512}$"_s);
    if (!form.match(content.name).hasMatch())
        findings.warning(u"name"_s,
            tr("A template's name consists of lower case letters without accents, digits and underscores."));
}

void checkHeader(const TemplateHeaderValue &header, const MessageLimits &limits, FindingList &findings)
{
    switch (header.kind) {
    case TemplateHeaderValue::Kind::None:
        return;
    case TemplateHeaderValue::Kind::Text:
        checkValue(u"header/text"_s, tr("The header's value"), header.text, findings);
        findings.atMost(u"header/text"_s, tr("The header's value"), header.text, limits.headerText);
        return;
    case TemplateHeaderValue::Kind::Location:
        findings.place(u"header"_s, header.latitude, header.longitude);
        return;
    case TemplateHeaderValue::Kind::Document:
        findings.atMost(u"header/fileName"_s, tr("The file name"), header.fileName, limits.fileName);
        [[fallthrough]];
    case TemplateHeaderValue::Kind::Image:
    case TemplateHeaderValue::Kind::Video:
    case TemplateHeaderValue::Kind::Gif:
        findings.url(u"header/url"_s, tr("The header's media URL"), header.url, limits.url);
        return;
    }
}

void checkBody(const TemplateContent &content, const MessageLimits &limits, FindingList &findings)
{
    const QStringList placeholders = templatePlaceholders(content.registeredBody);
    const auto named = [&placeholders](qsizetype index) {
        return tr("The value of {{%1}}")
            .arg(index < placeholders.size() ? placeholders.at(index) : QString::number(index + 1));
    };
    const qsizetype count = std::max(content.bodyValues.size(), placeholders.size());
    for (qsizetype i = 0; i < count; ++i) {
        const QString field = fieldPath(u"bodyValues"_s, i);
        if (!content.registeredBody.isEmpty() && i >= placeholders.size())
            findings.error(field,
                tr("The template has %1 placeholders: this value has no place.").arg(placeholders.size()));
        else
            checkValue(field, named(i), content.bodyValues.value(i), findings);
    }
    if (!content.registeredBody.isEmpty())
        findings.atMost(u"bodyValues"_s, tr("The text with its values"),
            filledTemplate(content.registeredBody, content.bodyValues), limits.body);
}

void checkButton(const QString &field, const TemplateButtonValue &button, const MessageLimits &limits,
    FindingList &findings)
{
    const QString what = tr("The value of button %1").arg(button.index + 1);
    if (button.type == "QUICK_REPLY"_L1) {
        findings.text(field, what, button.value, limits.templateButtonValue);
    } else if (button.type == "COPY_CODE"_L1) {
        findings.text(field, what, button.value, limits.copyCode);
    } else if (button.type == "URL"_L1) {
        static const QRegularExpression blank(u"\\s"_s);
        if (findings.text(field, what, button.value, limits.url) && blank.match(button.value).hasMatch())
            findings.error(field, tr("%1 is the end of an address and contains a blank.").arg(what));
    } else if (button.type == "FLOW"_L1 || button.type == "CATALOG"_L1) {
        findings.atMost(field, what, button.value, 3000); // both may be left out (infobip.md §2.3)
    } else {
        findings.warning(
            field, tr("This program does not know buttons of the type \"%1\".").arg(button.type));
    }
}

void checkButtons(const TemplateContent &content, const MessageLimits &limits, FindingList &findings)
{
    if (content.buttons.size() > kButtons)
        findings.error(u"buttons"_s,
            tr("There are %1 buttons; %2 are allowed.").arg(content.buttons.size()).arg(kButtons));
    QSet<int> places;
    QHash<QString, int> types;
    for (qsizetype i = 0; i < content.buttons.size(); ++i) {
        const TemplateButtonValue &button = content.buttons.at(i);
        if (button.index < 0 || button.index >= kButtons || places.contains(button.index))
            findings.error(fieldPath(u"buttons"_s, i, u"index"_s),
                tr("Each value needs a button of its own, one of the first %1.").arg(kButtons));
        places.insert(button.index);
        ++types[button.type];
        checkButton(fieldPath(u"buttons"_s, i, u"value"_s), button, limits, findings);
    }
    if (types.value(u"URL"_s) > kUrlButtons)
        findings.error(u"buttons"_s,
            tr("There are %1 URL buttons; %2 are allowed.").arg(types.value(u"URL"_s)).arg(kUrlButtons));
    for (const QString &once : {u"COPY_CODE"_s, u"FLOW"_s}) {
        if (types.value(once) > 1)
            findings.error(u"buttons"_s, tr("Only one button of the type %1 is allowed.").arg(once));
    }
}

/// Without the code in its button the message fails later (infobip.md §2.3: 7008).
void checkCode(const TemplateContent &content, const MessageLimits &limits, FindingList &findings)
{
    if (!isAuthentication(content.category))
        return;
    const QString code = content.bodyValues.value(0);
    if (content.bodyValues.isEmpty() && templatePlaceholders(content.registeredBody).isEmpty())
        findings.error(u"bodyValues/0"_s, tr("An authentication template needs its code."));
    findings.atMost(u"bodyValues/0"_s, tr("The code"), code, limits.copyCode);
    if (content.buttons.isEmpty())
        findings.error(u"buttons"_s,
            tr("An authentication template takes its code twice: in the text and for its button."));
    for (qsizetype i = 0; i < content.buttons.size(); ++i) {
        if (!code.isEmpty() && content.buttons.at(i).value != code)
            findings.error(fieldPath(u"buttons"_s, i, u"value"_s),
                tr("The code for the button is not the one in the text."));
    }
}

} // namespace

void check(const TemplateContent &content, const MessageLimits &limits, FindingList &findings)
{
    checkName(content, findings);
    checkHeader(content.header, limits, findings);
    checkBody(content, limits, findings);
    checkButtons(content, limits, findings);
    checkCode(content, limits, findings);
}

} // namespace ChannelConsole::ContentRules
