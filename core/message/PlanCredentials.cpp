// SPDX-License-Identifier: Apache-2.0
#include "core/message/PlanCredentials.h"

#include "core/Continuation.h"
#include "core/message/ExtraCertificates.h"
#include "core/secret/SecretVault.h"

namespace ChannelConsole {

namespace {

QFuture<Result<void>> readCertificates(QObject *context, SendPlan *plan)
{
    if (plan->extraCaFile.isEmpty())
        return readyFuture(Result<void>());
    return continued(readExtraCertificates(plan->extraCaFile), context,
        [plan](const Result<QByteArray> &pem) -> Result<void> {
            if (!pem)
                return pem.error();
            plan->policy.extraCaPem = pem.value();
            return {};
        });
}

} // namespace

QList<Step> credentialSteps(QObject *context, SendPlan *plan, SecretVault *vault, Secrets *secrets)
{
    QList<Step> steps{[context, plan] { return readCertificates(context, plan); }};
    for (const QStringList ids = plan->secrets.keys(); const QString &id : ids) {
        steps.append([context, plan, vault, secrets, id] {
            return continued(vault->read(plan->secrets.value(id)), context,
                [secrets, id](const SecretRead &read) -> Result<void> {
                    if (!read.ok()) {
                        Problem problem = toProblem(read.error());
                        problem.field = id;
                        return problem;
                    }
                    secrets->insert(id, read.value());
                    return {};
                });
        });
    }
    return steps;
}

} // namespace ChannelConsole
