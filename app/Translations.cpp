// SPDX-License-Identifier: Apache-2.0
#include "app/Translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// False if there is none for the user's languages.
bool install(const QString &name, const QString &directory)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(QLocale(), name, u"_"_s, directory))
        return false;
    translator->setParent(qApp);
    return QCoreApplication::installTranslator(translator.release());
}

} // namespace

void installTranslations()
{
    // Qt's buttons in one language inside a window in another would be worse than English throughout.
    if (install(u"channel-console"_s, u":/translations"_s))
        install(u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace ChannelConsole
