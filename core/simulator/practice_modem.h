// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/simulator/fault.h"
#include "core/simulator/line_faults.h"
#include "core/simulator/modem_program.h"
#include "core/simulator/practice_pace.h"
#include "core/simulator/scenario.h"

#include <deque>
#include <map>
#include <optional>

namespace reviver {

namespace practice {
struct ModemModel;
}

struct PracticeModemOptions {
    /// No delays, as if flash and link took no time; `pace` does not count then.
    bool fast = false;
    PracticePace pace{};
    /// Whether the normal program sends lines that nobody asked for; by default
    /// it does unless `fast`.
    std::optional<bool> unsolicited;
    std::vector<Fault> faults;
    /// When an unplugged modem is plugged in again by itself; never if empty.
    std::optional<std::chrono::milliseconds> replugAfter{std::chrono::milliseconds(3000)};
};

/// What one part of the flash holds, for looking at from outside.
struct PracticeFlashContent {
    std::string name;        ///< "dbl", or "record_00160000" when the content is not known
    bool factory = false;    ///< never touched by the host
    unsigned revision = 0;   ///< changes when the image is begun or ended
    std::uint64_t size = 0;  ///< octets received so far
};

/// How much has gone to and from a practice modem: the numbers that its faults count by.
struct PracticeTraffic {
    std::uint64_t images = 0;    ///< begun
    std::uint64_t blocks = 0;    ///< of image data
    std::uint64_t octets = 0;    ///< of image data
    std::uint64_t sent = 0;      ///< octets of all kinds to the modem
    std::uint64_t answered = 0;  ///< octets of all kinds from it
};

/// A modem made of memory: flash, programs that start when the right octets are
/// there, ports that vanish and return, a light. It knows no clock of its own:
/// advance() tells it what time it is. Not thread safe.
class PracticeModem final : private practice::ModemBoard {
public:
    /// `model` outlives the modem.
    PracticeModem(const practice::ModemModel &model, Clock::Instant now, PracticeModemOptions options = {});
    /// `scenario` must be one of scenarios().
    PracticeModem(const Scenario &scenario, Clock::Instant now, PracticeModemOptions options = {});
    ~PracticeModem() override;
    PracticeModem(const PracticeModem &) = delete;
    PracticeModem &operator=(const PracticeModem &) = delete;

    /// Lets time pass up to `now`; everything due happens in order.
    void advance(Clock::Instant now);
    /// When something happens by itself next.
    std::optional<Clock::Instant> nextEvent() const;

    /// A client has opened a port.
    void opened(std::string_view port);
    /// Octets arrive at a port, at the time of the last advance().
    void receive(std::string_view port, ByteView octets);
    /// Octets arrive at its installer disc, at the bulk endpoint: a switch message.
    void receiveStorage(ByteView octets);
    /// Takes away what the modem has put out at a port so far, or the first octet of it when
    /// answers come one by one.
    Bytes take(std::string_view port);
    /// Takes away the oldest message that it put out at a port: one transfer of a USB bulk
    /// end point. Empty when there is none.
    Bytes takeTransfer(std::string_view port);
    /// Throws away all that the modem has put out at a port so far.
    void discard(std::string_view port);

    /// The modem as the bus shows it, nothing while it is away. A modem that left
    /// stays away until somebody has asked at least once.
    std::optional<AttachedDevice> enumerate();
    /// True while it is on the bus; asking changes nothing.
    bool present() const { return m_program != nullptr; }
    /// Counts how often it came onto the bus: ports opened before are dead.
    unsigned generation() const { return m_generation; }
    /// Pulls it out: it stays away for replugAfter, or until replug().
    void unplug();
    /// Plugs it in again after an unplug.
    void replug();

    PracticeTraffic traffic() const;
    PracticeMode mode() const;
    LightPattern light() const;
    const std::string &product() const;
    /// What the host sent although it must never be sent: "streaming 1D".
    const std::vector<std::string> &forbiddenSeen() const { return m_forbidden; }
    /// Why the last boot ended in download mode; empty after a good one.
    const std::string &bootProblem() const { return m_bootProblem; }

    std::vector<PracticeFlashContent> flashContents() const;
    /// What flash really holds under that name; empty if there is none.
    Bytes readFlash(std::string_view name) const;
    /// Everything that the host wrote, by name.
    std::map<std::string, Bytes> flash() const;
    /// Changes when an image is begun or ended.
    unsigned flashRevision() const { return m_flash.revision(); }

private:
    practice::FlashStore &store() override { return m_flash; }
    FaultInjector &faults() override { return m_faults; }
    practice::ModemSettings &settings() override { return m_settings; }
    std::string programVersion() const override { return m_version; }
    bool chatty() const override { return m_options.unsolicited.value_or(!m_options.fast); }
    void work(std::size_t octets) override;
    void pause(std::chrono::milliseconds duration) override;
    void send(std::string_view port, Bytes octets) override;
    void later(std::chrono::milliseconds delay, std::function<void()> action) override;
    void restart(Boot boot) override;
    void handOver(practice::ProgramMaker next) override;
    void losePlug() override { m_plugLost = true; }
    void noteForbidden(std::string what) override { m_forbidden.push_back(std::move(what)); }

    struct Event {
        Clock::Instant when;
        std::function<void()> action;
    };
    void schedule(Clock::Instant when, std::function<void()> action);
    void putOut(const std::string &port, ByteView octets);
    void arrive(std::string_view port, Bytes octets);
    void run(std::unique_ptr<practice::ModemProgram> program);
    void leaveBus();
    void comeBack();
    void boot(Boot boot);
    void unplugIfLost();
    bool hasPort(std::string_view port) const;
    std::vector<std::pair<std::string, const practice::StoredImage *>> namedImages() const;

    const practice::ModemModel &m_model;
    PracticeModemOptions m_options;
    practice::FlashStore m_flash;
    FaultInjector m_faults;
    LineFaults m_line;
    practice::ModemSettings m_settings;
    Clock::Instant m_now;
    Clock::Instant m_busyUntil;
    std::vector<Event> m_events;  ///< sorted by time, equal times in order of arrival
    std::map<std::string, std::deque<Bytes>, std::less<>> m_output;  ///< message by message
    std::unique_ptr<practice::ModemProgram> m_program;
    AttachedDevice m_identity;  ///< as the program showed itself when it began
    bool m_handingOver = false;
    std::vector<std::pair<std::string, Bytes>> m_heldInput;  ///< for the program to come
    std::string m_version;
    std::string m_bootProblem;
    std::vector<std::string> m_forbidden;
    std::optional<Clock::Instant> m_returnAt;
    Boot m_nextBoot = Boot::FromFlash;
    bool m_absenceSeen = false;
    bool m_plugLost = false;
    unsigned m_generation = 0;
};

}  // namespace reviver
