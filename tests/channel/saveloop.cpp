// SPDX-License-Identifier: Apache-2.0
// Saves the same channel configuration over and over, each time with new credentials, and says on its output
// what was reported as saved. Made to be killed: saveloop DATA SECRETS [JOB before|after], the job of the
// keychain to die at.
#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/secret/SecretVault.h"
#include "core/store/Store.h"
#include "support/FileSecretStore.h"

#include <QCoreApplication>

#include <cstdio>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSaves = 200;
const QUuid kAssistant = QUuid::fromString(u"4bb1e1a2-7b56-4d0a-8a5c-5f6f3f1d2c11"_s);

class SaveLoop final : public QObject
{
public:
    SaveLoop(const QString &data, const QString &secrets, FileSecretStore::End end)
        : m_keychain(secrets)
        , m_vault(&m_keychain)
        , m_assistants(&m_store, &m_vault)
    {
        m_keychain.end = end;
        then(m_store.open(data), [this] {
            then(m_assistants.load(), [this] {
                if (m_assistants.assistant(kAssistant))
                    saveNext();
                else
                    then(m_assistants.addAssistant({.id = kAssistant, .name = u"Flight desk"_s}, {}),
                        [this] { saveNext(); });
            });
        });
    }

private:
    void then(const QFuture<Result<void>> &future, const std::function<void()> &next)
    {
        continued(future, this, [next](const Result<void> &result) {
            if (!result) {
                std::fprintf(
                    stderr, "%s %s\n", qPrintable(result.error().text), qPrintable(result.error().details));
                QCoreApplication::exit(1);
                return;
            }
            next();
        });
    }

    void saveNext()
    {
        ConfigurationChange change{.configuration = m_assistants.configuration(kAssistant)};
        PartnerSettings &settings = change.configuration.settings[u"infobip"_s];
        const int number = settings.values.value(u"save"_s, u"0"_s).toInt() + 1;
        settings.values.insert(u"save"_s, QString::number(number));
        settings.numbers = {u"+441134960000"_s};
        for (const QString &field : {u"username"_s, u"password"_s}) {
            change.newSecrets.append({.partnerId = u"infobip"_s,
                .fieldId = field,
                .value = "secret " + QByteArray::number(number),
                .origin = u"https://example.api.infobip.com"_s});
        }
        then(m_assistants.saveConfiguration(change), [this, number] {
            std::printf("%d\n", number);
            std::fflush(stdout);
            if (++m_saves == kSaves)
                QCoreApplication::quit();
            else
                saveNext();
        });
    }

    Store m_store;
    FileSecretStore m_keychain;
    SecretVault m_vault;
    AssistantStore m_assistants;
    int m_saves = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3 && arguments.size() != 5)
        return 2;
    FileSecretStore::End end;
    if (arguments.size() == 5)
        end = {.job = arguments.at(3).toInt(), .afterEffect = arguments.at(4) == u"after"_s};
    const SaveLoop loop(arguments.at(1), arguments.at(2), end);
    return QCoreApplication::exec();
}
