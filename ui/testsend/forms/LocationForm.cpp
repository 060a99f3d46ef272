// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/LocationForm.h"

#include "ui/testsend/forms/FieldGroup.h"
#include "ui/testsend/forms/FieldValues.h"

using namespace Qt::StringLiterals;

namespace ChannelConsole {

LocationForm::LocationForm(QWidget *parent)
    : GroupForm(parent)
{
    const auto readable = [](const QString &typed) {
        return typed.trimmed().isEmpty() || degreesFromText(typed) ? QString()
                                                                   : tr("Write it in degrees, like 51.5074.");
    };
    fields()->addLine(u"latitude"_s, tr("Latitude"), {.placeholder = tr("-90 to 90")});
    fields()->addLine(u"longitude"_s, tr("Longitude"), {.placeholder = tr("-180 to 180")});
    fields()->setCheck(u"latitude"_s, readable);
    fields()->setCheck(u"longitude"_s, readable);
    fields()->addLine(u"name"_s, tr("Name"), {.limit = &MessageLimits::placeName});
    fields()->addText(u"address"_s, tr("Address"), 3, {.limit = &MessageLimits::placeAddress});
}

MessageContent LocationForm::content() const
{
    return LocationContent{.latitude = degreesFromText(fields()->value(u"latitude"_s)),
        .longitude = degreesFromText(fields()->value(u"longitude"_s)),
        .name = fields()->value(u"name"_s),
        .address = fields()->value(u"address"_s)};
}

void LocationForm::fill(const MessageContent &content)
{
    const auto &location = std::get<LocationContent>(content);
    // "51.50" is left as it is typed: it means the same.
    const auto setDegrees = [this](const QString &field, std::optional<double> degrees) {
        if (degreesFromText(fields()->value(field)) != degrees || !degrees)
            fields()->setValue(field, degreesToText(degrees));
    };
    setDegrees(u"latitude"_s, location.latitude);
    setDegrees(u"longitude"_s, location.longitude);
    fields()->setValue(u"name"_s, location.name);
    fields()->setValue(u"address"_s, location.address);
}

} // namespace ChannelConsole
