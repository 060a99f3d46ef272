// SPDX-License-Identifier: Apache-2.0
#include "app/Application.h"
#include "app/StartReport.h"
#include "app/Translations.h"
#include "core/secret/CoreDumps.h"
#include "ui/widgets/ScrollAreaAccess.h"

#include <QApplication>
#include <QTimer>

#include <chrono>
#include <cstdio>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

void nameTheProgram()
{
    // No organisation name: it would only add a level to the data directory.
    QCoreApplication::setApplicationName(u"channel-console"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CHANNEL_CONSOLE_VERSION));
}

/// --help and --version: startOptions() prints them and ends the program. No display is needed.
int printText(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    installTranslations();
    static_cast<void>(startOptions(application));
    return EXIT_SUCCESS;
}

/// For ./dev bench: tells when the window was there and what it took, and quits.
void reportStart(const Application &program)
{
    auto *report = new StartReport(program.window());
    QObject::connect(&program, &Application::settled, report, [report] {
        // As long as the empty window it is compared with (tests/bench/empty_window.cpp).
        QTimer::singleShot(std::chrono::milliseconds(500), report, [report] {
            report->print();
            QCoreApplication::quit();
        });
    });
}

} // namespace

int main(int argc, char **argv)
{
#ifdef NDEBUG
    if (!forbidCoreDumps())
        std::fputs("channel-console: the system did not let core dumps be switched off\n", stderr);
#endif
    nameTheProgram();
    if (asksForTextOnly(argc, argv))
        return printText(argc, argv);

    const QApplication application(argc, argv);
    installScrollAreaAccess();
    QGuiApplication::setApplicationDisplayName(u"Channel Console"_s);
    QGuiApplication::setDesktopFileName(u"channel-console"_s);
    installTranslations();

    const StartOptions options = startOptions(application);
    Application program(options);
    if (options.reportStart)
        reportStart(program);
    program.start();
    return QApplication::exec();
}
