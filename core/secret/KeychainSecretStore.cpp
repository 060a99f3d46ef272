// SPDX-License-Identifier: Apache-2.0
#include "core/secret/KeychainSecretStore.h"

#include "core/Continuation.h"
#include "core/Steps.h"
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
#include "core/secret/SecretService.h"
#endif

#include <QPromise>
#include <QVersionNumber>

#include <qt6keychain/keychain.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// First byte of every payload, so that a later form can be told apart and an entry of somebody else's is not
/// taken for a secret.
constexpr char kPayloadVersion = 1;

enum class Action {
    Read,
    Write,
    Remove,
};

QString serviceName()
{
#ifdef Q_OS_WIN
    // QtKeychain ignores the service up to 0.16 and names the entry `key@service` from 0.17 on; with an empty
    // one it is the bare key on every version (keychain.md §6.4.8). The keys carry our namespace themselves.
    return {};
#else
    return u"channel-console"_s;
#endif
}

SecretError classified(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return SecretError::NotFound;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return SecretError::DeniedByUser;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return SecretError::Unavailable;
    case QKeychain::OtherError:
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
        // What D-Bus and libsecret report for a missing bus or service; NoBackendAvailable never comes there
        // (keychain.md §6.2).
        return SecretError::Unavailable;
#else
        return SecretError::Other;
#endif
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
        break;
    }
    return SecretError::Other;
}

SecretRead readPayload(const QByteArray &payload)
{
    if (payload.isEmpty() || payload.front() != kPayloadVersion)
        return SecretFailure{.error = SecretError::Corrupt, .details = u"unknown form of entry"_s};
    return payload.mid(1);
}

SecretRead answerOf(Action action, const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError) {
        if (action == Action::Read)
            return readPayload(static_cast<const QKeychain::ReadPasswordJob &>(job).binaryData());
        return QByteArray();
    }
    // libsecret answers success for removing what is not there, Windows EntryNotFound: both mean it is gone.
    if (action == Action::Remove && job.error() == QKeychain::EntryNotFound)
        return QByteArray();
    return SecretFailure{.error = classified(job.error()), .details = job.errorString()};
}

/// Whether the answer may come of a refusal to unlock the keychain that the library does not tell as one.
QFuture<bool> mayBeRefusal(Action action, const QString &name, const SecretRead &answer)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    const bool nothingThere
        = answer.ok() ? action == Action::Remove : answer.error().error == SecretError::NotFound;
    if (nothingThere)
        return isLockedAway(serviceName(), name);
    if (!answer.ok() && answer.error().error == SecretError::Unavailable)
        return isSecretServiceLocked();
#else
    Q_UNUSED(action)
    Q_UNUSED(name)
    Q_UNUSED(answer)
#endif
    return readyFuture(false);
}

SecretFailure refused(const SecretRead &answer)
{
    return {.error = SecretError::DeniedByUser,
        .details = answer.ok() || answer.error().details.isEmpty() ? u"the keyring stayed locked"_s
                                                                   : answer.error().details};
}

QKeychain::Job *newJob(Action action, const QString &name, const QByteArray &payload)
{
    // Without parent and with autoDelete (the default): deleting a job in flight crashes, the library's
    // callbacks hold a raw pointer to it (keychain.md §6.2).
    QKeychain::Job *job = nullptr;
    switch (action) {
    case Action::Read:
        job = new QKeychain::ReadPasswordJob(serviceName());
        break;
    case Action::Write: {
        auto *write = new QKeychain::WritePasswordJob(serviceName());
        write->setBinaryData(payload);
        job = write;
        break;
    }
    case Action::Remove:
        job = new QKeychain::DeletePasswordJob(serviceName());
        break;
    }
    job->setInsecureFallback(false);
    job->setKey(name);
    return job;
}

struct Completion
{
    QFuture<SecretDone> future;
    std::function<void(const SecretRead &)> complete;
};

Completion completionWithoutValue()
{
    auto promise = std::make_shared<QPromise<SecretDone>>();
    promise->start();
    return {promise->future(), [promise](const SecretRead &result) {
                promise->addResult(result.ok() ? SecretDone() : SecretDone(result.error()));
                promise->finish();
            }};
}

} // namespace

std::optional<qsizetype> keychainPayloadLimit()
{
#ifdef Q_OS_WIN
    // One credential blob holds 2,560 bytes. QtKeychain 0.15 spreads larger values over several attributes,
    // up to about 18,900.
    const auto version = QVersionNumber::fromString(QLatin1StringView(CHANNEL_CONSOLE_QTKEYCHAIN_VERSION));
    return version < QVersionNumber(0, 15) ? 2'500 : 16'384;
#else
    return std::nullopt;
#endif
}

struct KeychainSecretStore::Call
{
    Action action = Action::Read;
    QString name;
    QByteArray payload; ///< for Write, until it is handed over
    std::function<void(const SecretRead &)> complete; ///< empty once completed, or if nobody asked

    void completeWith(const SecretRead &result)
    {
        if (const auto callback = std::exchange(complete, nullptr))
            callback(result);
    }
};

KeychainSecretStore::KeychainSecretStore(KeychainRules rules, QObject *parent)
    : SecretStore(parent)
    , m_rules(rules)
{
    m_waitingTimer.setSingleShot(true);
    m_waitingTimer.setInterval(m_rules.waiting);
    connect(&m_waitingTimer, &QTimer::timeout, this, [this] { setWaiting(true); });
}

KeychainSecretStore::~KeychainSecretStore()
{
    disconnect(m_jobFinished); // The job lives on and deletes itself.
}

QFuture<SecretRead> KeychainSecretStore::read(const QString &name)
{
    auto promise = std::make_shared<QPromise<SecretRead>>();
    promise->start();
    QFuture<SecretRead> future = promise->future();
    enqueue(std::make_shared<Call>(Call{
        .action = Action::Read, .name = name, .payload = {}, .complete = [promise](const SecretRead &result) {
            promise->addResult(result);
            promise->finish();
        }}));
    return future;
}

QFuture<SecretDone> KeychainSecretStore::write(const QString &name, const QByteArray &value)
{
    const Completion completion = completionWithoutValue();
    enqueue(std::make_shared<Call>(Call{.action = Action::Write,
        .name = name,
        .payload = kPayloadVersion + value,
        .complete = completion.complete}));
    return completion.future;
}

QFuture<SecretDone> KeychainSecretStore::remove(const QString &name)
{
    const Completion completion = completionWithoutValue();
    enqueue(std::make_shared<Call>(
        Call{.action = Action::Remove, .name = name, .payload = {}, .complete = completion.complete}));
    return completion.future;
}

void KeychainSecretStore::enqueue(CallPointer call)
{
    m_queue.push_back(call);
    QTimer::singleShot(m_rules.giveUp, this, [this, waiting = std::weak_ptr<Call>(call)] {
        if (const CallPointer late = waiting.lock())
            expire(late);
    });
    // Queued, so that nothing completes from within the caller's call.
    QMetaObject::invokeMethod(this, &KeychainSecretStore::startNext, Qt::QueuedConnection);
}

void KeychainSecretStore::startNext()
{
    while (!m_inFlight && !m_queue.empty()) {
        const CallPointer call = m_queue.front();
        m_queue.pop_front();
        if (m_rules.payloadLimit && call->payload.size() > *m_rules.payloadLimit) {
            const QString details
                = u"%1 bytes, the limit is %2"_s.arg(call->payload.size()).arg(*m_rules.payloadLimit);
            call->completeWith(SecretFailure{.error = SecretError::TooLarge, .details = details});
            continue;
        }
        m_inFlight = call;
        QKeychain::Job *job = newJob(call->action, call->name, std::exchange(call->payload, {}));
        m_jobFinished = connect(job, &QKeychain::Job::finished, this,
            [this, action = call->action, name = call->name](QKeychain::Job *finished) {
                // The job deletes itself after this, and callers must not run inside the library's own loop:
                // take the answer, go on later.
                const SecretRead answer = answerOf(action, *finished);
                continued(mayBeRefusal(action, name, answer), this,
                    [this, answer](bool isRefusal) { onAnswer(isRefusal ? refused(answer) : answer); });
            });
        m_waitingTimer.start();
        job->start();
    }
}

void KeychainSecretStore::onAnswer(const SecretRead &answer)
{
    const CallPointer call = std::exchange(m_inFlight, nullptr);
    const bool abandoned = !call->complete;
    m_waitingTimer.stop();
    setWaiting(false);
    if (abandoned && call->action == Action::Write && answer.ok()) {
        m_queue.push_front(std::make_shared<Call>(
            Call{.action = Action::Remove, .name = call->name, .payload = {}, .complete = nullptr}));
    }
    QMetaObject::invokeMethod(this, &KeychainSecretStore::startNext, Qt::QueuedConnection);
    call->completeWith(answer);
}

void KeychainSecretStore::expire(const CallPointer &call)
{
    std::erase(m_queue, call);
    call->completeWith(SecretFailure{.error = SecretError::TimedOut,
        .details = u"no answer within %1 s"_s.arg(std::chrono::duration<double>(m_rules.giveUp).count())});
}

void KeychainSecretStore::setWaiting(bool waiting)
{
    if (m_waiting == waiting)
        return;
    m_waiting = waiting;
    emit waitingChanged(waiting);
}

} // namespace ChannelConsole
