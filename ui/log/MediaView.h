// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MediaFetch.h"

#include <QWidget>

class QPushButton;

namespace ChannelConsole {

class CopyButton;
class PlainLabel;
class ProblemView;

/// The file a user sent: its link as plain text, what would go along to which address, and "Fetch media".
/// Nothing is asked for before that is pressed. Hidden while there is no file.
class MediaView final : public QWidget
{
    Q_OBJECT
public:
    explicit MediaView(MediaFetch *fetch, QWidget *parent = nullptr); ///< `fetch` must outlive it

    /// Of the message with this row id; showing the same again keeps what was said of a fetch.
    void showMedia(qint64 id, const QUuid &assistantId, const QString &partnerId,
        const std::optional<InboundMedia> &media);

    /// Where the file goes is chosen here: a file dialog, unless a test puts its own answer in. Calls back
    /// with a file name, or not at all.
    std::function<void(const QString &suggested, std::function<void(const QString &)> chosen)> chooseFile;

private:
    void start();
    void save(const QString &fileName);
    [[nodiscard]] QString suggestedName() const;

    MediaFetch *m_fetch;
    qint64 m_id = 0;
    InboundMedia m_media;
    std::optional<MediaPlan> m_plan;
    PlainLabel *m_what;
    PlainLabel *m_link;
    CopyButton *m_copy;
    PlainLabel *m_where;
    QPushButton *m_button;
    PlainLabel *m_done;
    ProblemView *m_problem;
};

} // namespace ChannelConsole
