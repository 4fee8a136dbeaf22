// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tour/steps.h"
#include "views/hub/browsing.h"

#include <QLineEdit>
#include <QListView>
#include <QTextBrowser>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace app {

namespace {

void search(const Guide &guide, const QString &words)
{
    guide.find<QLineEdit>(u"hubWords"_s)->setText(words);
}

bool hasRows(const Guide &guide, const QString &view)
{
    const auto *found = guide.find<QAbstractItemView>(view);
    return found && found->isVisible() && found->model()->rowCount() > 0;
}

void openFirst(const Guide &guide)
{
    auto *results = guide.find<QListView>(u"hubResults"_s);
    Q_EMIT results->clicked(results->model()->index(0, 0));
}

} // namespace

QList<TourStep> hubSteps(const Guide &guide)
{
    return {
        {u"30-hub"_s,
         [&guide] {
             guide.closeDialog();
             guide.trigger(u"actionBrowseHub"_s);
         },
         [&guide] { return guide.isVisible(u"hubIntro"_s); }},
        {u"31-hub-search"_s, [&guide] { search(guide, u"nginx"_s); },
         [&guide] { return hasRows(guide, u"hubResults"_s); }},
        {u"32-hub-nothing"_s, [&guide] { search(guide, u"no-such-program"_s); },
         [&guide] { return guide.isVisible(u"hubNothing"_s); }},
        {u"33-hub-repository"_s,
         [&guide] {
             search(guide, u"nginx"_s);
             guide.find<QLineEdit>(u"hubWords"_s)->returnPressed();
             if (hasRows(guide, u"hubResults"_s))
                 openFirst(guide);
         },
         [&guide] {
             return hasRows(guide, u"tagTable"_s)
                    && !guide.find<QTextBrowser>(u"readme"_s)->toPlainText().isEmpty();
         }},
        {u"34-hub-platforms"_s,
         [&guide] {
             auto *tags = guide.find<QTreeView>(u"tagTable"_s);
             tags->expand(tags->model()->index(1, 0));
         },
         [&guide] { return hasRows(guide, u"tagTable"_s); }},
        {u"35-hub-pull"_s,
         [&guide] { guide.window().browsing()->drop({}, {u"docker.io/library/nginx"_s}); },
         [&guide] { return guide.isVisible(u"pullDialog"_s); }},
    };
}

} // namespace app
