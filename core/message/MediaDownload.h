// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/message/MediaPlan.h"
#include "core/net/HttpCall.h"
#include "core/partner/Secrets.h"

#include <QFuture>
#include <QPointer>

namespace ChannelConsole {

class HttpClient;
class Sandbox;
class SecretVault;

/// A file on its way. Owned by MediaFetch and deleted after it is done; hold it in a QPointer.
class MediaDownload final : public QObject
{
    Q_OBJECT
public:
    /// Completes exactly once: how many bytes the file has, or why there is none.
    [[nodiscard]] QFuture<Result<qint64>> future() const { return m_future; }
    [[nodiscard]] qint64 received() const { return m_received; } ///< bytes
    [[nodiscard]] qint64 total() const { return m_total; } ///< bytes; -1 while it is not known
    /// ProblemKind::Cancelled, and no file; too late once the last byte is there.
    void cancel();

signals:
    void progressed();

private:
    friend class MediaFetch;
    MediaDownload(const MediaPlan &plan, const QString &fileName, SecretVault *vault, HttpClient *client,
        const Sandbox *sandbox, QObject *parent);
    void start();
    [[nodiscard]] QFuture<Result<void>> readCertificates();
    [[nodiscard]] QFuture<Result<void>> readSecret(const QString &fieldId);
    [[nodiscard]] QFuture<Result<void>> ask();
    [[nodiscard]] Result<HttpRequest> request() const;
    [[nodiscard]] Result<void> take(const HttpOutcome &outcome);
    [[nodiscard]] Result<void> takeSuccess(const HttpReply &reply);
    [[nodiscard]] Result<void> follow(const HttpReply &reply);
    [[nodiscard]] QFuture<Result<void>> save();

    const MediaPlan m_plan;
    const QString m_fileName;
    SecretVault *m_vault;
    HttpClient *m_client;
    const Sandbox *m_sandbox;
    QFuture<Result<qint64>> m_future;
    QPointer<HttpCall> m_call; ///< under way
    QUrl m_url; ///< asked for next
    /// Credentials go along. Until a redirect, or a partner that points to another origin: nobody vouched for
    /// what lies there.
    bool m_trusted = true;
    HttpPolicy m_policy;
    Secrets m_secrets;
    QByteArray m_bytes;
    qint64 m_received = 0;
    qint64 m_total = -1;
    qint64 m_written = 0;
    int m_redirects = 0;
    bool m_done = false; ///< the file is there
    bool m_cancelled = false;
};

} // namespace ChannelConsole
