// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/ProbeReading.h"

#include <QWidget>

class QTreeWidget;

namespace ChannelConsole {

class Banner;
class PlainLabel;
class WirePane;

/// What a probe found: the verdict, the certificate, expected and got side by side, and of the chosen call
/// what was sent and what came. Hidden until there is something.
class ProbeResultView final : public QWidget
{
    Q_OBJECT
public:
    explicit ProbeResultView(QWidget *parent = nullptr);

    void showReport(const std::optional<ProbeReport> &report, bool running);

private:
    void fillTable();
    void showChosen();
    void showVerdict(bool running);
    void fitTable();

    ProbeReport m_report;
    int m_chosen = -1; ///< by the user; else what is worth telling is
    bool m_filling = false;
    Banner *m_verdict;
    PlainLabel *m_certificate;
    QTreeWidget *m_table;
    PlainLabel *m_meaning;
    WirePane *m_request;
    WirePane *m_reply;
};

} // namespace ChannelConsole
