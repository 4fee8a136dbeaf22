// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/reference.h"
#include "core/store/imagelayout.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <atomic>
#include <optional>
#include <stop_token>

namespace layers {
class TocCache;
}

namespace store {

/// Something in a layout that should not be as it is.
struct Damage
{
    enum class Kind {
        Corrupt,     ///< The file's size or digest is not the one its name or descriptor promises.
        Missing,     ///< A manifest that is here needs it, and it is not here.
        Unreadable,  ///< A file of the layout or of ours, an entry of index.json, a manifest or a
                     ///< packed layer that makes no sense.
        WrongDiffId, ///< The configuration names other layers than the manifest: more, less, or
                     ///< of other content.
        Ambiguous,   ///< A name that index.json gives to several images.
        WrongEntry,  ///< An entry of index.json says another size or media type than the image has.
    };
    enum class Remedy {
        None,    ///< It came like this, or nobody is known who has it.
        Fetch,   ///< By its digest, from one of the sources.
        Restore, ///< From what else is in the layout.
    };
    Kind kind = Kind::Corrupt;
    QString path;            ///< The file, or the name for Ambiguous.
    QString detail = {};     ///< What was expected and what was found.
    QStringList images = {}; ///< Names or digests of the images that suffer.
    Remedy remedy = Remedy::None;
    std::optional<oci::Descriptor> blob = {}; ///< What belongs there, if it is one.
    QList<oci::Reference> sources = {};       ///< Repositories that may have it.
    QString problem = {};                     ///< Why a repair could not mend it, in words.

    /// It is the same file and the same complaint.
    [[nodiscard]] bool isSame(const Damage &other) const
    {
        return kind == other.kind && path == other.path;
    }
};

/// What a check found.
struct CheckReport
{
    qsizetype blobs = 0; ///< Checked against their digests.
    qint64 bytes = 0;
    QList<Damage> damages;
    qsizetype trashBlobs = 0; ///< Of removed images that can come back, and of no other.
    qint64 trashBytes = 0;
    qsizetype orphanBlobs = 0; ///< Whole, but no image needs them: left over from a crash.
    qint64 orphanBytes = 0;
    qsizetype partialBlobs = 0; ///< On their way in, or kept to go on with a broken pull.
    qint64 partialBytes = 0;
    qsizetype staleFiles = 0; ///< Of ours, left over from a crash; a repair removes them.
    qint64 staleBytes = 0;
    qsizetype setAsideFiles = 0; ///< Damaged ones that repairs put aside.
    qint64 setAsideBytes = 0;
    QSet<oci::Digest> sound = {}; ///< Blobs that were read and are whole.

    [[nodiscard]] bool isWhole() const { return damages.isEmpty(); }
};

/// What the file of a blob holds. \a checkedBytes, if given, counts up as it goes. Cancelled, Io or
/// NotFound.
[[nodiscard]] core::Result<oci::Digest> digestOfFile(const QString &path,
                                                     oci::Digest::Algorithm algorithm,
                                                     std::atomic<qint64> *checkedBytes = nullptr,
                                                     std::stop_token stop = {});

/// Reads every blob of \a layout and compares it with its digest, and follows every image to its
/// blobs; the content of a layer is compared with its DiffID, and unpacked for that unless \a tocs
/// knows it. Other programs may change the layout meanwhile: what looks wrong is looked at again
/// under the change lock. Changes nothing in the layout. \a checkedBytes, if given, counts up as it
/// goes; blobs in \a sound are not read again. Cancelled, or Io if the layout cannot be read.
[[nodiscard]] core::Result<CheckReport> check(const ImageLayout &layout,
                                              const layers::TocCache &tocs,
                                              std::atomic<qint64> *checkedBytes = nullptr,
                                              std::stop_token stop = {},
                                              const QSet<oci::Digest> &sound = {});

} // namespace store
