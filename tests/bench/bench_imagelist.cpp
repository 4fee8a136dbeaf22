// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
//
// The list of images of an engine at 1280 x 800, a tenth of them used by a container: one JSON
// object of steps and milliseconds. Of the steps that are made of many frames, the longest frame.
#include "tests/support/storevalues.h"
#include "views/images/imagelistpage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize Size(1280, 800);

QList<store::Image> listed(int count)
{
    QList<store::Image> images;
    for (int i = 0; i < count; ++i) {
        images += storevalues::image(
            u"seed%1"_s.arg(i),
            {u"registry.example.org/team-%1/service-%2:1.%3"_s.arg(i % 37).arg(i).arg(i % 11)});
        if (i % 10 == 0)
            images.last().usedBy = {{u"engine"_s, u"id%1"_s.arg(i), u"container-%1"_s.arg(i),
                                     u"running"_s, u"unix:///engine"_s}};
    }
    return images;
}

/// The page, on a screen of its own.
class Shown final
{
public:
    Shown()
    {
        m_page.resize(Size);
        m_page.setStores({{QString(), QString()}}, true);
        m_page.show();
        frame([] {});
    }

    /// Milliseconds until what \a work changes is painted.
    double frame(const std::function<void()> &work)
    {
        QElapsedTimer timer;
        timer.start();
        work();
        QCoreApplication::processEvents(); // The platform "offscreen" paints into memory.
        QCoreApplication::sendPostedEvents();
        return double(timer.nsecsElapsed()) / 1e6;
    }

    views::ImageListPage *operator->() { return &m_page; }
    template <class T>
    T *child()
    {
        return m_page.findChild<T *>();
    }

private:
    views::ImageListPage m_page;
};

double longestScroll(Shown &page)
{
    QScrollBar *bar = page.child<QAbstractItemView>()->verticalScrollBar();
    double longest = 0;
    const int step = std::max(1, bar->maximum() / 200);
    for (int at = 0; at <= bar->maximum(); at += step)
        longest = std::max(longest, page.frame([&] { bar->setValue(at); }));
    bar->setValue(0);
    return longest;
}

double longestFilter(Shown &page)
{
    auto *filter = page.child<QLineEdit>();
    double longest = 0;
    for (const QString &text : {u"s"_s, u"se"_s, u"service"_s, u"service-7"_s, u"service-77"_s,
                                u"service-777"_s, u"nothing"_s, u""_s})
        longest = std::max(longest, page.frame([&] { filter->setText(text); }));
    return longest;
}

double longestChange(Shown &page, QList<store::Image> images)
{
    double longest = 0;
    for (int i = 0; i < 8; ++i) {
        images.removeAt(images.size() / 2);
        longest = std::max(longest, page.frame([&] { page->setImages(images); }));
    }
    return longest;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QJsonObject result;
    {
        Shown page;
        const auto images = listed(1000);
        result[u"1,000 images: shown"_s] = page.frame([&] { page->setImages(images); });
    }
    Shown page;
    const auto images = listed(10'000);
    result[u"10,000 images: shown"_s] = page.frame([&] { page->setImages(images); });
    result[u"10,000 images: scroll"_s] = longestScroll(page);
    result[u"10,000 images: filter"_s] = longestFilter(page);
    result[u"10,000 images: one goes"_s] = longestChange(page, images);
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}
