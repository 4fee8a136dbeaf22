# SPDX-FileCopyrightText: 2026 The Millefeuille authors
# SPDX-License-Identifier: Apache-2.0

# Everything of ours links this: the language, the warnings and the strict face of Qt.
add_library(build_options INTERFACE)
target_compile_features(build_options INTERFACE cxx_std_23)
target_include_directories(build_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(build_options INTERFACE
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_STRICT_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_UP_TO=0x060800)
if(MSVC)
    target_compile_options(build_options INTERFACE /W4 /permissive- /utf-8)
else()
    target_compile_options(build_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
        -Wimplicit-fallthrough -fno-common)
endif()

# What a program's objects do not use is not loaded: the companion starts without Qt Widgets.
target_link_options(build_options INTERFACE
    "$<$<PLATFORM_ID:Linux>:LINKER:--as-needed>")

if(MILLEFEUILLE_SANITIZE)
    target_compile_options(build_options INTERFACE
        "-fsanitize=${MILLEFEUILLE_SANITIZE}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(build_options INTERFACE "-fsanitize=${MILLEFEUILLE_SANITIZE}")
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND NOT CMAKE_LINKER_TYPE)
    set(CMAKE_LINKER_TYPE MOLD)
endif()
