// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/continue_repair.h"
#include "core/repair/job_list.h"
#include "tests/repair/practice_bench.h"
#include "tests/support/test_files.h"

namespace reviver::test {

/// A bus with practice modems in its sockets, each of which can be elsewhere in a moment.
class TestBus final : public DeviceEnumerator, public PortOpener {
public:
    void plug(PracticeHost &modem, const std::string &location, const std::string &portPrefix = "port");
    void pull(PracticeHost &modem);

    std::vector<AttachedDevice> devices() override;
    Result<std::unique_ptr<Transport>> open(const std::string &path) override;

    std::vector<std::string> opened;  ///< paths, in order

private:
    struct Socket {
        PracticeHost *modem;
        std::string location;
        std::string prefix;
    };
    std::vector<Socket> m_sockets;
};

/// A modem that answers at once, and stays away when it is unplugged.
PracticeModemOptions fastModem(std::vector<Fault> faults = {});

/// Thrown by a test out of a job: what kill -9 does to a program.
struct Killed {};

/// A repair of a practice modem on a bus, from firmware files, with a journal.
class JobBench {
public:
    explicit JobBench(const std::string &scenario = "e392-unfinished", std::vector<Fault> faults = {});
    ~JobBench();

    Evidence probe();
    RepairResult repair(StopToken stop = {});
    /// Starts a repair that is killed once so much of it is written.
    void killAt(double part);
    /// Continues the newest repair of the folder.
    Result<ContinuedRepair> prepare();
    RepairResult goOn();
    /// Pulls the modem out and plugs it in again, both seen on the bus.
    void replug();

    JournalContents journal() const;
    std::filesystem::path journalPath() const;
    JobSetup setup();
    Hardware hardware() { return {bus, *opener, clock}; }
    /// Flash holds each image that is written, octet for octet.
    bool flashEqualsFirmware(const PracticeHost &modem) const;

    std::filesystem::path folder;
    VirtualClock clock;
    PracticeHost host;
    TestBus bus;
    PortOpener *opener = &bus;  ///< through which ports are opened
    TestFiles files;
    RecordingObserver observer;
    FirmwareBundle bundle;
    RepairPlan plan;
    PlanOptions options;

private:
    void makeFirmware(const std::string &scenario);
};

}  // namespace reviver::test
