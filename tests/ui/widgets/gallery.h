// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace reviver::test {

/// All small widgets in all their states, as look.md's picture of them.
std::unique_ptr<QWidget> makeStatesGallery();

/// A window with what stands around a page, and a diagnosis, plan, run, result or bench page in it.
enum class SamplePage { Connect, Diagnosis, Plan, Run, Result, Failed, Bench, Firmware };
std::unique_ptr<QWidget> makeSampleWindow(SamplePage page, bool withLog = false, bool practice = false);

}  // namespace reviver::test
