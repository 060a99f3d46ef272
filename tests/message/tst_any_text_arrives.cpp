// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/net/HttpCall.h"
#include "core/net/HttpClient.h"
#include "core/net/HttpListener.h"
#include "core/partner/Partner.h"
#include "core/sandbox/GupShupSimulation.h"
#include "core/sandbox/InfobipSimulation.h"
#include "core/sandbox/KarixSimulation.h"
#include "core/sandbox/Sandbox.h"
#include "core/sandbox/SandboxAccounts.h"
#include "support/Await.h"
#include "support/ContentCases.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <mutex>
#include <random>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTexts = 300; // of each partner
constexpr unsigned kSeed = 20260401;

/// What encodings get wrong: signs of forms, of JSON and of URLs, line breaks, direction marks, characters of
/// two units, of several code points, at the edges of UTF-8's lengths, and lone ones of many scripts.
const QStringList &pieces()
{
    static const QStringList all{u"+"_s, u"&"_s, u"%"_s, u"%2B"_s, u"="_s, u"?"_s, u"#"_s, u";"_s, u"/"_s,
        u"\\"_s, u"\\n"_s, u"\""_s, u"'"_s, u"<b>"_s, u"{}"_s, u"[1]"_s, u"{{1}}"_s, u" "_s, u"\n"_s,
        u"\r\n"_s, u"\t"_s, u"\u200F"_s, u"\u202E"_s, u"\u2066"_s, u"\u200D"_s, u"\uFEFF"_s, u"\u00A0"_s,
        u"\u007F"_s, u"\u0080"_s, u"\u07FF"_s, u"\u0800"_s, u"\uFFFD"_s, u"\U00010000"_s, u"\U0010FFFD"_s,
        u"👋"_s, u"👩🏽‍💻"_s, u"🇮🇳"_s, u"é"_s, u"e\u0301"_s, u"ß"_s, u"ж"_s, u"ع"_s, u"א"_s, u"क्ष"_s,
        u"த"_s, u"ก"_s, u"한"_s, u"漢"_s, u"አ"_s, u"ა"_s, u"a"_s, u"Hello"_s, u"null"_s, u"0"_s, u"-1e5"_s};
    return all;
}

class Generator final
{
public:
    /// At most so many UTF-16 units, begun and ended by what nobody trims; without `banned`.
    QString text(int most, const QStringList &banned = {})
    {
        QString text = u"a"_s;
        std::uniform_int_distribution<qsizetype> piece(0, pieces().size() - 1);
        for (int left = std::uniform_int_distribution<int>(0, 30)(m_random); left > 0; --left) {
            const QString &next = pieces().at(piece(m_random));
            if (!banned.contains(next) && text.size() + next.size() < most)
                text += next;
        }
        return text + u'z';
    }

private:
    std::mt19937 m_random{kSeed};
};

enum class Place {
    Text,
    Caption,
    Button,
    TemplateValue,
};

/// The partner's host on loopback, which keeps what it was sent and answers as the simulation does.
class Host final
{
public:
    explicit Host(std::unique_ptr<SimulatedPartner> simulation)
        : m_simulation(std::move(simulation))
    {
        const Result<quint16> port = m_listener.start({}, [this](const ListenerRequest &request) {
            const std::scoped_lock lock(m_mutex);
            m_body = request.body;
            QPromise<ListenerReply> promise;
            promise.start();
            promise.addResult(m_simulation->answer(request));
            promise.finish();
            return promise.future();
        });
        if (port)
            m_url = QUrl(u"http://127.0.0.1:%1"_s.arg(port.value()));
    }
    ~Host() { m_listener.stop(); }

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QByteArray body() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_body;
    }

private:
    mutable std::mutex m_mutex;
    QByteArray m_body;
    std::unique_ptr<SimulatedPartner> m_simulation;
    QUrl m_url;
    HttpListener m_listener;
};

std::unique_ptr<SimulatedPartner> simulationOf(const QString &partnerId)
{
    if (partnerId == "infobip"_L1)
        return std::make_unique<InfobipSimulation>();
    if (partnerId == "gupshup"_L1)
        return std::make_unique<GupShupSimulation>();
    return std::make_unique<KarixSimulation>();
}

MessageContent contentWith(const QString &text, Place place, const QString &partnerId)
{
    switch (place) {
    case Place::Text:
        return TextContent{.text = text};
    case Place::Caption:
        return MediaContent{
            .kind = MediaContent::Kind::Image, .url = u"https://example.com/i.png"_s, .caption = text};
    case Place::Button:
        return ButtonsContent{.body = u"Choose"_s, .buttons = {{u"1"_s, text}}};
    case Place::TemplateValue:
        break;
    }
    TemplateContent content = sandboxTemplateContent(partnerId, u"order_update"_s);
    content.bodyValues[1] = text;
    return content;
}

/// Read as the partner reads it, with nothing of the code that wrote it.
QString arrived(const QByteArray &body, Place place, const QString &partnerId)
{
    if (partnerId == "gupshup"_L1) {
        QHash<QByteArray, QByteArray> form;
        for (QList<QByteArray> pairs = body.split('&'); QByteArray & pair : pairs) {
            const qsizetype equals = pair.indexOf('=');
            form.insert(pair.first(equals),
                QByteArray::fromPercentEncoding(pair.sliced(equals + 1).replace('+', ' ')));
        }
        if (place == Place::Caption)
            return QString::fromUtf8(form.value("caption"));
        if (place != Place::Button)
            return QString::fromUtf8(form.value("msg"));
        const Result<Json> action = Json::parse(form.value("action"));
        return action ? action.value().at({"buttons"})->at(0)->string({"reply", "title"}).value_or(QString())
                      : QString();
    }
    const Result<Json> document = Json::parse(body);
    if (!document)
        return {};
    const bool infobip = partnerId == "infobip"_L1;
    const char *pointers[][2] = {
        {"/content/text", "/message/content/text"},
        {"/content/caption", "/message/content/attachment/caption"},
        {"/content/action/buttons/0/title", "/message/content/interactive/action/buttons/0/reply/title"},
        {"/messages/0/content/templateData/body/placeholders/1",
            "/message/content/template/parameterValues/1"},
    };
    const nlohmann::json::json_pointer pointer(pointers[static_cast<int>(place)][infobip ? 0 : 1]);
    const nlohmann::json &raw = document.value().raw();
    return raw.contains(pointer) ? QString::fromStdString(raw.at(pointer).get<std::string>()) : QString();
}

} // namespace

/// Whatever is typed is what the partner gets: over real HTTP on loopback, through all three encodings.
class AnyTextArrivesTest final : public QObject
{
    Q_OBJECT
private slots:
    void unchanged_data()
    {
        QTest::addColumn<QString>("partnerId");
        for (const Partner *partner : allPartners())
            QTest::newRow(qPrintable(partner->id())) << partner->id();
    }
    void unchanged()
    {
        QFETCH(QString, partnerId);
        const Partner *partner = findPartner(partnerId);
        const Sandbox::Starter starter = Sandbox::starter();
        const PartnerSettings settings = starter.configuration.settings.value(partnerId);
        Secrets secrets;
        const QHash<QString, QByteArray> starterSecrets = starter.secrets.value(partnerId);
        for (auto secret = starterSecrets.cbegin(); secret != starterSecrets.cend(); ++secret)
            secrets.insert(secret.key(), secret.value());
        Host host(simulationOf(partnerId));
        HttpClient client;
        Generator generator;

        for (int i = 0; i < kTexts; ++i) {
            const Place place = static_cast<Place>(i % 4);
            // What WhatsApp itself does not take in a value, and what is not a title any more.
            const QStringList banned = place == Place::TemplateValue
                ? QStringList{u"\n"_s, u"\r\n"_s, u"\t"_s, u" "_s}
                : QStringList();
            const QString text = generator.text(place == Place::Button ? 20 : 200, banned);
            const OutboundMessage message{.id = QUuid::createUuid().toString(QUuid::Id128),
                .businessNumber = settings.numbers.constFirst(),
                .userNumber = partnerId == "infobip"_L1 ? u"+447700900001"_s : u"+910000000001"_s,
                .content = contentWith(text, place, partnerId)};
            const Result<HttpRequest> request = partner->sendRequest(message, settings, secrets, host.url());
            QVERIFY2(request.ok(), request ? "" : qPrintable(request.error().text + text));
            const QFuture<HttpOutcome> sent = client.send(request.value())->future();
            QVERIFY(finishes(sent));
            QVERIFY(sent.result().reply);
            const SendOutcome outcome = partner->sendOutcome(*sent.result().reply);
            QVERIFY2(outcome.kind == SendOutcome::Kind::Accepted,
                outcome.problem ? qPrintable(outcome.problem->partnerText + text) : "");
            const QString wanted = partnerId == "gupshup"_L1 && place == Place::TemplateValue
                ? contentText(message.content) // the whole text goes over the wire
                : text;
            QCOMPARE(arrived(host.body(), place, partnerId), wanted);
        }
    }

    void everyTypeIsTakenByTheSandbox_data()
    {
        QTest::addColumn<QString>("partnerId");
        QTest::addColumn<MessageContent>("content");
        for (const Partner *partner : allPartners()) {
            for (const ContentCase &each : takenCases(*partner))
                QTest::newRow(qPrintable(partner->id() + u' ' + each.name)) << partner->id() << each.content;
        }
    }
    void everyTypeIsTakenByTheSandbox()
    {
        QFETCH(QString, partnerId);
        QFETCH(MessageContent, content);
        const Partner *partner = findPartner(partnerId);
        const Sandbox::Starter starter = Sandbox::starter();
        const PartnerSettings settings = starter.configuration.settings.value(partnerId);
        Secrets secrets;
        const QHash<QString, QByteArray> starterSecrets = starter.secrets.value(partnerId);
        for (auto secret = starterSecrets.cbegin(); secret != starterSecrets.cend(); ++secret)
            secrets.insert(secret.key(), secret.value());
        const OutboundMessage message{.businessNumber = settings.numbers.constFirst(),
            .userNumber = partnerId == "infobip"_L1 ? u"+447700900001"_s : u"+910000000001"_s,
            .content = content};
        const Result<HttpRequest> request
            = partner->sendRequest(message, settings, secrets, QUrl(u"http://127.0.0.1"_s));
        QVERIFY2(request.ok(), request ? "" : qPrintable(request.error().text));
        const ListenerReply reply = simulationOf(partnerId)->answer({.method = request.value().method,
            .target = request.value().url.path().toUtf8(),
            .headers = request.value().headers,
            .body = request.value().body});
        const SendOutcome outcome = partner->sendOutcome({.status = reply.status, .body = reply.body});
        QVERIFY2(outcome.kind == SendOutcome::Kind::Accepted, reply.body.constData());
    }
};

QTEST_GUILESS_MAIN(AnyTextArrivesTest)
#include "tst_any_text_arrives.moc"
