// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace ChannelConsole {

struct LogEntry;

/// A text as the search index takes it.
struct SearchableText
{
    /// Folded nowhere: the tokenizer does that. A blank between scripts with and without spaces.
    QString words;
    QString runs; ///< the parts in scripts without spaces (Chinese, Japanese, Thai …), a blank between them
};

/// A part of a text, in its own characters.
struct TextRange
{
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const TextRange &) const = default;
};

[[nodiscard]] SearchableText searchableText(const QString &text);
/// Text, numbers and ids of a row. Error texts are not in it.
[[nodiscard]] QString searchedColumns(const LogEntry &entry);

/// What a user typed into the search field. Every word of it must be there, each as the beginning of a word;
/// three or more characters of a script without spaces anywhere in a text, fewer at the beginning of a run.
/// Accents, case and the separators within a number do not matter. Nothing typed is an operator.
class SearchText final
{
public:
    explicit SearchText(const QString &typed);

    /// Nothing was typed.
    [[nodiscard]] bool isEmpty() const { return m_typed.isEmpty(); }
    /// It has no letter and no digit ("%", an emoji): no index knows it, it is looked for as it is.
    [[nodiscard]] bool isBare() const { return m_words.isEmpty() && m_runs.isEmpty(); }
    [[nodiscard]] const QString &typed() const { return m_typed; }

    /// Expressions for MATCH, each empty if that index has nothing to say.
    [[nodiscard]] QString wordsExpression() const;
    [[nodiscard]] QString runsExpression() const;

    /// The same for a text that is not in the index yet.
    [[nodiscard]] bool matches(const QString &text) const;

    /// Where a text has what was typed, in order and apart from each other: each word of it wherever a word
    /// begins so, runs and bare text anywhere. Also where it does not have all of it.
    [[nodiscard]] QList<TextRange> rangesIn(const QString &text) const;
    /// The same in a number as it is shown, whose separators do not count.
    [[nodiscard]] QList<TextRange> rangesInNumber(const QString &number) const;

private:
    QString m_typed;
    QStringList m_words;
    QStringList m_runs;
    QString m_number; ///< the digits, if it is a number with separators
};

} // namespace ChannelConsole
