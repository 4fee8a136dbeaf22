// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/platform.h"
#include "core/oci/reference.h"
#include "views/images/selectedimage.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace views {

/// Asks to which registry an image is to go, and with which platforms. An engine sends it where its
/// name says, all of it.
class PushDialog final : public QDialog
{
    Q_OBJECT

public:
    /// For an image of a store.
    explicit PushDialog(const SelectedImage &image, QWidget *parent = nullptr);
    /// For one of a registry, with those of its platforms that are known.
    PushDialog(const oci::Reference &source, const QList<oci::Platform> &platforms,
               QWidget *parent = nullptr);

Q_SIGNALS:
    /// Without a platform, all of the image goes.
    void requested(const oci::Reference &target, const std::optional<oci::Platform> &platform);

private:
    enum class From { OwnStore, Engine, Registry };

    void build(const QString &title, const oci::Reference *suggested);
    void fillPlatforms();
    void choose(const std::optional<oci::Platform> &platform);
    [[nodiscard]] std::optional<oci::Platform> platform() const;
    [[nodiscard]] QString hint(const oci::Reference &target) const;
    [[nodiscard]] QString problem() const;
    void update();
    void finish();

    const From m_from;
    const QString m_source; ///< Where it is now, if that is a registry.
    const QList<oci::Platform> m_platforms;
    const qsizetype m_elsewhere; ///< Platforms that the index names and that are not here.
    QLineEdit *m_target;
    QComboBox *m_platform;
    QLabel *m_hint;
    QPushButton *m_confirm = nullptr;
};

} // namespace views
