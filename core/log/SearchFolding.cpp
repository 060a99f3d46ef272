// SPDX-License-Identifier: Apache-2.0
#include "core/log/SearchFolding.h"

#include <QList>

namespace ChannelConsole::SearchFolding {

bool isWithoutSpaces(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Yi:
        return QChar::isLetter(character) || QChar::isMark(character);
    default:
        // The Japanese mark of a long vowel belongs to two scripts.
        return character == 0x30FC;
    }
}

bool isOfWord(char32_t character)
{
    return QChar::isLetterOrNumber(character) || QChar::category(character) == QChar::Other_PrivateUse;
}

QString withoutAccents(const QString &text)
{
    QString plain;
    for (const QChar character : text.normalized(QString::NormalizationForm_D).toLower()) {
        if (character < QChar(0x300) || character > QChar(0x36F))
            plain += character;
    }
    return plain;
}

QString folded(const QString &text)
{
    QString words;
    bool inWord = false;
    for (const char32_t character : withoutAccents(text).toUcs4()) {
        const bool belongs = isOfWord(character);
        if (belongs && !inWord)
            words += u' ';
        if (belongs)
            words += QString::fromUcs4(&character, 1);
        inWord = belongs;
    }
    return words;
}

} // namespace ChannelConsole::SearchFolding
