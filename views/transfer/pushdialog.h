// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/platform.h"
#include "core/oci/reference.h"
#include "views/images/selectedimage.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace views {

/// Asks where an image is to go, and with which platforms. An engine sends it where its name says,
/// all of it.
class PushDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit PushDialog(SelectedImage image, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Without a platform, all of the image goes.
    void requested(const oci::Reference &target, const std::optional<oci::Platform> &platform);

private:
    void fillPlatforms();
    [[nodiscard]] bool isByEngine() const { return !m_image.store.isEmpty(); }
    [[nodiscard]] std::optional<oci::Platform> platform() const;
    [[nodiscard]] QString hint(const oci::Reference &target) const;
    void update();
    void finish();

    const SelectedImage m_image;
    QLineEdit *m_target;
    QComboBox *m_platform;
    QLabel *m_hint;
    QPushButton *m_confirm = nullptr;
};

} // namespace views
