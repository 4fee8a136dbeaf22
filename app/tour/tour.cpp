// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tour/tour.h"

#include "app/language.h"
#include "app/session.h"
#include "app/tour/earlierimage.h"
#include "app/tour/steps.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

constexpr auto PollEvery = 20ms;
constexpr auto Settle = 250ms; ///< Animations end, late numbers arrive.
constexpr auto StepLimit = 20s;

/// How the window looks while it walks through its pages once.
struct Look
{
    Language language;
    views::ThemeChoice theme;
    QSize size;

    [[nodiscard]] QString name() const
    {
        return u"%1-%2-%3x%4"_s
            .arg(language == Language::French ? u"fr"_s : u"en"_s,
                 theme == views::ThemeChoice::Dark ? u"dark"_s : u"light"_s)
            .arg(size.width())
            .arg(size.height());
    }
};

/// An engine that is not there, to see what is said of it.
engine::Endpoint lostEngine()
{
    return {.name = u"prod"_s,
            .address = *engine::Address::parse(u"unix:///run/none/docker.sock"_s)};
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size();
}

class Tour final : public QObject
{
public:
    Tour(const QString &folder, const QString &engine)
        : m_folder(folder)
        , m_engine(engine)
    {
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
            for (const Language language : {Language::English, Language::French}) {
                for (const auto theme : {views::ThemeChoice::Light, views::ThemeChoice::Dark})
                    m_looks.append({language, theme, size});
            }
        }
        m_poll.setInterval(PollEvery);
        connect(&m_poll, &QTimer::timeout, this, &Tour::poll);
    }

    void begin()
    {
        if (m_looks.isEmpty())
            return QApplication::exit(m_hasFailed ? 1 : 0);
        m_look = m_looks.takeFirst();
        installTranslations(m_look.language);
        m_store = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<views::MainWindow>();
        m_window->resize(m_look.size);
        m_session = std::make_unique<Session>(
            *m_window, m_theme,
            views::Settings{.language = {}, .theme = m_look.theme, .storeFolder = images()},
            places());
        m_guide = std::make_unique<Guide>(*m_window, *m_session);
        if (!m_engine.isEmpty())
            m_session->setAddedEngines({lostEngine()});
        m_window->show();
        m_window->activateWindow();
        m_steps = steps();
        next();
    }

private:
    /// Where there is no engine but the one that was given.
    [[nodiscard]] engine::DiscoveryPlaces places() const
    {
        const QString nowhere = m_store->filePath(u"nowhere"_s);
        return {.home = nowhere,
                .runtimeFolder = nowhere,
                .systemRunFolder = nowhere,
                .dockerConfig = nowhere,
                .podmanConnections = nowhere,
                .dockerHost = m_engine};
    }

    [[nodiscard]] QString images() const { return m_store->filePath(u"images"_s); }

    QList<TourStep> steps()
    {
        const auto addEarlier = [this] {
            m_hasFailed |= !addEarlierImage(images(), m_window->selectedName());
        };
        QList<TourStep> steps = pageSteps(*m_guide) + dialogSteps(*m_guide, addEarlier);
        if (qEnvironmentVariableIsSet("MILLEFEUILLE_HUB"))
            steps += hubSteps(*m_guide);
        if (m_engine.isEmpty())
            return steps;
        const QString context = m_store->filePath(u"vitrine"_s);
        m_hasFailed |= !QDir().mkpath(context)
                       || !writeFile(context + u"/Dockerfile"_s,
                                     "FROM busybox:1.36 AS build\nARG VERSION=2.0\nCOPY . /src\n"
                                     "RUN make -C /src\nFROM scratch\nCOPY --from=build / /\n");
        return steps
               + engineSteps(*m_guide, {.id = m_engine,
                                        .name = u"Docker"_s,
                                        .lost = lostEngine().name,
                                        .context = context});
    }

    void next()
    {
        if (m_steps.isEmpty()) {
            m_guide->closeDialog();
            m_guide.reset();
            m_session.reset();
            m_window.reset();
            return QTimer::singleShot(0, this, &Tour::begin);
        }
        m_clock.start();
        m_seen.reset();
        m_steps.first().act();
        m_poll.start();
    }

    void poll()
    {
        const bool isLate = m_clock.durationElapsed() > StepLimit;
        if (!isLate && !m_steps.first().isThere())
            return m_seen.reset();
        if (!m_seen)
            m_seen.emplace().start();
        if (!isLate && m_seen->durationElapsed() < Settle)
            return;
        m_poll.stop();
        const TourStep step = m_steps.takeFirst();
        if (isLate) {
            m_hasFailed = true;
            QTextStream(stderr) << "the page did not come: " << step.name << Qt::endl;
        }
        QWidget *dialog = m_guide->dialog();
        const QString file = m_folder.filePath(m_look.name() + u'-' + step.name + u".png"_s);
        if (!(dialog ? dialog : m_window.get())->grab().save(file)) {
            m_hasFailed = true;
            QTextStream(stderr) << "cannot be written: " << file << Qt::endl;
        }
        next();
    }

    QDir m_folder;
    QString m_engine;
    QList<Look> m_looks;
    Look m_look = {};
    views::Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_store;
    std::unique_ptr<views::MainWindow> m_window;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Guide> m_guide;
    QList<TourStep> m_steps;
    QTimer m_poll;
    QElapsedTimer m_clock;               ///< Since the step began.
    std::optional<QElapsedTimer> m_seen; ///< Since its page is there.
    bool m_hasFailed = false;
};

} // namespace

int runTour(const QString &folder, const QString &engine)
{
    if (!QDir().mkpath(folder)) {
        QTextStream(stderr) << "the folder cannot be made: " << folder << Qt::endl;
        return 1;
    }
    const QString absolute = QDir(folder).absolutePath();
    // What file dialogs show is in the pictures too.
    const QTemporaryDir empty;
    QDir::setCurrent(empty.path());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    // Between two looks there is no window.
    QApplication::setQuitOnLastWindowClosed(false);
    Tour tour(absolute, engine);
    QTimer::singleShot(0, &tour, &Tour::begin);
    return QApplication::exec();
}

} // namespace app
