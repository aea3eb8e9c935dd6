// SPDX-License-Identifier: Apache-2.0
#include "ui/style/tone.h"

namespace reviver::ui {

ColorRole ink(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        return &Tokens::text;
    case Tone::Quiet:
        return &Tokens::text2;
    case Tone::Next:
        return &Tokens::accent;
    case Tone::Ok:
        return &Tokens::ok;
    case Tone::Warn:
        return &Tokens::warn;
    case Tone::Error:
        return &Tokens::err;
    case Tone::Unknown:
        return &Tokens::unk;
    case Tone::Practice:
        return &Tokens::practice;
    }
    return &Tokens::text;
}

ColorRole ground(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        return &Tokens::surface;
    case Tone::Quiet:
        return &Tokens::sunken;
    case Tone::Next:
        return &Tokens::accentSoft;
    case Tone::Ok:
        return &Tokens::okSoft;
    case Tone::Warn:
        return &Tokens::warnSoft;
    case Tone::Error:
        return &Tokens::errSoft;
    case Tone::Unknown:
        return &Tokens::unkSoft;
    case Tone::Practice:
        return &Tokens::practiceSoft;
    }
    return &Tokens::surface;
}

QString shapeName(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return QStringLiteral("ok");
    case Tone::Warn:
        return QStringLiteral("warning");
    case Tone::Error:
        return QStringLiteral("error");
    case Tone::Unknown:
        return QStringLiteral("unknown");
    case Tone::Practice:
        return QStringLiteral("practice");
    case Tone::Plain:
    case Tone::Quiet:
    case Tone::Next:
        return QStringLiteral("info");
    }
    return QStringLiteral("info");
}

}  // namespace reviver::ui
