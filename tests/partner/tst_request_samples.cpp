// SPDX-License-Identifier: Apache-2.0
#include "partner/RequestSamples.h"

#include "core/Json.h"
#include "core/partner/Partner.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

json load(const char *name)
{
    QFile file(QStringLiteral(PROJECT_DIR "/../shared/specs/") + QLatin1StringView(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const Result<Json> parsed = Json::parse(file.readAll(), {.bytes = 8 * 1024 * 1024});
    return parsed ? parsed.value().raw() : json();
}

json find(const json &samples, const QString &id)
{
    for (const json &sample : samples) {
        if (sample.value("id", std::string()) == id.toStdString())
            return sample;
    }
    return {};
}

/// As the gateway reads it. What is JSON inside is compared as JSON.
json formOf(const QByteArray &form)
{
    json parameters = json::object();
    for (const QList<QByteArray> pairs = form.split('&'); QByteArray pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray value = QByteArray::fromPercentEncoding(pair.sliced(equals + 1).replace('+', ' '));
        const Result<Json> inner
            = value.startsWith('{') || value.startsWith('[') ? Json::parse(value) : Result<Json>(Problem{});
        parameters[pair.first(equals).toStdString()]
            = inner ? inner.value().raw() : json(value.toStdString());
    }
    return parameters;
}

QStringList differencesOf(const json &ours, const json &sample)
{
    QStringList differences;
    for (const json &operation : json::diff(ours, sample))
        differences.append(QString::fromStdString(
            operation["op"].get<std::string>() + ' ' + operation["path"].get<std::string>()));
    std::sort(differences.begin(), differences.end());
    return differences;
}

QStringList sorted(QStringList list)
{
    std::sort(list.begin(), list.end());
    return list;
}

HttpRequest requestOf(const char *partnerId, const RequestSample &sample, const PartnerSettings &settings,
    const Secrets &secrets, const QString &business, const QString &user, const QString &id = {})
{
    const Partner *partner = findPartner(QString::fromLatin1(partnerId));
    const OutboundMessage message{.id = id,
        .businessNumber = business,
        .userNumber = user,
        .content = sample.content,
        .reportUrl = id.isEmpty() ? QUrl() : QUrl(u"https://www.example.com/whatsapp"_s)};
    const Result<HttpRequest> request
        = partner->sendRequest(message, settings, secrets, QUrl(u"https://partner.example.com"_s));
    if (!request)
        qWarning("%s: %s", qPrintable(sample.id), qPrintable(request.error().text));
    return request ? request.value() : HttpRequest{};
}

void addRows(const QList<RequestSample> &samples)
{
    QTest::addColumn<RequestSample>("sample");
    for (const RequestSample &sample : samples)
        QTest::newRow(qPrintable(sample.id)) << sample;
}

/// Every sample is made by a content of the table, or is none of a message to be sent.
void checkAllAreThere(const json &all, const QList<RequestSample> &made, const QStringList &notMade)
{
    for (const json &sample : all) {
        const QString id = QString::fromStdString(sample["id"].get<std::string>());
        const bool there = std::any_of(
            made.cbegin(), made.cend(), [&id](const RequestSample &each) { return each.id == id; });
        QVERIFY2(there || notMade.contains(id), qPrintable(id));
    }
    for (const RequestSample &sample : made)
        QVERIFY2(sample.differences.isEmpty() == sample.why.isEmpty(), qPrintable(sample.id));
}

} // namespace

/// What the partners' documents and public programs show as requests is what this program sends
/// (../shared/specs, which are not part of the project), but for differences that are listed with their
/// reason.
class RequestSamplesTest final : public QObject
{
    Q_OBJECT
private slots:
    void infobipsRequestsAreTheDocumentedOnes_data() { addRows(infobipSamples()); }
    void infobipsRequestsAreTheDocumentedOnes()
    {
        QFETCH(RequestSample, sample);
        const json file = load("infobip-samples.json");
        if (file.is_null())
            QSKIP("the samples are not here (../shared/specs)");
        Secrets secrets;
        secrets.insert(u"password"_s, "secret");
        const HttpRequest request = requestOf("infobip", sample, {.values = {{u"username"_s, u"u"_s}}},
            secrets, u"+441134960000"_s, u"+441134960001"_s, u"a28dd97c-1ffb-4fcf-99f1-0b557ed381da"_s);
        const Result<Json> ours = Json::parse(request.body);
        QVERIFY(ours.ok());
        const json documented = find(file["samples"], sample.id);
        QCOMPARE(u"POST "_s + request.url.path(),
            QString::fromStdString(documented["description"].get<std::string>()));
        QCOMPARE(differencesOf(ours.value().raw(), documented["json"]), sorted(sample.differences));
    }

    void gupShupsRequestsAreTheDocumentedOnes_data() { addRows(gupShupSamples()); }
    void gupShupsRequestsAreTheDocumentedOnes()
    {
        QFETCH(RequestSample, sample);
        const json file = load("gupshup-samples.json");
        if (file.is_null())
            QSKIP("the samples are not here (../shared/specs)");
        const json documented = find(file["requests"], sample.id);
        json parameters = documented["params"];
        if (documented.contains("raw_query"))
            parameters = formOf(QByteArray::fromStdString(documented["raw_query"].get<std::string>()));
        for (auto &[name, value] : parameters.items()) {
            const QByteArray text
                = QByteArray::fromStdString(value.is_string() ? value.get<std::string>() : "");
            if (const Result<Json> inner = Json::parse(text); inner && !inner.value().raw().is_primitive())
                value = inner.value().raw();
        }
        Secrets secrets;
        secrets.insert(u"password"_s, "XXXXXXXX");
        const HttpRequest request
            = requestOf("gupshup", sample, {.values = {{u"wabaId"_s, u"2000XXXXXX"_s}}}, secrets,
                u"+919777777770"_s, u'+' + QString::fromStdString(parameters["send_to"].get<std::string>()));
        QCOMPARE(request.url.path(), u"/GatewayAPI/rest"_s);
        QCOMPARE(differencesOf(formOf(request.body), parameters), sorted(sample.differences));
    }

    void karixsRequestsAreTheKnownOnes_data() { addRows(karixSamples()); }
    void karixsRequestsAreTheKnownOnes()
    {
        QFETCH(RequestSample, sample);
        const json file = load("karix-samples.json");
        if (file.is_null())
            QSKIP("the samples are not here (../shared/specs)");
        json known = find(file["rcm"]["requests"], sample.id)["body"];
        known["message"]["sender"]["from"] = "919000000001"; // masked in the sample
        if (known["message"].contains("recipient"))
            known["message"]["recipient"]["to"] = "919000000002";
        Secrets secrets;
        secrets.insert(u"accountKey"_s, "key");
        const HttpRequest request
            = requestOf("karix", sample, {}, secrets, u"+919000000001"_s, u"+919000000002"_s);
        const Result<Json> ours = Json::parse(request.body);
        QVERIFY(ours.ok());
        QCOMPARE(differencesOf(ours.value().raw(), known), sorted(sample.differences));
    }

    void noSampleIsLeftOut()
    {
        const json infobip = load("infobip-samples.json");
        const json gupShup = load("gupshup-samples.json");
        const json karix = load("karix-samples.json");
        if (infobip.is_null() || gupShup.is_null() || karix.is_null())
            QSKIP("the samples are not here (../shared/specs)");
        json requests = json::array();
        for (const json &sample : infobip["samples"]) {
            if (sample["kind"] == "request")
                requests.push_back(sample);
        }
        // Another product of Infobip's.
        checkAllAreThere(requests, infobipSamples(),
            {u"messages-api-text-message-whatsapp-request"_s,
                u"messages-api-template-message-with-parameters-whatsapp-request"_s});
        // Consent, media upload, templates, reports, and the encrypted form for which a key is needed.
        checkAllAreThere(gupShup["requests"], gupShupSamples(),
            {u"opt_in"_s, u"opt_out"_s, u"upload_media"_s, u"encrypted_request"_s, u"template_list"_s,
                u"template_create"_s, u"pull_dlr_sync"_s, u"pull_dlr_job"_s, u"legacy_media_download"_s});
        checkAllAreThere(karix["rcm"]["requests"], karixSamples(),
            {u"opt_in"_s, u"template_create"_s, u"template_media_upload"_s, u"inbound_media_get"_s,
                u"inbound_media_download"_s});
    }
};

QTEST_GUILESS_MAIN(RequestSamplesTest)
#include "tst_request_samples.moc"
