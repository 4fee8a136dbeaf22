// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/layers/treesummary.h"

#include <QStringList>
#include <QWidget>

#include <memory>

class QLabel;

namespace models {
class FileFacts;
class FileSieve;
} // namespace models

namespace views {

class ElidedLabel;

/// Three lines about one entry of an image, or about what a tile stands for: where it is and how
/// large; which layer made it, by which command, and its mode, owner and age; where it leads, and
/// what hid it. The same height whatever there is to say. GUI thread.
class EntryDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit EntryDetails(QWidget *parent = nullptr);
    ~EntryDetails() override;

    /// \a commands made the layers, base first. Null for no image.
    void setImage(std::shared_ptr<const models::FileFacts> files, const QStringList &commands);
    /// Entries are told of as the layers up to \a layer leave them. What is shown stays.
    void setTop(int layer) { m_top = layer; }
    /// \a tile is of a layout in \a scale, which may be null.
    void showTile(const Tile &tile, TileNature nature, const models::FileSieve *scale);
    /// An entry that has no tile of its own.
    void showNode(quint32 node);
    /// What the layer looked at did.
    void showStep(const models::FileSieve &sieve);
    void clear();

private:
    void build();
    void showEntry(quint32 node);
    [[nodiscard]] QString layerText(int layer) const;
    [[nodiscard]] QString attributesText(quint32 node) const;
    [[nodiscard]] QString hiddenText(quint32 node) const;

    std::shared_ptr<const models::FileFacts> m_files;
    QStringList m_commands;
    int m_top = models::LayerScope().top();
    ElidedLabel *m_path;
    QLabel *m_facts;
    ElidedLabel *m_layer;
    QLabel *m_attributes;
    ElidedLabel *m_link;
    ElidedLabel *m_hidden;
};

} // namespace views
