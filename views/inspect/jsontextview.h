// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"

#include <QList>
#include <QPlainTextEdit>
#include <QSet>

#include <memory>
#include <optional>

namespace views {

/// JSON as coloured text, read only. Digests that lead somewhere are links: a click, or Enter on
/// the line, activates them.
class JsonTextView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// Characters above which colours cost more time than they are worth.
    static constexpr qsizetype MaxHighlighted = 512 * 1024;

    explicit JsonTextView(QWidget *parent = nullptr);
    ~JsonTextView() override;

    void setJsonText(const QString &text);
    /// The digests that lead somewhere.
    void setLinks(const QSet<QString> &digests);
    [[nodiscard]] bool isHighlighted() const;

    /// Marks every match of \a length characters, the one of index \a current more than the others,
    /// and scrolls to that one.
    void showMatches(const QList<qsizetype> &positions, qsizetype length, qsizetype current);

Q_SIGNALS:
    void digestActivated(const oci::Digest &digest);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    class Highlighter;

    void applyTheme();
    [[nodiscard]] std::optional<oci::Digest> linkAt(const QTextCursor &cursor,
                                                    bool wholeLine) const;

    std::unique_ptr<Highlighter> m_highlighter;
    QSet<QString> m_links;
};

} // namespace views
