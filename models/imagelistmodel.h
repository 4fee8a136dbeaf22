// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace models {

/// The images of a store: a row for every name of an image, one row for an image that has none,
/// and below a row its platforms where there are several. A live list: setImages() works out what
/// changed, so selections and open branches survive. The order of rows means nothing; sort by
/// SortRole. GUI thread.
class ImageListModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        RepositoryColumn, ///< "nginx"; on the row of a platform "linux/amd64".
        TagColumn,
        PlatformColumn,
        CreatedColumn,  ///< QDateTime, empty if unknown.
        SizeColumn,     ///< qint64 bytes, in DisplayRole too: views format them.
        OnlyHereColumn, ///< qint64 bytes that no other image of the store has.
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
    };
    Q_ENUM(Role)

    static constexpr QLatin1StringView ImagesMime{"application/x-millefeuille-images"};

    explicit ImageListModel(QObject *parent = nullptr);
    ~ImageListModel() override;

    /// Shows \a images from now on. Linear in their number.
    void setImages(const QList<store::Image> &images);

    /// The image behind \a index or null. Valid until the next setImages().
    [[nodiscard]] const store::Image *image(const QModelIndex &index) const;
    /// The platform of the row of a platform.
    [[nodiscard]] std::optional<oci::Platform> platform(const QModelIndex &index) const;
    /// The row of a NameRole, invalid if there is none.
    [[nodiscard]] QModelIndex indexOfName(const QString &name) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// Rows can be dragged: as text, their full references; ImagesMime says that they are rows of
    /// this program.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Row;
    using Rows = std::vector<std::unique_ptr<Row>>;

    [[nodiscard]] static Rows makeRows(const QList<store::Image> &images);
    [[nodiscard]] const Row &rowOf(const QModelIndex &index) const;
    void removeMissing(const QHash<QString, std::size_t> &wanted);
    void moveToEnd(const std::vector<bool> &leaves);
    void update(Row &row, Row &&fresh);
    void append(Rows rows);
    void renumber();

    Rows m_rows;
    QHash<QString, Row *> m_byName;
};

} // namespace models
