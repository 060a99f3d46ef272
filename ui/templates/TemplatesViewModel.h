// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TemplateCatalogue.h"
#include "core/partner/Partner.h"

#include <QObject>

#include <functional>

namespace ChannelConsole {

class AssistantStore;

/// What the Templates page shows: the templates of the chosen assistant, partner and sender, and what can be
/// done with them now. No widget. GUI thread; both must outlive it.
class TemplatesViewModel final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const std::optional<Problem> &problem)>;

    TemplatesViewModel(
        const AssistantStore *assistants, TemplateCatalogue *catalogue, QObject *parent = nullptr);

    void showAssistant(const QUuid &id);
    [[nodiscard]] QUuid assistantId() const { return m_assistantId; }
    [[nodiscard]] const Partner *partner() const; ///< of the saved configuration; null if there is none

    /// The business numbers to choose from; empty where the templates are the account's.
    [[nodiscard]] QStringList senders() const;
    [[nodiscard]] QString sender() const { return m_sender; }
    void setSender(const QString &sender);
    [[nodiscard]] TemplateShelf shelf() const;

    [[nodiscard]] bool isLoading() const; ///< from the store
    [[nodiscard]] QList<TemplateRecord> records() const;
    [[nodiscard]] bool partnerLists() const;
    /// Why the partner lists none, or what is not proven about how it does; empty for nothing.
    [[nodiscard]] QString listingNote() const;
    /// "Read from Infobip on …": when the list was read; that it never was. Empty where none is listed.
    [[nodiscard]] QString syncedText() const;
    [[nodiscard]] bool isStale() const; ///< of a list that was read once
    [[nodiscard]] bool wasSynced() const;
    /// What stands in the way now: of the store, of the last sync, or of the next one.
    [[nodiscard]] std::optional<Problem> problem() const;

    void sync();
    void cancelSync();
    [[nodiscard]] bool isSyncing() const;
    [[nodiscard]] int syncedSoFar() const;

    // What is entered here; `done` is called once.
    void add(const TemplateRecord &record, Done done);
    void replace(const TemplateRecord &before, const TemplateRecord &after, Done done);
    void remove(const TemplateRecord &record, Done done);
    /// `fileName` is read or written on another thread.
    void importFile(
        const QString &fileName, std::function<void(const Result<TemplateCatalogue::Import> &imported)> done);
    void exportFile(const QString &fileName, Done done);

signals:
    void channelChanged(); ///< another assistant, partner or set of senders
    void changed(); ///< templates, problem, or how far a sync is

private:
    void follow();

    const AssistantStore *m_assistants;
    TemplateCatalogue *m_catalogue;
    QUuid m_assistantId;
    QString m_sender;
    QHash<QUuid, QString> m_senders; ///< chosen last, by assistant
};

} // namespace ChannelConsole
