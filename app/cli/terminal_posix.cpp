// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <csignal>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace reviver::cli {

namespace {

StopSource *s_source = nullptr;

// Only what is allowed inside a signal handler: an atomic store and write().
void onSignal(int number)
{
    static constexpr std::string_view kText
        = "\nStopping at the next safe point. Press Ctrl+C again to leave at once.\n";
    s_source->requestStop(StopRequest::Now);
    if (number != SIGINT)
        return;
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kText.data(), kText.size());
}

}  // namespace

bool inputIsTerminal()
{
    return ::isatty(STDIN_FILENO) == 1;
}

bool outputIsTerminal()
{
    return ::isatty(STDOUT_FILENO) == 1;
}

bool errorsAreTerminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}

int terminalWidth()
{
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return size.ws_col;
}

void stopOnInterrupt(StopSource &source)
{
    s_source = &source;
    struct sigaction action {};
    action.sa_handler = onSignal;
    // Without SA_RESTART, so that a question waiting for an answer ends too.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

}  // namespace reviver::cli
