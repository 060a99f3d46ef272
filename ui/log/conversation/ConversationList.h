// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListView>

#include <optional>

namespace ChannelConsole {

class BubbleDelegate;
class ConversationModel;

/// The bubbles of a conversation, the newest at the bottom. Loads ahead of whoever scrolls; what is looked at
/// stays in its place while rows come and go around it, and at the end it follows what comes in. Home and End
/// go to the ends of the whole conversation, Enter activates a message, Copy takes its text.
class ConversationList final : public QListView
{
    Q_OBJECT
public:
    /// `model` must outlive it.
    explicit ConversationList(ConversationModel *model, QWidget *parent = nullptr);
    ~ConversationList() override;

    [[nodiscard]] bool isAtEnd() const;
    /// How many loaded messages came in below what is looked at since the end was left.
    [[nodiscard]] int unseen() const { return m_unseen; }

signals:
    void currentMessageChanged(qint64 logId); ///< 0 on a line between the messages
    void messageActivated(qint64 logId);
    void atEndChanged(); ///< isAtEnd() or unseen()

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    /// What is to stay where it is.
    struct Hold
    {
        QPersistentModelIndex row;
        int top = 0; ///< in the viewport
        bool atEnd = false;
    };

    void hold();
    void settle();
    void goTo(qint64 logId);
    [[nodiscard]] int nearestMessage(bool toTheEnd) const;
    void loadAhead();
    void noteEnd();
    void copyCurrent();
    [[nodiscard]] qint64 currentId() const;

    ConversationModel *m_model;
    BubbleDelegate *m_bubbles;
    std::optional<Hold> m_hold;
    bool m_settling = false;
    bool m_atEnd = true; ///< as was told last
    int m_unseen = 0;
};

} // namespace ChannelConsole
