// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

namespace reviver {

std::string_view errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled: return "Cancelled";
    case ErrorCode::InvalidArgument: return "InvalidArgument";
    case ErrorCode::FileNotFound: return "FileNotFound";
    case ErrorCode::FileUnreadable: return "FileUnreadable";
    case ErrorCode::FileWriteFailed: return "FileWriteFailed";
    case ErrorCode::PortNotFound: return "PortNotFound";
    case ErrorCode::PortAccessDenied: return "PortAccessDenied";
    case ErrorCode::PortBusy: return "PortBusy";
    case ErrorCode::PortDisconnected: return "PortDisconnected";
    case ErrorCode::Timeout: return "Timeout";
    case ErrorCode::BadFrame: return "BadFrame";
    case ErrorCode::MalformedMessage: return "MalformedMessage";
    case ErrorCode::UnexpectedMessage: return "UnexpectedMessage";
    case ErrorCode::DeviceRefused: return "DeviceRefused";
    case ErrorCode::BundleNotRecognised: return "BundleNotRecognised";
    case ErrorCode::BundleCorrupt: return "BundleCorrupt";
    case ErrorCode::BundleForOtherDevice: return "BundleForOtherDevice";
    case ErrorCode::LimitExceeded: return "LimitExceeded";
    case ErrorCode::LoaderMissing: return "LoaderMissing";
    case ErrorCode::NoRoute: return "NoRoute";
    case ErrorCode::PlanRefused: return "PlanRefused";
    case ErrorCode::VerifyMismatch: return "VerifyMismatch";
    case ErrorCode::ModemNotReturned: return "ModemNotReturned";
    case ErrorCode::SignatureWanted: return "SignatureWanted";
    case ErrorCode::Unsupported: return "Unsupported";
    case ErrorCode::JournalUnusable: return "JournalUnusable";
    case ErrorCode::OtherModem: return "OtherModem";
    case ErrorCode::BundleChanged: return "BundleChanged";
    }
    return "Unnamed";
}

Error Error::during(std::string_view activity) const &
{
    return {m_code, std::string(activity) + ": " + m_detail};
}

}  // namespace reviver
