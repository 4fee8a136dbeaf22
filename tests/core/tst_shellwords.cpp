// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/shellwords.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

/// Words of a shell: what we write a shell has to read, and what a shell writes we have to read.
class TestShellWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quoted_data();
    void quoted();
    void split_data();
    void split();
    void readByAShell();
};

void TestShellWords::quoted_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"nginx:1.24"_s << u"nginx:1.24"_s;
    QTest::newRow("option") << u"--name"_s << u"--name"_s;
    QTest::newRow("path") << u"/srv/a_b/c-d"_s << u"/srv/a_b/c-d"_s;
    QTest::newRow("empty") << QString() << u"''"_s;
    QTest::newRow("blank") << u"a b"_s << u"'a b'"_s;
    QTest::newRow("dollar") << u"$HOME"_s << u"'$HOME'"_s;
    QTest::newRow("star") << u"*"_s << u"'*'"_s;
    QTest::newRow("home") << u"~"_s << u"'~'"_s;
    QTest::newRow("single quote") << u"it's"_s << uR"('it'\''s')"_s;
    QTest::newRow("line feed") << u"a\nb"_s << u"'a\nb'"_s;
    QTest::newRow("not ASCII") << u"\u00e9"_s << u"'\u00e9'"_s;
}

void TestShellWords::quoted()
{
    QFETCH(const QString, word);
    QFETCH(const QString, expected);
    QCOMPARE(core::shellQuoted(word), expected);
    QCOMPARE(core::splitShellLine(expected).value(), QStringList{word});
}

void TestShellWords::split_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *title, const QString &line, const QStringList &words) {
        QTest::newRow(title) << line << words;
    };
    row("empty", {}, {});
    row("blanks", u"  \t "_s, {});
    row("words", u" sh  -c\tls\n"_s, {u"sh"_s, u"-c"_s, u"ls"_s});
    row("single", u"sh -c 'echo \"$A\" \\ b'"_s, {u"sh"_s, u"-c"_s, u"echo \"$A\" \\ b"_s});
    row("double", uR"("a \" \\ \$ \x" b)"_s, {uR"(a " \ $ \x)"_s, u"b"_s});
    row("backslash", uR"(a\ b \'c)"_s, {u"a b"_s, u"'c"_s});
    row("joined", uR"(a'b'"c"d)"_s, {u"abcd"_s});
    row("empty words", uR"('' "")"_s, {QString(), QString()});
    row("not expanded", u"$HOME * ~ a;b|c&d>e"_s, {u"$HOME"_s, u"*"_s, u"~"_s, u"a;b|c&d>e"_s});
    row("continued", u"a \\\n b c\\\nd"_s, {u"a"_s, u"b"_s, u"cd"_s});
}

void TestShellWords::split()
{
    QFETCH(const QString, line);
    QFETCH(const QStringList, words);
    const auto split = core::splitShellLine(line);
    QVERIFY2(split, split ? "" : qPrintable(split.error().message));
    QCOMPARE(*split, words);
    for (const QString &open : {u" 'a"_s, u" \"a"_s, u" \"a\\\""_s, u" a\\"_s}) {
        const auto refused = core::splitShellLine(line + open);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, core::ErrorCode::InvalidArgument);
    }
}

/// 2,000 words of the characters that matter, through a real shell and through our own splitting.
void TestShellWords::readByAShell()
{
    const QString alphabet = u"ab $`\"'\\*?~!#&;|<>(){}[]=%-/\u00e9\t"_s;
    QRandomGenerator random(4);
    QStringList words;
    for (int i = 0; i < 2000; ++i) {
        QString word;
        for (quint32 length = random.bounded(8); length > 0; --length)
            word += alphabet[random.bounded(int(alphabet.size()))];
        words += word;
    }
    const QString line = core::shellLine(words);
    QCOMPARE(core::splitShellLine(line).value(), words);
    QProcess shell;
    shell.start(u"/bin/sh"_s, {u"-c"_s, u"printf '%s\\n' "_s + line});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), words.join(u'\n') + u'\n');
}

QTEST_GUILESS_MAIN(TestShellWords)
#include "tst_shellwords.moc"
