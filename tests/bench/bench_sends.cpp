// SPDX-License-Identifier: Apache-2.0
// How many test sends a second go to the sandbox, each logged before it goes out, beside the same requests by
// a plain QNetworkAccessManager with the same commits. The two take turns; prints the medians as JSON.
#include "bench/BareSends.h"
#include "bench/Median.h"
#include "core/message/SendPlan.h"
#include "core/partner/Secrets.h"
#include "message/SendFixture.h"

#include <QElapsedTimer>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSends = 1'000;
constexpr int kRounds = 3;
const QString kPartner = u"infobip"_s;

[[noreturn]] void giveUp(const QString &why)
{
    std::fprintf(stderr, "sends: %s\n", qPrintable(why));
    std::abort();
}

SendOrder newOrder(SendFixture &fixture)
{
    return fixture.sandboxOrder(kPartner, Sandbox::numbers(kPartner).constFirst().number);
}

/// One after the other through the service, as a person sends them: each once the answer to the one before is
/// shown.
class OwnSends final : public QObject
{
public:
    OwnSends(SendFixture &fixture, const SendOrder &order)
        : m_fixture(fixture)
        , m_order(order)
    {
    }

    void next()
    {
        if (m_sent++ == kSends)
            return;
        const SendRun *run = m_fixture.service->send(m_order);
        connect(run, &SendRun::answered, this, [this](const SendReport &report) {
            if (report.outcome.kind != SendOutcome::Kind::Accepted)
                giveUp(report.outcome.problem ? report.outcome.problem->text : u"not accepted"_s);
            lastRow = report.logId;
            next();
        });
        connect(run, &SendRun::finished, this, [this](const SendReport &report) {
            if (report.logProblem)
                giveUp(u"not logged"_s);
            if (++m_finished == kSends)
                QCoreApplication::quit();
        });
    }

    qint64 lastRow = 0;

private:
    SendFixture &m_fixture;
    const SendOrder m_order;
    int m_sent = 0;
    int m_finished = 0;
};

double perSecond(const QElapsedTimer &since)
{
    return kSends * 1e9 / static_cast<double>(since.nsecsElapsed());
}

/// Also says what the log has of one of them.
double ours(LogDetail &row)
{
    SendFixture fixture;
    OwnSends sends(fixture, newOrder(fixture));
    QElapsedTimer since;
    since.start();
    sends.next();
    QCoreApplication::exec();
    const double speed = perSecond(since);
    if (fixture.rows() != kSends)
        giveUp(u"not every send is in the log"_s);
    row = fixture.logged(sends.lastRow);
    return speed;
}

/// The requests as the service makes them, secrets and all.
QList<HttpRequest> requestsOf(SendFixture &fixture, const SendOrder &order)
{
    QList<HttpRequest> requests;
    for (int number = 0; number < kSends; ++number) {
        const Result<SendPlan> plan = planSend(order, fixture.sandbox, fixture.vault);
        if (!plan)
            giveUp(plan.error().text);
        Secrets secrets;
        for (auto secret = plan.value().secrets.cbegin(); secret != plan.value().secrets.cend(); ++secret)
            secrets.insert(secret.key(), fixture.keychain.entries.value(secret->name));
        const Result<HttpRequest> request
            = requestFor(plan.value().route, plan.value().message, secrets, fixture.sandbox);
        if (!request)
            giveUp(request.error().text);
        requests.append(request.value());
    }
    return requests;
}

double bare(LogDetail row)
{
    SendFixture fixture;
    const SendOrder order = newOrder(fixture);
    const QList<HttpRequest> requests = requestsOf(fixture, order);
    StoreFixture file;
    row.entry.assistantId = order.assistant.id;
    if (!file.addAssistantRow(order.assistant.id))
        giveUp(u"no file"_s);
    file.store.reset(); // its file is BareSends' alone
    BareSends sends(file.databasePath(), requests, row);
    QElapsedTimer since;
    since.start();
    sends.run([] { QCoreApplication::quit(); });
    QCoreApplication::exec();
    return perSecond(since);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    LogDetail row;
    static_cast<void>(ours(row)); // the first loads the network stack, and tells what the log has of a send
    std::vector<double> own;
    std::vector<double> yardstick;
    for (int round = 0; round < kRounds; ++round) {
        for (const bool first : {true, false}) {
            if (first == (round % 2 == 0))
                own.push_back(ours(row));
            else
                yardstick.push_back(bare(row));
        }
    }
    std::printf("{\"sendsPerSecond\": %.0f, \"bareSendsPerSecond\": %.0f}\n", median(own), median(yardstick));
    return 0;
}
