// SPDX-License-Identifier: Apache-2.0
// What stands in the way of a send: the part of TestSendViewModel that judges.
#include "ui/testsend/TestSendViewModel.h"

#include "core/channel/PhoneNumber.h"
#include "core/channel/Validation.h"

#include <algorithm>

namespace ChannelConsole {

namespace {

Problem missingUserNumber()
{
    return {.kind = ProblemKind::InvalidInput,
        .text = TestSendViewModel::tr("Enter the number the message goes to."),
        .remedy = TestSendViewModel::tr("Write it with + and the country code.")};
}

} // namespace

std::optional<Problem> TestSendViewModel::contentProblem() const
{
    const MessageSupport offered = support(draft().composition.type());
    if (offered.kind == MessageSupport::Kind::NotOffered)
        return Problem{.kind = ProblemKind::InvalidInput, .side = Side::Partner, .text = offered.reason};
    return firstError(findings());
}

std::optional<TestSendViewModel::Fault> TestSendViewModel::numberFault() const
{
    const QString typed = draft().userNumber.trimmed();
    if (typed.isEmpty())
        return Fault{.place = Place::UserNumber, .problem = missingUserNumber()};
    if (const Result<QString> number = normalisedNumber(typed); !number)
        return Fault{.place = Place::UserNumber, .problem = number.error()};
    return std::nullopt;
}

std::optional<TestSendViewModel::Fault> TestSendViewModel::fault() const
{
    const Session &current = session();
    const bool numberIsEmpty = current.draft.userNumber.trimmed().isEmpty();
    if (const std::optional<Fault> number = numberFault(); number && (current.tried || !numberIsEmpty))
        return number;
    const std::optional<Problem> content = contentProblem();
    if (content && (current.tried || !current.draft.composition.isUntouched()))
        return Fault{.place = Place::Content, .problem = *content};
    const std::optional<Problem> obstacle = m_services.testSend->obstacle(order());
    if (!obstacle)
        return std::nullopt;
    if (obstacle->field == QLatin1String("businessNumber"))
        return Fault{.place = Place::BusinessNumber, .problem = *obstacle};
    // Of inputs that are still empty, and nobody tried to send yet.
    if (content || obstacle->field == QLatin1String("userNumber"))
        return std::nullopt;
    return Fault{.place = isAboutContent(*obstacle) ? Place::Content : Place::Channel, .problem = *obstacle};
}

bool TestSendViewModel::isAboutContent(const Problem &problem) const
{
    if (problem.kind != ProblemKind::InvalidInput || problem.field.isEmpty()
        || problem.field == kMessagingPartnerFieldId)
        return false;
    const QList<FieldSpec> settings = partner()->fields();
    return std::none_of(settings.cbegin(), settings.cend(),
        [&problem](const FieldSpec &field) { return field.id == problem.field; });
}

Result<QString> TestSendViewModel::preview() const
{
    if (const std::optional<Fault> number = numberFault())
        return number->problem;
    if (const std::optional<Problem> content = contentProblem())
        return *content;
    const Result<HttpRequest> request = m_services.testSend->preview(order());
    if (!request)
        return request.error();
    return describe(request.value());
}

} // namespace ChannelConsole
