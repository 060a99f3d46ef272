// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"

#include <QWidget>

#include <optional>

class QToolButton;

namespace ChannelConsole {

class CopyButton;
class PlainLabel;

/// One failure in full (promise 5): what happened, whose side it is on, what to do next, the partner's own
/// code and text verbatim, and folded below it the technical details. Everything plain text. Hidden while
/// there is no problem.
class ProblemView final : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemView(QWidget *parent = nullptr);

    void setProblem(const std::optional<Problem> &problem);

    /// "Whose side it is on: the network".
    [[nodiscard]] static QString sideText(Side side);
    /// The partner's own code and text in one line, or empty.
    [[nodiscard]] static QString partnerWords(const Problem &problem);
    /// Everything as text, for the clipboard.
    [[nodiscard]] static QString asText(const Problem &problem);

private:
    std::optional<Problem> m_problem;
    PlainLabel *m_text;
    PlainLabel *m_remedy;
    PlainLabel *m_side;
    PlainLabel *m_partnerWords;
    QToolButton *m_unfold;
    PlainLabel *m_details;
    CopyButton *m_copy;
};

} // namespace ChannelConsole
