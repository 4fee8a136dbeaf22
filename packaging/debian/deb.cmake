# SPDX-FileCopyrightText: 2026 The Millefeuille authors
# SPDX-License-Identifier: Apache-2.0

# The libraries are found by dpkg-shlibdeps; here stands what is loaded or read only at run time.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-svg-plugins, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-translations-l10n, qt6-wayland, libsecret-1-0")
set(CPACK_DEBIAN_DESCRIPTION "see, fetch, understand and clean up container images
 Millefeuille pulls container images from registries, shows what is in each of
 their layers, and removes them again, with nothing else installed. This package
 holds the desktop program and millefeuille-cli, its companion for scripts.")
