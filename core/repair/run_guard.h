// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/run_voice.h"

#include <set>

namespace reviver {

/// Keeps a modem and its computer undisturbed while it lives: no second Reviver on the
/// modem, no ModemManager, no sleep.
class RunGuard {
public:
    RunGuard(const Hardware &hardware, std::string program, RunVoice &voice)
        : m_hardware(hardware)
        , m_program(std::move(program))
        , m_voice(voice)
    {
    }

    /// Takes the place where the modem is, once. PortBusy with the name of who has it;
    /// what else can't be had is told, and the repair goes on without it.
    Result<void> take(const AttachedDevice &device);

private:
    Result<void> lock(const std::string &location);
    void keepAwake();

    const Hardware &m_hardware;
    std::string m_program;
    RunVoice &m_voice;
    std::set<std::string> m_places;
    std::vector<std::unique_ptr<Hold>> m_holds;
};

/// PortBusy with the name of the program that works on the modem at this place.
Result<void> checkNotInUse(const Hardware &hardware, const std::string &location, const std::string &program);

}  // namespace reviver
