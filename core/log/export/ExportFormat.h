// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/export/ExportRow.h"

#include <QByteArray>

#include <memory>

namespace ChannelConsole {

/// How messages are written down. Pure: rows in, bytes out, one after the other, nothing kept. Times are UTC.
class ExportFormat
{
public:
    enum class Kind {
        Csv, ///< a table for Excel and LibreOffice
        JsonLines, ///< one JSON object a line, for programs
        Html, ///< a page to be read and printed
    };
    [[nodiscard]] static std::unique_ptr<ExportFormat> make(Kind kind);
    [[nodiscard]] static QString suffix(Kind kind); ///< "csv", without a dot

    virtual ~ExportFormat() = default;
    [[nodiscard]] virtual QByteArray begin(const ExportHead &head) const = 0;
    [[nodiscard]] virtual QByteArray row(const ExportRow &row) const = 0;
    [[nodiscard]] virtual QByteArray end(qint64 rows) const = 0;

    ExportFormat() = default;
    Q_DISABLE_COPY_MOVE(ExportFormat)
};

/// RFC 4180 in UTF-8 with a byte order mark, by which Excel knows it. What a spreadsheet would calculate, or
/// take for a number and round or shorten, has an apostrophe before it.
class CsvFormat final : public ExportFormat
{
public:
    [[nodiscard]] QByteArray begin(const ExportHead &head) const override;
    [[nodiscard]] QByteArray row(const ExportRow &row) const override;
    [[nodiscard]] QByteArray end(qint64 rows) const override;
};

class JsonLinesFormat final : public ExportFormat
{
public:
    [[nodiscard]] QByteArray begin(const ExportHead &head) const override;
    [[nodiscard]] QByteArray row(const ExportRow &row) const override;
    [[nodiscard]] QByteArray end(qint64 rows) const override;
};

/// One page with everything in it: no script, nothing that is loaded, light or dark as the reader has it.
class HtmlFormat final : public ExportFormat
{
public:
    [[nodiscard]] QByteArray begin(const ExportHead &head) const override;
    [[nodiscard]] QByteArray row(const ExportRow &row) const override;
    [[nodiscard]] QByteArray end(qint64 rows) const override;
};

} // namespace ChannelConsole
