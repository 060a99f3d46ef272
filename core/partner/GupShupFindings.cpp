// SPDX-License-Identifier: Apache-2.0
#include "core/partner/GupShupRequests.h"

#include "core/Json.h"
#include "core/message/FindingList.h"
#include "core/message/TemplateFilling.h"
#include "core/partner/GupShupPartner.h"

#include <QRegularExpression>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUrlSuffix = 50; // gupshup.md §8

QString tr(const char *text)
{
    return GupShupPartner::tr(text);
}

void check(const TextContent &content, FindingList &findings)
{
    constexpr int longest = GupShupPartner::kMaximumUnicodeTextLength;
    if (gupShupCall(content).isUnicode() && content.text.size() > longest)
        findings.error(u"text"_s,
            tr("The text has %1 characters; GupShup takes %2 when some of them are not plain English.")
                .arg(content.text.size())
                .arg(longest));
}

void checkButtons(const TemplateContent &content, FindingList &findings)
{
    int urls = 0;
    for (qsizetype i = 0; i < content.buttons.size(); ++i) {
        const TemplateButtonValue &button = content.buttons.at(i);
        const QString field = fieldPath(u"buttons"_s, i, u"value"_s);
        if (button.type != "URL"_L1) {
            findings.warning(field,
                tr("GupShup names no parameter for the value of this button: it is left out, and GupShup "
                   "puts in what was registered."));
        } else if (++urls > 1) {
            findings.error(field, tr("GupShup takes the value of one URL button only."));
        } else if (isAuthentication(content.category)) {
            findings.warning(field,
                tr("That GupShup takes the code for the button like the end of a URL is not verified."));
        } else {
            findings.atMost(field, tr("The end of the URL"), button.value, kUrlSuffix);
        }
    }
}

void check(const TemplateContent &content, FindingList &findings)
{
    if (content.registeredBody.isEmpty() && content.partnerTemplateId.isEmpty())
        findings.error(u"registeredBody"_s,
            tr("GupShup knows a template by its text or by its own id: one of them is needed."));
    if (content.header.kind == TemplateHeaderValue::Kind::Gif)
        findings.error(u"header"_s, tr("GupShup names no way to send a GIF as a header."));
    if (content.header.kind == TemplateHeaderValue::Kind::Text && content.registeredBody.isEmpty())
        findings.warning(u"header/text"_s,
            tr("How GupShup takes a header's value of a template that is named by its id is not "
               "documented."));
    findings.atMost(u"registeredFooter"_s, tr("The footer"), content.registeredFooter, 60);
    checkButtons(content, findings);
}

void check(const RawContent &raw, FindingList &findings)
{
    const Result<Json> document = Json::parse(raw.json);
    if (!document || !document.value().isObject())
        return; // ContentRules says so
    static const QStringList ours{u"userid"_s, u"password"_s, u"encrdata"_s, u"auth_scheme"_s, u"v"_s,
        u"format"_s, u"send_to"_s, u"phone_number"_s, u"msg_id"_s};
    static const QRegularExpression name(u"^[A-Za-z0-9_]+$"_s);
    for (const QStringList keys = document.value().keys(); const QString &key : keys) {
        if (ours.contains(key.toLower()))
            findings.error(u"json"_s,
                tr("\"%1\" is put in by this program, from the configuration and the fields above; leave it "
                   "out.")
                    .arg(key));
        else if (!name.match(key).hasMatch())
            findings.error(u"json"_s, tr("\"%1\" is not the name of a parameter.").arg(key));
    }
    const QString method = gupShupCall(raw).value("method");
    if (method.compare("SendMessage"_L1, Qt::CaseInsensitive) != 0
        && method.compare("SendMediaMessage"_L1, Qt::CaseInsensitive) != 0)
        findings.error(u"json"_s, tr("\"method\" has to be SendMessage or SendMediaMessage."));
}

template <typename Other>
void check(const Other &, FindingList &)
{
}

} // namespace

QList<ContentFinding> gupShupFindings(const MessageContent &content)
{
    FindingList findings;
    std::visit([&findings](const auto &typed) { check(typed, findings); }, content);
    return findings.take();
}

} // namespace ChannelConsole
