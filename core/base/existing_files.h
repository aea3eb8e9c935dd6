// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace reviver {

/// What becomes of a file that is where a new one is to be.
enum class ExistingFiles {
    Keep,     ///< it stays, and so does one that is being made: FileWriteFailed
    Replace,  ///< the user was asked
};

}  // namespace reviver
