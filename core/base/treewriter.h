// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <functional>
#include <memory>
#include <string_view>

namespace core {

/// Writes files, folders and links into one folder and never outside it: what stands in the way is
/// looked at without following it, so that no symbolic link, old or new, leads a path elsewhere.
/// Paths are bytes, relative, without "." or ".." or empty components. Missing folders are made.
///
/// A file appears under its name when it is whole. What is there already is left alone, and an
/// error, unless Existing::Replace; a folder is never replaced. One thread at a time; one
/// implementation a platform.
///
/// All fail with Io or PermissionDenied; InvalidArgument if something is in the way, or if the path
/// is none.
class TreeWriter final
{
public:
    enum class Existing { Keep, Replace };
    struct Attributes
    {
        quint32 mode = 0644; ///< Permission bits; set-id bits are never set.
        qint64 mtime = 0;    ///< Seconds since 1970.
    };
    using Write = std::function<Result<void>(QByteArrayView)>;

    /// \a folder is made if it is missing.
    [[nodiscard]] static Result<TreeWriter> open(const QString &folder, Existing existing);
    ~TreeWriter();
    TreeWriter(TreeWriter &&) noexcept;

    /// A folder; its attributes come with finish(), as they may forbid to write into it.
    [[nodiscard]] Result<void> folder(std::string_view path, const Attributes &attributes);
    /// A file with what \a fill writes.
    [[nodiscard]] Result<void> file(std::string_view path, const Attributes &attributes,
                                    const std::function<Result<void>(const Write &)> &fill);
    [[nodiscard]] Result<void> symlink(std::string_view path, std::string_view target,
                                       qint64 mtime);
    /// Another name for the file \a existing, which this writer wrote. Unsupported where the file
    /// system has no hard links, or no more for this file.
    [[nodiscard]] Result<void> hardLink(std::string_view path, std::string_view existing);
    /// Gives the folders their attributes.
    [[nodiscard]] Result<void> finish();

private:
    class Implementation;
    explicit TreeWriter(std::unique_ptr<Implementation> implementation);

    std::unique_ptr<Implementation> m_implementation;
};

} // namespace core
