// SPDX-License-Identifier: Apache-2.0
#include "FuzzTarget.h"
#include "Mutator.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStringList>

#include <chrono>
#include <csignal>

using namespace ChannelConsole;

namespace {

const QByteArray *current = nullptr;

/// Says what was being run, as base64. Not safe in a signal handler by the letter; the program is lost
/// anyway.
extern "C" void sayInput(int)
{
    std::fprintf(stderr, "The input, base64: %s\n", current ? current->toBase64().constData() : "none");
}

void run(const QByteArray &input)
{
    current = &input;
    LLVMFuzzerTestOneInput(
        reinterpret_cast<const std::uint8_t *>(input.constData()), std::size_t(input.size()));
}

} // namespace

/// Stands in for libFuzzer where that is not there: runs every file of a corpus, then inputs made of them for
/// so long: the same ones in the same order each time, further on a faster machine. `<target> <corpus folder>
/// [seconds]`
int main(int argc, char *argv[])
{
    if (argc < 2) {
        std::fprintf(stderr, "%s <corpus folder> [seconds]\n", argv[0]);
        return 2;
    }
    std::signal(SIGABRT, sayInput);
    const QDir corpus(QFile::decodeName(argv[1]));
    QList<QByteArray> seeds;
    for (const QString &name : corpus.entryList(QDir::Files, QDir::Name)) {
        QFile file(corpus.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s cannot be read\n", qPrintable(file.fileName()));
            return 1;
        }
        seeds.append(file.readAll());
        run(seeds.constLast());
    }
    if (seeds.isEmpty()) {
        std::fprintf(stderr, "There is no corpus in %s\n", argv[1]);
        return 1;
    }
    const QDeadlineTimer end(std::chrono::seconds(argc > 2 ? std::atoi(argv[2]) : 0));
    Mutator mutator(seeds, 20260301);
    int mutations = 0;
    for (; !end.hasExpired(); ++mutations) {
        const QByteArray input = mutator.next();
        run(input);
    }
    std::printf("%d seeds and %d inputs made of them\n", int(seeds.size()), mutations);
    return 0;
}
