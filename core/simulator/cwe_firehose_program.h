// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/cwe_store.h"
#include "core/simulator/firehose_line.h"
#include "core/simulator/sector_intake.h"

namespace reviver::practice {

/// The Firehose in the boot loader of a Sierra EM7565, on the port that Sahara used: speaks
/// only when it is asked, refuses the first configure with the size that it wants, and takes
/// a whole package as spkg.cwe at sector -1. Octets behind its last sector are answered to the
/// next request, which they spoil.
/// Sources: libqmi qfu-sahara-device.c, qfu-firehose-message.c; Sierra's SDK fh.c (confirmed);
/// when flash is written is inferred.
class CweFirehoseProgram final : public ModemProgram {
public:
    explicit CweFirehoseProgram(ModemBoard &board);

    PracticeMode mode() const override { return PracticeMode::Firehose; }
    LightPattern light() const override { return LightPattern::Dark; }
    AttachedDevice identity() const override;
    void receive(std::string_view port, ByteView octets) override;

private:
    void execute(const FirehoseRequest &request);
    void tellFunctions();
    void configure(const FirehoseRequest &request);
    void tellStorage();
    void program(const FirehoseRequest &request);
    void endProgram();
    void power(const FirehoseRequest &request);

    ModemBoard &m_board;
    FirehoseLine m_line;
    SectorIntake m_sectors;
    Bytes m_package;          ///< what has come of the package that is written
    bool m_storing = true;    ///< no block of it was to be forgotten
    bool m_leftOver = false;  ///< octets came behind the last sector
};

}  // namespace reviver::practice
