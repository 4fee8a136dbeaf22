// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imageuses.h"

#include <QStringList>

#include <memory>

namespace store {
class ImageStore;
}

namespace cli {

class Console;

/// Which containers of the engines that are found use the images of an own store, which knows
/// nothing of containers itself.
class ContainerUsers final
{
public:
    /// \a console outlives this. Nothing is asked where it says so.
    explicit ContainerUsers(const Console &console)
        : m_console(console)
    {}

    /// Tells \a store if it is an own one; an engine knows its containers. The first time all
    /// engines are asked, side by side and for a few seconds at most.
    void tell(store::ImageStore &store);

    /// Engines that did not answer in time, or are not running.
    [[nodiscard]] const QStringList &notAsked() const { return m_notAsked; }
    /// Names them on standard error.
    void sayNotAsked() const;

private:
    void ask();

    const Console &m_console;
    std::shared_ptr<store::ImageUses> m_uses;
    QStringList m_notAsked;
};

} // namespace cli
