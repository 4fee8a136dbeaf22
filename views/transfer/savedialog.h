// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/archivefile.h"

#include <QFileDialog>

namespace views {

/// Asks for the file and the form of an archive.
class SaveDialog final : public QFileDialog
{
    Q_OBJECT

public:
    /// \a name becomes the name of the file; \a platform is the one that was chosen, if any.
    SaveDialog(const QString &name, std::optional<oci::Platform> platform,
               QWidget *parent = nullptr);

Q_SIGNALS:
    void requested(const store::SaveRequest &request);

private:
    [[nodiscard]] qsizetype form() const;
    void follow();
    void finish(const QString &path);

    QStringList m_filters;
    std::optional<oci::Platform> m_platform;
};

} // namespace views
