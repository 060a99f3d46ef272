// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/UnverifiedMark.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>

namespace ChannelConsole {

UnverifiedMark::UnverifiedMark(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kTight);
    layout->addWidget(new IconLabel(QStringLiteral("unknown"), 16, this));
    auto *word = new PlainLabel(PlainLabel::Tone::Secondary, tr("unverified"), this);
    word->setWordWrap(false);
    layout->addWidget(word);
    setToolTip(tr("No public document proves this value. Compare it with what your partner gave you."));
    word->setToolTip(toolTip());
}

} // namespace ChannelConsole
