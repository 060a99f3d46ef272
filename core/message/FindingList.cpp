// SPDX-License-Identifier: Apache-2.0
#include "core/message/FindingList.h"

#include "core/net/Http.h"

#include <QCoreApplication>
#include <QUrl>

#include <cmath>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ContentRules", text);
}

bool isWithin(double degrees, double limit)
{
    return std::isfinite(degrees) && std::abs(degrees) <= limit;
}

} // namespace

void FindingList::error(const QString &field, const QString &text)
{
    m_findings.append({.field = field, .text = text, .weight = ContentFinding::Weight::Error});
}

void FindingList::warning(const QString &field, const QString &text)
{
    m_findings.append({.field = field, .text = text, .weight = ContentFinding::Weight::Warning});
}

bool FindingList::required(const QString &field, const QString &what, const QString &value)
{
    if (!value.trimmed().isEmpty())
        return true;
    error(field, tr("%1 is empty.").arg(what));
    return false;
}

bool FindingList::atMost(const QString &field, const QString &what, const QString &value, int limit)
{
    if (value.size() > limit) {
        error(field, tr("%1 has %2 characters; %3 are allowed.").arg(what).arg(value.size()).arg(limit));
        return false;
    }
    if (!value.isValidUtf16()) {
        error(field, tr("%1 contains half of a character. Type it again.").arg(what));
        return false;
    }
    return true;
}

bool FindingList::text(const QString &field, const QString &what, const QString &value, int limit)
{
    return required(field, what, value) && atMost(field, what, value, limit);
}

bool FindingList::url(const QString &field, const QString &what, const QString &value, int limit)
{
    if (!text(field, what, value, limit))
        return false;
    const QUrl url(value, QUrl::StrictMode);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !web || url.host().isEmpty()) {
        error(field, tr("%1 is not an address that begins with http:// or https://.").arg(what));
        return false;
    }
    if (isLoopback(url))
        warning(field, tr("%1 is on this computer: WhatsApp cannot reach it.").arg(what));
    return true;
}

void FindingList::place(const QString &field, std::optional<double> latitude, std::optional<double> longitude)
{
    const QString prefix = field.isEmpty() ? QString() : field + u'/';
    if (!latitude)
        error(prefix + u"latitude"_s, tr("The latitude is missing."));
    else if (!isWithin(*latitude, 90))
        error(prefix + u"latitude"_s, tr("The latitude is not between −90 and 90 degrees."));
    if (!longitude)
        error(prefix + u"longitude"_s, tr("The longitude is missing."));
    else if (!isWithin(*longitude, 180))
        error(prefix + u"longitude"_s, tr("The longitude is not between −180 and 180 degrees."));
}

QString fieldPath(const QString &list, qsizetype index, const QString &member)
{
    const QString element = list + u'/' + QString::number(index);
    return member.isEmpty() ? element : element + u'/' + member;
}

} // namespace ChannelConsole
