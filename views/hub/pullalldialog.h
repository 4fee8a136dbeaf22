// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "views/hub/pullwish.h"
#include "views/storeentry.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace views {

class MessagePanel;
class PlatformChoice;
class StoreChoice;

/// Asks whether all tags of a repository are to be pulled. Nothing can be confirmed before their
/// number is known. GUI thread.
class PullAllDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a wish has one reference, of the repository.
    PullAllDialog(const PullWish &wish, const QList<StoreEntry> &stores, QWidget *parent = nullptr);

    [[nodiscard]] const oci::Reference &repository() const { return m_repository; }
    void setTags(const QStringList &tags);
    void setTagsError(const core::Error &error);

Q_SIGNALS:
    /// One reference a tag.
    void confirmed(const views::PullWish &wish);

private:
    void build(bool hasStores);
    void follow();
    void confirm();

    oci::Reference m_repository;
    std::optional<QStringList> m_tags; ///< None while they are not known.
    QLabel *m_state;
    QLabel *m_names;
    MessagePanel *m_problem;
    PlatformChoice *m_platform;
    StoreChoice *m_store;
    QPushButton *m_pull = nullptr;
};

} // namespace views
