// SPDX-License-Identifier: Apache-2.0
#include "ui/log/export/ExportPane.h"

#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/log/export/ExportMask.h"
#include "core/log/export/LogExport.h"
#include "ui/log/LogText.h"
#include "ui/log/export/ExportWords.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QShowEvent>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostCounted = 10'000; // before it begins; the export itself counts to the end
constexpr int kProgressSteps = 1000; // a million rows need no more, and an int holds no more than two billion

QString formatHelp(ExportFormat::Kind kind)
{
    switch (kind) {
    case ExportFormat::Kind::Csv:
        return ExportPane::tr(
            "A table for Excel and LibreOffice. What a spreadsheet would calculate or shorten, "
            "such as a number with +, has an apostrophe before it.");
    case ExportFormat::Kind::JsonLines:
        return ExportPane::tr("One JSON object a line, for programs, with every event of a message.");
    case ExportFormat::Kind::Html:
        return ExportPane::tr("One file to be read in a browser and printed.");
    }
    Q_UNREACHABLE();
}

QString nameFilter(ExportFormat::Kind kind)
{
    switch (kind) {
    case ExportFormat::Kind::Csv:
        return ExportPane::tr("CSV (*.csv)");
    case ExportFormat::Kind::JsonLines:
        return ExportPane::tr("JSON Lines (*.jsonl)");
    case ExportFormat::Kind::Html:
        return ExportPane::tr("HTML page (*.html)");
    }
    Q_UNREACHABLE();
}

/// "The last hour" moves on by itself, a minute at a time: then it is still the same that was exported.
bool isMovedOn(const MessageFilter &before, const MessageFilter &now)
{
    constexpr int kMostSeconds = 120;
    MessageFilter moved = before;
    moved.from = now.from;
    const qint64 seconds = before.from.isValid() && now.from.isValid() ? before.from.secsTo(now.from) : -1;
    return now == moved && seconds >= 0 && seconds <= kMostSeconds;
}

ExportFormat::Kind chosenFormat(const QComboBox *format)
{
    return static_cast<ExportFormat::Kind>(format->currentData().toInt());
}

} // namespace

ExportPane::ExportPane(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_export(new LogExport(services.log, this))
    , m_what(new PlainLabel(PlainLabel::Tone::Normal, {}, this))
    , m_format(new QComboBox(this))
    , m_formatHelp(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_masked(new QCheckBox(tr("Mask personal data"), this))
    , m_maskedHelp(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_start(new QPushButton(tr("Export…"), this))
    , m_form(new QWidget(this))
    , m_busy(new QWidget(this))
    , m_progress(new QProgressBar(m_busy))
    , m_progressText(new PlainLabel({}, m_busy))
    , m_cancel(new QPushButton(tr("Cancel"), m_busy))
    , m_result(new Banner(this))
{
    setObjectName(u"exportPane"_s);
    setAccessibleName(tr("Export"));
    chooseFile = [this](const QString &suggested, std::function<void(const QString &)> chosen) {
        const ExportFormat::Kind kind = chosenFormat(m_format);
        auto *dialog = new QFileDialog(window(), tr("Export messages"), suggested, nameFilter(kind));
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(ExportFormat::suffix(kind));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, this, chosen);
        dialog->open();
    };
    openFolder = [](const QString &folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); };
    buildForm();
    buildBusy();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kSmall);
    column->addWidget(m_what);
    column->addWidget(m_form);
    column->addWidget(m_busy);
    column->addWidget(m_result);
    connect(m_export, &LogExport::progressed, this, &ExportPane::refresh);
    connect(m_export, &LogExport::finished, this, [this] {
        refresh();
        showResult();
    });
    refresh();
}

void ExportPane::buildForm()
{
    m_what->setObjectName(u"exportWhat"_s);
    auto *label = new QLabel(tr("Format"), m_form);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_format);
    m_format->setParent(m_form);
    m_format->setObjectName(u"exportFormat"_s);
    m_format->setAccessibleName(label->text());
    m_format->addItem(tr("CSV (Excel, LibreOffice)"), int(ExportFormat::Kind::Csv));
    m_format->addItem(tr("JSON Lines"), int(ExportFormat::Kind::JsonLines));
    m_format->addItem(tr("HTML page"), int(ExportFormat::Kind::Html));
    // On: a file leaves this computer easily, and who is in it was not asked. Taking it off is a decision,
    // made anew for each pane.
    m_masked->setParent(m_form);
    m_masked->setObjectName(u"exportMasked"_s);
    m_masked->setAccessibleName(m_masked->text());
    m_masked->setChecked(true);
    nameAction(m_start, u"exportStart"_s);
    makePrimary(m_start);

    auto *choice = new QHBoxLayout;
    choice->setSpacing(Spacing::kSmall);
    choice->addWidget(label);
    choice->addWidget(m_format);
    choice->addWidget(m_formatHelp, 1);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(Spacing::kSmall);
    actions->addWidget(m_start);
    actions->addStretch();
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kSmall);
    column->addLayout(choice);
    column->addWidget(m_masked);
    column->addWidget(m_maskedHelp);
    column->addSpacing(Spacing::kTight);
    column->addLayout(actions);
    const auto chooseAnew = [this] {
        m_result->clear(); // it was of what was chosen before
        refresh();
    };
    connect(m_format, &QComboBox::currentIndexChanged, this, chooseAnew);
    connect(m_masked, &QCheckBox::toggled, this, chooseAnew);
    connect(m_start, &QPushButton::clicked, this, &ExportPane::choose);
}

void ExportPane::buildBusy()
{
    m_progress->setObjectName(u"exportProgress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(Spacing::kSmall);
    m_progressText->setObjectName(u"exportProgressText"_s);
    nameAction(m_cancel, u"exportCancel"_s);
    m_cancel->setAccessibleName(tr("Cancel Export"));
    auto *line = new QHBoxLayout;
    line->setSpacing(Spacing::kSmall);
    line->addWidget(m_progress, 1);
    line->addWidget(m_cancel);
    auto *column = new QVBoxLayout(m_busy);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kTight);
    column->addWidget(m_progressText);
    column->addLayout(line);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_export->cancel();
    });
}

bool ExportPane::isRunning() const
{
    return m_export->isRunning();
}

void ExportPane::setFilter(const MessageFilter &filter)
{
    if (filter == m_filter && m_generation > 0)
        return;
    if (!isMovedOn(m_filter, filter))
        m_result->clear();
    m_filter = filter;
    ++m_generation;
    m_count = {};
    describe();
    if (isVisible())
        countMessages();
}

void ExportPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    countMessages(); // there may be more by now
}

/// One at a time; of a newer filter as soon as that of the older one is there.
void ExportPane::countMessages()
{
    if (m_counting)
        return;
    m_counting = true;
    continued(m_services.log->countUpTo({.filter = m_filter, .olderThan = {}}, kMostCounted), this,
        [this, generation = m_generation](const Result<LogCount> &count) { take(generation, count); });
}

void ExportPane::take(quint64 generation, const Result<LogCount> &count)
{
    m_counting = false;
    if (generation != m_generation) {
        countMessages();
        return;
    }
    // What cannot be counted cannot be exported either, which then says why.
    m_count = count ? count.value() : LogCount{};
    describe();
}

void ExportPane::describe()
{
    const QString filter = filterText(m_filter, assistantNames());
    QString words = filter;
    if (m_count.state == LogCount::State::Exact)
        words = tr("%1: %2, newest first, each with its status history.")
                    .arg(filter, messagesText(m_count.rows));
    else if (m_count.state == LogCount::State::AtLeast)
        words = tr("%1: more than %2, newest first, each with its status history.")
                    .arg(filter, messagesText(m_count.rows));
    m_what->setText(words);
    m_start->setEnabled(!(m_count.state == LogCount::State::Exact && m_count.rows == 0));
}

QHash<QUuid, QString> ExportPane::assistantNames() const
{
    QHash<QUuid, QString> names;
    for (const Assistant &assistant : m_services.assistants->assistants())
        names.insert(assistant.id, assistant.name);
    return names;
}

QString ExportPane::suggestedPath() const
{
    const QString day = m_services.clock->now().toLocalTime().date().toString(Qt::ISODate);
    const QString name = m_masked->isChecked() ? u"messages-%1-masked.%2"_s : u"messages-%1.%2"_s;
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
        .filePath(name.arg(day, ExportFormat::suffix(chosenFormat(m_format))));
}

void ExportPane::choose()
{
    m_result->clear();
    chooseFile(suggestedPath(), [this](const QString &path) { start(path); });
}

void ExportPane::start(const QString &path)
{
    m_cancel->setEnabled(true);
    MessageFilter said = m_filter;
    if (m_masked->isChecked()) { // a number that was looked for is one, too
        said.businessNumber = maskedNumber(said.businessNumber);
        said.userNumber = maskedNumber(said.userNumber);
        said.text = maskedText(said.text);
    }
    m_export->start({.filter = m_filter,
        .format = chosenFormat(m_format),
        .isMasked = m_masked->isChecked(),
        .path = path,
        .head = {.made = m_services.clock->now(), .what = filterText(said, assistantNames())},
        .assistants = assistantNames()});
}

void ExportPane::refresh()
{
    const bool isBusy = m_export->isRunning();
    m_form->setVisible(!isBusy);
    m_busy->setVisible(isBusy);
    m_formatHelp->setText(formatHelp(chosenFormat(m_format)));
    m_maskedHelp->setText(m_masked->isChecked()
            ? tr(
                "Numbers become +44•••••••60, texts and profile names only their length. IDs stay, so that a "
                "message can be found again; WhatsApp’s own IDs can hold the number in an encoded form.")
            : tr("The file will hold phone numbers, names and what people wrote. Keep it accordingly."));
    if (!isBusy)
        return;
    const QLocale locale;
    const LogCount &total = m_export->total();
    const bool isKnown = total.state == LogCount::State::Exact && total.rows > 0;
    m_progress->setRange(0, isKnown ? kProgressSteps : 0);
    if (m_export->state() == LogExport::State::Counting) {
        m_progressText->setText(total.rows > 0 ? tr("Counting: %1 so far").arg(messagesText(total.rows))
                                               : tr("Counting the messages…"));
    } else if (isKnown) {
        m_progress->setValue(int(m_export->written() * kProgressSteps / total.rows));
        m_progressText->setText(
            tr("%1 of %2").arg(locale.toString(m_export->written()), messagesText(total.rows)));
    } else {
        m_progressText->setText(tr("%1 so far").arg(messagesText(m_export->written())));
    }
}

void ExportPane::showResult()
{
    const QString path = m_export->order().path;
    switch (m_export->state()) {
    case LogExport::State::Done: {
        m_result->showMessage(Banner::Kind::Success,
            m_export->order().isMasked
                ? tr("%1 exported, personal data masked.").arg(messagesText(m_export->written()))
                : tr("%1 exported.").arg(messagesText(m_export->written())),
            QDir::toNativeSeparators(path));
        QPushButton *open = m_result->addButton(tr("Open folder"));
        open->setObjectName(u"exportOpenFolder"_s);
        connect(
            open, &QPushButton::clicked, this, [this, path] { openFolder(QFileInfo(path).absolutePath()); });
        break;
    }
    case LogExport::State::Cancelled:
        m_result->showMessage(
            Banner::Kind::Information, tr("The export was cancelled."), tr("No file was left behind."));
        break;
    case LogExport::State::Failed:
        if (const auto &problem = m_export->problem())
            m_result->showProblem(*problem);
        break;
    default:
        break;
    }
}

} // namespace ChannelConsole
