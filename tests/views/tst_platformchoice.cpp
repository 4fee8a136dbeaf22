// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/platformchoice.h"

#include <QTest>

using namespace Qt::StringLiterals;
using views::PlatformChoice;

class TestPlatformChoice final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unusualOne();
    void meanwhile();
    void meanwhileOfAnotherImage();
};

namespace {

std::optional<oci::Platform> platform(const QString &text)
{
    return *oci::Platform::parse(text);
}

QString chosen(const PlatformChoice &choice)
{
    const auto platform = choice.platform();
    return platform ? platform->toString() : QString();
}

} // namespace

/// It is chosen although nobody offered it.
void TestPlatformChoice::unusualOne()
{
    PlatformChoice choice;
    const int usual = choice.count();
    choice.choose(platform(u"linux/loong64"_s));
    QCOMPARE(chosen(choice), u"linux/loong64"_s);
    choice.choose(platform(u"linux/arm64"_s));
    QCOMPARE(chosen(choice), u"linux/arm64"_s);
    QCOMPARE(choice.count(), usual + 1);
    // What an image has is known, and nothing else can be had.
    choice.setOffered({*platform(u"linux/arm64"_s), *platform(u"linux/s390x"_s)});
    choice.choose(platform(u"linux/loong64"_s));
    QVERIFY(chosen(choice) != "linux/loong64"_L1);
}

/// The row of a platform is selected, and left again.
void TestPlatformChoice::meanwhile()
{
    PlatformChoice choice;
    choice.chooseMeanwhile({});
    QCOMPARE(chosen(choice), QString());
    choice.chooseMeanwhile(platform(u"linux/s390x"_s));
    choice.chooseMeanwhile(platform(u"linux/386"_s));
    QCOMPARE(chosen(choice), u"linux/386"_s);
    choice.chooseMeanwhile({});
    QCOMPARE(chosen(choice), QString());
    choice.choose(platform(u"linux/arm64"_s));
    choice.chooseMeanwhile(platform(u"linux/s390x"_s));
    choice.chooseMeanwhile({});
    QCOMPARE(chosen(choice), u"linux/arm64"_s);
    // What the person chooses on the way stays.
    choice.chooseMeanwhile(platform(u"linux/s390x"_s));
    choice.setCurrentIndex(choice.findData(u"linux/386"_s));
    Q_EMIT choice.activated(choice.currentIndex());
    choice.chooseMeanwhile({});
    QCOMPARE(chosen(choice), u"linux/386"_s);
}

/// There is no other platform than the one of the row that was left: nobody has chosen it.
void TestPlatformChoice::meanwhileOfAnotherImage()
{
    PlatformChoice choice;
    choice.setOffered({*platform(u"linux/s390x"_s), *platform(u"linux/arm/v6"_s)});
    choice.chooseMeanwhile(platform(u"linux/s390x"_s));
    QVERIFY(!choice.isForeign());
    choice.setOffered({*platform(u"linux/s390x"_s)});
    choice.chooseMeanwhile({});
    QVERIFY(choice.isForeign());
}

QTEST_MAIN(TestPlatformChoice)
#include "tst_platformchoice.moc"
