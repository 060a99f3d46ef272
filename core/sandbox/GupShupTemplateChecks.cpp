// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/GupShupContentChecks.h"

#include "core/message/TemplateFilling.h"
#include "core/sandbox/SandboxTemplates.h"

#include <QRegularExpression>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

bool isTrue(const GupShupParameters &parameters, const char *name)
{
    return parameters.value(name).compare("true"_L1, Qt::CaseInsensitive) == 0;
}

/// Whether a text is the registered one with anything in place of its placeholders.
bool matches(const QString &registered, const QString &text)
{
    static const QRegularExpression placeholder(u"\\\\\\{\\\\\\{\\w+\\\\\\}\\\\\\}"_s);
    QString pattern = QRegularExpression::escape(registered);
    pattern.replace(placeholder, u".+"_s);
    const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern),
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::UseUnicodePropertiesOption);
    return whole.match(text).hasMatch();
}

bool hasDynamicUrl(const TemplateRecord &record)
{
    return std::any_of(record.buttons.cbegin(), record.buttons.cend(),
        [](const TemplateButton &button) { return button.type == "URL"_L1 && button.url.contains("{{"_L1); });
}

/// The kind of header a message has by its form.
QString headerKindOf(const GupShupParameters &parameters)
{
    const QString type = parameters.value("msg_type", u"TEXT"_s).toUpper();
    if (parameters.value("method").compare("SendMediaMessage"_L1, Qt::CaseInsensitive) == 0
        || type == "LOCATION"_L1)
        return type;
    return parameters.value("header").isEmpty() ? QString() : u"TEXT"_s;
}

QString idOf(const GupShupParameters &parameters)
{
    const QString id = parameters.value("whatsAppTemplateId");
    return id.isEmpty() ? parameters.value("template_id") : id; // the other spelling (gupshup.md §2)
}

bool valuesFit(const TemplateRecord &record, const GupShupParameters &parameters)
{
    const qsizetype count = templatePlaceholders(record.body).size();
    for (qsizetype i = 1; i <= count; ++i) {
        if (parameters.value("var" + QByteArray::number(i)).isEmpty())
            return false;
    }
    return !parameters.contains("var" + QByteArray::number(count + 1));
}

bool textFits(const TemplateRecord &record, const GupShupParameters &parameters)
{
    const bool caption = parameters.value("msg").isEmpty();
    return matches(record.body, parameters.value(caption ? "caption" : "msg"));
}

bool isMeant(const TemplateRecord &record, const GupShupParameters &parameters)
{
    if (!isSentInSandbox(record) || record.headerKind != headerKindOf(parameters))
        return false;
    if (!idOf(parameters).isEmpty())
        return record.partnerTemplateId == idOf(parameters) && valuesFit(record, parameters);
    const bool dressed
        = !record.buttons.isEmpty() || !record.footer.isEmpty() || record.headerKind == "TEXT"_L1;
    return textFits(record, parameters) && record.footer == parameters.value("footer")
        && (record.headerText.isEmpty() || matches(record.headerText, parameters.value("header")))
        && (!dressed || isTrue(parameters, "isTemplate"));
}

} // namespace

bool isGupShupTemplate(const GupShupParameters &parameters)
{
    return isTrue(parameters, "isHSM")
        || parameters.value("msg_type").compare("HSM"_L1, Qt::CaseInsensitive) == 0;
}

std::optional<GupShupRefusal> gupShupTemplateRefusal(const GupShupParameters &parameters)
{
    const QList<TemplateRecord> records = sandboxTemplates(u"gupshup"_s);
    const auto meant = std::find_if(records.cbegin(), records.cend(),
        [&parameters](const TemplateRecord &record) { return isMeant(record, parameters); });
    if (meant == records.cend()) // the leading blank is GupShup's
        return GupShupRefusal{"318", u" Message does not match WhatsApp HSM template."_s};
    // Whether an authentication template's code goes there as well is not documented: both are taken.
    if (!isAuthentication(meant->category)
        && hasDynamicUrl(*meant) == parameters.value("buttonUrlParam").isEmpty())
        return GupShupRefusal{"333", u"Interactive button template mismatch"_s};
    return std::nullopt;
}

} // namespace ChannelConsole
