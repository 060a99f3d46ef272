// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/ComposerView.h"

#include "ui/testsend/TemplateForm.h"
#include "ui/testsend/forms/ContentForms.h"
#include "ui/testsend/forms/GroupForm.h"
#include "ui/testsend/forms/TextForm.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Question.h"
#include "ui/widgets/Spacing.h"
#include "ui/widgets/UnverifiedMark.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

ComposerView::ComposerView(TestSendViewModel *model, TemplateCatalogue *templates, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_templates(templates)
    , m_column(new FormColumn(this))
    , m_type(new QComboBox)
    , m_keyword(new QLineEdit)
    , m_mark(new UnverifiedMark(this))
    , m_refusal(new Banner(this))
    , m_whole(new Banner(this))
    , m_parts(new QVBoxLayout(this))
{
    buildRows();
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(Spacing::kMedium);
    m_parts->addWidget(m_column);
    m_parts->addWidget(m_refusal);
    m_parts->addWidget(m_whole);

    connect(m_type, &QComboBox::currentIndexChanged, this,
        [this] { m_model->setType(static_cast<MessageType>(m_type->currentData().toInt())); });
    connect(m_keyword, &QLineEdit::textChanged, m_model, &TestSendViewModel::setKeyword);
    connect(m_model, &TestSendViewModel::channelChanged, this, &ComposerView::showChannel);
    connect(m_model, &TestSendViewModel::draftReplaced, this, &ComposerView::showDraft);
    connect(m_model, &TestSendViewModel::previewChanged, this, &ComposerView::showFindings);
    showChannel();
    showDraft();
}

void ComposerView::buildRows()
{
    m_type->setObjectName(u"messageType"_s);
    m_keyword->setObjectName(u"keyword"_s);
    m_refusal->setObjectName(u"notOffered"_s);
    m_whole->setObjectName(u"wholeMessage"_s);
    for (const MessageType type : allMessageTypes())
        m_type->addItem(messageTypeName(type), static_cast<int>(type));
    m_type->setMaxVisibleItems(static_cast<int>(allMessageTypes().size()));
    m_typeRow = m_column->addRow(tr("Message Type"), m_type);
    m_typeRow->addBeside(m_mark);
    m_keywordRow = m_column->addRow(tr("Keyword"), m_keyword,
        tr("Only for the partner's own development sandbox, not for the one of this program. It goes before "
           "the text: with the keyword Kore and the text Hi, “Kore Hi” is sent."));
}

void ComposerView::showChannel()
{
    const QString keyword = m_model->keywordLabel();
    if (!keyword.isEmpty())
        m_keywordRow->setLabelText(keyword);
    for (int row = 0; row < m_type->count(); ++row) {
        const auto type = static_cast<MessageType>(m_type->itemData(row).toInt());
        const bool offered = m_model->support(type).kind != MessageSupport::Kind::NotOffered;
        m_type->setItemText(row,
            offered ? messageTypeName(type)
                    : tr("%1 (not offered by %2)").arg(messageTypeName(type), m_model->partnerName()));
    }
    for (ContentForm *form : std::as_const(m_forms))
        form->setLimits(m_model->limits());
}

ContentForm *ComposerView::makeForm(MessageType type)
{
    if (type != MessageType::Template)
        return makeContentForm(type, this);
    m_templateForm = new TemplateForm(m_templates, this);
    connect(m_templateForm, &TemplateForm::catalogueRequested, this, &ComposerView::templatesRequested);
    return m_templateForm;
}

void ComposerView::offerTemplates()
{
    if (m_templateForm)
        m_templateForm->showChannel(
            m_model->assistantId(), m_model->partnerId(), m_model->draft().businessNumber);
}

ContentForm *ComposerView::formOf(MessageType type)
{
    if (const auto found = m_forms.constFind(type); found != m_forms.cend())
        return *found;
    ContentForm *form = makeForm(type);
    form->setLimits(m_model->limits());
    form->hide();
    m_parts->addWidget(form);
    m_forms.insert(type, form);
    connect(form, &ContentForm::changed, this, [this, form] { m_model->setContent(form->content()); });
    return form;
}

void ComposerView::showDraft()
{
    const TestSendDraft draft = m_model->draft();
    const MessageType type = draft.composition.type();
    const MessageSupport support = m_model->support(type);
    const QSignalBlocker quietType(m_type);
    const QSignalBlocker quietKeyword(m_keyword);
    m_type->setCurrentIndex(m_type->findData(static_cast<int>(type)));
    // Only what differs: setting a text moves the cursor and forgets what could be undone.
    if (m_keyword->text() != draft.keyword)
        m_keyword->setText(draft.keyword);
    m_keywordRow->setRowVisible(type == MessageType::Text && !m_model->keywordLabel().isEmpty());
    m_mark->setVisible(support.kind == MessageSupport::Kind::Unverified);
    m_typeRow->setNote(support.kind == MessageSupport::Kind::Unverified ? support.reason : QString());

    ContentForm *form = support.kind == MessageSupport::Kind::NotOffered ? nullptr : formOf(type);
    offerTemplates();
    // What cannot be read yet stays while the same draft is shown; another assistant's does not.
    const bool isOther = m_assistantId != m_model->assistantId();
    m_assistantId = m_model->assistantId();
    const MessageContent content = draft.composition.content();
    if (form && (isOther || form->content() != content))
        form->setContent(content);
    if (form != m_form) {
        if (m_form)
            m_form->hide();
        m_form = form;
        if (m_form)
            m_form->show();
        emit columnsChanged();
    }
    showRefusal(support);
    showFindings();
}

void ComposerView::showRefusal(const MessageSupport &support)
{
    if (support.kind != MessageSupport::Kind::NotOffered) {
        m_refusal->clear();
        return;
    }
    const MessageType type = m_model->draft().composition.type();
    m_refusal->showMessage(Banner::Kind::Information,
        tr("%1 does not offer this type: %2").arg(m_model->partnerName(), messageTypeName(type)),
        support.reason);
    if (const std::optional<RawContent> raw = m_model->rawDraft())
        connect(m_refusal->addButton(tr("Use the raw form")), &QPushButton::clicked, this,
            [this, raw = *raw] { useRaw(raw); });
}

void ComposerView::useRaw(const RawContent &draft)
{
    const MessageContent typed = m_model->draft().composition.contentOf(MessageType::Raw);
    const auto take = [this, draft](bool replace) {
        if (replace)
            m_model->setContent(draft);
        m_model->setType(MessageType::Raw);
        focusContent();
    };
    if (typed == emptyContent(MessageType::Raw) || typed == MessageContent(draft)) {
        take(true);
        return;
    }
    askToConfirm(this,
        {.title = tr("The raw form is not empty"),
            .text = tr("Replace what is in the raw form?"),
            .detail = tr("What was typed there is lost.")},
        tr("Replace"), this, take);
}

void ComposerView::showFindings()
{
    offerTemplates(); // the business number may be another now
    QList<ContentFinding> left;
    if (m_form) {
        QList<ContentFinding> shown = m_model->findings();
        const bool tried = m_model->hasTried();
        const bool untouched = m_model->draft().composition.isUntouched();
        shown.removeIf([this, tried, untouched](const ContentFinding &finding) {
            return !tried && (untouched || finding.field.isEmpty() || m_form->isStillEmpty(finding.field));
        });
        left = m_form->showFindings(shown);
    }
    if (auto *text = qobject_cast<TextForm *>(m_form)) {
        const QString keyword
            = m_model->keywordLabel().isEmpty() ? QString() : m_model->draft().keyword.trimmed();
        const bool goesBefore = !keyword.isEmpty() && text->content() != emptyContent(MessageType::Text);
        text->setKeywordLength(goesBefore ? static_cast<int>(keyword.size()) + 1 : 0);
    }
    if (left.isEmpty()) {
        m_whole->clear();
        return;
    }
    const bool isError = std::any_of(left.cbegin(), left.cend(),
        [](const ContentFinding &finding) { return finding.weight == ContentFinding::Weight::Error; });
    QStringList texts;
    for (const ContentFinding &finding : std::as_const(left))
        texts += finding.text;
    const QString said = texts.takeFirst();
    if (m_whole->text() != said || m_whole->detail() != texts.join(u'\n'))
        m_whole->showMessage(
            isError ? Banner::Kind::Warning : Banner::Kind::Information, said, texts.join(u'\n'));
}

void ComposerView::focusField(const QString &field)
{
    if (m_form)
        m_form->focusField(field);
    else
        m_type->setFocus(Qt::OtherFocusReason);
}

bool ComposerView::hasUnreadable() const
{
    return m_form && m_form->hasUnreadable();
}

void ComposerView::focusUnreadable()
{
    if (m_form)
        m_form->focusUnreadable();
}

QString ComposerView::unreadableText() const
{
    return m_form ? m_form->unreadableText() : QString();
}

QList<FormColumn *> ComposerView::columns() const
{
    QList<FormColumn *> all{m_column};
    if (const auto *form = qobject_cast<const GroupForm *>(m_form))
        all += form->columns();
    else if (m_form)
        all += m_form->findChildren<FormColumn *>(Qt::FindDirectChildrenOnly);
    return all;
}

} // namespace ChannelConsole
