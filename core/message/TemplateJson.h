// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/message/TemplateRecord.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace ChannelConsole {

class Json;

/// What was read of a file of templates: what is wrong with one entry does not keep the others out.
struct ImportedTemplates
{
    QList<TemplateRecord> records;
    QStringList problems; ///< one sentence per entry or value that was not taken, with its place; translated
};

/// A template as it is stored and exported. Members are left out where they are empty.
[[nodiscard]] QByteArray templateToJson(const TemplateRecord &record);
/// Nothing if it is no object or has no name.
[[nodiscard]] std::optional<TemplateRecord> templateFromJson(const QByteArray &text);

/// A file of templates: {"format": "channel-console/templates", "version": 1, "templates": [{"name",
/// "language", "category", "status", "header": {"kind", "text", "example"}, "body", "bodyExamples": [],
/// "footer", "buttons": [{"type", "text", "url", "phoneNumber", "example"}], …}]}.
[[nodiscard]] QByteArray exportedTemplates(const QList<TemplateRecord> &records);
/// Reads such a file, also a bare array of its templates. Unknown members are told, not refused. Fails only
/// if it is no JSON or holds no list.
[[nodiscard]] Result<ImportedTemplates> importedTemplates(const QByteArray &text);

} // namespace ChannelConsole
