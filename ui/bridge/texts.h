// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/message.h"
#include "core/device/device_mode.h"
#include "core/transport/attached_device.h"
#include "ui/widgets/light_pattern.h"
#include "ui/widgets/mode_shape.h"

#include <QString>

#include <chrono>
#include <filesystem>

namespace reviver::ui {

/// A sentence of core in the language of the window, with its places filled in.
QString translate(const Message &message);

/// The name of a file as the system shows it, whatever its script.
QString pathText(const std::filesystem::path &path);

/// Decimal units, no more digits than one can use: "464 B", "40.9 kB", "1.85 MB", "30.8 MB".
QString sizeText(std::uint64_t bytes);
/// Both in the unit of the whole: "18.8 of 30.8 MB".
QString amountText(std::uint64_t done, std::uint64_t total);
/// "214 kB/s"
QString speedText(double bytesPerSecond);
/// "22,960"
QString countText(std::uint64_t count);

/// "2 to 3 min", "40 to 60 s": rounded outwards, never a single second.
QString rangeText(std::chrono::seconds shortest, std::chrono::seconds longest);
/// "2:17"
QString elapsedText(std::chrono::milliseconds elapsed);
/// "4 min 39 s"
QString tookText(std::chrono::milliseconds duration);

/// The shape that a mode is drawn with.
ModeShape modeShape(DeviceMode mode);
/// "Download mode" in the language of the window.
QString modeWords(DeviceMode mode);
/// What the light widget draws.
LightPattern drawnLight(reviver::LightPattern light);
/// "Light: 1 s on, 1 s off", "Not asked yet".
QString lightWords(reviver::LightPattern light);
/// "High speed"; empty if unknown.
QString usbSpeedText(UsbSpeed speed);

/// What stopped a change that the owner asked for, and what to do now.
struct ProblemWords {
    QString what;  ///< one sentence: what happened
    QString next;
};
ProblemWords problemWords(const Error &error);

/// What happened and what to do now when a file could not be opened or saved.
QString fileErrorText(const Error &error);

}  // namespace reviver::ui
