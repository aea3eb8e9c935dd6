// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace reviver {

using Json = nlohmann::ordered_json;

/// Reads the fields of a JSON object that somebody else may have written. The first field
/// that is missing or of the wrong kind is kept; until checked() says that there was none, the
/// values are not to be used.
class JsonFields {
public:
    explicit JsonFields(const Json &object) : m_object(object) {}

    std::string text(const char *name)
    {
        const Json *value = find(name);
        return value && value->is_string() ? value->get<std::string>() : refused<std::string>(name);
    }
    bool flag(const char *name)
    {
        const Json *value = find(name);
        return value && value->is_boolean() ? value->get<bool>() : refused<bool>(name);
    }
    /// 0 to `most`.
    std::uint64_t number(const char *name, std::uint64_t most)
    {
        const Json *value = find(name);
        const bool good = value && value->is_number_unsigned() && value->get<std::uint64_t>() <= most;
        return good ? value->get<std::uint64_t>() : refused<std::uint64_t>(name);
    }
    Json list(const char *name)
    {
        const Json *value = find(name);
        return value && value->is_array() ? *value : refused<Json>(name);
    }
    bool has(const char *name) const { return find(name) != nullptr; }
    bool isNull(const char *name) const
    {
        const Json *value = find(name);
        return value && value->is_null();
    }

    void refuse(const std::string &name)
    {
        if (!m_bad)
            m_bad = name;
    }
    /// Takes over what was wrong in an object inside this one.
    void take(const JsonFields &inner)
    {
        if (inner.m_bad)
            refuse(*inner.m_bad);
    }
    /// MalformedMessage with the name of the first bad field.
    Result<void> checked() const
    {
        if (m_bad)
            return failure(ErrorCode::MalformedMessage,
                           "\"" + *m_bad + "\" is missing or is not what it should be");
        return {};
    }

private:
    const Json *find(const char *name) const
    {
        if (!m_object.is_object())
            return nullptr;
        const auto found = m_object.find(name);
        return found == m_object.end() ? nullptr : &*found;
    }
    template <typename T>
    T refused(const char *name)
    {
        refuse(name);
        return T();
    }

    const Json &m_object;
    std::optional<std::string> m_bad;
};

}  // namespace reviver
