// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/RawForm.h"

#include "ui/testsend/forms/FieldGroup.h"
#include "ui/testsend/forms/InputValue.h"
#include "ui/widgets/FormColumn.h"

#include <QFontDatabase>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kLines = 14;
constexpr int kIndentColumns = 4;
constexpr int kMarkOpacity = 60; // of 255: the text on it stays easy to read

struct JsonFault
{
    int line = 0; ///< from 1; 0: there is none
    QString text;
};

JsonFault jsonFault(const QString &typed)
{
    if (typed.trimmed().isEmpty())
        return {};
    const QByteArray json = typed.toUtf8();
    QJsonParseError error;
    const QJsonDocument read = QJsonDocument::fromJson(json, &error);
    if (error.error == QJsonParseError::NoError && read.isObject())
        return {};
    const bool isOther = error.error == QJsonParseError::NoError;
    const qsizetype until = isOther ? 0 : qBound(0, error.offset, int(json.size()));
    const int line = static_cast<int>(json.first(until).count('\n')) + 1;
    const QString what
        = isOther ? RawForm::tr("This is JSON, but not an object in braces.") : error.errorString();
    return {.line = line, .text = RawForm::tr("Line %1: %2").arg(line).arg(what)};
}

} // namespace

RawForm::RawForm(QWidget *parent)
    : GroupForm(parent)
{
    FormRow *row = fields()->addText(u"json"_s, tr("JSON"), kLines,
        {.help = tr("Sent as it is written here: unverified. What names the numbers, the message ID and the "
                    "credentials is put in by itself."),
            .fixedFont = true});
    m_editor = qobject_cast<QPlainTextEdit *>(row->field());
    m_editor->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_editor->setTabStopDistance(m_editor->fontMetrics().horizontalAdvance(u' ') * kIndentColumns);
    fields()->setCheck(u"json"_s, [](const QString &typed) { return jsonFault(typed).text; });
}

MessageContent RawForm::content() const
{
    return RawContent{.json = fields()->value(u"json"_s).toUtf8()};
}

void RawForm::fill(const MessageContent &content)
{
    fields()->setValue(u"json"_s, QString::fromUtf8(std::get<RawContent>(content).json));
}

void RawForm::follow()
{
    markLine(jsonFault(fields()->value(u"json"_s)).line);
}

void RawForm::markLine(int line)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (line > 0) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_editor->document()->findBlockByNumber(line - 1));
        QColor ground = palette().color(QPalette::Highlight);
        ground.setAlpha(kMarkOpacity);
        mark.format.setBackground(ground);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks += mark;
    }
    m_editor->setExtraSelections(marks);
}

} // namespace ChannelConsole
