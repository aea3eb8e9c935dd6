// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#define WIN32_LEAN_AND_MEAN
#include <cstdio>
#include <io.h>
#include <windows.h>

namespace reviver::cli {

namespace {

StopSource *s_source = nullptr;

// Called on a thread of the system's own. The second Ctrl+C is left to the system.
BOOL WINAPI onControl(DWORD)
{
    if (s_source->token().stopRequested())
        return FALSE;
    s_source->requestStop(StopRequest::Now);
    std::fputs("\nStopping at the next safe point. Press Ctrl+C again to leave at once.\n", stderr);
    return TRUE;
}

}  // namespace

bool inputIsTerminal()
{
    return _isatty(_fileno(stdin)) != 0;
}

bool outputIsTerminal()
{
    return _isatty(_fileno(stdout)) != 0;
}

bool errorsAreTerminal()
{
    return _isatty(_fileno(stderr)) != 0;
}

int terminalWidth()
{
    CONSOLE_SCREEN_BUFFER_INFO info{};
    if (!GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info))
        return 80;
    return info.srWindow.Right - info.srWindow.Left + 1;
}

void stopOnInterrupt(StopSource &source)
{
    s_source = &source;
    SetConsoleCtrlHandler(onControl, TRUE);
}

}  // namespace reviver::cli
