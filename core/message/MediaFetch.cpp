// SPDX-License-Identifier: Apache-2.0
#include "core/message/MediaFetch.h"

#include "core/Continuation.h"
#include "core/Steps.h"
#include "core/channel/AssistantStore.h"
#include "core/message/ExtraCertificates.h"
#include "core/net/HttpClient.h"
#include "core/partner/CommonFields.h"
#include "core/partner/Partner.h"
#include "core/partner/PartnerRequest.h"
#include "core/secret/SecretVault.h"

#include <QSaveFile>
#include <QThreadPool>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRedirects = 3;
constexpr std::chrono::minutes kDeadline{10}; // 100 MB over a slow line

Problem notWritten(const QString &fileName, const QString &reason)
{
    return {.kind = ProblemKind::InvalidInput,
        .side = Side::ThisComputer,
        .text = MediaFetch::tr("The file %1 could not be written.").arg(fileName),
        .remedy = MediaFetch::tr("Choose another folder, or make room on the disk."),
        .details = reason};
}

Result<qint64> writeNow(const QString &fileName, const QByteArray &bytes)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return notWritten(fileName, file.errorString());
    return static_cast<qint64>(bytes.size());
}

/// On a thread of the pool: the folder may lie on a slow network drive.
QFuture<Result<qint64>> write(const QString &fileName, const QByteArray &bytes)
{
    auto promise = std::make_shared<QPromise<Result<qint64>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, fileName, bytes] {
        promise->addResult(writeNow(fileName, bytes));
        promise->finish();
    });
    return promise->future();
}

Problem refusedBy(const HttpReply &reply, const QString &origin, bool withCredentials)
{
    return {.kind = ProblemKind::HttpStatus,
        .side = Side::Partner,
        .text = MediaFetch::tr("%1 did not give the file (HTTP %2).").arg(origin).arg(reply.status),
        .remedy = withCredentials
            ? MediaFetch::tr("Media is kept for a limited time. Check the credentials if it is a new one.")
            : MediaFetch::tr(
                "Media is kept for a limited time, and the link may need credentials, which go only to "
                "the address they were entered for."),
        .details = describe(reply)};
}

Problem redirectRefused(const QString &origin, const QUrl &target)
{
    return {.kind = ProblemKind::Refused,
        .side = Side::Partner,
        .text = MediaFetch::tr("%1 sends on to %2, which is not followed.").arg(origin, originOf(target)),
        .remedy = MediaFetch::tr("Open the link in a browser if you trust both addresses.")};
}

} // namespace

/// One fetch under way; deletes itself when it is done.
class MediaFetch::Run final : public QObject
{
public:
    Run(MediaFetch *service, const MediaPlan &plan, const QString &fileName)
        : QObject(service)
        , m_service(service)
        , m_plan(plan)
        , m_fileName(fileName)
        , m_url(plan.url)
    {
    }

    QFuture<Result<qint64>> start()
    {
        QList<Step> steps{[this] { return readCertificates(); }};
        for (const QStringList ids = m_plan.secrets.keys(); const QString &id : ids)
            steps.append([this, id] { return readSecret(id); });
        for (int hop = 0; hop <= kMostRedirects; ++hop)
            steps.append([this, hop] { return ask(hop); });
        steps.append([this] { return save(); });
        return continued(
            runSteps(this, std::move(steps)), m_service, [this](const Result<void> &done) -> Result<qint64> {
                m_secrets = {};
                deleteLater();
                if (!done)
                    return done.error();
                return m_written;
            });
    }

private:
    QFuture<Result<void>> readCertificates()
    {
        if (m_plan.extraCaFile.isEmpty())
            return readyFuture(Result<void>());
        return continued(readExtraCertificates(m_plan.extraCaFile), this,
            [this](const Result<QByteArray> &pem) -> Result<void> {
                if (!pem)
                    return pem.error();
                m_policy.extraCaPem = pem.value();
                return {};
            });
    }

    QFuture<Result<void>> readSecret(const QString &fieldId)
    {
        return continued(m_service->m_vault->read(m_plan.secrets.value(fieldId)), this,
            [this, fieldId](const SecretRead &read) -> Result<void> {
                if (!read.ok())
                    return toProblem(read.error());
                m_secrets.insert(fieldId, read.value());
                return {};
            });
    }

    QFuture<Result<void>> ask(int hop)
    {
        if (m_done)
            return readyFuture(Result<void>());
        HttpRequest request{.url = m_url, .headers = {{"User-Agent", userAgent()}}};
        // To the link's own origin only, which was compared with theirs: where a redirect leads nobody
        // vouched for.
        const bool withCredentials = hop == 0 && m_plan.withCredentials();
        if (withCredentials) {
            Result<QList<HttpHeader>> headers = m_plan.partner->mediaHeaders(m_plan.settings, m_secrets);
            if (!headers)
                return readyFuture(Result<void>(headers.error()));
            request.headers += headers.value();
        }
        m_policy.totalDeadline = kDeadline;
        m_policy.maximumReplyBytes = kMaximumBytes;
        return continued(m_service->m_client->send(request, m_policy)->future(), this,
            [this, withCredentials](const HttpOutcome &outcome) { return take(outcome, withCredentials); });
    }

    Result<void> take(const HttpOutcome &outcome, bool withCredentials)
    {
        if (!outcome.reply)
            return outcome.problem.value_or(Problem{.kind = ProblemKind::ConnectionCut});
        const HttpReply &reply = *outcome.reply;
        if (reply.status >= 200 && reply.status < 300) {
            m_bytes = reply.body;
            m_done = true;
            return {};
        }
        const QByteArray location = reply.header("Location");
        if (reply.status < 300 || reply.status >= 400 || location.isEmpty())
            return refusedBy(reply, originOf(m_url), withCredentials);
        const QUrl target = m_url.resolved(QUrl::fromEncoded(location));
        // A partner's server must not be able to make this computer ask itself.
        const bool steps = isAllowedUrl(target) && target.scheme() == m_url.scheme()
            && isLoopback(target) == isLoopback(m_url);
        if (!steps || ++m_redirects > kMostRedirects)
            return redirectRefused(originOf(m_url), target);
        m_url = target;
        return {};
    }

    QFuture<Result<void>> save()
    {
        return continued(
            write(m_fileName, m_bytes), this, [this](const Result<qint64> &written) -> Result<void> {
                if (!written)
                    return written.error();
                m_written = written.value();
                return {};
            });
    }

    MediaFetch *m_service;
    const MediaPlan m_plan;
    const QString m_fileName;
    QUrl m_url;
    HttpPolicy m_policy;
    Secrets m_secrets;
    QByteArray m_bytes;
    qint64 m_written = 0;
    int m_redirects = 0;
    bool m_done = false;
};

MediaFetch::MediaFetch(
    const AssistantStore *assistants, SecretVault *vault, HttpClient *client, QObject *parent)
    : QObject(parent)
    , m_assistants(assistants)
    , m_vault(vault)
    , m_client(client)
{
}

Result<MediaPlan> MediaFetch::plan(
    const QUuid &assistantId, const QString &partnerId, const InboundMedia &media) const
{
    if (media.url.isEmpty()) {
        return Problem{.kind = ProblemKind::InvalidInput,
            .side = Side::Partner,
            .text = tr("The partner gave no link to the file, only its id: %1.").arg(media.id),
            .remedy = tr("Look for it in the partner's portal.")};
    }
    const QUrl url(media.url, QUrl::StrictMode);
    if (!url.isValid() || !isAllowedUrl(url)) {
        return Problem{.kind = ProblemKind::Refused,
            .side = Side::Partner,
            .text = tr("The link is not one that is asked for: only https:// is."),
            .remedy = tr("Compare it with the call that brought it.")};
    }
    MediaPlan plan{.url = url, .origin = originOf(url), .partner = findPartner(partnerId)};
    if (!plan.partner)
        return plan;
    plan.settings = m_assistants->configuration(assistantId).settings.value(partnerId);
    plan.extraCaFile = connectionSettings(plan.settings).extraCaFile;
    QHash<QString, SecretEntry> secrets;
    for (const QStringList ids = plan.partner->secretsForMedia(plan.settings); const QString &id : ids) {
        const auto entry = plan.settings.secrets.constFind(id);
        // One that belongs elsewhere, or is not there, and none goes along.
        if (entry == plan.settings.secrets.cend() || !entry->isFor(plan.origin)
            || !m_vault->mayHave(*entry))
            return plan;
        secrets.insert(id, *entry);
    }
    plan.secrets = secrets;
    return plan;
}

QFuture<Result<qint64>> MediaFetch::fetch(const MediaPlan &plan, const QString &fileName)
{
    return (new Run(this, plan, fileName))->start();
}

} // namespace ChannelConsole
