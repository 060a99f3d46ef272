// SPDX-License-Identifier: Apache-2.0
#include "core/partner/Partner.h"

#include <QCoreApplication>

#include <algorithm>

namespace ChannelConsole {

const Partner *findPartner(const QString &id)
{
    const QList<const Partner *> &partners = allPartners();
    const auto found = std::find_if(
        partners.cbegin(), partners.cend(), [&id](const Partner *partner) { return partner->id() == id; });
    return found == partners.cend() ? nullptr : *found;
}

Result<HttpRequest> Partner::templatesRequest(
    const TemplateQuery &, const PartnerSettings &, const Secrets &, const QUrl &) const
{
    return Problem{.kind = ProblemKind::Refused, .text = listsTemplates().reason};
}

Result<TemplatePage> Partner::readTemplates(const TemplateQuery &, const HttpReply &) const
{
    return Problem{.kind = ProblemKind::Refused, .text = listsTemplates().reason};
}

QString Partner::reportAdvice() const
{
    return QCoreApplication::translate("Partner", "Is the report webhook set at %1?").arg(name());
}

Result<HttpRequest> Partner::logRequest(
    const PartnerLogQuery &, const PartnerSettings &, const Secrets &, const QUrl &) const
{
    return Problem{.kind = ProblemKind::Refused, .text = logOffer().support.reason};
}

Result<HttpRequest> Partner::reportRequest(
    const PartnerReportQuery &, const PartnerSettings &, const Secrets &, const QUrl &) const
{
    return Problem{.kind = ProblemKind::Refused, .text = reportOffer().support.reason};
}

Result<PartnerLogPage> Partner::readLog(
    const PartnerLogQuery &, const PartnerSettings &, const HttpReply &) const
{
    return Problem{.kind = ProblemKind::Refused, .text = logOffer().support.reason};
}

Result<PartnerLogPage> Partner::readReport(const PartnerReportQuery &, const HttpReply &) const
{
    return Problem{.kind = ProblemKind::Refused, .text = reportOffer().support.reason};
}

QString fieldValue(const FieldSpec &field, const PartnerSettings &settings)
{
    return settings.values.value(field.id, field.defaultValue);
}

bool fieldApplies(const FieldSpec &field, const QList<FieldSpec> &fields, const PartnerSettings &settings)
{
    if (!field.onlyIf)
        return true;
    const auto deciding = std::find_if(fields.cbegin(), fields.cend(),
        [&field](const FieldSpec &other) { return other.id == field.onlyIf->id; });
    return deciding != fields.cend() && fieldApplies(*deciding, fields, settings)
        && fieldValue(*deciding, settings) == field.onlyIf->value;
}

} // namespace ChannelConsole
