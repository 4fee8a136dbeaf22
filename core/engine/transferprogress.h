// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ratemeter.h"
#include "core/engine/enginemessage.h"

#include <QHash>
#include <QList>
#include <QString>

#include <mutex>

namespace engine {

/// One layer that an engine pulls or pushes.
struct TransferLayer
{
    enum class Stage {
        Waiting,
        Moving,    ///< Its bytes come or go.
        Arrived,   ///< Whole, and not unpacked yet.
        Unpacking, ///< How far that is nobody says in the same way.
        Done,
        Present, ///< Was on the other side already.
    };
    QString id; ///< As the engine shortens it.
    Stage stage = Stage::Waiting;
    qint64 doneBytes = 0;
    qint64 totalBytes = 0; ///< 0 while it is not known.

    friend bool operator==(const TransferLayer &, const TransferLayer &) = default;
};

/// A pull or push of an engine at one moment.
struct TransferStatus
{
    QList<TransferLayer> layers = {};
    qint64 doneBytes = 0;
    qint64 totalBytes = 0; ///< Of the layers whose size is known by now.
    double bytesPerSecond = 0;
};

/// How far an engine is with a pull or push, from its messages: those of the classic and of the
/// containerd image store, and of Podman. Any thread.
class TransferProgress final
{
public:
    [[nodiscard]] TransferStatus status() const;

    void take(const EngineMessage &message);
    /// It came off: what was not said to be done is.
    void complete();

private:
    mutable std::mutex m_mutex;
    QList<TransferLayer> m_layers;
    QHash<QString, qsizetype> m_positions; ///< Of layers, by ID.
    mutable core::RateMeter m_rate;
};

} // namespace engine
