// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <random>

namespace ChannelConsole {

/// Makes new inputs of old ones, the same ones in every run and on every system (std::mt19937 is specified to
/// the bit; the standard distributions are not, so none is used).
class Mutator final
{
public:
    Mutator(QList<QByteArray> seeds, quint32 seed);

    [[nodiscard]] QByteArray next();

private:
    [[nodiscard]] quint32 below(qsizetype limit);
    void change(QByteArray &text);

    QList<QByteArray> m_seeds;
    std::mt19937 m_random;
};

} // namespace ChannelConsole
