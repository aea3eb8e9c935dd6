// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/diagnosis.h"

namespace reviver {

// The lines of evidence for each kind of mode: what was checked, what was seen, what it
// tells there. All are pure; diagnose() chooses by the mode and sorts.

std::vector<Finding> downloadFindings(const Evidence &evidence);
std::vector<Finding> loaderFindings(const Evidence &evidence);
std::vector<Finding> normalFindings(const Evidence &evidence);
std::vector<Finding> emergencyFindings(const Evidence &evidence);
std::vector<Finding> obstacleFindings(const Evidence &evidence);
std::vector<Finding> discFindings(const Evidence &evidence);
std::vector<Finding> networkCardFindings(const Evidence &evidence);

/// How sure it is that a modem waits in a download mode.
Confidence downloadConfidence(const Evidence &evidence);

}  // namespace reviver
