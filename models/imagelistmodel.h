// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"
#include "models/tagupdates.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QMap>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace models {

/// The images of one store or of several: a row for every name of an image in a store, one row for
/// an image that has none, and below a row its platforms where there are several. A live list:
/// setImages() works out what changed, so selections and open branches survive. The order of rows
/// means nothing; sort by SortRole. GUI thread.
class ImageListModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        RepositoryColumn, ///< "nginx"; on the row of a platform "linux/amd64".
        TagColumn,
        StoreColumn, ///< What setStores() calls the store; empty on the row of a platform.
        PlatformColumn,
        CreatedColumn,  ///< QDateTime, empty if unknown.
        SizeColumn,     ///< qint64 bytes, in DisplayRole too: views format them.
        OnlyHereColumn, ///< qint64 bytes that no other image of the store has; empty if unknown.
        InUseColumn,    ///< int, how many containers use it; empty if none does.
        DigestColumn,   ///< First 12 characters.
        ColumnCount
    };

    enum Role {
        SortRole = Qt::UserRole, ///< Raw value of the cell.
        NameRole,      ///< What the store calls the image: the full reference, or the digest.
        ReferenceRole, ///< Full reference; empty if dangling.
        DigestRole,    ///< Whole digest: of the target, or of the platform's manifest.
        DanglingRole,  ///< bool.
        PinnedRole,    ///< bool.
        FilterRole,    ///< Text that a filter looks into.
        UsersRole,     ///< QString, a line for each container that uses it: name and state.
        PlatformRole,  ///< "linux/amd64" on the row of a platform; else empty.
        StoreRole,     ///< QString, the ID of the store that has the image.
        MovedRole,     ///< bool, its registry has another image under the name.
        UpdateRole,    ///< QString, what is known of that; empty if the registry was not asked.
    };
    Q_ENUM(Role)

    static constexpr QLatin1StringView ImagesMime{"application/x-millefeuille-images"};

    explicit ImageListModel(QObject *parent = nullptr);
    ~ImageListModel() override;

    /// The stores whose images are shown from now on: IDs, and what the StoreColumn calls them. In
    /// the beginning it is one, with an empty ID and name. Rows of others go, and all other rows
    /// stay.
    void setStores(const QMap<QString, QString> &names);
    /// What is in a store of setStores() from now on; nothing happens for another one. Linear in
    /// the number of images and rows.
    void setImages(const QList<store::Image> &images, const QString &store = {});

    /// What is known of all their names on the registries from now on.
    void setUpdates(const TagUpdates &updates);

    /// The image behind \a index or null. Valid until the next setImages().
    [[nodiscard]] const store::Image *image(const QModelIndex &index) const;
    /// The platform of the row of a platform.
    [[nodiscard]] std::optional<oci::Platform> platform(const QModelIndex &index) const;
    /// The row of a NameRole in a store, invalid if there is none.
    [[nodiscard]] QModelIndex indexOfName(const QString &name, const QString &store = {}) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// Rows can be dragged: as text, their full references; ImagesMime is for storesOf().
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    /// The IDs of the stores whose rows are \a dragged; nothing if they are none of this program.
    [[nodiscard]] static std::optional<QStringList> storesOf(const QMimeData &dragged);
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Named;
    struct Row;
    using Rows = std::vector<std::unique_ptr<Row>>;
    struct Store
    {
        QString id;
        QString name;
        QHash<QString, Row *> rows = {}; ///< By NameRole.
    };

    [[nodiscard]] static std::vector<Named> namesOf(const QList<store::Image> &images);
    [[nodiscard]] const Row &rowOf(const QModelIndex &index) const;
    [[nodiscard]] QVariant accessibleText(const Row &row, int column) const;
    void removeRowsThat(const std::function<bool(const Row &)> &leave);
    void moveToEnd(const std::vector<bool> &leaves);
    void update(Row &row, Row &&fresh);
    void append(Rows rows);
    void renumber();

    TagUpdates m_updates;
    Rows m_rows;
    std::map<QString, Store> m_stores; ///< By ID; rows point into it.
};

} // namespace models
