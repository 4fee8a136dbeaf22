// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/widgets/card.h"

#include <QList>
#include <QString>

class QVBoxLayout;

namespace views {

/// What was found in an image and what to do about it.
struct Finding
{
    struct Path
    {
        QString path;
        QString fact;     ///< Its size, for instance.
        quint32 node = 0; ///< In the FileTree.
    };

    QString heading;
    QString quiet; ///< Beside the heading: the layer.
    QString text;
    QList<Path> paths = {};
    QString line = {}; ///< To copy into the Dockerfile; may have several lines.
};

/// Shows a Finding; a click on a path leads to it.
class FindingCard final : public Card
{
    Q_OBJECT

public:
    explicit FindingCard(const Finding &finding, QWidget *parent = nullptr);

Q_SIGNALS:
    void nodeActivated(quint32 node);

private:
    void addHeading(QVBoxLayout *column, const Finding &finding);
    void addPath(QVBoxLayout *column, const Finding::Path &path);
    void addLine(QVBoxLayout *column, const QString &line);
};

} // namespace views
