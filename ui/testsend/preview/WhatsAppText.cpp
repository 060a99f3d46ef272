// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/preview/WhatsAppText.h"

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr QLatin1StringView kFixed("```");

bool isMark(QChar character)
{
    return character == u'*' || character == u'_' || character == u'~';
}

/// The place of the mark that ends what one at `open` begins; -1 if it begins nothing.
qsizetype closingOf(QStringView text, qsizetype open)
{
    const QChar mark = text.at(open);
    const bool atEdge = open == 0 || !text.at(open - 1).isLetterOrNumber();
    if (!atEdge || open + 1 >= text.size() || text.at(open + 1).isSpace() || text.at(open + 1) == mark)
        return -1;
    for (qsizetype at = open + 2; at < text.size() && text.at(at) != u'\n'; ++at) {
        const bool ends = at + 1 == text.size() || !text.at(at + 1).isLetterOrNumber();
        if (text.at(at) == mark && !text.at(at - 1).isSpace() && ends)
            return at;
    }
    return -1;
}

bool has(const StyledSpan &face, QChar mark)
{
    return (mark == u'*' && face.bold) || (mark == u'_' && face.italic) || (mark == u'~' && face.struck);
}

class Reader
{
public:
    StyledText result;

    /// No deeper than there are marks, each of which changes the face once.
    void read(QStringView text, StyledSpan face)
    {
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype begin = at + kFixed.size();
            if (const qsizetype end = text.mid(at).startsWith(kFixed) ? text.indexOf(kFixed, begin) : -1;
                end > begin) {
                StyledSpan fixed = face;
                fixed.fixed = true;
                add(text.mid(begin, end - begin), fixed);
                at = end + kFixed.size();
                continue;
            }
            if (const qsizetype end
                = isMark(text.at(at)) && !has(face, text.at(at)) ? closingOf(text, at) : -1;
                end >= 0) {
                StyledSpan inner = face;
                inner.bold = inner.bold || text.at(at) == u'*';
                inner.italic = inner.italic || text.at(at) == u'_';
                inner.struck = inner.struck || text.at(at) == u'~';
                read(text.mid(at + 1, end - at - 1), inner);
                at = end + 1;
                continue;
            }
            add(text.mid(at, 1), face);
            ++at;
        }
    }

private:
    void add(QStringView piece, StyledSpan face)
    {
        face.start = result.text.size();
        face.length = piece.size();
        result.text += piece;
        if (!face.bold && !face.italic && !face.struck && !face.fixed)
            return;
        if (!result.spans.isEmpty()) {
            StyledSpan &last = result.spans.last();
            StyledSpan longer = face;
            longer.start = last.start;
            longer.length = last.length;
            if (longer == last && last.start + last.length == face.start) {
                last.length += face.length;
                return;
            }
        }
        result.spans += face;
    }
};

} // namespace

StyledText whatsAppText(const QString &typed)
{
    Reader reader;
    reader.read(typed, {});
    return reader.result;
}

} // namespace ChannelConsole
