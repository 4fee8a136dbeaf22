// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QScrollArea>

class QGridLayout;

namespace views {

/// What an image is and how it runs, a line for each fact. Values can be selected; those that are
/// wanted elsewhere have a button that copies them.
class OverviewPage final : public QScrollArea
{
    Q_OBJECT

public:
    explicit OverviewPage(QWidget *parent = nullptr);

    /// What the list knows, while the rest is read.
    void setImage(const store::Image &image);
    void setDetails(const store::ImageDetails &details);
    void clear();

private:
    void addHeading(const QString &text);
    void addText(const QString &label, const QString &value, const QString &toolTip = {});
    void addCopied(const QString &label, const QString &value);
    void addCommand(const QString &label, const QStringList &words);
    void addLines(const QString &label, const QStringList &lines);
    void addRow(const QString &label, QWidget *value, QWidget *button = nullptr);
    void addImage(const store::Image &image);
    void addSharing(const QList<store::LayerSharing> &sharedWith);
    void addUsers(const QList<store::ContainerUse> &users);
    void addConfig(const oci::ImageConfig &config);
    void addLabels(const QMap<QString, QString> &labels);

    QGridLayout *m_grid = nullptr;
};

} // namespace views
