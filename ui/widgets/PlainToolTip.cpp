// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/PlainToolTip.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString()
                          : u"<span>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</span>"_s;
}

} // namespace ChannelConsole
