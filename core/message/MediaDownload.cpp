// SPDX-License-Identifier: Apache-2.0
#include "core/message/MediaDownload.h"

#include "core/Continuation.h"
#include "core/Steps.h"
#include "core/message/ExtraCertificates.h"
#include "core/message/MediaFetch.h"
#include "core/net/HttpClient.h"
#include "core/partner/Partner.h"
#include "core/partner/PartnerRequest.h"
#include "core/sandbox/Sandbox.h"
#include "core/secret/SecretVault.h"

#include <QSaveFile>
#include <QThreadPool>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRedirects = 3;
/// With the requests a partner wants before the file itself.
constexpr int kMostRequests = kMostRedirects + 3;
constexpr std::chrono::minutes kDeadline{10}; // 100 MB over a slow line

Problem notWritten(const QString &fileName, const QString &reason)
{
    return {.kind = ProblemKind::InvalidInput,
        .side = Side::ThisComputer,
        .text = MediaDownload::tr("The file %1 could not be written.").arg(fileName),
        .remedy = MediaDownload::tr("Choose another folder, or make room on the disk."),
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
        .text = MediaDownload::tr("%1 did not give the file (HTTP %2).").arg(origin).arg(reply.status),
        .remedy = withCredentials
            ? MediaDownload::tr("Media is kept for a limited time. Check the credentials if it is a new one.")
            : MediaDownload::tr(
                "Media is kept for a limited time, and the link may need credentials, which go only to "
                "the address they were entered for."),
        .details = describe(reply)};
}

Problem redirectRefused(const QString &origin, const QUrl &target)
{
    return {.kind = ProblemKind::Refused,
        .side = Side::Partner,
        .text = MediaDownload::tr("%1 sends on to %2, which is not followed.").arg(origin, originOf(target)),
        .remedy = MediaDownload::tr("Open the link in a browser if you trust both addresses.")};
}

Problem tooLong(const QString &origin)
{
    return {.kind = ProblemKind::Refused,
        .side = Side::Partner,
        .text = MediaDownload::tr("%1 sends from one address to the next and gives no file.").arg(origin),
        .remedy = MediaDownload::tr("Look for it in the partner's portal.")};
}

Problem cancelledByUser()
{
    return {.kind = ProblemKind::Cancelled,
        .side = Side::ThisComputer,
        .text = MediaDownload::tr("Cancelled. Nothing was saved.")};
}

} // namespace

MediaDownload::MediaDownload(const MediaPlan &plan, const QString &fileName, SecretVault *vault,
    HttpClient *client, const Sandbox *sandbox, QObject *parent)
    : QObject(parent)
    , m_plan(plan)
    , m_fileName(fileName)
    , m_vault(vault)
    , m_client(client)
    , m_sandbox(sandbox)
    , m_url(plan.url)
{
    m_policy.totalDeadline = kDeadline;
    m_policy.maximumReplyBytes = MediaFetch::kMaximumBytes;
}

void MediaDownload::start()
{
    QList<Step> steps{[this] { return readCertificates(); }};
    for (const QStringList ids = m_plan.secrets.keys(); const QString &id : ids)
        steps.append([this, id] { return readSecret(id); });
    for (int i = 0; i < kMostRequests; ++i)
        steps.append([this] { return ask(); });
    steps.append([this] { return save(); });
    m_future = continued(
        runSteps(this, std::move(steps)), parent(), [this](const Result<void> &done) -> Result<qint64> {
            m_secrets = {};
            deleteLater();
            if (!done)
                return m_cancelled ? cancelledByUser() : done.error();
            return m_written;
        });
}

void MediaDownload::cancel()
{
    m_cancelled = true;
    if (m_call)
        m_call->cancel();
}

QFuture<Result<void>> MediaDownload::readCertificates()
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

QFuture<Result<void>> MediaDownload::readSecret(const QString &fieldId)
{
    return continued(m_vault->read(m_plan.secrets.value(fieldId)), this,
        [this, fieldId](const SecretRead &read) -> Result<void> {
            if (!read.ok())
                return toProblem(read.error());
            m_secrets.insert(fieldId, read.value());
            return {};
        });
}

QFuture<Result<void>> MediaDownload::ask()
{
    if (m_cancelled)
        return readyFuture(Result<void>(cancelledByUser()));
    if (m_done)
        return readyFuture(Result<void>());
    const Result<HttpRequest> wanted = request();
    if (!wanted)
        return readyFuture(Result<void>(wanted.error()));
    m_call = m_client->send(wanted.value(), m_policy);
    connect(m_call, &HttpCall::received, this, [this](qint64 bytes, qint64 total) {
        m_received = bytes;
        m_total = total;
        emit progressed();
    });
    return continued(m_call->future(), this, [this](const HttpOutcome &outcome) { return take(outcome); });
}

Result<HttpRequest> MediaDownload::request() const
{
    HttpRequest wanted{.url = m_url, .headers = {{"User-Agent", userAgent()}}};
    if (m_plan.sandbox)
        wanted.headers.append(m_sandbox->keyHeader());
    if (!m_trusted || !m_plan.withCredentials())
        return wanted;
    const Result<QList<HttpHeader>> credentials = m_plan.partner->mediaHeaders(m_plan.settings, m_secrets);
    if (!credentials)
        return credentials.error();
    wanted.headers += credentials.value();
    return wanted;
}

Result<void> MediaDownload::take(const HttpOutcome &outcome)
{
    if (!outcome.reply)
        return outcome.problem.value_or(Problem{.kind = ProblemKind::ConnectionCut});
    const HttpReply &reply = *outcome.reply;
    if (reply.status >= 200 && reply.status < 300)
        return takeSuccess(reply);
    if (reply.status < 300 || reply.status >= 400 || reply.header("Location").isEmpty())
        return refusedBy(reply, originOf(m_url), m_trusted && m_plan.withCredentials());
    return follow(reply);
}

Result<void> MediaDownload::takeSuccess(const HttpReply &reply)
{
    const Result<std::optional<QUrl>> next
        = m_plan.partner ? m_plan.partner->nextMediaUrl(m_url, reply) : std::optional<QUrl>();
    if (!next)
        return next.error();
    if (!next.value()) {
        m_bytes = reply.body;
        m_done = true;
        return {};
    }
    if (!isAllowedUrl(*next.value()) || isLoopback(*next.value()) != isLoopback(m_url))
        return redirectRefused(originOf(m_url), *next.value());
    m_trusted = m_trusted && originOf(*next.value()) == m_plan.origin;
    m_url = *next.value();
    return {};
}

Result<void> MediaDownload::follow(const HttpReply &reply)
{
    const QUrl target = m_url.resolved(QUrl::fromEncoded(reply.header("Location")));
    // A partner's server must not be able to make this computer ask itself, nor the sandbox to leave it.
    const bool steps = isAllowedUrl(target) && target.scheme() == m_url.scheme()
        && isLoopback(target) == isLoopback(m_url) && m_sandbox->owns(target) == m_plan.sandbox;
    if (!steps || ++m_redirects > kMostRedirects)
        return redirectRefused(originOf(m_url), target);
    m_trusted = false;
    m_url = target;
    return {};
}

QFuture<Result<void>> MediaDownload::save()
{
    if (m_cancelled)
        return readyFuture(Result<void>(cancelledByUser()));
    if (!m_done)
        return readyFuture(Result<void>(tooLong(originOf(m_url))));
    return continued(write(m_fileName, m_bytes), this, [this](const Result<qint64> &written) -> Result<void> {
        if (!written)
            return written.error();
        m_written = written.value();
        return {};
    });
}

} // namespace ChannelConsole
