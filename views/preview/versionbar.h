// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"
#include "views/preview/filepreview.h"

#include <QStringList>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;

namespace models {
class FileFacts;
}

namespace views {

/// True for what has bytes that can be shown: files and other names of them.
[[nodiscard]] bool hasContent(const layers::FileNode &node);

/// Chooses a version of a file, one of those that the layers of an image stored at its path, and
/// another one to compare it with. GUI thread.
class VersionBar final : public QWidget
{
    Q_OBJECT

public:
    explicit VersionBar(QWidget *parent = nullptr);
    ~VersionBar() override;

    /// \a commands made the layers, base first. Null for no image.
    void setImage(std::shared_ptr<const models::FileFacts> files, const QStringList &commands);
    /// Offers the versions of \a node, a file, and chooses this one, compared with none.
    void setNode(quint32 node);
    void clear();
    /// What is chosen; nothing after clear().
    [[nodiscard]] std::optional<PreviewRequest> chosen() const;
    /// "Layer 3: RUN make install"
    [[nodiscard]] QString text(quint32 node) const;

Q_SIGNALS:
    /// The person has chosen something else.
    void changed();

private:
    void fillBefore();

    std::shared_ptr<const models::FileFacts> m_files;
    QStringList m_commands;
    QComboBox *m_version;
    QLabel *m_beforeLabel;
    QComboBox *m_before;
};

} // namespace views
