// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/keeping/KeepingTypes.h"
#include "ui/Services.h"

#include <QUuid>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace ChannelConsole {

class Banner;
class FormColumn;
class FormRow;
class KeepingProgressView;
class PlainLabel;

/// Deletes everything the program has of one person: looks first, tells what would go and what would not, and
/// then asks.
class ErasePersonPane final : public QWidget
{
    Q_OBJECT
public:
    explicit ErasePersonPane(const Services &services, QWidget *parent = nullptr);

    void setAssistant(const QUuid &assistantId); ///< the one "this assistant" means
    void setUserNumber(const QString &number); ///< as the log has it; looks at once, unless it is empty

signals:
    /// It was confirmed, and now begins: whoever holds the number elsewhere (a saved filter, something begun)
    /// may let go of it. Not only at the end, which does not come if the program is ended meanwhile.
    void erasing(const QString &userNumber);

private:
    void look();
    void forget(); ///< what was found, because something else is asked for now
    void refresh();
    void showPreview();
    void ask();
    void erase();
    void tell(const ErasureOutcome &outcome);
    [[nodiscard]] Result<Erasure> typed() const; ///< or what is wrong with the number

    Services m_services;
    QUuid m_assistantId;
    quint64 m_generation = 0; ///< answers to older questions are dropped
    QString m_given; ///< by setUserNumber()
    bool m_looking = false;
    KeepingProgress m_lookedAt; ///< how far the look has got
    std::optional<ErasurePreview> m_preview; ///< of m_previewed
    Erasure m_previewed;
    FormColumn *m_form;
    QLineEdit *m_number;
    QComboBox *m_where;
    FormRow *m_numberRow = nullptr;
    QPushButton *m_look;
    QPushButton *m_delete;
    PlainLabel *m_goesHeading;
    PlainLabel *m_goes;
    PlainLabel *m_staysHeading;
    PlainLabel *m_stays;
    Banner *m_confirmation;
    KeepingProgressView *m_progress;
    Banner *m_banner;
};

} // namespace ChannelConsole
