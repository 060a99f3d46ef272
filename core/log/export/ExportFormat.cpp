// SPDX-License-Identifier: Apache-2.0
#include "core/log/export/ExportFormat.h"

namespace ChannelConsole {

std::unique_ptr<ExportFormat> ExportFormat::make(Kind kind)
{
    switch (kind) {
    case Kind::Csv:
        return std::make_unique<CsvFormat>();
    case Kind::JsonLines:
        return std::make_unique<JsonLinesFormat>();
    case Kind::Html:
        return std::make_unique<HtmlFormat>();
    }
    Q_UNREACHABLE();
}

QString ExportFormat::suffix(Kind kind)
{
    switch (kind) {
    case Kind::Csv:
        return QStringLiteral("csv");
    case Kind::JsonLines:
        return QStringLiteral("jsonl");
    case Kind::Html:
        return QStringLiteral("html");
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole
