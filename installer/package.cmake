# SPDX-License-Identifier: Apache-2.0
# Packages: `cpack -G DEB` in the build folder; `cpack -G ZIP` for a portable archive.
set(CPACK_PACKAGE_NAME reviver)
set(CPACK_PACKAGE_VENDOR "Reviver")
set(CPACK_PACKAGE_CONTACT "The Reviver authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "brings dead USB modems back to life")
set(CPACK_PACKAGE_DESCRIPTION
    "Reviver finds out why a USB modem no longer works, says it in plain words,
and writes its firmware back from the updater that the user has: in a
window (reviver) and in a terminal (reviver-cli).
.
Practice modems made of memory come with it.")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "udev")
find_program(DPKG_SHLIBDEPS dpkg-shlibdeps)
if(DPKG_SHLIBDEPS)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()

if(WIN32)
    set(CPACK_GENERATOR ZIP)
    unset(CPACK_PACKAGING_INSTALL_PREFIX)
elseif(NOT APPLE)
    set(CPACK_GENERATOR DEB)
endif()
include(CPack)
