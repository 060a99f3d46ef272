// SPDX-License-Identifier: Apache-2.0
#include "core/partner/InfobipReplies.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// Lists of complaints, one line per place: "content.text: must not be blank; size must be …".
QString validationLines(const Json &errors)
{
    QStringList lines;
    const QStringList places = errors.keys();
    for (const QString &place : places) {
        const std::optional<Json> complaints = errors.at({place.toUtf8().constData()});
        QStringList texts;
        for (qsizetype i = 0; i < complaints->size(); ++i) {
            if (const std::optional<Json> complaint = complaints->at(i))
                texts.append(complaint->text({}).value_or(QString()));
        }
        lines.append(place + u": "_s
            + (texts.isEmpty() ? complaints->text({}).value_or(QString()) : texts.join("; "_L1)));
    }
    return lines.join(u'\n');
}

QString violationLines(const Json &violations)
{
    QStringList lines;
    for (qsizetype i = 0; i < violations.size(); ++i) {
        const std::optional<Json> violation = violations.at(i);
        if (!violation)
            continue;
        lines.append(violation->text({"property"}).value_or(QString()) + u": "_s
            + violation->text({"violation"}).value_or(QString()));
    }
    return lines.join(u'\n');
}

QString joinedLines(const QString &first, const QString &second)
{
    return second.isEmpty() ? first : first + u'\n' + second;
}

} // namespace

PartnerSays infobipError(const Json &body)
{
    PartnerSays says;
    if (const std::optional<Json> old = body.at({"requestError", "serviceException"})) {
        says.code = old->text({"messageId"}).value_or(QString());
        says.text = old->text({"text"}).value_or(QString());
        if (const std::optional<Json> errors = old->at({"validationErrors"}))
            says.text = joinedLines(says.text, validationLines(*errors));
        return says;
    }
    says.code = body.text({"errorCode"}).value_or(QString());
    says.text = body.text({"description"}).value_or(QString());
    if (const std::optional<Json> violations = body.at({"violations"}))
        says.text = joinedLines(says.text, violationLines(*violations));
    says.details = body.text({"action"}).value_or(QString());
    return says;
}

} // namespace ChannelConsole
