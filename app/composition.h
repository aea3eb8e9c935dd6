// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/simulator/practice_pace.h"
#include "core/transport/append_only_file.h"
#include "core/transport/hardware.h"
#include "core/transport/recording_tape.h"

#include <memory>
#include <string>
#include <vector>

namespace reviver {

/// What a practice modem inside the program is made with.
struct PracticeSetup {
    std::string scenario;             ///< "e392-unfinished"
    bool fast = false;                ///< answers without the delays of a real modem
    std::vector<std::string> faults;  ///< "unplug@70000", "nak@3"
    PracticePace pace{};              ///< the delays, unless it is fast
};

/// Which devices are listed.
enum class World {
    Everything,
    PracticeOnly,  ///< no real modem but those whose port the user names
};

/// Builds the objects that probing and jobs need and owns them: the computer's
/// clock, its ports and USB devices, ports that the user named, and practice
/// modems. Window and terminal share it. May be used from any thread; a port opened
/// on a practice modem may be used on after stopPractice().
class Composition {
public:
    /// `tape` takes what goes through the hardware while it records; null for one of its own.
    explicit Composition(World world = World::Everything, std::shared_ptr<RecordingTape> tape = nullptr);
    ~Composition();
    Composition(const Composition &) = delete;
    Composition &operator=(const Composition &) = delete;

    /// All of it in one list and behind one opener. Valid as long as the Composition.
    Hardware hardware();
    const std::shared_ptr<RecordingTape> &tape() const;

    /// From now on its hardware is what was recorded, and no port of this computer is touched.
    /// hardware() is to be asked for again.
    void play(Recording recording);
    bool playing() const;

    /// Where journals are kept. Valid as long as the Composition.
    AppendOnlyFiles &files();

    /// Treats a serial port as a device that enumeration does not list. It counts as
    /// attached while its path exists; a port that the system lists is not doubled.
    void addPort(const std::string &path);
    /// True when some attached device has the port; links to one port are one.
    bool hasPort(const std::string &path) const;

    /// Attaches a practice modem, in place of one that is there. InvalidArgument for
    /// an unknown scenario or fault, with the known ones in the detail.
    Result<void> startPractice(const PracticeSetup &setup);
    /// Takes the practice modem off the list.
    void stopPractice();
    /// True while a practice modem is in use: the window shows its banner.
    bool practising() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace reviver
