// SPDX-License-Identifier: Apache-2.0
#include "FuzzTarget.h"
#include "core/Json.h"

#include <nlohmann/json.hpp>

#include <QStringList>

using namespace ChannelConsole;

namespace {

int depthOf(const nlohmann::json &value)
{
    int deepest = 0;
    if (value.is_structured()) {
        for (const nlohmann::json &inner : value)
            deepest = qMax(deepest, depthOf(inner));
        ++deepest;
    }
    return deepest;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = fuzzInput(data, size);
    const JsonLimits limits{.bytes = 64 * 1024, .depth = 8};
    const Result<Json> json = Json::parse(text, limits);
    if (!json) {
        require(!json.error().text.isEmpty(), "a refusal says why");
        return 0;
    }
    require(!text.contains('\0'), "nothing hides behind a zero byte");
    require(depthOf(json.value().raw()) <= limits.depth, "nothing is deeper than allowed");
    const QByteArray written = toJsonText(json.value().raw());
    const Result<Json> again = Json::parse(written, {.bytes = 1024 * 1024, .depth = 8, .uniqueKeys = true});
    require(again.ok(), "what is written can be read, and has no key twice");
    require(toJsonText(again.value().raw()) == written, "what was read is written as it was");
    // Every accessor on every member: none may throw or take one type for another.
    for (const QString &key : json.value().keys()) {
        const QByteArray name = key.toUtf8();
        const auto member = {name.constData()};
        const bool isText = json.value().string(member).has_value();
        require(!isText || json.value().text(member) == json.value().string(member), "a text is a text");
        require(!(isText && json.value().integer(member)), "a text is no number");
        require(!(json.value().boolean(member) && json.value().integer(member)), "a boolean is no number");
    }
    return 0;
}
