// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/updatechecks.h"

#include "app/taskqueue.h"
#include "app/tr.h"
#include "app/worktask.h"
#include "views/mainwindow.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using registry::TagUpdate;
using views::MainWindow;

namespace app {

namespace {

/// Every name once, whichever stores have it: the registry is the same.
QList<store::Image> withoutRepetitions(QList<store::Image> images)
{
    QSet<QString> seen;
    for (store::Image &image : images) {
        image.names.removeIf([&seen](const oci::Reference &name) {
            const qsizetype before = seen.size();
            seen.insert(name.toString());
            return seen.size() == before;
        });
    }
    return images;
}

QString summaryOf(const QList<TagUpdate> &answers)
{
    const auto moved = std::ranges::count(answers, TagUpdate::State::Moved, &TagUpdate::state);
    const auto unknown = std::ranges::count(answers, TagUpdate::State::Unknown, &TagUpdate::state);
    const QString words = moved == 0 ? Tr::tr("No tag has moved.")
                                     : Tr::tr("%n tag(s) have moved.", nullptr, int(moved));
    if (unknown == 0)
        return words;
    return words + u' ' + Tr::tr("%n could not be asked about.", "tags", int(unknown));
}

} // namespace

UpdateChecks::UpdateChecks(MainWindow &window, TaskQueue &tasks,
                           std::shared_ptr<registry::Client> client, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_tasks(tasks)
    , m_client(std::move(client))
{
    connect(&window, &MainWindow::updateCheckRequested, this, &UpdateChecks::check);
}

void UpdateChecks::check(const QList<store::Image> &images)
{
    const auto answers = std::make_shared<QList<TagUpdate>>();
    auto task = std::make_unique<WorkTask>(
        u"updates"_s, Tr::tr("Check for updates"),
        [client = m_client, images = withoutRepetitions(images),
         answers](core::Progress &progress, const std::stop_token &stop) -> Task::Outcome {
            const auto tell = [&progress](qsizetype done, qsizetype all) {
                progress.setStep(
                    Tr::tr("%1 of %n tag(s) asked about", nullptr, int(all)).arg(done));
            };
            auto checked = registry::checkForUpdates(*client, images, stop, tell);
            if (!checked)
                return std::unexpected(checked.error());
            *answers = *std::move(checked);
            return summaryOf(*answers);
        });
    connect(task.get(), &Task::succeeded, this, [this, answers] {
        m_updates.add(*answers, QDateTime::currentDateTime());
        m_window.setUpdates(m_updates);
    });
    m_tasks.add(std::move(task));
}

} // namespace app
