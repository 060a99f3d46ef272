// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"

#include <QtGlobal>

#include <optional>
#include <utility>
#include <variant>

namespace ChannelConsole {

/// A value, or the reason there is none. Stands in for std::expected, which needs C++23.
/// Reading the side that is not there is a programming error and asserts. Copyable, so that it can travel in
/// a QFuture (move-only payloads misbehave there before Qt 6.5.2, QTBUG-112513).
template<typename T, typename E = Problem>
class [[nodiscard]] Result final
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const
    {
        Q_ASSERT(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] T takeValue()
    {
        Q_ASSERT(ok());
        return std::move(std::get<0>(m_state));
    }
    [[nodiscard]] const E &error() const
    {
        Q_ASSERT(!ok());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, E> m_state;
};

/// Success without a value, or the reason for the failure.
template<typename E>
class [[nodiscard]] Result<void, E> final
{
public:
    Result() = default;
    Result(E error) : m_error(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const E &error() const
    {
        Q_ASSERT(!ok());
        return *m_error;
    }

private:
    std::optional<E> m_error;
};

} // namespace ChannelConsole
