// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"

#include <QSet>
#include <QTreeView>

namespace models {
class JsonModel;
}

namespace views {

/// JSON as a tree. Digests that lead somewhere are links: a click or Enter activates them.
class JsonTreeView final : public QTreeView
{
    Q_OBJECT

public:
    explicit JsonTreeView(QWidget *parent = nullptr);

    [[nodiscard]] models::JsonModel *json() const { return m_json; }
    void setJson(const QByteArray &bytes);
    /// The digests that lead somewhere.
    void setLinks(const QSet<QString> &digests);
    /// Opens the branches above \a index and makes it current.
    void showIndex(const QModelIndex &index);

Q_SIGNALS:
    void digestActivated(const oci::Digest &digest);

private:
    class Delegate;

    void activate(const QModelIndex &index);

    models::JsonModel *m_json;
    Delegate *m_delegate;
};

} // namespace views
