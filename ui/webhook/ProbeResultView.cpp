// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/ProbeResultView.h"

#include "ui/log/WirePane.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr qint64 kSoonDays = 21; // a certificate that has to be renewed now

enum Column {
    Case,
    Expected,
    Got,
    Outcome,
};

QString resultText(ProbeResult result)
{
    switch (result) {
    case ProbeResult::AsDocumented:
        return ProbeResultView::tr("as documented");
    case ProbeResult::Deviates:
        return ProbeResultView::tr("differs");
    case ProbeResult::Observed:
        return ProbeResultView::tr("answered");
    case ProbeResult::NotReached:
        return ProbeResultView::tr("no answer");
    case ProbeResult::Skipped:
        return ProbeResultView::tr("not sent");
    }
    Q_UNREACHABLE();
}

QString resultIcon(ProbeResult result)
{
    switch (result) {
    case ProbeResult::AsDocumented:
        return u"success"_s;
    case ProbeResult::Deviates:
        return u"warning"_s;
    case ProbeResult::Observed:
        return u"information"_s;
    case ProbeResult::NotReached:
        return u"error"_s;
    case ProbeResult::Skipped:
        return u"disabled"_s;
    }
    Q_UNREACHABLE();
}

QString answerText(int status, const QString &message)
{
    if (status == 0)
        return u"–"_s;
    return message.isEmpty() ? QString::number(status) : QString(QString::number(status) + u' ' + message);
}

Banner::Kind bannerKind(ProbeVerdict verdict)
{
    switch (verdict) {
    case ProbeVerdict::AsDocumented:
        return Banner::Kind::Success;
    case ProbeVerdict::Deviates:
        return Banner::Kind::Warning;
    case ProbeVerdict::NothingDocumented:
    case ProbeVerdict::Cancelled:
        return Banner::Kind::Information;
    case ProbeVerdict::NotReached:
        return Banner::Kind::Error;
    }
    Q_UNREACHABLE();
}

QString certificateText(const ProbeReport &report)
{
    if (!report.certificate)
        return {};
    const TlsCertificate &certificate = *report.certificate;
    const QString until = QLocale().toString(certificate.expires.toLocalTime().date(), QLocale::ShortFormat);
    const qint64 days = report.daysLeft.value_or(0);
    const QString left = days < 0
        ? ProbeResultView::tr("expired on %1").arg(until)
        : ProbeResultView::tr("valid until %1, %n more day(s)", nullptr, int(days)).arg(until);
    const QString text = ProbeResultView::tr("Certificate of %1, issued by %2: %3.")
                             .arg(certificate.subject, certificate.issuer, left);
    return days >= 0 && days <= kSoonDays
        ? QString(text + u' ' + ProbeResultView::tr("Whoever runs the server has to renew it soon."))
        : text;
}

} // namespace

ProbeResultView::ProbeResultView(QWidget *parent)
    : QWidget(parent)
    , m_verdict(new Banner(this))
    , m_certificate(new PlainLabel({}, this))
    , m_table(new QTreeWidget(this))
    , m_meaning(new PlainLabel({}, this))
    , m_request(new WirePane(tr("Sent"), tr("This call was not sent."), this))
    , m_reply(new WirePane(tr("Received"), tr("There was no answer."), this))
{
    m_verdict->setObjectName(u"probeVerdict"_s);
    m_certificate->setObjectName(u"probeCertificate"_s);
    m_meaning->setObjectName(u"probeMeaning"_s);
    m_meaning->setAccessibleName(tr("What it means"));
    m_table->setObjectName(u"probeTable"_s);
    m_table->setAccessibleName(tr("Expected and got"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHeaderLabels({tr("Case"), tr("Expected"), tr("Got"), tr("Result")});
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(Case, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(Expected, QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(Got, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(Outcome, QHeaderView::ResizeToContents);

    auto *wire = new QHBoxLayout;
    wire->setSpacing(Spacing::kMedium);
    wire->addWidget(m_request, 1);
    wire->addWidget(m_reply, 1);
    for (WirePane *pane : {m_request, m_reply})
        pane->setMinimumHeight(fontMetrics().lineSpacing() * 10);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(m_verdict);
    layout->addWidget(m_certificate);
    layout->addWidget(m_table);
    layout->addWidget(m_meaning);
    layout->addLayout(wire, 1);
    connect(m_table, &QTreeWidget::currentItemChanged, this, [this] {
        if (m_filling)
            return;
        m_chosen = m_table->indexOfTopLevelItem(m_table->currentItem());
        showChosen();
    });
    hide();
}

void ProbeResultView::showReport(const std::optional<ProbeReport> &report, bool running)
{
    setVisible(report.has_value());
    if (!report) {
        m_chosen = -1;
        return;
    }
    m_report = *report;
    showVerdict(running);
    const QString certificate = certificateText(m_report);
    m_certificate->setText(certificate);
    m_certificate->setVisible(!certificate.isEmpty());
    fillTable();
}

void ProbeResultView::showVerdict(bool running)
{
    if (running)
        m_verdict->clear();
    else if (m_verdict->text() != m_report.summary || !m_verdict->isVisibleTo(this))
        m_verdict->showMessage(bannerKind(m_report.verdict), m_report.summary);
}

void ProbeResultView::fillTable()
{
    m_filling = true;
    m_table->clear();
    int first = -1;
    for (const ProbeFinding &finding : std::as_const(m_report.findings)) {
        auto *row = new QTreeWidgetItem(m_table);
        row->setText(Case, probeTitle(finding.probeCase));
        row->setText(Expected,
            finding.expected
                ? answerText(finding.expected->status, QString::fromUtf8(finding.expected->message))
                : tr("not documented"));
        row->setText(Got, answerText(finding.status, finding.message));
        row->setText(Outcome, resultText(finding.result));
        row->setIcon(Outcome, icon(resultIcon(finding.result)));
        if (first < 0 && finding.result != ProbeResult::AsDocumented)
            first = m_table->topLevelItemCount() - 1;
    }
    const int last = m_table->topLevelItemCount() - 1;
    m_table->setCurrentItem(
        m_table->topLevelItem(m_chosen >= 0 ? std::min(m_chosen, last) : std::max(first, 0)));
    m_filling = false;
    fitTable();
    showChosen();
}

void ProbeResultView::fitTable()
{
    const int rowHeight
        = m_table->topLevelItemCount() == 0 ? 0 : m_table->visualItemRect(m_table->topLevelItem(0)).height();
    m_table->setFixedHeight(m_table->header()->sizeHint().height() + rowHeight * m_table->topLevelItemCount()
        + 2 * m_table->frameWidth());
}

void ProbeResultView::showChosen()
{
    const int index = m_table->indexOfTopLevelItem(m_table->currentItem());
    const ProbeFinding finding = m_report.findings.value(index);
    QStringList said{finding.meaning};
    if (finding.problem)
        said += finding.problem->remedy;
    said.removeAll(QString());
    m_meaning->setText(said.join(u' '));
    m_meaning->setVisible(!said.isEmpty());
    m_request->setText(finding.request);
    m_reply->setText(finding.reply);
}

} // namespace ChannelConsole
