// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_line.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return static_cast<int>(reviver::cli::runCommandLine(argc, argv));
}
