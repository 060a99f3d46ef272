// SPDX-License-Identifier: Apache-2.0
#include "core/partner/KarixRequests.h"

#include "core/Json.h"
#include "core/message/FindingList.h"
#include "core/message/TemplateFilling.h"
#include "core/partner/KarixPartner.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return KarixPartner::tr(text);
}

void checkHeader(const InteractiveHeader &header, FindingList &findings)
{
    if (header.kind != InteractiveHeader::Kind::None && header.kind != InteractiveHeader::Kind::Text)
        findings.warning(u"header"_s,
            tr("How Karix takes media in a header is not documented: it goes out in WhatsApp's own shape."));
}

void check(const ButtonsContent &content, FindingList &findings)
{
    checkHeader(content.header, findings);
}

void check(const UrlButtonContent &content, FindingList &findings)
{
    checkHeader(content.header, findings);
}

void check(const TemplateContent &content, FindingList &findings)
{
    using Kind = TemplateHeaderValue::Kind;
    findings.required(u"name"_s, tr("The name of the template"), content.name);
    if (content.header.kind == Kind::Gif || content.header.kind == Kind::Location)
        findings.error(u"header"_s,
            tr("How Karix takes a header of this kind is not known: send this template as Raw."));
    const bool authentication = isAuthentication(content.category);
    for (qsizetype i = 0; i < content.buttons.size(); ++i) {
        const QString &type = content.buttons.at(i).type;
        if (type != "QUICK_REPLY"_L1 && type != "URL"_L1 && !authentication)
            findings.error(fieldPath(u"buttons"_s, i, u"value"_s),
                tr("How Karix takes a button of the type %1 is not known: send this template as Raw.")
                    .arg(type));
    }
}

/// It is `message.content`: the rest of the request is ours.
void check(const RawContent &raw, FindingList &findings)
{
    const Result<Json> document = Json::parse(raw.json);
    if (!document || !document.value().isObject())
        return; // ContentRules says so
    if (document.value().string({"type"}).value_or(QString()).isEmpty())
        findings.error(u"json"_s, tr("\"type\" is missing, for example \"TEXT\" or \"INTERACTIVE\"."));
    static const QStringList ours{u"message"_s, u"metaData"_s, u"channel"_s, u"recipient"_s, u"recipients"_s,
        u"sender"_s, u"preferences"_s};
    for (const QStringList keys = document.value().keys(); const QString &key : keys) {
        if (ours.contains(key))
            findings.error(u"json"_s,
                tr("\"%1\" is put in by this program: only what belongs into \"content\" is asked for here.")
                    .arg(key));
    }
}

template <typename Other>
void check(const Other &, FindingList &)
{
}

} // namespace

QList<ContentFinding> karixFindings(const MessageContent &content)
{
    FindingList findings;
    std::visit([&findings](const auto &typed) { check(typed, findings); }, content);
    return findings.take();
}

} // namespace ChannelConsole
