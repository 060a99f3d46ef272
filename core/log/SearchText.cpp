// SPDX-License-Identifier: Apache-2.0
#include "core/log/SearchText.h"

#include "core/log/MessageLog.h"
#include "core/log/SearchFolding.h"

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;
using namespace SearchFolding;

namespace {

constexpr qsizetype kShortestRun = 3; // a trigram
constexpr qsizetype kMostWords = 64; // a pasted page is no search
constexpr qsizetype kShortestNumber = 5;

void append(QString &text, char32_t character)
{
    for (const char16_t unit : QChar::fromUcs4(character))
        text += QChar(unit);
}

bool hasWord(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return std::any_of(characters.begin(), characters.end(), isOfWord);
}

qsizetype lengthOf(const QString &text)
{
    return text.toUcs4().size();
}

bool isRun(const QString &word)
{
    const QList<uint> characters = word.toUcs4();
    return !characters.isEmpty() && isWithoutSpaces(characters.constFirst());
}

/// A phrase of FTS5: nothing in it is an operator, and its last word may go on.
QString beginning(const QString &word)
{
    return u'"' + QString(word).replace(u'"', u' ') + u"\"*"_s;
}

QString phrase(const QString &run)
{
    return u'"' + QString(run).replace(u'"', u' ') + u'"';
}

QString digitsOfNumber(const QString &typed)
{
    QString digits;
    for (const QChar c : typed) {
        if (c >= u'0' && c <= u'9')
            digits += c;
        else if (!c.isSpace() && !u"+-()./"_s.contains(c))
            return {};
    }
    return digits.size() >= kShortestNumber ? digits : QString();
}

} // namespace

SearchableText searchableText(const QString &text)
{
    SearchableText searchable;
    searchable.words.reserve(text.size());
    bool inRun = false;
    for (const char32_t character : text.toUcs4()) {
        const bool ofRun = isWithoutSpaces(character);
        if (ofRun != inRun)
            searchable.words += u' ';
        if (ofRun && !inRun && !searchable.runs.isEmpty())
            searchable.runs += u' ';
        append(searchable.words, character < 0x20 || character == 0x7F ? U' ' : character);
        if (ofRun)
            append(searchable.runs, character);
        inRun = ofRun;
    }
    return searchable;
}

QString searchedColumns(const LogEntry &entry)
{
    return QStringList{
        entry.text, entry.businessNumber, entry.userNumber, entry.messageId, entry.partnerMessageId}
        .join(u'\n');
}

SearchText::SearchText(const QString &typed)
    : m_typed(typed.trimmed())
    , m_number(digitsOfNumber(m_typed))
{
    if (m_typed.isEmpty())
        return;
    const QStringList pieces = searchableText(m_typed).words.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &piece : pieces) {
        if (m_words.size() + m_runs.size() == kMostWords)
            break;
        if (isRun(piece) && lengthOf(piece) >= kShortestRun)
            m_runs.append(piece);
        else if (hasWord(piece))
            m_words.append(piece);
    }
    // Then the word says it, and looking for it twice would take twice as long.
    if (m_runs.isEmpty() && (m_words == QStringList{m_number} || m_words == QStringList{u'+' + m_number}))
        m_number.clear();
}

QString SearchText::wordsExpression() const
{
    QStringList phrases;
    for (const QString &word : m_words)
        phrases.append(beginning(word));
    const QString all = phrases.join(u" AND "_s);
    // A number may stand in the log in one piece, and in a text as it was typed.
    return m_number.isEmpty() ? all : u"%1 OR (%2)"_s.arg(beginning(m_number), all);
}

QString SearchText::runsExpression() const
{
    QStringList phrases;
    for (const QString &run : m_runs)
        phrases.append(phrase(run));
    return phrases.join(u" AND "_s);
}

bool SearchText::matches(const QString &text) const
{
    if (isBare())
        return text.contains(m_typed);
    const SearchableText searchable = searchableText(text);
    const QString words = folded(searchable.words);
    const auto isThere = [&words](const QString &word) { return words.contains(folded(word)); };
    if (!m_number.isEmpty() && isThere(m_number))
        return true;
    const QString runs = searchable.runs;
    return std::all_of(m_words.begin(), m_words.end(), isThere)
        && std::all_of(
            m_runs.begin(), m_runs.end(), [&runs](const QString &run) { return runs.contains(run); });
}

} // namespace ChannelConsole
