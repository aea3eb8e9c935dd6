#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What building Reviver needs, system by system. Sourced by ./run and ./check.

# Debian 12 and later, Ubuntu 24.04 and later.
debian_build_packages=(
    g++ cmake ninja-build pkg-config
    qt6-base-dev qt6-serialport-dev qt6-svg-dev libgl1-mesa-dev libegl1
    libusb-1.0-0-dev libudev-dev zlib1g-dev liblzma-dev libssl-dev libarchive-dev
    libfmt-dev nlohmann-json3-dev libexpected-dev libcli11-dev libpugixml-dev
    fonts-dejavu-core fonts-inter
)
# umockdev and dbus-daemon pretend a system; the programs behind them meet our practice modems there.
# clang builds the fuzzer and what runs under sanitizers; lld links in a fraction of ld's time.
debian_test_packages=(
    libgtest-dev libgmock-dev libbenchmark-dev mandoc clang lld
    umockdev libumockdev-dev dbus-daemon modemmanager libqmi-utils qdl usb-modeswitch
    xvfb xauth
)

fedora_packages="gcc-c++ pkgconf cmake ninja-build qt6-qtbase-devel qt6-qtserialport-devel qt6-qtsvg-devel \
libusb1-devel systemd-devel zlib-devel xz-devel openssl-devel libarchive-devel fmt-devel json-devel expected-devel cli11-devel pugixml-devel \
gtest-devel gmock-devel dejavu-sans-fonts"
arch_packages="base-devel cmake ninja qt6-base qt6-serialport qt6-svg libusb systemd-libs zlib xz openssl libarchive fmt \
nlohmann-json tl-expected cli11 pugixml gtest ttf-dejavu"
homebrew_packages="cmake ninja pkgconf qt libusb xz openssl@3 libarchive fmt nlohmann-json tl-expected cli11 pugixml googletest"

say() { printf '== %s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }

# Prints those of the named Debian packages that are not installed.
missing_debian_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
    done
}

# as_root COMMAND...: as root, or through sudo. Fails when neither is possible.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        complain "Not root, and there is no sudo."
        return 1
    fi
}

# Installs those of the named packages that are missing; apt's talk is shown only
# when something goes wrong.
install_debian_packages() {
    local missing talk
    mapfile -t missing < <(missing_debian_packages "$@")
    [ "${#missing[@]}" -eq 0 ] && return 0
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    talk=$(mktemp)
    if ! { as_root apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$talk" 2>&1; then
        tail -n 20 "$talk" >&2
        complain "These packages could not be installed: ${missing[*]}"
        complain "Install them as root with: apt-get install ${missing[*]}"
        rm -f "$talk"
        return 1
    fi
    rm -f "$talk"
}

# For systems where nothing is installed by itself: says what is needed.
name_packages() {
    cat >&2 <<TEXT
Reviver installs packages by itself on Debian and Ubuntu only. It needs:
  Fedora:    dnf install $fedora_packages
  Arch:      pacman -S --needed $arch_packages
  Homebrew:  brew install $homebrew_packages
  vcpkg:     the libraries named in vcpkg.json (docs/building.md)
TEXT
}

# Makes sure that building can start; on Debian the packages are installed.
prepare_to_build() { prepare_system "${debian_build_packages[@]}"; }

# The same for building and testing.
prepare_to_test() { prepare_system "${debian_build_packages[@]}" "${debian_test_packages[@]}"; }

prepare_system() {
    if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
        install_debian_packages "$@"
    elif command -v cmake >/dev/null && command -v ninja >/dev/null; then
        say "Using the libraries that are installed"
    else
        name_packages
        return 1
    fi
}

# configure PRESET FOLDER [OPTION...]: names the packages when libraries are missing.
configure() {
    local preset=$1 folder=$2
    shift 2
    if [ -z "${CMAKE_CXX_COMPILER_LAUNCHER:-}" ] && command -v ccache >/dev/null; then
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache
    fi
    if ! cmake --preset "$preset" -B "$folder" "$@"; then
        command -v apt-get >/dev/null || name_packages
        return 1
    fi
}

# Qt and the program's texts want UTF-8; a bare container has no locale.
use_utf8() {
    case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
        *[Uu][Tt][Ff]*) ;;
        *) [ "$(uname)" = Linux ] && export LC_ALL=C.UTF-8 ;;
    esac
    return 0
}
