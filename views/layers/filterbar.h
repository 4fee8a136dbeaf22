// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/filefilter.h"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QComboBox;
class QLineEdit;
class QToolButton;

namespace models {
class FileSieve;
}

namespace views {

class ElidedLabel;

/// Finds files: a field for a part of the path, as text or as a regular expression, and how much
/// was found; in a row of its own, which can be unfolded, size, change, type and owner. GUI thread.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    /// The row with the other criteria, for a place below this bar.
    [[nodiscard]] QWidget *criteria() const { return m_criteria; }
    /// Whether it is unfolded.
    [[nodiscard]] bool wantsCriteria() const;
    /// Another image; null for none. Wants nothing any more.
    void setFiles(std::shared_ptr<const models::FileFacts> files);
    /// Says how much was found.
    void showFound(const models::FileSieve &sieve);
    [[nodiscard]] const models::FileFilter &filter() const { return m_filter; }
    void clear();
    /// Puts the cursor into the field.
    void activate();

Q_SIGNALS:
    void filterChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildField();
    void buildCriteria();
    QComboBox *addCombo(const QString &name, const QString &accessibleName, const QString &any);
    void fillOwners();
    void buildSizes();
    void buildKinds();
    QAction *letType(QComboBox *combo, const QString &hint, const QString &error);
    [[nodiscard]] std::optional<models::SizeRange> sizes() const;
    [[nodiscard]] std::optional<models::FileOwner> owner() const;
    void read();
    [[nodiscard]] QString error() const;
    void showError(const QString &text);

    QLineEdit *m_field;
    QToolButton *m_pattern;
    QToolButton *m_more;
    ElidedLabel *m_found;
    QWidget *m_criteria;
    QComboBox *m_size; ///< Also takes what is typed.
    QAction *m_sizeError;
    QComboBox *m_kind;
    QComboBox *m_family;
    QComboBox *m_owner; ///< The same.
    QAction *m_ownerError;
    models::FileFilter m_filter;
    bool m_isWrong = false; ///< What was typed means nothing.
    std::shared_ptr<const models::FileFacts> m_files;
};

} // namespace views
