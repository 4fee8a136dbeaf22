// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/requests.h"
#include "core/registry/namelist.h"

#include <QStringList>

#include <memory>
#include <mutex>
#include <stop_token>

namespace registry {
class Client;
}

namespace app {

/// Names that a registry which is not Docker Hub lists, read as far as somebody wanted to see them,
/// in the form in which the pages take them. What was seen keeps its place. Any thread; what reads
/// blocks, for a worker thread.
class RegistryList final
{
public:
    /// The repositories of the registry \a domain, in its order.
    [[nodiscard]] static std::shared_ptr<RegistryList>
    repositories(std::shared_ptr<const registry::Client> client, const QString &domain);
    /// The tags of \a repository, "localhost:5000/team/app", the highest version first: a registry
    /// does not say when one was pushed. Of a long list what comes in some seconds is put into that
    /// order, then what comes after it.
    [[nodiscard]] static std::shared_ptr<RegistryList>
    tags(std::shared_ptr<const registry::Client> client, const oci::Reference &repository);

    /// The page that is asked for of the repositories whose names have its words in them, or of the
    /// tags. Reads on where that is needed. The errors of registry::NameList.
    [[nodiscard]] core::Result<hub::SearchAnswer> found(const hub::SearchRequest &request,
                                                        const std::stop_token &stop);
    [[nodiscard]] core::Result<hub::TagPage> page(const hub::TagsRequest &request,
                                                  const std::stop_token &stop);

private:
    enum class Order { AsListed, HighestFirst };

    RegistryList(std::shared_ptr<const registry::Client> client, registry::NameList list,
                 Order order);

    struct Part
    {
        QString words; ///< Empty: every name has it.
        Qt::CaseSensitivity sensitivity;
    };
    struct NamePage
    {
        QStringList names;
        qsizetype total; ///< Of what was read so far.
        bool isTotalKnown;
        bool hasMore;
    };
    /// \a page counts from 1.
    [[nodiscard]] core::Result<NamePage> readPage(const Part &part, int page, int pageSize,
                                                  const std::stop_token &stop);
    /// Until \a count names have \a part in them, or to the end; those names.
    [[nodiscard]] core::Result<QStringList> read(const Part &part, qsizetype count,
                                                 const std::stop_token &stop);
    [[nodiscard]] core::Result<QStringList> readSome(const std::stop_token &stop);

    const std::shared_ptr<const registry::Client> m_client;
    const Order m_order;
    std::mutex m_mutex; ///< Guards what follows.
    registry::NameList m_list;
    QStringList m_names;
};

} // namespace app
