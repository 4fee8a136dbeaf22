// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/pathdifftext.h"

#include "models/pathdiffmodel.h"
#include "models/tr.h"

namespace models {

using layers::PathChange;

QString changeText(PathChange change)
{
    switch (change) {
    case PathChange::Added:
        //: What became of a path from one image to another.
        return Tr::tr("Added");
    case PathChange::Removed:
        //: What became of a path from one image to another.
        return Tr::tr("Removed");
    case PathChange::Content:
        //: What became of a path from one image to another.
        return Tr::tr("Changed");
    case PathChange::Metadata:
        //: Mode or owner of a path differ between two images, its content does not.
        return Tr::tr("Metadata");
    case PathChange::Type:
        //: A path became a file, folder, link ... that was something else.
        return Tr::tr("Other type");
    case PathChange::Same:
        //: What became of a path from one image to another: nothing.
        return Tr::tr("Same");
    }
    return {};
}

layers::ChangeKind kindOf(PathChange change)
{
    switch (change) {
    case PathChange::Added:
        return layers::ChangeKind::Added;
    case PathChange::Removed:
        return layers::ChangeKind::Deleted;
    case PathChange::Same:
        return layers::ChangeKind::Unchanged;
    default:
        return layers::ChangeKind::Modified;
    }
}

QString pathDiffTitle(int column)
{
    switch (column) {
    case PathDiffModel::ChangeColumn:
        return Tr::tr("Change");
    case PathDiffModel::PathColumn:
        return Tr::tr("Path");
    case PathDiffModel::BeforeColumn:
        //: Column: the size of a file in the first of two images.
        return Tr::tr("Before");
    case PathDiffModel::AfterColumn:
        //: Column: the size of a file in the second of two images.
        return Tr::tr("After");
    case PathDiffModel::DifferenceColumn:
        return Tr::tr("Difference");
    default:
        return {};
    }
}

} // namespace models
