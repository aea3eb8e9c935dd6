// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/bundle_loader.h"

#include <chrono>
#include <string>

namespace reviver::cli {

/// "Reading  12.5 %  4.2 of 33.4 MB" on stderr, drawn again in one line; nothing where that is no screen.
/// The line is gone when the object is.
class ByteProgress {
public:
    explicit ByteProgress(std::string verb);
    ~ByteProgress();
    ByteProgress(const ByteProgress &) = delete;
    ByteProgress &operator=(const ByteProgress &) = delete;

    /// For as long as the object lives.
    ReadProgress callback();

private:
    void draw(std::uint64_t done, std::uint64_t total);

    std::string m_verb;
    bool m_draws;
    bool m_drawn = false;
    std::chrono::steady_clock::time_point m_last;
};

}  // namespace reviver::cli
