// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_modem.h"
#include "core/simulator/practice_obstacles.h"
#include "core/transport/hardware.h"

namespace reviver {

/// One practice modem inside the program: it shows up in an enumeration of its
/// own, and its ports open as `practice:<scenario>/pcui`. Thread safe, as far as
/// its clock is. Transports may outlive it.
class PracticeHost final : public DeviceEnumerator, public PortOpener {
public:
    /// `scenario` must be one of scenarios(); `clock` outlives the host and its
    /// transports. With a VirtualClock every wait takes no time.
    PracticeHost(const Scenario &scenario, Clock &clock, PracticeModemOptions options = {});
    /// A modem that is none of the scenarios; `model` outlives host and transports, too.
    PracticeHost(const practice::ModemModel &model, Clock &clock, PracticeModemOptions options = {});
    ~PracticeHost() override;

    std::vector<AttachedDevice> devices() override;
    /// Exclusive: PortBusy while another transport holds the port, and what its obstacles say.
    Result<std::unique_ptr<Transport>> open(const std::string &path) override;

    const Scenario &scenario() const { return m_scenario; }
    /// What the computer puts in the way; shared with what takes it away.
    const std::shared_ptr<PracticeObstacles> &obstacles() const { return m_obstacles; }
    PracticeMode mode() const;
    LightPattern light() const;
    /// What the host wrote into flash, by name: "dbl", "record_00160000".
    std::map<std::string, Bytes> flash() const;
    /// What was sent although it must never be sent.
    std::vector<std::string> forbiddenSeen() const;
    /// Why the modem did not start last time; empty if it did.
    std::string bootProblem() const;
    /// How much has gone to and from it.
    PracticeTraffic traffic() const;
    /// Octets for the bulk endpoint of its installer disc: a switch message.
    void writeStorage(ByteView octets);
    /// Pulls the modem out.
    void unplug();
    /// Plugs an unplugged modem in again now.
    void replug();

private:
    struct Shared;
    class PracticeTransport;

    Scenario m_scenario;
    std::shared_ptr<PracticeObstacles> m_obstacles;
    std::shared_ptr<Shared> m_shared;
};

}  // namespace reviver
