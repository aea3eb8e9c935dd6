// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/firehose_request.h"
#include "core/simulator/modem_program.h"

namespace reviver::practice {

/// A programmer's side of a Firehose line while no raw sectors are on it: cuts the host's
/// text into requests, and puts out log lines and responses.
/// Source: qdl firehose.c; edl firehose.py; texts of a real MDM9x07 programmer.
class FirehoseLine {
public:
    FirehoseLine(ModemBoard &board, std::string port) : m_board(board), m_port(std::move(port)) {}

    /// Hands each whole request to `execute`; false from there: raw octets are next, and what
    /// is left of the text is dropped. What is no XML is refused here.
    void feed(ByteView octets, const std::function<bool(const FirehoseRequest &)> &execute);

    void log(const std::string &text);
    void respond(bool ack, const std::string &attributes = {}, bool damaged = false);
    /// A log line that says why, and a NAK.
    void refuse(const std::string &why);

private:
    void send(const std::string &element);

    ModemBoard &m_board;
    std::string m_port;
    std::string m_text;
};

/// What a programmer says to octets that begin no document.
inline constexpr const char *kNoXml = "ERROR: XML not formed correctly. Expected a < character at loc 0";

}  // namespace reviver::practice
