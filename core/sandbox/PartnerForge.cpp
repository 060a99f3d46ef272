// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/PartnerForge.h"

#include "core/sandbox/GupShupForge.h"
#include "core/sandbox/InfobipForge.h"
#include "core/sandbox/KarixForge.h"

namespace ChannelConsole {

const PartnerForge *findForge(const QString &partnerId)
{
    static const InfobipForge infobip;
    static const GupShupForge gupShup;
    static const KarixForge karix;
    for (const PartnerForge *forge : {static_cast<const PartnerForge *>(&infobip),
             static_cast<const PartnerForge *>(&gupShup), static_cast<const PartnerForge *>(&karix)}) {
        if (forge->id() == partnerId)
            return forge;
    }
    return nullptr;
}

QString forgedNumber(const QString &number)
{
    return number.startsWith(u'+') ? number.sliced(1) : number;
}

} // namespace ChannelConsole
