// SPDX-License-Identifier: Apache-2.0
#include "core/message/ScriptFeatures.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ScriptFeatures)
};

/// A feature that the parser stumbles over: the text before the place of the error ends in `before`, and the
/// text from there on begins with `after`.
struct SyntaxFeature
{
    QLatin1StringView before;
    QLatin1StringView after;
    const char *name;
};

constexpr std::array kSyntax{
    SyntaxFeature{R"(\basync\b(\s*(\([^()]*\)|\w+))?\s*)"_L1, R"((function\b|=>|\(|\w+\s*(\(|=>)))"_L1,
        QT_TRANSLATE_NOOP("ScriptFeatures", "async functions (ES2017)")},
    SyntaxFeature{R"(\bawait\s+)"_L1, R"()"_L1, QT_TRANSLATE_NOOP("ScriptFeatures", "await (ES2017)")},
    SyntaxFeature{
        R"(\bfor\s+)"_L1, R"(await\b)"_L1, QT_TRANSLATE_NOOP("ScriptFeatures", "for await (ES2018)")},
    SyntaxFeature{R"()"_L1, R"(\.\.\.)"_L1,
        QT_TRANSLATE_NOOP("ScriptFeatures", "... within an object (ES2018; Object.assign does the same)")},
    SyntaxFeature{R"(\bcatch\s*)"_L1, R"(\{)"_L1,
        QT_TRANSLATE_NOOP("ScriptFeatures", "catch without a variable (ES2019; write catch (error))")},
    SyntaxFeature{R"((\|\||&&|\?{2}))"_L1, R"(=)"_L1,
        QT_TRANSLATE_NOOP("ScriptFeatures", "assignments by ||=, &&= or ?\?= (ES2021)")},
    SyntaxFeature{
        R"([\d_])"_L1, R"(_\d)"_L1, QT_TRANSLATE_NOOP("ScriptFeatures", "underscores in numbers (ES2021)")},
    SyntaxFeature{R"(\b\d+)"_L1, R"(n\b)"_L1, QT_TRANSLATE_NOOP("ScriptFeatures", "BigInt (ES2020)")},
    SyntaxFeature{R"(\bclass\b[^{]*\{[^\x00]*\bstatic\s*)"_L1, R"(\{)"_L1,
        QT_TRANSLATE_NOOP("ScriptFeatures", "static blocks of a class (ES2022)")},
    SyntaxFeature{R"(\bclass\b[^{]*\{[^\x00]*)"_L1, R"(#)"_L1,
        QT_TRANSLATE_NOOP("ScriptFeatures", "private members of a class (ES2022)")},
    SyntaxFeature{R"(\bclass\b[^{]*\{[^\x00]*[\w\]'"]\s*)"_L1, R"([=;}])"_L1,
        QT_TRANSLATE_NOOP("ScriptFeatures", "fields of a class (ES2022; set them in the constructor)")},
};

struct NamedFeature
{
    QLatin1StringView name;
    QLatin1StringView edition;
};

constexpr std::array kGlobals{NamedFeature{"BigInt"_L1, "ES2020"_L1},
    NamedFeature{"globalThis"_L1, "ES2020"_L1}, NamedFeature{"WeakRef"_L1, "ES2021"_L1},
    NamedFeature{"FinalizationRegistry"_L1, "ES2021"_L1}, NamedFeature{"AggregateError"_L1, "ES2021"_L1},
    NamedFeature{"Intl"_L1, "ECMA-402"_L1}};

constexpr std::array kMethods{NamedFeature{"replaceAll"_L1, "ES2021"_L1},
    NamedFeature{"matchAll"_L1, "ES2020"_L1}, NamedFeature{"flat"_L1, "ES2019"_L1},
    NamedFeature{"flatMap"_L1, "ES2019"_L1}, NamedFeature{"fromEntries"_L1, "ES2019"_L1},
    NamedFeature{"trimStart"_L1, "ES2019"_L1}, NamedFeature{"trimEnd"_L1, "ES2019"_L1},
    NamedFeature{"at"_L1, "ES2022"_L1}, NamedFeature{"hasOwn"_L1, "ES2022"_L1},
    NamedFeature{"allSettled"_L1, "ES2020"_L1}, NamedFeature{"any"_L1, "ES2021"_L1},
    NamedFeature{"finally"_L1, "ES2018"_L1}, NamedFeature{"findLast"_L1, "ES2023"_L1},
    NamedFeature{"findLastIndex"_L1, "ES2023"_L1}, NamedFeature{"toSorted"_L1, "ES2023"_L1},
    NamedFeature{"toReversed"_L1, "ES2023"_L1}, NamedFeature{"toSpliced"_L1, "ES2023"_L1},
    NamedFeature{"groupBy"_L1, "ES2024"_L1}};

/// What other surroundings offer and a script here must not reach.
constexpr std::array kOutOfReach{"require"_L1, "module"_L1, "exports"_L1, "process"_L1, "fetch"_L1,
    "XMLHttpRequest"_L1, "WebSocket"_L1, "Qt"_L1, "console"_L1, "setTimeout"_L1, "setInterval"_L1,
    "setImmediate"_L1, "queueMicrotask"_L1, "Buffer"_L1, "window"_L1, "document"_L1, "global"_L1, "self"_L1,
    "alert"_L1, "localStorage"_L1, "structuredClone"_L1, "TextEncoder"_L1, "TextDecoder"_L1, "crypto"_L1,
    "Deno"_L1, "Bun"_L1, "navigator"_L1, "Worker"_L1, "java"_L1, "Java"_L1, "Packages"_L1, "load"_L1,
    "__dirname"_L1};

QString lacks(const QString &feature)
{
    return Words::tr("This engine does not know %1. The platform’s own engine may.").arg(feature);
}

QString outOfReach(const QString &name)
{
    return Words::tr("“%1” is not within reach: a script here has print, context and the language itself, "
                     "and no file, network or "
                     "process. The platform may offer more.")
        .arg(name);
}

const NamedFeature *find(const NamedFeature *begin, const NamedFeature *end, const QString &name)
{
    for (const NamedFeature *each = begin; each != end; ++each) {
        if (name == each->name)
            return each;
    }
    return nullptr;
}

qsizetype offsetOf(const QString &script, const ScriptFault &fault)
{
    qsizetype start = 0;
    for (int line = 1; line < fault.line; ++line) {
        const qsizetype next = script.indexOf(u'\n', start);
        if (next < 0)
            return script.size();
        start = next + 1;
    }
    return qMin(script.size(), start + qMax(0, fault.column - 1));
}

QString syntaxHint(const QString &script, const ScriptFault &fault)
{
    if (fault.text.contains("Type annotations"_L1))
        return Words::tr("Types belong to TypeScript, not to JavaScript: leave them out.");
    if (fault.text.contains("regular expression flag"_L1) || fault.text.contains("Invalid flags"_L1))
        return lacks(Words::tr("this flag of a regular expression (s: ES2018, d: ES2022)"));
    if (fault.text == "Invalid regular expression"_L1 && !silentDifferences(script).isEmpty())
        return silentDifferences(script).constFirst();
    if (script.contains(QChar(u'\0')))
        return Words::tr("The script holds a NUL character, which is no JavaScript.");
    const qsizetype place = offsetOf(script, fault);
    const QString before = script.left(place);
    const QString after = script.mid(place, 200);
    static const QRegularExpression kModule(u"^\\s*(import|export)\\b"_s);
    if (const QRegularExpressionMatch module = kModule.match(after); module.hasMatch())
        return outOfReach(module.captured(1));
    for (const SyntaxFeature &feature : kSyntax) {
        const QRegularExpression ends(u"(?:"_s + feature.before + u")$"_s);
        const QRegularExpression begins(u"^(?:"_s + feature.after + u')');
        if (ends.match(before).hasMatch() && begins.match(after).hasMatch())
            return lacks(Words::tr(feature.name));
    }
    return {};
}

} // namespace

QString featureHint(const QString &script, const ScriptFault &fault)
{
    if (fault.name == "SyntaxError"_L1)
        return syntaxHint(script, fault);
    static const QRegularExpression kUndefined(u"^(\\w+) is not defined$"_s);
    if (const QRegularExpressionMatch match = kUndefined.match(fault.text); match.hasMatch()) {
        const QString name = match.captured(1);
        if (const NamedFeature *feature = find(kGlobals.begin(), kGlobals.end(), name))
            return lacks(u"%1 (%2)"_s.arg(name, feature->edition));
        if (std::find(kOutOfReach.begin(), kOutOfReach.end(), name) != kOutOfReach.end())
            return outOfReach(name);
        return {};
    }
    static const QRegularExpression kNoFunction(u"^Property '(\\w+)' of object .* is not a function$"_s,
        QRegularExpression::DotMatchesEverythingOption);
    if (const QRegularExpressionMatch match = kNoFunction.match(fault.text); match.hasMatch()) {
        if (const NamedFeature *feature = find(kMethods.begin(), kMethods.end(), match.captured(1)))
            return lacks(u"%1() (%2)"_s.arg(feature->name, feature->edition));
    }
    return {};
}

QStringList silentDifferences(const QString &script)
{
    QStringList found;
    if (script.contains("(?<="_L1) || script.contains("(?<!"_L1))
        found += Words::tr(
            "A look-behind in a regular expression (ES2018) never matches in this engine. The platform’s own "
            "engine may know it.");
    static const QRegularExpression kNamedGroup(u"\\(\\?<[A-Za-z_$]"_s);
    if (kNamedGroup.match(script).hasMatch())
        found += Words::tr(
            "Named groups in a regular expression (ES2018) have no names in this engine. The platform’s own "
            "engine may know them.");
    if (script.contains("\\p{"_L1) || script.contains("\\P{"_L1))
        found += Words::tr("\\p{…} in a regular expression (ES2018) never matches in this engine. The "
                           "platform’s own engine may "
                           "know it.");
    return found;
}

} // namespace ChannelConsole
