// SPDX-License-Identifier: Apache-2.0
// Where a text has what was typed into the search field.
#include "core/log/SearchFolding.h"
#include "core/log/SearchText.h"

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// A text as it is searched, and for each character of it where it came from.
class TracedText final
{
public:
    void add(QChar character, qsizetype from)
    {
        m_characters += character;
        m_from.append(from);
    }
    void add(const QString &piece, qsizetype from)
    {
        for (const QChar character : piece)
            add(character, from);
    }
    /// What the text ends with, and accents that belong to its last character.
    void end(qsizetype length) { m_from.append(length); }

    /// Wherever `sought` is, without the first `lead` characters of it.
    void findAll(const QString &sought, qsizetype lead, QList<TextRange> &ranges) const
    {
        if (sought.size() <= lead)
            return;
        for (qsizetype at = m_characters.indexOf(sought); at >= 0;
             at = m_characters.indexOf(sought, at + 1)) {
            const qsizetype start = m_from.at(at + lead);
            ranges.append({.start = start, .length = endOf(at + sought.size() - 1) - start});
        }
    }
    [[nodiscard]] const QString &characters() const { return m_characters; }

private:
    /// Where the next character begins: an accent or a surrogate is not left outside.
    [[nodiscard]] qsizetype endOf(qsizetype at) const
    {
        const qsizetype from = m_from.at(at);
        do
            ++at;
        while (m_from.at(at) == from);
        return m_from.at(at);
    }

    QString m_characters;
    QList<qsizetype> m_from;
};

/// As folded(searchableText(text).words) has it: one blank before each word.
TracedText traced(const QString &text)
{
    TracedText trace;
    bool inWord = false;
    bool inRun = false;
    qsizetype at = 0;
    qsizetype wordEnd = 0;
    while (at < text.size()) {
        const bool isPair
            = at + 1 < text.size() && text.at(at).isHighSurrogate() && text.at(at + 1).isLowSurrogate();
        const QString character = text.mid(at, isPair ? 2 : 1);
        const char32_t code
            = isPair ? QChar::surrogateToUcs4(text.at(at), text.at(at + 1)) : char32_t(text.at(at).unicode());
        const bool isAscii = code < 0x80; // most are, and cells are drawn often
        const bool ofRun = !isAscii && SearchFolding::isWithoutSpaces(code);
        const QString plain
            = isAscii ? QString(text.at(at).toLower()) : SearchFolding::withoutAccents(character);
        // An accent of its own belongs to what is before it.
        if (!plain.isEmpty()) {
            const bool belongs = SearchFolding::isOfWord(plain.toUcs4().constFirst());
            if (belongs && (!inWord || ofRun != inRun))
                trace.add(u' ', wordEnd);
            if (belongs)
                trace.add(plain, at);
            inWord = belongs;
            inRun = ofRun;
        }
        at += character.size();
        if (inWord)
            wordEnd = at;
    }
    trace.end(wordEnd);
    return trace;
}

void sortAndJoin(QList<TextRange> &ranges)
{
    std::sort(ranges.begin(), ranges.end(),
        [](const TextRange &one, const TextRange &other) { return one.start < other.start; });
    QList<TextRange> joined;
    for (const TextRange &range : ranges) {
        if (!joined.isEmpty() && range.start <= joined.constLast().start + joined.constLast().length) {
            TextRange &last = joined.last();
            last.length = std::max(last.length, range.start + range.length - last.start);
        } else {
            joined.append(range);
        }
    }
    ranges = joined;
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar character : text) {
        if (isDigit(character))
            digits += character;
        else if (character.isLetter())
            return {};
    }
    return digits;
}

} // namespace

QList<TextRange> SearchText::rangesIn(const QString &text) const
{
    QList<TextRange> ranges;
    if (isEmpty())
        return ranges;
    if (isBare()) {
        for (qsizetype at = text.indexOf(m_typed); at >= 0; at = text.indexOf(m_typed, at + m_typed.size()))
            ranges.append({.start = at, .length = m_typed.size()});
        return ranges;
    }
    const TracedText trace = traced(text);
    for (const QString &word : m_words)
        trace.findAll(SearchFolding::folded(word), 1, ranges);
    if (!m_number.isEmpty())
        trace.findAll(u' ' + m_number, 1, ranges);
    for (const QString &run : m_runs) {
        for (qsizetype at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + 1))
            ranges.append({.start = at, .length = run.size()});
    }
    sortAndJoin(ranges);
    return ranges;
}

QList<TextRange> SearchText::rangesInNumber(const QString &number) const
{
    TracedText digits;
    digits.add(u' ', 0);
    for (qsizetype at = 0; at < number.size(); ++at) {
        if (isDigit(number.at(at)))
            digits.add(number.at(at), at);
    }
    digits.end(number.size());
    QList<TextRange> ranges;
    // The whole number is one word of the index.
    if (!m_number.isEmpty())
        digits.findAll(u' ' + m_number, 1, ranges);
    for (const QString &word : m_words) {
        if (const QString typed = digitsOf(word); !typed.isEmpty())
            digits.findAll(u' ' + typed, 1, ranges);
    }
    for (TextRange &range : ranges) {
        // The next digit may come after a separator, which is no part of it.
        while (!isDigit(number.at(range.start + range.length - 1)))
            --range.length;
    }
    sortAndJoin(ranges);
    return ranges;
}

} // namespace ChannelConsole
