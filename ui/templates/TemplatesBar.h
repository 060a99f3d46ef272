// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/templates/TemplateFilterModel.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace ChannelConsole {

class PlainLabel;
class TemplatesViewModel;

/// The head of the Templates page: whose templates they are and when they were read, with Sync, and below it
/// what is looked for.
class TemplatesBar final : public QWidget
{
    Q_OBJECT
public:
    explicit TemplatesBar(TemplatesViewModel *model, QWidget *parent = nullptr);

    [[nodiscard]] TemplateFilter filter() const;
    void clearFilter();
    void focusSearch();

signals:
    void filterChanged();
    void addRequested();
    void importRequested();
    void exportRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildFilters();
    void showChannel();
    void showState();
    void offerFilters();

    TemplatesViewModel *m_model;
    QLabel *m_senderLabel;
    QComboBox *m_sender;
    QBoxLayout *m_filters = nullptr;
    PlainLabel *m_synced;
    QProgressBar *m_busy;
    QPushButton *m_sync;
    QPushButton *m_cancel;
    QPushButton *m_add;
    QPushButton *m_import;
    QPushButton *m_export;
    QLineEdit *m_search;
    QComboBox *m_status;
    QComboBox *m_category;
    QComboBox *m_language;
};

} // namespace ChannelConsole
