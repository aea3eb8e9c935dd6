// SPDX-License-Identifier: Apache-2.0
// The window: builds the objects, hands them in, and nothing else.
#include "app/cli/program_info.h"
#include "app/composition.h"
#include "app/practice_world.h"
#include "core/platform/display.h"
#include "core/platform/own_names.h"
#include "core/platform/paths.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QSettings>
#include <QTranslator>

#include <cstdio>

using namespace reviver;

namespace {

struct Arguments {
    QString practice;
    bool fast = false;
    QStringList ports;
    QString firmware;
};

Arguments parseArguments(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Brings dead USB modems back to life."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption practice(QStringLiteral("practice"),
                                      QCoreApplication::translate("main", "Begin with this practice modem."),
                                      QStringLiteral("scenario"));
    const QCommandLineOption fast(
        QStringLiteral("fast"),
        QCoreApplication::translate("main", "Let practice modems answer without delays."));
    const QCommandLineOption port(
        QStringLiteral("port"),
        QCoreApplication::translate(
            "main", "The modem is at this serial port; no other one is looked at. May be repeated."),
        QStringLiteral("port"));
    parser.addOptions({practice, fast, port});
    parser.addPositionalArgument(QStringLiteral("firmware"),
                                 QCoreApplication::translate("main", "Firmware file to open."),
                                 QStringLiteral("[firmware]"));
    parser.process(application);
    return {parser.value(practice), parser.isSet(fast), parser.values(port),
            parser.positionalArguments().value(0)};
}

/// Texts of the program, then those of Qt's own dialogs.
void loadTranslations(QApplication &application)
{
    const auto load = [&application](const QString &name, const QString &folder) {
        auto *translator = new QTranslator(&application);
        if (translator->load(QLocale(), name, QStringLiteral("_"), folder))
            application.installTranslator(translator);
    };
    load(QStringLiteral("reviver"), QStringLiteral(":/reviver/resources/translations"));
    load(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

QString asText(const std::filesystem::path &path)
{
    return QString::fromStdString(path.string());
}

}  // namespace

int main(int argc, char **argv)
{
    if (!hasDisplay()) {
        std::fputs(
            "There is no display here, so the window can't open. In a terminal, reviver-cli does the same "
            "work: reviver-cli --help\n",
            stderr);
        return 1;
    }
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Reviver"));
    QApplication::setApplicationName(QStringLiteral("reviver"));
    QApplication::setApplicationDisplayName(QStringLiteral("Reviver"));
    QApplication::setApplicationVersion(QString::fromStdString(cli::programVersion()));
    QApplication::setDesktopFileName(QStringLiteral("reviver"));
    QApplication::setWindowIcon(ui::applicationIcon());
    loadTranslations(application);
    const Arguments arguments = parseArguments(application);

    const int theme = QSettings().value(QStringLiteral("view/theme"), 0).toInt();
    ui::applyTheme(static_cast<ui::Theme>(theme));

    Composition composition(arguments.ports.isEmpty() ? World::Everything : World::PracticeOnly);
    for (const QString &port : arguments.ports)
        composition.addPort(port.toStdString());
    PracticeWorld practice(dataFolder() / "practice", arguments.fast, composition.tape());
    const auto logs = logFolder();
    ui::MainWindow window({composition.hardware(),
                           &practice,
                           {logs ? *logs : std::filesystem::path(), &composition.files(), jobFolder(),
                            "the window of Reviver " + cli::programVersion()},
                           asText(documentsFolder()),
                           QApplication::applicationVersion(),
                           QString::fromStdString(cli::systemText()),
                           {composition.tape(), recordingFolder(), ownNames()}});
    window.show();
    if (!arguments.practice.isEmpty())
        window.startPractice(arguments.practice);
    if (!arguments.firmware.isEmpty())
        window.openFirmware(arguments.firmware);
    return QApplication::exec();
}
