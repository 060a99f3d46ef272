// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/script/RequestColumn.h"

#include "ui/log/WirePane.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RequestColumn)
};

constexpr int kRequestHeight = 208;

} // namespace

RequestColumn::RequestColumn(const Partner &partner, QWidget *parent)
    : m_name(new PlainLabel(PlainLabel::Tone::Strong, partner.name(), parent))
    , m_supportLine(new QWidget(parent))
    , m_icon(new IconLabel(u"unknown"_s))
    , m_support(new PlainLabel(PlainLabel::Tone::Secondary, {}, m_supportLine))
    , m_findings(new PlainLabel({}, parent))
    , m_request(new WirePane(Words::tr("%1 request").arg(partner.name()), {}, parent))
{
    m_request->setObjectName(u"scriptRequest-"_s + partner.id());
    m_request->setMinimumHeight(kRequestHeight);
    auto *support = new QHBoxLayout(m_supportLine);
    support->setContentsMargins({});
    support->setSpacing(Spacing::kTight);
    support->addWidget(m_icon, 0, Qt::AlignTop);
    support->addWidget(m_support, 1, Qt::AlignTop);
}

void RequestColumn::place(QGridLayout *grid, int index, bool sideBySide) const
{
    const int column = sideBySide ? index : 0;
    int row = 0;
    const QList<QWidget *> parts{m_name, m_supportLine, m_findings, m_request};
    if (!sideBySide)
        row = index * int(parts.size());
    for (QWidget *part : parts)
        grid->addWidget(part, row++, column, part == m_request ? Qt::Alignment() : Qt::AlignTop);
    grid->setColumnStretch(index, sideBySide || index == 0 ? 1 : 0);
}

void RequestColumn::show(const RequestPreview &preview)
{
    switch (preview.support.kind) {
    case MessageSupport::Kind::Documented:
        m_icon->setIconName(u"success"_s);
        m_support->setText(Words::tr("Documented."));
        break;
    case MessageSupport::Kind::Unverified:
        m_icon->setIconName(u"warning"_s);
        m_support->setText(Words::tr("Unverified: %1").arg(preview.support.reason));
        break;
    case MessageSupport::Kind::NotOffered:
        m_icon->setIconName(u"disabled"_s);
        m_support->setText(Words::tr("Not offered: %1").arg(preview.support.reason));
        break;
    }
    m_findings->setText(preview.findings.join(u'\n'));
    m_findings->setVisible(!preview.findings.isEmpty());
    m_request->setText(preview.request);
    m_request->setPlaceholder(preview.problem
            ? QString(preview.problem->text + u'\n' + preview.problem->remedy)
            : Words::tr("There is no request."));
}

} // namespace ChannelConsole
