// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/engine/dockerignore.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::IgnoreRules;

/// .dockerignore: the cases of Docker's documentation, and where its matcher differs from others.
class TestDockerignore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ignored_data();
    void ignored();
    void wrong_data();
    void wrong();
    void exceptionsBelow_data();
    void exceptionsBelow();
    void bounded();
};

void TestDockerignore::ignored_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isIgnored");
    const auto row = [](const QByteArray &file, const QString &path, bool isIgnored) {
        QTest::addRow("%s | %s", QByteArray(file).replace('\n', " / ").constData(),
                      qPrintable(path))
            << file << path << isIgnored;
    };
    // The documentation's table.
    row("# comment", u"# comment"_s, false);
    row("*/temp*", u"somedir/temporary.txt"_s, true);
    row("*/temp*", u"somedir/temp"_s, true);
    row("*/temp*", u"temp"_s, false);
    row("*/temp*", u"a/b/temp"_s, false);
    row("*/*/temp*", u"somedir/subdir/temporary.txt"_s, true);
    row("*/*/temp*", u"somedir/temporary.txt"_s, false);
    row("temp?", u"tempa"_s, true);
    row("temp?", u"temp"_s, false);
    row("temp?", u"tempab"_s, false);
    row("**/*.go", u"a.go"_s, true);
    row("**/*.go", u"a/b/c.go"_s, true);
    row("**/*.go", u"a/b/c.god"_s, false);
    row("*.md\n!README.md", u"README.md"_s, false);
    row("*.md\n!README.md", u"other.md"_s, true);
    row("*.md\n!README*.md\nREADME-secret.md", u"README-secret.md"_s, true);
    row("*.md\n!README*.md\nREADME-secret.md", u"README-open.md"_s, false);
    row("*.md\nREADME-secret.md\n!README*.md", u"README-secret.md"_s, false);
    row("*", u"anything/below"_s, true);
    row("*\n!**/*.go", u"cmd/main.go"_s, false);
    row("*\n!**/*.go", u"cmd/main.c"_s, true);
    // Cleaning.
    row("/foo/bar", u"foo/bar"_s, true);
    row("foo/bar/", u"foo/bar"_s, true);
    row("./foo//bar", u"foo/bar"_s, true);
    row("foo/../bar", u"bar"_s, true);
    row("  foo\t\r\n\n", u"foo"_s, true);
    row("\xef\xbb\xbf"
        "foo",
        u"foo"_s, true);
    row("! foo\nfoo\n!  foo", u"foo"_s, false);
    row(".", u"foo"_s, false);
    row("foo #bar", u"foo"_s, false);
    row("\\#foo", u"#foo"_s, true);
    row("foo", u"afoo"_s, false);
    row("foo", u"foo.txt"_s, false);
    row("../foo", u"foo"_s, false);
    // A folder takes along what is in it.
    row("foo", u"foo/a/b"_s, true);
    row("foo\n!foo/a", u"foo/a/b"_s, false);
    row("foo\n!foo/a", u"foo/c"_s, true);
    row("foo\n!foo/a\nfoo/a/b", u"foo/a/b/c"_s, true);
    row("foo/*", u"foo"_s, false);
    row("foo/*\n!foo/a", u"foo/a"_s, false);
    // "**"
    row("**", u"a/b"_s, true);
    row("**\n!a", u"a/b"_s, false);
    row("foo/**", u"foo"_s, false);
    row("foo/**", u"foo/a/b"_s, true);
    row("*/**", u"a"_s, false);
    row("*/**", u"a/b"_s, true);
    row("**/foo", u"foo"_s, true);
    row("**/foo", u"a/b/foo"_s, true);
    row("**/foo", u"a/bfoo"_s, false);
    row("**foo", u"a/bfoo"_s, true); // As Docker has it.
    row("**/foo/bar", u"foo/bar"_s, true);
    row("**/foo/bar", u"x/foo/bar"_s, true);
    row("**/foo/bar", u"xfoo/bar"_s, false);
    row("**/foo/**", u"a/foo/b"_s, true);
    row("**/foo/**", u"a/foo"_s, false);
    row("a/**/b", u"a/b"_s, true);
    row("a/**/b", u"a/x/y/b"_s, true);
    row("a/**/b", u"a/xb"_s, false);
    row("a**/b", u"ax/b"_s, true);
    row("**/*.t[xy]t", u"a/b.tyt"_s, true);
    row("**/**/*.txt", u"a/b.txt"_s, true);
    // Sets and what is escaped.
    row("[a-c]x", u"bx"_s, true);
    row("[a-c]x", u"dx"_s, false);
    row("[^a-c]x", u"dx"_s, true);
    row("[^a-c]x", u"ax"_s, false);
    row("[!a]x", u"!x"_s, true);
    row("[\\]]x", u"]x"_s, true);
    row("[\\-x]", u"-"_s, true);
    row("a\\*b", u"a*b"_s, true);
    row("a\\*b", u"axb"_s, false);
    row("a]b", u"a]b"_s, true);
    row("a.b", u"axb"_s, false);
    row("a+(b)$", u"a+(b)$"_s, true);
    row("a|b", u"a"_s, false);
    row("?", u"é"_s, true);
    row("?", u"\U0001F600"_s, true);
    row("*", u".hidden"_s, true);
}

void TestDockerignore::ignored()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, path);
    QFETCH(const bool, isIgnored);
    const auto rules = IgnoreRules::parse(file);
    QVERIFY2(rules, rules ? "" : qPrintable(rules.error().message));
    QCOMPARE(rules->isIgnored(path), isIgnored);
}

void TestDockerignore::wrong_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"!", "[", "[]", "[]a]", "[^]", "a[", "[a-]", "[-a]", "[a", "a\\", "[a\\", "a/[b"})
        QTest::newRow(line) << QByteArray(line);
}

void TestDockerignore::wrong()
{
    QFETCH(const QByteArray, line);
    const auto rules = IgnoreRules::parse("fine\n" + line + "\n");
    QVERIFY(!rules);
    QCOMPARE(rules.error().code, core::ErrorCode::InvalidArgument);
    QVERIFY2(rules.error().message.contains(QString::fromUtf8(line)),
             qPrintable(rules.error().message));
}

void TestDockerignore::exceptionsBelow_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("has");
    QTest::newRow("none") << "a\nb/c"_ba << u"a"_s << false;
    QTest::newRow("inside") << "a\n!a/b/c"_ba << u"a/b"_s << true;
    QTest::newRow("the folder") << "a\n!a/b"_ba << u"a/b"_s << true;
    QTest::newRow("above") << "a\n!a"_ba << u"a/b"_s << true;
    QTest::newRow("elsewhere") << "a\n!b/c"_ba << u"a"_s << false;
    QTest::newRow("a name that begins alike") << "a\n!ab/c"_ba << u"a"_s << false;
    QTest::newRow("anywhere") << "a\n!**/c"_ba << u"a"_s << true;
    QTest::newRow("a wildcard, elsewhere") << "a\n!b/*"_ba << u"a"_s << false;
}

void TestDockerignore::exceptionsBelow()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, folder);
    QFETCH(const bool, has);
    const auto rules = IgnoreRules::parse(file);
    QVERIFY(rules);
    QCOMPARE(rules->hasExceptionsBelow(folder), has);
}

/// A pattern that would make a matcher that tries one way after the other run for years.
void TestDockerignore::bounded()
{
    QByteArray pattern;
    for (int i = 0; i < 200; ++i)
        pattern += "*a";
    const auto rules = IgnoreRules::parse(pattern + "b");
    QVERIFY(rules);
    QVERIFY(!rules->isIgnored(QString(2000, u'a')));

    const auto large = IgnoreRules::parse(QByteArray(core::limits::IgnoreFile + 1, 'x'));
    QVERIFY(!large);
    QCOMPARE(large.error().code, core::ErrorCode::LimitExceeded);
    const auto many =
        IgnoreRules::parse(QByteArray("a\n").repeated(qsizetype(core::limits::IgnorePatterns) + 1));
    QVERIFY(!many);
    QCOMPARE(many.error().code, core::ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(TestDockerignore)
#include "tst_dockerignore.moc"
