// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/requests.h"
#include "core/registry/referrers.h"
#include "models/pagedmodel.h"
#include "models/storednames.h"

namespace models {

/// The tags of a repository in the order in which its registry tells them, below each its platforms
/// where there are several, and what is attached to its image where that is known. It grows by
/// pages: a view that comes near the end calls fetchMore(), and moreWanted() asks for the next one.
/// GUI thread.
class TagListModel final : public PagedModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn, ///< The tag, or the platform.
        HereColumn, ///< Whether it is here already.
        SizeColumn, ///< qint64, compressed; of a tag, of one platform.
        PushedColumn,
        PlatformsColumn,
        DigestColumn,
        ColumnCount
    };

    /// What is here, compared with a tag of the registry.
    enum class Here {
        No,
        Same,    ///< What the tag means is here, and is called so.
        Renamed, ///< It is here, but is called otherwise.
        Moved,   ///< The tag means something else here.
        Unknown, ///< Something is called so here; the registry does not tell what the tag means.
    };
    Q_ENUM(Here)

    enum Role {
        ReferenceRole =
            Qt::UserRole, ///< "docker.io/library/nginx:1.24"; of its tag for a platform.
        PlatformRole,     ///< "linux/arm64", if the row stands for one platform.
        DigestRole,       ///< The whole digest.
        HereRole,         ///< int of Here.
        HereMeaningRole,  ///< What that means, and how it is called here.
        IsImageRole,      ///< bool: false for a chart, a model ...
    };
    Q_ENUM(Role)

    explicit TagListModel(QObject *parent = nullptr);

    /// Begins anew with no tags of \a repository, "docker.io/library/nginx".
    void setRepository(const QString &repository);
    [[nodiscard]] const QString &repository() const { return m_repository; }
    void append(const QList<hub::TagDetails> &tags, bool hasMore);
    /// More is known of a tag that is there, and of what is attached to its image.
    void setDetails(const hub::TagDetails &tag, const QList<registry::AttachedArtifact> &attached);
    /// Of tags that are for several platforms, the size for this one is told, if they have it.
    void setPlatform(const oci::Platform &platform);
    /// What is here.
    void setStored(const StoredNames &stored);

    /// The tag of a row, or that the platform of a row belongs to; null for no row.
    [[nodiscard]] const hub::TagDetails *tag(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        hub::TagDetails tag;
        QList<registry::AttachedArtifact> attached = {};
        Here here = Here::No;
        QStringList names = {}; ///< Under which it is here, and in which stores.
    };

    /// Rows of platforms below it; what is attached comes after them.
    [[nodiscard]] static int platformRows(const Row &row);
    [[nodiscard]] QString nameOf(const hub::TagDetails &tag) const;
    void compare(Row &row) const;
    [[nodiscard]] qint64 sizeOf(const hub::TagDetails &tag) const;
    [[nodiscard]] QVariant tagData(const Row &row, int column, int role) const;
    [[nodiscard]] QVariant imageData(const Row &row, const hub::TaggedImage &image, int column,
                                     int role) const;

    [[nodiscard]] QVariant attachedData(const Row &row, const registry::AttachedArtifact &attached,
                                        int column, int role) const;

    QString m_repository;
    QList<Row> m_rows;
    QSet<QString> m_tags;
    oci::Platform m_platform = oci::Platform::host();
    StoredNames m_stored;
};

} // namespace models
