// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace support {

/// What the analysis of a sample image has to say, worked out by hand from what was put in.
struct ExpectedAnalysis
{
    struct Waste
    {
        QString path;
        qint64 bytes = 0;
        QList<int> storedIn;
        int hiddenBy = 0;
        layers::WasteReason reason = layers::WasteReason::Removed;

        friend bool operator==(const Waste &, const Waste &) = default;
    };

    qint64 storedBytes = 0;
    qint64 liveBytes = 0;
    qint64 duplicateBytes = 0;
    QList<layers::LayerTotals> layers;
    QList<Waste> waste; ///< Largest first.

    [[nodiscard]] qint64 wastedBytes() const { return storedBytes - liveBytes; }
};

/// Where \a found is not as \a expected, in words for a test's output; empty if nowhere.
[[nodiscard]] QString compare(const layers::ImageAnalysis &found, const ExpectedAnalysis &expected);

/// Images that umoci and skopeo made, in two OCI layouts of a folder that goes with this object:
///
/// * plainLayout() has `base`, all of it gzip, which umoci can unpack;
/// * mixedLayout() has `base`, the same layers as zstd with gzip layers on top, `arm`, one layer
/// more
///   for linux/arm64, and `multi`, an index of both.
///
/// Whiteouts, an opaque folder, hard links, a replaced file and a file that is there twice are in
/// them. One thread.
class SampleImages final
{
public:
    /// False, with what a tool said in errorString(), if it cannot be made.
    [[nodiscard]] bool build();
    [[nodiscard]] QString errorString() const { return m_error; }
    /// What build() and push() need.
    [[nodiscard]] static QStringList tools();

    [[nodiscard]] QString plainLayout() const { return m_folder.filePath(QStringLiteral("plain")); }
    [[nodiscard]] QString mixedLayout() const { return m_folder.filePath(QStringLiteral("mixed")); }
    /// A free path in the folder.
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

    /// Uploads \a image ("base" ...) of \a layout to \a target ("127.0.0.1:40123/a/b:1"), all
    /// platforms. \a options are skopeo's.
    [[nodiscard]] bool push(const QString &layout, const QString &image, const QString &target,
                            const QStringList &options = {});

    /// Of `base` of mixedLayout().
    [[nodiscard]] static ExpectedAnalysis expectedMixed();
    /// Of `base` of plainLayout().
    [[nodiscard]] static ExpectedAnalysis expectedPlain();

private:
    bool run(const QString &program, const QStringList &arguments);
    bool writeSources();
    bool buildPlain();
    bool buildMixed();
    bool addIndex();

    QTemporaryDir m_folder;
    QString m_error;
};

} // namespace support
