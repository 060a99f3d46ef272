// SPDX-License-Identifier: Apache-2.0
#include "core/net/OneShotBody.h"

#include <algorithm>
#include <cstring>

namespace ChannelConsole {

OneShotBody::OneShotBody(const QByteArray &body, QObject *parent)
    : QIODevice(parent)
    , m_body(body)
{
    // Unbuffered: a buffer of QIODevice's own would read ahead, and the body would look gone before anybody
    // asked for it.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_body.size() - m_position + QIODevice::bytesAvailable();
}

bool OneShotBody::atEnd() const
{
    return exhausted();
}

qint64 OneShotBody::readData(char *data, qint64 maximum)
{
    if (exhausted())
        return -1;
    const auto size = std::min<qsizetype>(maximum, m_body.size() - m_position);
    std::memcpy(data, m_body.constData() + m_position, std::size_t(size));
    m_position += size;
    emit progressed();
    return size;
}

qint64 OneShotBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace ChannelConsole
