// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/buildcontext.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using engine::BuildContext;

namespace {

core::Result<QByteArray> packed(const BuildContext &context)
{
    const auto size = context.measure({});
    if (!size)
        return std::unexpected(size.error());
    QByteArray tar;
    const auto written = context.write(*size,
                                       [&tar](QByteArrayView bytes) {
                                           tar.append(bytes);
                                           return core::Result<void>();
                                       },
                                       {});
    if (!written)
        return std::unexpected(written.error());
    return tar;
}

struct Member
{
    QString path;
    char kind = '-'; ///< As in `ls -l`.
    quint32 mode = 0;
    qint64 owner = -1;
    QByteArray content; ///< Or the target of a link.
};

/// What another program reads in \a tar; nothing if it is damaged.
QList<Member> membersOf(const QByteArray &tar)
{
    QList<Member> members;
    archive *reader = archive_read_new();
    archive_read_support_format_tar(reader);
    archive_read_open_memory(reader, tar.constData(), std::size_t(tar.size()));
    archive_entry *entry = nullptr;
    int result = ARCHIVE_OK;
    while ((result = archive_read_next_header(reader, &entry)) == ARCHIVE_OK) {
        const auto type = archive_entry_filetype(entry);
        Member member{.path = QString::fromUtf8(archive_entry_pathname(entry)),
                      .kind = type == AE_IFDIR   ? 'd'
                              : type == AE_IFLNK ? 'l'
                                                 : '-',
                      .mode = quint32(archive_entry_perm(entry)),
                      .owner = archive_entry_uid(entry),
                      .content = {}};
        if (member.path.endsWith(u'/'))
            member.path.chop(1);
        if (type == AE_IFLNK) {
            member.content = archive_entry_symlink(entry);
        } else {
            member.content.resize(archive_entry_size(entry));
            archive_read_data(reader, member.content.data(), std::size_t(member.content.size()));
        }
        members.append(member);
    }
    if (result != ARCHIVE_EOF)
        members.clear();
    archive_read_free(reader);
    return members;
}

QStringList pathsOf(const QList<Member> &members)
{
    QStringList paths;
    for (const Member &member : members)
        paths.append(member.path);
    return paths;
}

} // namespace

/// The tar that a build context is sent as, from real folders.
class TestBuildContext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void members();
    void ignored_data();
    void ignored();
    void unreadableAndIgnored();
    void dockerfile_data();
    void dockerfile();
    void containerfile();
    void foreignDockerfile();
    void linksStay();
    void specialFiles();
    void longNames();
    void changedMeanwhile();
    void missing();
    void cancelled();

private:
    void write(const QString &path, const QByteArray &content = "x", int mode = 0644) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_outside;
};

void TestBuildContext::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_outside = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid() && m_outside->isValid());
    write(u"Dockerfile"_s, "FROM scratch\n");
}

void TestBuildContext::write(const QString &path, const QByteArray &content, int mode) const
{
    const QString whole = m_folder->filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(whole).absolutePath()));
    QFile file(whole);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    file.close();
    QCOMPARE(::chmod(QFile::encodeName(whole).constData(), mode_t(mode)), 0);
}

void TestBuildContext::members()
{
    write(u"bin/tool"_s, "#!/bin/sh\n", 04755);
    write(u"bin/secret"_s, QByteArray(1'000'000, 's'), 0400);
    write(u"été.txt"_s, "");
    const auto context = BuildContext::open(m_folder->path());
    QVERIFY2(context, context ? "" : qPrintable(context.error().message));
    QCOMPARE(context->dockerfileName(), u"Dockerfile"_s);
    QCOMPARE(context->dockerfile().stages.size(), 1);
    const auto tar = packed(*context);
    QVERIFY2(tar, tar ? "" : qPrintable(tar.error().message));
    const QList<Member> members = membersOf(*tar);
    QCOMPARE(pathsOf(members), (QStringList{u"Dockerfile"_s, u"bin"_s, u"bin/secret"_s,
                                            u"bin/tool"_s, u"été.txt"_s}));
    QCOMPARE(members[0].content, "FROM scratch\n"_ba);
    QCOMPARE(members[1].kind, 'd');
    QCOMPARE(members[2].mode, 0400u);
    QCOMPARE(members[2].content.size(), 1'000'000);
    QCOMPARE(members[3].mode, 04755u);
    for (const Member &member : members)
        QCOMPARE(member.owner, 0);
}

void TestBuildContext::ignored_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QStringList>("paths");
    const QString docker = u"Dockerfile"_s;
    const QString ignore = u".dockerignore"_s;
    QTest::newRow("nothing") << "# all of it\n"_ba
                             << QStringList{ignore,     docker, u"a"_s,    u"a/one"_s,
                                            u"a/two"_s, u"b"_s, u"b/one"_s};
    QTest::newRow("a folder") << "a\n"_ba << QStringList{ignore, docker, u"b"_s, u"b/one"_s};
    QTest::newRow("an exception inside, without its folder")
        << "a\n!a/two\n"_ba << QStringList{ignore, docker, u"a/two"_s, u"b"_s, u"b/one"_s};
    QTest::newRow("an exception anywhere")
        << "*\n!**/one\n"_ba << QStringList{ignore, docker, u"a/one"_s, u"b/one"_s};
    QTest::newRow("everything") << "*"_ba << QStringList{ignore, docker};
    QTest::newRow("what the engine needs")
        << "Dockerfile\n.dockerignore\na\nb"_ba << QStringList{ignore, docker};
}

void TestBuildContext::ignored()
{
    QFETCH(const QByteArray, rules);
    QFETCH(const QStringList, paths);
    write(u".dockerignore"_s, rules);
    for (const QString &path : {u"a/one"_s, u"a/two"_s, u"b/one"_s})
        write(path);
    const auto context = BuildContext::open(m_folder->path());
    QVERIFY2(context, context ? "" : qPrintable(context.error().message));
    const auto tar = packed(*context);
    QVERIFY2(tar, tar ? "" : qPrintable(tar.error().message));
    QCOMPARE(pathsOf(membersOf(*tar)), paths);
}

/// Not even opened: others' data folders lie in contexts.
void TestBuildContext::unreadableAndIgnored()
{
    write(u".dockerignore"_s, "data\n");
    write(u"data/locked/x"_s);
    QCOMPARE(::chmod(QFile::encodeName(m_folder->filePath(u"data/locked"_s)).constData(), 0), 0);
    const auto context = BuildContext::open(m_folder->path());
    QVERIFY(context);
    const auto tar = packed(*context);
    ::chmod(QFile::encodeName(m_folder->filePath(u"data/locked"_s)).constData(), 0700);
    QVERIFY2(tar, tar ? "" : qPrintable(tar.error().message));
    QCOMPARE(membersOf(*tar).size(), 2);
}

void TestBuildContext::dockerfile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::newRow("default") << QString() << u"Dockerfile"_s;
    QTest::newRow("from the context") << u"docker/dev.Dockerfile"_s << u"docker/dev.Dockerfile"_s;
    QTest::newRow("whole path") << u"CONTEXT/docker/dev.Dockerfile"_s << u"docker/dev.Dockerfile"_s;
    QTest::newRow("round about") << u"CONTEXT/docker/../docker/dev.Dockerfile"_s
                                 << u"docker/dev.Dockerfile"_s;
}

void TestBuildContext::dockerfile()
{
    QFETCH(QString, path);
    QFETCH(const QString, name);
    write(u"docker/dev.Dockerfile"_s, "FROM scratch AS dev\n");
    write(u".dockerignore"_s, "docker\n");
    const auto context =
        BuildContext::open(m_folder->path(), path.replace("CONTEXT"_L1, m_folder->path()));
    QVERIFY2(context, context ? "" : qPrintable(context.error().message));
    QCOMPARE(context->dockerfileName(), name);
    const auto tar = packed(*context);
    QVERIFY2(tar, tar ? "" : qPrintable(tar.error().message));
    QCOMPARE(pathsOf(membersOf(*tar)).contains(name), true);
}

/// As Podman calls it, if there is none of Docker's name.
void TestBuildContext::containerfile()
{
    write(u"Containerfile"_s, "FROM scratch AS other\n");
    QCOMPARE(BuildContext::open(m_folder->path())->dockerfileName(), u"Dockerfile"_s);
    QVERIFY(QFile::remove(m_folder->filePath(u"Dockerfile"_s)));
    const auto context = BuildContext::open(m_folder->path());
    QVERIFY2(context, context ? "" : qPrintable(context.error().message));
    QCOMPARE(context->dockerfileName(), u"Containerfile"_s);
    QCOMPARE(context->dockerfile().targets(), QStringList{u"other"_s});
}

void TestBuildContext::foreignDockerfile()
{
    write(u".dockerignore"_s, "b");
    write(u"a"_s);
    write(u"b"_s);
    const QString elsewhere = m_outside->filePath(u"My.Dockerfile"_s);
    QFile file(elsewhere);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("FROM scratch AS foreign\n");
    file.close();
    const auto context = BuildContext::open(m_folder->path(), elsewhere);
    QVERIFY2(context, context ? "" : qPrintable(context.error().message));
    QCOMPARE(context->dockerfile().targets(), QStringList{u"foreign"_s});
    const auto tar = packed(*context);
    QVERIFY2(tar, tar ? "" : qPrintable(tar.error().message));
    const QList<Member> members = membersOf(*tar);
    QCOMPARE(pathsOf(members),
             (QStringList{u"Dockerfile"_s, u"a"_s, context->dockerfileName(), u".dockerignore"_s}));
    QCOMPARE(members[2].content, "FROM scratch AS foreign\n"_ba);
    QCOMPARE(members[3].content, "b\n" + context->dockerfileName().toUtf8() + '\n');
}

void TestBuildContext::linksStay()
{
    QFile secret(m_outside->filePath(u"secret"_s));
    QVERIFY(secret.open(QFile::WriteOnly));
    secret.write("confidential");
    secret.close();
    QVERIFY(QFile::link(m_outside->path(), m_folder->filePath(u"folder"_s)));
    QVERIFY(QFile::link(secret.fileName(), m_folder->filePath(u"file"_s)));
    QVERIFY(QFile::link(u"nowhere"_s, m_folder->filePath(u"broken"_s)));
    const auto context = BuildContext::open(m_folder->path());
    QVERIFY(context);
    const auto tar = packed(*context);
    QVERIFY2(tar, tar ? "" : qPrintable(tar.error().message));
    const QList<Member> members = membersOf(*tar);
    QCOMPARE(pathsOf(members), (QStringList{u"Dockerfile"_s, u"broken"_s, u"file"_s, u"folder"_s}));
    QCOMPARE(members[3].kind, 'l');
    QCOMPARE(members[3].content, QFile::encodeName(m_outside->path()));
    QVERIFY(!tar->contains("confidential"));

    // The folder itself may be reached by a link.
    const QString link = m_outside->filePath(u"context"_s);
    QVERIFY(QFile::link(m_folder->path(), link));
    const auto linked = BuildContext::open(link, link + u"/Dockerfile"_s);
    QVERIFY2(linked, linked ? "" : qPrintable(linked.error().message));
    QCOMPARE(linked->dockerfileName(), u"Dockerfile"_s);
    QCOMPARE(packed(*linked).value_or(QByteArray()).size(), tar->size());
}

void TestBuildContext::specialFiles()
{
    QCOMPARE(::mkfifo(QFile::encodeName(m_folder->filePath(u"pipe"_s)).constData(), 0600), 0);
    const auto context = BuildContext::open(m_folder->path());
    QVERIFY(context);
    const auto tar = packed(*context);
    QVERIFY2(tar, tar ? "" : qPrintable(tar.error().message));
    QCOMPARE(pathsOf(membersOf(*tar)), QStringList{u"Dockerfile"_s});
}

void TestBuildContext::longNames()
{
    const QString path = (QString(200, u'a') + u'/').repeated(3) + QString(200, u'é').first(120);
    write(path, "deep");
    QVERIFY(QFile::link(QString(300, u'l'), m_folder->filePath(u"link"_s)));
    const auto context = BuildContext::open(m_folder->path());
    QVERIFY(context);
    const auto tar = packed(*context);
    QVERIFY2(tar, tar ? "" : qPrintable(tar.error().message));
    const QList<Member> members = membersOf(*tar);
    QCOMPARE(members.size(), 6);
    QCOMPARE(members[4].path, path);
    QCOMPARE(members[4].content, "deep"_ba);
    QCOMPARE(members[5].content, QByteArray(300, 'l'));
}

void TestBuildContext::changedMeanwhile()
{
    write(u"a"_s, QByteArray(100, 'x'));
    const auto context = BuildContext::open(m_folder->path());
    QVERIFY(context);
    const auto size = context->measure({});
    QVERIFY(size);
    const auto sink = [](QByteArrayView) { return core::Result<void>(); };
    QVERIFY(context->write(*size, sink, {}));
    for (const qsizetype length : {100'000, 0}) {
        write(u"a"_s, QByteArray(length, 'x'));
        const auto written = context->write(*size, sink, {});
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Corrupt);
    }
    write(u"a"_s, QByteArray(100, 'x'));
    QVERIFY(context->write(*size, sink, {}));
}

void TestBuildContext::missing()
{
    const auto noFolder = BuildContext::open(m_folder->filePath(u"none"_s));
    QVERIFY(!noFolder);
    QCOMPARE(noFolder.error().code, ErrorCode::NotFound);
    const auto noFile = BuildContext::open(m_folder->path(), u"none.Dockerfile"_s);
    QVERIFY(!noFile);
    QCOMPARE(noFile.error().code, ErrorCode::NotFound);
    write(u".dockerignore"_s, "[");
    const auto noRules = BuildContext::open(m_folder->path());
    QVERIFY(!noRules);
    QCOMPARE(noRules.error().code, ErrorCode::InvalidArgument);
}

void TestBuildContext::cancelled()
{
    const auto context = BuildContext::open(m_folder->path());
    QVERIFY(context);
    std::stop_source source;
    source.request_stop();
    const auto size = context->measure(source.get_token());
    QVERIFY(!size);
    QCOMPARE(size.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestBuildContext)
#include "tst_buildcontext.moc"
