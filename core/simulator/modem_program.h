// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/fault.h"
#include "core/simulator/flash_store.h"
#include "core/transport/attached_device.h"
#include "core/transport/light_pattern.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace reviver {

/// What runs in a practice modem.
enum class PracticeMode {
    Off,             ///< unplugged, or between two programs: not on the bus
    Normal,          ///< AT and DIAG
    HuaweiDownload,  ///< Huawei's own download protocol
    DmssDownload,    ///< Qualcomm's download protocol, loads a loader to RAM
    Streaming,       ///< the loader in RAM
    BalongDownload,  ///< Balong's download monitor
    BalongBootRom,   ///< the chip waits for a loader
    CdRom,           ///< only the installer disc
    HiLink,          ///< a network card
    Silent,          ///< ports that answer nothing
    Sahara,          ///< the chip's emergency mode, waiting for a programmer
    Firehose,        ///< a programmer in RAM
    MemoryDump,      ///< stopped after a crash, offers its memory
};

/// The stable name of a mode, for JSON: "huawei-download".
std::string_view practiceModeName(PracticeMode mode);

}  // namespace reviver

namespace reviver::practice {

/// The identity that every practice modem has: numbers for tests, never real ones. The serial
/// number stands in its USB descriptor while its own program runs, card and subscriber are those
/// of its SIM card.
inline constexpr std::string_view kTestImei = "001010000000008";
inline constexpr std::string_view kTestSerial = "PRACTICE0SERIAL77";
inline constexpr std::string_view kTestImsi = "001010123456789";
inline constexpr std::string_view kTestIccid = "8900101000000000003";
/// The factory serial number of Sierra's, as ATI tells it.
inline constexpr std::string_view kTestFactoryNumber = "PR0123456789F";

class ModemBoard;

/// What a modem remembers through restarts, besides its firmware.
struct ModemSettings {
    bool factoryMode = false;       ///< ^SFM
    std::string portSet = "1,2,3";  ///< ^SETPORT, behind the semicolon: 1 modem, 2 PCUI, 3 DIAG
    bool startsAsDisc = false;      ///< shows only its installer disc until it is switched
    bool crashed = false;           ///< stopped with its memory on offer; a restart ends it
    bool lostDescription = false;   ///< shows the chip maker's stand-in id instead of its own
    std::string imei{kTestImei};
    std::uint16_t imeiStatus = 0;  ///< of the IMEI's stored item: 0 done, 4 failed, 5 never written
};

/// One of the programs that can run in a modem: its USB identity, and what it
/// does with the octets that arrive at its ports.
class ModemProgram {
public:
    virtual ~ModemProgram() = default;

    virtual PracticeMode mode() const = 0;
    virtual LightPattern light() const = 0;
    /// How it shows on the bus. The port of an interface is its short name: "pcui".
    virtual AttachedDevice identity() const = 0;
    /// Called once when the program begins to run.
    virtual void start() {}
    virtual void receive(std::string_view port, ByteView octets) = 0;
    /// A client has opened a port.
    virtual void opened(std::string_view) {}
    /// The client has taken what was put out at a port: there is room for more.
    virtual void taken(std::string_view) {}
    /// Octets arrive at the bulk endpoint of a mass-storage interface.
    virtual void receiveStorage(ByteView) {}
};

using ProgramMaker = std::function<std::unique_ptr<ModemProgram>(ModemBoard &)>;

/// The hardware around a program. What is asked for here happens behind the
/// call: a program is never destroyed while one of its functions runs.
class ModemBoard {
public:
    virtual ~ModemBoard() = default;

    virtual FlashStore &store() = 0;
    virtual FaultInjector &faults() = 0;
    virtual ModemSettings &settings() = 0;
    /// The version text that the boot code found in the program, or the factory's.
    virtual std::string programVersion() const = 0;
    /// True when the normal program may send lines that nobody asked for.
    virtual bool chatty() const = 0;

    /// Spends the time that `octets` of image data take.
    virtual void work(std::size_t octets) = 0;
    /// Spends time whatever the speed.
    virtual void pause(std::chrono::milliseconds duration) = 0;
    /// Puts octets out at a port as soon as all work so far is done.
    virtual void send(std::string_view port, Bytes octets) = 0;
    /// Runs `action` later, unless another program runs by then.
    virtual void later(std::chrono::milliseconds delay, std::function<void()> action) = 0;

    enum class Boot {
        FromFlash,     ///< into the normal program, if flash allows
        IntoDownload,  ///< into the download program at all events
        PastDisc,      ///< as FromFlash, and not as installer disc
    };
    /// Leaves the bus about a second from now and comes back after a boot.
    virtual void restart(Boot boot) = 0;
    /// Lets another program take over on the same ports. What arrives until it runs
    /// waits for it, as USB endpoints hold it back.
    virtual void handOver(ProgramMaker next) = 0;
    /// The plug is pulled.
    virtual void losePlug() = 0;
    /// Remembers that the host sent what must never be sent.
    virtual void noteForbidden(std::string what) = 0;
};

}  // namespace reviver::practice
