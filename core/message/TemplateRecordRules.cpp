// SPDX-License-Identifier: Apache-2.0
#include "core/message/TemplateRecordRules.h"

#include "core/message/FindingList.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TemplateRecordRules)
};

void checkName(const QString &name, FindingList &findings)
{
    static const QRegularExpression form(u"\\A[a-z0-9_]{1,512}\\z"_s); // infobip.md §2.3
    if (name.isEmpty())
        findings.error(u"name"_s, Words::tr("Enter the name."));
    else if (!form.match(name).hasMatch())
        findings.error(u"name"_s,
            Words::tr("A name has only lower case letters without accents, digits and underscores."));
}

/// The partners' lists of languages grow: only the form can be judged.
void checkLanguage(const QString &language, FindingList &findings)
{
    static const QRegularExpression form(u"\\A[a-z]{2,3}(_[A-Za-z0-9]{2,4})*\\z"_s);
    if (language.isEmpty())
        findings.error(u"language"_s, Words::tr("Enter the language."));
    else if (!form.match(language).hasMatch())
        findings.warning(u"language"_s, Words::tr("This does not look like a code such as en or en_GB."));
}

/// Numbers count from 1 without a gap.
void checkNumbers(const QList<int> &numbers, FindingList &findings)
{
    for (int expected = 1; expected <= numbers.size(); ++expected) {
        if (!numbers.contains(expected)) {
            findings.warning(u"body"_s,
                Words::tr("Placeholders count from 1 without a gap: {{%1}} is missing.").arg(expected));
            return;
        }
    }
}

void checkBody(const QString &body, FindingList &findings)
{
    static const QRegularExpression placeholder(u"\\{\\{([^{}]*)\\}\\}"_s);
    static const QRegularExpression wellFormed(
        u"\\A\\w+\\z"_s, QRegularExpression::UseUnicodePropertiesOption);
    QList<int> numbers;
    QStringList names;
    QStringList odd;
    bool startsOrEnds = false;
    const QString text = body.trimmed();
    for (auto matches = placeholder.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        startsOrEnds |= match.capturedStart() == 0 || match.capturedEnd() == text.size();
        const QString name = match.captured(1);
        bool isNumber = false;
        const int number = name.toInt(&isNumber);
        if (!wellFormed.match(name).hasMatch()) {
            odd += match.captured();
        } else if (!isNumber) {
            names += name;
        } else if (!numbers.contains(number)) {
            numbers += number;
        }
    }
    if (!odd.isEmpty())
        findings.warning(u"body"_s,
            Words::tr("%1 is not read as a placeholder: it holds a number or a name, without blanks.")
                .arg(odd.constFirst()));
    if (!names.isEmpty() && !numbers.isEmpty())
        findings.warning(u"body"_s, Words::tr("Placeholders are all numbers or all names, not both."));
    checkNumbers(numbers, findings);
    if (startsOrEnds)
        findings.warning(
            u"body"_s, Words::tr("WhatsApp refuses a text that begins or ends with a placeholder."));
}

} // namespace

QList<ContentFinding> templateRecordFindings(const TemplateRecord &record)
{
    FindingList findings;
    checkName(record.name, findings);
    checkLanguage(record.language, findings);
    checkBody(record.body, findings);
    for (qsizetype i = 0; i < record.buttons.size(); ++i) {
        if (record.buttons.at(i).text.trimmed().isEmpty())
            findings.error(fieldPath(u"buttons"_s, i, u"text"_s),
                Words::tr("Enter the text that stands on the button."));
    }
    return findings.take();
}

} // namespace ChannelConsole
