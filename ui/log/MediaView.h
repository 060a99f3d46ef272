// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MediaFetch.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

class QProgressBar;
class QPushButton;

namespace ChannelConsole {

class CopyButton;
class MediaDownload;
class PlainLabel;
class ProblemView;

/// The file a user sent: its link as plain text, what would go along to which address, and "Fetch media".
/// Nothing is asked for before that is pressed; then how far it is, and Cancel. Hidden while there is no
/// file.
class MediaView final : public QWidget
{
    Q_OBJECT
public:
    explicit MediaView(MediaFetch *fetch, QWidget *parent = nullptr); ///< `fetch` must outlive it

    /// Of the message with this row id. A fetch goes on, and its end is kept, while another one is shown.
    void showMedia(qint64 id, const QUuid &assistantId, const QString &partnerId,
        const std::optional<InboundMedia> &media);

    /// Where the file goes is chosen here: a file dialog, unless a test puts its own answer in. Calls back
    /// with a file name, or not at all.
    std::function<void(const QString &suggested, std::function<void(const QString &)> chosen)> chooseFile;

private:
    void start();
    void save(const QString &fileName);
    void finish(qint64 id, const Result<qint64> &written, const QString &fileName);
    void refresh();
    void showProgress(const MediaDownload &download);
    [[nodiscard]] QString suggestedName() const;

    /// How the last fetch of a message's file ended.
    struct Ending
    {
        QString saved; ///< in words; empty if it was not
        std::optional<Problem> problem;
    };

    MediaFetch *m_fetch;
    QHash<qint64, QPointer<MediaDownload>> m_downloads; ///< under way, by message: another may be looked at
    QHash<qint64, Ending> m_endings;
    qint64 m_id = 0;
    InboundMedia m_media;
    std::optional<MediaPlan> m_plan;
    PlainLabel *m_what;
    PlainLabel *m_link;
    CopyButton *m_copy;
    PlainLabel *m_where;
    QPushButton *m_button;
    QWidget *m_busy;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    PlainLabel *m_done;
    ProblemView *m_problem;
};

} // namespace ChannelConsole
