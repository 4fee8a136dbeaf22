# SPDX-FileCopyrightText: 2026 The Millefeuille authors
# SPDX-License-Identifier: Apache-2.0
include(CMakeDependentOption)
include(CTest)
include(FeatureSummary)
include(GNUInstallDirs)

# Declares an ON/OFF option and lists it in the summary that closes the configuration.
function(millefeuille_option name description default)
    option(${name} "${description}" ${default})
    add_feature_info(${name} ${name} "${description}")
endfunction()

millefeuille_option(MILLEFEUILLE_FUZZ "Build the fuzz targets (needs Clang)" OFF)
millefeuille_option(MILLEFEUILLE_BENCH "Build the benchmarks" OFF)
set(MILLEFEUILLE_SANITIZE "" CACHE STRING "Sanitizers to build with, as for -fsanitize=")
