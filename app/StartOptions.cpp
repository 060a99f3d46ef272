// SPDX-License-Identifier: Apache-2.0
#include "app/StartOptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

bool asksForTextOnly(int argc, char **argv)
{
    constexpr std::array<std::string_view, 6> kTextOptions{
        "--help", "--help-all", "-h", "-?", "--version", "-v"};
    return std::any_of(argv, argv + argc, [&](std::string_view argument) {
        return std::find(kTextOptions.begin(), kTextOptions.end(), argument) != kTextOptions.end();
    });
}

StartOptions startOptions(const QCoreApplication &application)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("StartOptions", source); };

    QCommandLineParser parser;
    parser.setApplicationDescription(text(QT_TRANSLATE_NOOP("StartOptions",
        "Sets up a virtual assistant's WhatsApp Business Messaging channel and proves that it works.")));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data(u"data"_s,
        text(QT_TRANSLATE_NOOP("StartOptions", "Keep everything but secrets in <directory>.")),
        u"directory"_s, QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QCommandLineOption appearance(u"appearance"_s,
        text(QT_TRANSLATE_NOOP("StartOptions", "Look like <appearance> this time: system, light or dark.")),
        u"appearance"_s);
    QCommandLineOption reportStart(u"report-start"_s);
    reportStart.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({data, appearance, reportStart});
    parser.process(application);

    const auto refuse = [](const QString &why) {
        std::fputs(qUtf8Printable(why + u'\n'), stderr);
        std::exit(EXIT_FAILURE);
    };
    StartOptions options{
        .dataDirectory = parser.value(data), .appearance = {}, .reportStart = parser.isSet(reportStart)};
    if (parser.isSet(appearance)) {
        options.appearance = appearanceFromName(parser.value(appearance));
        if (!options.appearance)
            refuse(text(QT_TRANSLATE_NOOP("StartOptions", "--appearance is system, light or dark.")));
    }
    if (options.dataDirectory.isEmpty())
        refuse(text(QT_TRANSLATE_NOOP("StartOptions", "--data needs a directory.")));
    return options;
}

} // namespace ChannelConsole
