# SPDX-License-Identifier: Apache-2.0
# Headers that most files read are compiled once for each kind of target: two thirds
# of the compile time of a small file went into them. Sources still include what they
# use; -D REVIVER_PRECOMPILED_HEADERS=OFF builds without, and shows what is missing.

option(REVIVER_PRECOMPILED_HEADERS "Compile common headers once" ON)

set(precompiled_core
    <algorithm> <array> <charconv> <chrono> <cstdint> <filesystem> <fstream> <functional> <map> <memory>
    <mutex> <optional> <set> <span> <string> <string_view> <vector>
    <fmt/format.h> <fmt/ranges.h> <tl/expected.hpp>)
set(precompiled_program ${precompiled_core} <nlohmann/json.hpp> <CLI/CLI.hpp>)
set(precompiled_test ${precompiled_core} <nlohmann/json.hpp> <gmock/gmock.h> <gtest/gtest.h>)
set(precompiled_window ${precompiled_core}
    <QAction> <QBoxLayout> <QCoreApplication> <QEvent> <QFont> <QFontMetrics> <QFrame> <QIcon> <QLabel> <QList>
    <QObject> <QPainter> <QPushButton> <QString> <QStyle> <QStyleOption> <QThread> <QTimer> <QVariant> <QWidget>)
set(precompiled_window_test ${precompiled_window} <QApplication> <gtest/gtest.h>)
set(precompiled_sanitized_core ${precompiled_core})
set(libraries_core fmt::fmt tl::expected)
set(libraries_sanitized_core ${libraries_core})
set(options_sanitized_core -O1)
set(libraries_program ${libraries_core} nlohmann_json::nlohmann_json CLI11::CLI11)
set(libraries_test ${libraries_core} nlohmann_json::nlohmann_json GTest::gtest GTest::gmock)
set(libraries_window ${libraries_core} Qt6::Widgets Qt6::Svg)
set(definitions_window QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY)  # as in ui/
set(libraries_window_test ${libraries_window} GTest::gtest GTest::gmock)

# reviver_precompile(<target> core|sanitized_core|program|test|window|window_test)
function(reviver_precompile target kind)
    if(NOT REVIVER_PRECOMPILED_HEADERS OR MSVC)
        return()
    endif()
    if(NOT TARGET reviver_precompiled_${kind})
        set(source "${PROJECT_BINARY_DIR}/precompiled_${kind}.cpp")
        file(CONFIGURE OUTPUT "${source}" CONTENT "")
        add_library(reviver_precompiled_${kind} OBJECT "${source}")
        target_link_libraries(reviver_precompiled_${kind} PRIVATE ${libraries_${kind}} reviver_options)
        target_compile_definitions(reviver_precompiled_${kind} PRIVATE ${definitions_${kind}})
        target_compile_options(reviver_precompiled_${kind} PRIVATE ${options_${kind}})
        target_precompile_headers(reviver_precompiled_${kind} PRIVATE ${precompiled_${kind}})
    endif()
    target_precompile_headers(${target} REUSE_FROM reviver_precompiled_${kind})
endfunction()
