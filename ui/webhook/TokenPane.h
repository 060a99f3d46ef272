// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"

#include <QUuid>
#include <QWidget>

namespace ChannelConsole {

class TokenViewModel;

/// The Tokens view: mint one for an app, and check one that was pasted. What was minted is forgotten when the
/// view is left.
class TokenPane final : public QWidget
{
    Q_OBJECT
public:
    explicit TokenPane(const Services &services, QWidget *parent = nullptr);

    void showAssistant(const QUuid &id);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    TokenViewModel *m_model;
};

} // namespace ChannelConsole
