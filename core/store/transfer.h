// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/platform.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace store {

/// How images are written into one file.
struct SaveOptions
{
    enum class Format {
        /// As `docker save` does: manifest.json beside an OCI image layout, so that everything that
        /// reads either can read it. One platform of each image.
        Docker,
        /// An OCI image layout in a tar, with every platform that is here.
        Oci,
    };
    Format format = Format::Docker;
    /// Only this one; without, Docker takes the one for this machine and Oci all.
    std::optional<oci::Platform> platform = {};

    friend bool operator==(const SaveOptions &, const SaveOptions &) = default;
};

/// What an image made of a root file system is.
struct ImportOptions
{
    QString name;           ///< A reference; empty for none.
    oci::Platform platform; ///< What its programs run on.
    QString message = {};   ///< A line for the history.
};

/// What came into a store.
struct LoadReport
{
    QStringList names; ///< Of the images; of one without a name, its digest.
};

} // namespace store
