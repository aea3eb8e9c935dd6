// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace reviver {

/// A value, or the Error that stands in its way. No exception crosses a
/// function of ours.
template <typename T>
using Result = tl::expected<T, Error>;

/// The failing side of a Result: `return failure(ErrorCode::Timeout, "no answer in 3000 ms");`
inline tl::unexpected<Error> failure(ErrorCode code, std::string detail)
{
    return tl::unexpected<Error>(Error(code, std::move(detail)));
}

/// Hands an Error on to the caller: `return failure(result.error().during("opening"));`
inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace reviver

/// Returns the Error of `expression` to the caller, if it has one.
#define REVIVER_TRY(expression)                                                                             \
    do {                                                                                                    \
        if (auto reviverTryResult = (expression); !reviverTryResult)                                       \
            return ::reviver::failure(std::move(reviverTryResult).error());                                \
    } while (false)
