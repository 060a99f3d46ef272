// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ChannelConsole {

/// How the search takes characters: as the tokenizers of the index do.
namespace SearchFolding {

/// Of a script without spaces between words (Chinese, Japanese, Thai …).
[[nodiscard]] bool isWithoutSpaces(char32_t character);
/// What unicode61 takes for part of a word.
[[nodiscard]] bool isOfWord(char32_t character);
/// Lower case, no accents.
[[nodiscard]] QString withoutAccents(const QString &text);
/// As unicode61 sees it: lower case, no accents, one blank before each word.
[[nodiscard]] QString folded(const QString &text);

} // namespace SearchFolding

} // namespace ChannelConsole
