// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLayout>
#include <QList>

namespace ChannelConsole {

/// Places its items one after the other in the reading direction and starts a new line where the width ends.
class FlowLayout final : public QLayout
{
    Q_OBJECT
public:
    explicit FlowLayout(int gap);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    void setGeometry(const QRect &area) override;

private:
    /// Calls `place` with each item and its rectangle; returns the height that is needed.
    template <typename Place>
    int flow(const QRect &area, const Place &place) const;

    QList<QLayoutItem *> m_items;
    int m_gap;
};

} // namespace ChannelConsole
