// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/Guide.h"
#include "ui/Services.h"
#include "ui/instructions/CarriedValue.h"
#include "ui/window/Page.h"

#include <QList>

#include <optional>

class QComboBox;
class QVBoxLayout;

namespace ChannelConsole {

class Banner;
class ColumnScroll;

/// The way from nothing to a working channel with the chosen messaging partner, step by step, with what is
/// carried over ready to copy. Follows the partner of the saved configuration; another one's can be read
/// without changing anything.
class InstructionsPage final : public Page
{
    Q_OBJECT
public:
    explicit InstructionsPage(const Services &services, QWidget *parent = nullptr);

    void showAssistant(const QUuid &assistantId) override;
    void focusSearch() override; ///< there is nothing to search; goes to the choice of the partner

private:
    /// All that is on the page: it is built anew only if this changed.
    struct Content
    {
        QString partnerId;
        bool sandbox = false;
        QList<std::optional<CarriedValue>> carried;

        bool operator==(const Content &) const = default;
    };

    void followConfiguration();
    void refresh();
    void build(const Guide &guide, const Content &content);
    void addList(const QString &heading, const QStringList &lines, QVBoxLayout *parts);

    AssistantStore *m_store;
    QUuid m_assistantId;
    QString m_followedPartner; ///< the saved one, when the page last followed it
    bool m_followed = false; ///< this assistant's, once
    QComboBox *m_partner;
    Banner *m_banner;
    ColumnScroll *m_scroll;
    QWidget *m_steps = nullptr;
    std::optional<Content> m_shown;
};

} // namespace ChannelConsole
