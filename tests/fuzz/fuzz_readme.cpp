// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/jsonmodel.h"
#include "models/jsonscanner.h"
#include "models/readmetext.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using fuzz::check;
using models::JsonModel;

namespace {

void checkReadme(const QString &readme)
{
    const QString markdown = models::readmeMarkdown(readme);
    check(markdown.size() <= 20 * readme.size() + 20);
}

void checkLink(const QString &text)
{
    const auto link = models::webLink(QUrl(text), QUrl(u"https://hub.docker.com/_/nginx"_s));
    if (!link)
        return;
    check(link->scheme() == "https"_L1 || link->scheme() == "http"_L1);
    check(link->isValid() && !link->host().isEmpty() && link->userInfo().isEmpty());
    check(QUrl(link->toString(QUrl::FullyEncoded)).host() == link->host());
}

qsizetype valuesOf(const JsonModel &model, const QModelIndex &parent)
{
    qsizetype count = 1;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex child = model.index(row, 0, parent);
        check(model.parent(child) == parent && child.row() == row);
        count += valuesOf(model, child);
    }
    return count;
}

void checkJson(const QByteArray &json)
{
    models::JsonScanner scanner(json);
    for (qsizetype tokens = 0; scanner.next() != models::JsonScanner::Token::End; ++tokens)
        check(tokens <= json.size() && !scanner.text().isEmpty());
    constexpr qsizetype Limit = 100'000;
    const auto pretty = models::prettyJson(json, 60, Limit);
    check(!pretty.isComplete || pretty.text.size() <= Limit);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const auto whole = models::prettyJson(json, json.size() + 1, Limit);
    if (!document.isNull() && whole.isComplete)
        check(QJsonDocument::fromJson(whole.text) == document);

    JsonModel model;
    model.setJson(json);
    check(document.isNull() == (model.count() == 0));
    check(model.count() == 0 || std::size_t(valuesOf(model, {})) == model.count());
    static_cast<void>(model.find(u"a"_s, 100));
}

} // namespace

/// What the window shows of a stranger's words: descriptions, their links, and JSON.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = fuzz::view(data, size).toByteArray();
    const QString text = QString::fromUtf8(bytes);
    checkReadme(text);
    checkLink(text);
    checkJson(bytes);
    return 0;
}
