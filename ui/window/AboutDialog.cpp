// SPDX-License-Identifier: Apache-2.0
#include "ui/window/AboutDialog.h"

#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Library
{
    const char *name;
    const char *licence;
};

constexpr std::array kLibraries{
    Library{"Qt", "LGPL-3.0"},
    Library{"QtKeychain", "BSD-3-Clause"},
    Library{"JSON for Modern C++", "MIT"},
    Library{"Boost", "BSL-1.0"},
    Library{"OpenSSL", "Apache-2.0"},
    Library{"SQLite", "Public domain"},
};

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"about"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Channel Console"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::kLarge, Spacing::kLarge, Spacing::kLarge, Spacing::kMedium);
    column->setSpacing(Spacing::kSmall);
    column->addWidget(new PlainLabel(PlainLabel::Tone::Title, tr("Channel Console"), this));
    column->addWidget(new PlainLabel(
        PlainLabel::Tone::Secondary, tr("Version %1").arg(QCoreApplication::applicationVersion()), this));
    column->addWidget(new PlainLabel(tr("Sets up the WhatsApp Business Messaging channel of virtual "
                                        "assistants, tests it, and shows what went over it."),
        this));
    column->addSpacing(Spacing::kSmall);
    column->addWidget(new PlainLabel(PlainLabel::Tone::Heading, tr("Licences"), this));
    auto *licences = new QGridLayout;
    licences->setHorizontalSpacing(Spacing::kLarge);
    licences->setVerticalSpacing(Spacing::kTight);
    int line = 0;
    const auto add = [&](const QString &name, const QString &licence) {
        licences->addWidget(new PlainLabel(name, this), line, 0);
        licences->addWidget(new PlainLabel(PlainLabel::Tone::Secondary, licence, this), line, 1);
        ++line;
    };
    add(tr("Channel Console"), u"Apache-2.0"_s);
    for (const Library &library : kLibraries)
        add(QString::fromLatin1(library.name), QString::fromLatin1(library.licence));
    column->addLayout(licences);
    column->addSpacing(Spacing::kSmall);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setIcon({}); // the style's own is black, also in the dark
    buttons->button(QDialogButtonBox::Close)->setObjectName(u"closeAbout"_s);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    buttons->button(QDialogButtonBox::Close)->setAccessibleName(tr("Close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    column->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
}

} // namespace ChannelConsole
