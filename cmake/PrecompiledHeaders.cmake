# SPDX-FileCopyrightText: 2026 The Millefeuille authors
# SPDX-License-Identifier: Apache-2.0

# The headers of others that nearly every source includes, read once: `core` for the floors without
# a window, `widgets` for those with one. They save time and nothing else: every source includes
# what it uses. Programs are compiled as libraries are, so that one header serves both.
set(CMAKE_CXX_COMPILE_OPTIONS_PIE ${CMAKE_CXX_COMPILE_OPTIONS_PIC})

add_library(precompiled_core OBJECT "${PROJECT_SOURCE_DIR}/cmake/precompiled.cpp")
target_link_libraries(precompiled_core PRIVATE build_options Qt6::Core)
target_precompile_headers(precompiled_core PRIVATE
    <algorithm> <array> <chrono> <cstring> <expected> <functional> <limits> <memory> <mutex> <optional>
    <span> <stop_token> <string> <string_view> <utility> <vector>
    <QByteArray> <QByteArrayView> <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray>
    <QJsonDocument> <QJsonObject> <QList> <QMap> <QRegularExpression> <QSet> <QString> <QStringList>
    <QStringView> <QUrl>)

add_library(precompiled_widgets OBJECT "${PROJECT_SOURCE_DIR}/cmake/precompiled.cpp")
target_link_libraries(precompiled_widgets PRIVATE build_options Qt6::Widgets)
target_precompile_headers(precompiled_widgets PRIVATE
    <algorithm> <chrono> <expected> <functional> <memory> <optional> <stop_token> <utility> <vector>
    <QAbstractItemModel> <QAction> <QApplication> <QBoxLayout> <QDateTime> <QHash> <QJsonArray>
    <QJsonObject> <QLabel> <QLineEdit> <QList> <QMenu> <QPainter> <QPushButton> <QRegularExpression>
    <QSet> <QString> <QStringList> <QTimer> <QToolButton> <QTreeView> <QUrl> <QWidget>)

# millefeuille_precompile(<target> core|widgets)
function(millefeuille_precompile target kind)
    target_precompile_headers(${target} REUSE_FROM precompiled_${kind})
endfunction()
