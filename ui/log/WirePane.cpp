// SPDX-License-Identifier: Apache-2.0
#include "ui/log/WirePane.h"

#include "core/message/RequestCurl.h"
#include "ui/widgets/CopyButton.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ChannelConsole {

WirePane::WirePane(const QString &title, const QString &placeholder, QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit(this))
    , m_head(new QHBoxLayout)
    , m_copy(new CopyButton(
          title, [this] { return text(); }, this))
{
    auto *label = new QLabel(title, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_text);

    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(title);
    m_text->setObjectName(QStringLiteral("wireText"));
    m_text->setPlaceholderText(placeholder);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_copy->setEnabled(false);

    m_head->addWidget(label, 1);
    m_head->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(m_head);
    layout->addWidget(m_text, 1);
    setFocusProxy(m_text);
}

void WirePane::offerCurl()
{
    if (m_copyCurl)
        return;
    m_copyCurl = new CopyButton(
        tr("as cURL"), [this] { return m_sandbox ? sandboxRequestAsCurl(text()) : requestAsCurl(text()); },
        this);
    m_copyCurl->setObjectName(QStringLiteral("copyCurl"));
    m_copyCurl->spellOut();
    m_head->addWidget(m_copyCurl);
    showCopyable();
}

void WirePane::showCopyable()
{
    m_copy->setEnabled(!text().isEmpty());
    if (!m_copyCurl)
        return;
    const bool whole = !requestAsCurl(text()).isEmpty();
    m_copyCurl->setEnabled(whole);
    QString what = tr("Copies a command that makes this request; secrets are variables of the shell");
    if (!whole && !text().isEmpty())
        what = tr("Only the beginning of this request is kept");
    else if (m_sandbox)
        what += u'\n' + tr("The sandbox takes no request from outside: the command is to be read, not run.");
    m_copyCurl->setToolTip(what);
    m_copyCurl->setAccessibleDescription(what);
}

void WirePane::setSandbox(bool sandbox)
{
    m_sandbox = sandbox;
    showCopyable();
}

void WirePane::setText(const QString &text)
{
    if (text == this->text())
        return;
    // The place looked at stays while the text changes under it with every key.
    const int scrolled = m_text->verticalScrollBar()->value();
    m_text->setPlainText(text);
    m_text->verticalScrollBar()->setValue(scrolled);
    showCopyable();
}

void WirePane::setPlaceholder(const QString &placeholder)
{
    m_text->setPlaceholderText(placeholder);
    m_text->viewport()->update(); // Qt 6.4 goes on showing the one before
}

QString WirePane::text() const
{
    return m_text->toPlainText();
}

} // namespace ChannelConsole
