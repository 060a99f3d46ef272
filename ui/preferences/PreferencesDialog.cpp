// SPDX-License-Identifier: Apache-2.0
#include "ui/preferences/PreferencesDialog.h"

#include "core/secret/KeychainHelp.h"
#include "ui/preferences/KeychainTestView.h"
#include "ui/preferences/Settings.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ReadFromStart.h"
#include "ui/widgets/Spacing.h"
#include "ui/widgets/TabOrder.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

PreferencesDialog::PreferencesDialog(Settings *settings, SecretVault *vault, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
{
    setObjectName(u"preferences"_s);
    setWindowTitle(tr("Preferences"));
    setModal(false);

    auto *scroll = new ColumnScroll(this);
    m_scroll = scroll;
    scroll->addWidget(appearancePart());
    scroll->addSpacing(Spacing::kLarge);
    scroll->addWidget(keychainPart(vault));
    scroll->addSpacing(Spacing::kLarge);
    scroll->addWidget(dataPart());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setObjectName(u"buttons"_s);
    QPushButton *close = buttons->button(QDialogButtonBox::Close);
    close->setText(tr("Close"));
    close->setIcon({}); // the style's own is black, also in the dark
    close->setObjectName(u"close"_s);
    close->setAccessibleName(close->text());
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *buttonLine = new QVBoxLayout;
    buttonLine->setContentsMargins(Spacing::kLarge, Spacing::kSmall, Spacing::kLarge, Spacing::kMedium);
    buttonLine->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(buttonLine);

    connect(m_settings, &Settings::appearanceChanged, this, &PreferencesDialog::showAppearance);
    showAppearance();
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 32);
}

QWidget *PreferencesDialog::appearancePart()
{
    m_appearance = new QComboBox;
    m_appearance->setObjectName(u"appearance"_s);
    m_appearance->addItem(tr("Like the system"), QVariant::fromValue(Appearance::System));
    m_appearance->addItem(tr("Light"), QVariant::fromValue(Appearance::Light));
    m_appearance->addItem(tr("Dark"), QVariant::fromValue(Appearance::Dark));
    connect(m_appearance, &QComboBox::activated, this,
        [this] { m_settings->setAppearance(m_appearance->currentData().value<Appearance>()); });

    auto *form = new FormColumn(this);
    form->addHeading(tr("Look"));
    form->addRow(tr("Appearance"), m_appearance);
    return form;
}

QWidget *PreferencesDialog::keychainPart(SecretVault *vault)
{
    auto *form = new FormColumn(this);
    form->addHeading(tr("Keychain"));
    form->addWide(new PlainLabel(tr("Passwords, account keys and client secrets are kept in the %1 of this "
                                    "computer, never in a file of this "
                                    "program. While it is unlocked, other programs you run can read it too.")
                                     .arg(keychainName()),
        form));
    auto *test = new KeychainTestView(vault, form);
    test->setObjectName(u"keychainTest"_s);
    // Queued: once the layout knows how tall the result is.
    connect(
        test, &KeychainTestView::resultShown, this, &PreferencesDialog::growToContent, Qt::QueuedConnection);
    form->addWide(test);
    return form;
}

QWidget *PreferencesDialog::dataPart()
{
    const QString directory = QDir::toNativeSeparators(m_settings->dataDirectory());
    auto *path = new QLineEdit(directory);
    path->setObjectName(u"dataDirectory"_s);
    path->setReadOnly(true);
    path->setCursorPosition(0);
    readFromStart(path);
    path->setToolTip(tr("Start the program with --data to keep the data elsewhere."));

    auto *form = new FormColumn(this);
    form->addHeading(tr("Data"));
    FormRow *row = form->addRow(
        tr("Data Directory"), path, tr("Assistants, settings and the message log. No passwords or keys."));
    auto *copy = new CopyButton(
        tr("Data Directory"), [directory] { return directory; }, row);
    copy->setObjectName(u"copyDataDirectory"_s);
    row->addBeside(copy);
    return form;
}

void PreferencesDialog::growToContent()
{
    const QWidget *body = m_scroll->widget();
    const int width = m_scroll->viewport()->width();
    const int wanted = body->hasHeightForWidth() ? body->heightForWidth(width) : body->sizeHint().height();
    const int missing = wanted - m_scroll->viewport()->height();
    if (missing > 0)
        resize(this->width(), qMin(height() + missing, screen()->availableSize().height()));
}

bool PreferencesDialog::focusNextPrevChild(bool next)
{
    return followLayout(this, next);
}

void PreferencesDialog::showAppearance()
{
    m_appearance->setCurrentIndex(m_appearance->findData(QVariant::fromValue(m_settings->appearance())));
}

} // namespace ChannelConsole
