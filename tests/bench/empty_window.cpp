// SPDX-License-Identifier: Apache-2.0
// The yardstick of the start-up budgets: an empty main window, linked with every library the program is linked with.
#include "app/StartReport.h"

#include <QApplication>
#include <QMainWindow>
#include <QTimer>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1280, 800);
    auto *report = new ChannelConsole::StartReport(&window);
    QObject::connect(report, &ChannelConsole::StartReport::painted, &application, [report] {
        // As long as the program takes to settle, so that both are measured in the same state.
        QTimer::singleShot(500, report, [report] {
            report->print();
            QCoreApplication::quit();
        });
    });
    window.show();
    return QApplication::exec();
}
