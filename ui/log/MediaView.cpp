// SPDX-License-Identifier: Apache-2.0
#include "ui/log/MediaView.h"

#include "core/Continuation.h"
#include "core/message/MediaDownload.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ProblemView.h"
#include "ui/widgets/Spacing.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QMimeDatabase>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

MediaView::MediaView(MediaFetch *fetch, QWidget *parent)
    : QWidget(parent)
    , m_fetch(fetch)
    , m_what(new PlainLabel({}, this))
    , m_link(new PlainLabel({}, this))
    , m_copy(new CopyButton(
          tr("Media link"), [this] { return m_media.url; }, this))
    , m_where(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_button(new QPushButton(tr("Fetch media"), this))
    , m_busy(new QWidget(this))
    , m_progress(new QProgressBar(m_busy))
    , m_cancel(new QPushButton(tr("Cancel"), m_busy))
    , m_done(new PlainLabel({}, this))
    , m_problem(new ProblemView(this))
{
    setObjectName(QStringLiteral("media"));
    m_what->setObjectName(QStringLiteral("mediaFacts"));
    m_link->setObjectName(QStringLiteral("mediaLink"));
    m_link->setAccessibleName(tr("Media link"));
    m_where->setObjectName(QStringLiteral("mediaOrigin"));
    m_button->setObjectName(QStringLiteral("fetchMedia"));
    m_button->setAccessibleName(m_button->text());
    m_done->setObjectName(QStringLiteral("mediaResult"));
    m_progress->setObjectName(QStringLiteral("mediaProgress"));
    m_progress->setAccessibleName(tr("Media received"));
    m_progress->setTextVisible(false); // the words below say it in bytes
    m_cancel->setObjectName(QStringLiteral("cancelMedia"));
    m_cancel->setAccessibleName(tr("Cancel Fetch media"));
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const QPointer<MediaDownload> download = m_downloads.value(m_id))
            download->cancel();
    });
    chooseFile = [this](const QString &suggested, std::function<void(const QString &)> chosen) {
        auto *dialog = new QFileDialog(window(), tr("Save the media"), suggested);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, this, chosen);
        dialog->open();
    };
    connect(m_button, &QPushButton::clicked, this, &MediaView::start);

    auto *actions = new QHBoxLayout;
    actions->addWidget(m_button);
    actions->addWidget(m_copy);
    actions->addStretch(1);
    auto *busy = new QHBoxLayout(m_busy);
    busy->setContentsMargins({});
    busy->setSpacing(Spacing::kSmall);
    busy->addWidget(m_progress, 1);
    busy->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kTight);
    layout->addWidget(new PlainLabel(PlainLabel::Tone::Strong, tr("Media"), this));
    layout->addWidget(m_what);
    layout->addWidget(m_link);
    layout->addWidget(m_where);
    layout->addLayout(actions);
    layout->addWidget(m_busy);
    layout->addWidget(m_done);
    layout->addWidget(m_problem);
    hide();
}

void MediaView::showMedia(
    qint64 id, const QUuid &assistantId, const QString &partnerId, const std::optional<InboundMedia> &media)
{
    setVisible(media.has_value());
    m_id = media ? id : 0;
    m_media = media.value_or(InboundMedia{});
    m_plan.reset();
    if (!media)
        return;
    refresh();
    QStringList facts{m_media.mimeType, m_media.fileName};
    facts.removeAll(QString());
    m_what->setText(facts.join(QStringLiteral(", ")));
    m_what->setVisible(!facts.isEmpty());
    m_link->setText(m_media.url);
    m_link->setVisible(!m_media.url.isEmpty());
    m_copy->setVisible(!m_media.url.isEmpty());
    const Result<MediaPlan> plan = m_fetch->plan(assistantId, partnerId, m_media);
    m_button->setVisible(plan.ok());
    if (!plan) {
        m_where->setText(plan.error().text + QLatin1Char(' ') + plan.error().remedy);
        return;
    }
    m_plan = plan.value();
    m_where->setText(plan.value().withCredentials()
            ? tr("Is asked for only when you press Fetch media: from %1, with the credentials that were "
                 "entered for it.")
                  .arg(plan.value().origin)
            : tr("Is asked for only when you press Fetch media: from %1, without credentials.")
                  .arg(plan.value().origin));
}

void MediaView::start()
{
    if (!m_plan)
        return;
    chooseFile(suggestedName(), [this](const QString &fileName) { save(fileName); });
}

void MediaView::save(const QString &fileName)
{
    if (!m_plan || fileName.isEmpty())
        return;
    MediaDownload *download = m_fetch->fetch(*m_plan, fileName);
    m_downloads.insert(m_id, download);
    m_endings.remove(m_id);
    connect(download, &MediaDownload::progressed, this, [this, id = m_id, download] {
        if (id == m_id)
            showProgress(*download);
    });
    continued(download->future(), this,
        [this, id = m_id, fileName](const Result<qint64> &written) { finish(id, written, fileName); });
    refresh();
    m_cancel->setFocus(Qt::OtherFocusReason); // the button that had it is off now
}

void MediaView::finish(qint64 id, const Result<qint64> &written, const QString &fileName)
{
    m_downloads.remove(id);
    Ending ending;
    if (written)
        ending.saved = tr("Saved %1 as %2.").arg(QLocale().formattedDataSize(written.value()), fileName);
    else if (written.error().kind == ProblemKind::Cancelled)
        ending.saved = written.error().text; // the user's own wish is no problem
    else
        ending.problem = written.error();
    m_endings.insert(id, ending);
    if (id != m_id)
        return; // another message is looked at
    const bool hadFocus = m_cancel->hasFocus();
    refresh();
    if (hadFocus)
        m_button->setFocus(Qt::OtherFocusReason);
}

void MediaView::refresh()
{
    const QPointer<MediaDownload> download = m_downloads.value(m_id);
    const Ending ending = m_endings.value(m_id);
    m_button->setEnabled(!download);
    m_busy->setVisible(download);
    m_problem->setProblem(ending.problem);
    m_done->setText(ending.saved);
    m_done->setVisible(!ending.saved.isEmpty());
    if (download)
        showProgress(*download);
}

void MediaView::showProgress(const MediaDownload &download)
{
    static constexpr int kSteps = 1'000;
    const qint64 total = download.total();
    const QLocale locale;
    m_progress->setRange(0, total > 0 ? kSteps : 0);
    if (total > 0)
        m_progress->setValue(static_cast<int>(qMin<qint64>(kSteps, download.received() * kSteps / total)));
    if (download.received() == 0)
        m_done->setText(tr("Asking for the file…"));
    else if (total > 0)
        m_done->setText(
            tr("%1 of %2")
                .arg(locale.formattedDataSize(download.received()), locale.formattedDataSize(total)));
    else
        m_done->setText(locale.formattedDataSize(download.received()));
    m_done->show();
}

QString MediaView::suggestedName() const
{
    // Never a path of the sender's choice.
    QString name = m_media.fileName;
    name.replace(QLatin1Char('\\'), QLatin1Char('/'));
    name = name.section(QLatin1Char('/'), -1).trimmed();
    while (name.startsWith(QLatin1Char('.')))
        name.remove(0, 1);
    if (!name.isEmpty())
        return name.left(120);
    const QString type = m_media.mimeType.section(QLatin1Char(';'), 0, 0).trimmed();
    const QString suffix = QMimeDatabase().mimeTypeForName(type).preferredSuffix();
    return suffix.isEmpty() ? QStringLiteral("media") : QStringLiteral("media.") + suffix;
}

} // namespace ChannelConsole
