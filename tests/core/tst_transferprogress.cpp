// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/transferprogress.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::EngineMessage;
using engine::TransferLayer;
using engine::TransferProgress;
using Stage = engine::TransferLayer::Stage;

namespace {

using Said = QList<EngineMessage>;

EngineMessage said(const QString &id, const QString &status, qint64 current = -1, qint64 total = 0)
{
    EngineMessage message{.status = status, .id = id};
    if (current >= 0)
        message.progress = EngineMessage::Progress{.current = current, .total = total};
    return message;
}

} // namespace

/// How far a pull or push is, from what the three kinds of engines say.
class TestTransferProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layers_data();
    void layers();
    void sums();
    void completed();
};

void TestTransferProgress::layers_data()
{
    QTest::addColumn<Said>("messages");
    QTest::addColumn<QList<TransferLayer>>("layers");
    using Layers = QList<TransferLayer>;
    const QString a = u"aaaaaaaaaaaa"_s;
    const QString b = u"bbbbbbbbbbbb"_s;

    QTest::newRow("nothing") << Said{} << Layers{};
    QTest::newRow("no layers") << Said{said(u"1.29"_s, u"Pulling from library/nginx"_s),
                                       said({}, u"Digest: sha256:0"_s),
                                       said({}, u"Status: Downloaded newer image for nginx:1.29"_s)}
                               << Layers{};
    QTest::newRow("in order of mention")
        << Said{said(b, u"Pulling fs layer"_s), said(a, u"Already exists"_s)}
        << Layers{{b, Stage::Waiting}, {a, Stage::Present}};
    QTest::newRow("downloading") << Said{said(a, u"Pulling fs layer"_s), said(a, u"Waiting"_s),
                                         said(a, u"Downloading"_s, 5, 9)}
                                 << Layers{{a, Stage::Moving, 5, 9}};
    QTest::newRow("arrived") << Said{said(a, u"Pulling fs layer"_s),
                                     said(a, u"Downloading"_s, 5, 9),
                                     said(a, u"Verifying Checksum"_s),
                                     said(a, u"Download complete"_s)}
                             << Layers{{a, Stage::Arrived, 9, 9}};
    QTest::newRow("unpacking, by bytes of another kind")
        << Said{said(a, u"Pulling fs layer"_s), said(a, u"Downloading"_s, 5, 9),
                said(a, u"Extracting"_s, 2, 1000)}
        << Layers{{a, Stage::Unpacking, 9, 9}};
    QTest::newRow("unpacked") << Said{said(a, u"Pulling fs layer"_s),
                                      said(a, u"Downloading"_s, 9, 9), said(a, u"Pull complete"_s)}
                              << Layers{{a, Stage::Done, 9, 9}};
    QTest::newRow("no total") << Said{said(a, u"Pulling fs layer"_s),
                                      said(a, u"Downloading"_s, 5, 0)}
                              << Layers{{a, Stage::Moving, 5, 0}};
    QTest::newRow("again") << Said{said(a, u"Downloading"_s, 5, 9),
                                   said(a, u"Retrying in 5 seconds"_s)}
                           << Layers{{a, Stage::Waiting, 5, 9}};
    QTest::newRow("the image that Podman ends with")
        << Said{said(a, u"Pulling fs layer"_s), said(a, u"Download complete"_s),
                said(b, u"Download complete"_s)}
        << Layers{{a, Stage::Arrived}};
    QTest::newRow("pushing more than promised")
        << Said{said(a, u"Preparing"_s), said(a, u"Pushing"_s, 12, 10)}
        << Layers{{a, Stage::Moving, 10, 10}};
    QTest::newRow("pushed") << Said{said(a, u"Pushing"_s, 4, 10), said(a, u"Pushed"_s),
                                    said(b, u"Layer already exists"_s)}
                            << Layers{{a, Stage::Done, 10, 10}, {b, Stage::Present}};
}

void TestTransferProgress::layers()
{
    QFETCH(const Said, messages);
    QFETCH(const QList<TransferLayer>, layers);
    TransferProgress progress;
    for (const EngineMessage &message : messages)
        progress.take(message);
    QVERIFY(progress.status().layers == layers);
}

void TestTransferProgress::sums()
{
    TransferProgress progress;
    progress.take(said(u"a"_s, u"Downloading"_s, 5, 9));
    progress.take(said(u"b"_s, u"Downloading"_s, 3, 0));
    progress.take(said(u"c"_s, u"Already exists"_s));
    const engine::TransferStatus status = progress.status();
    QCOMPARE(status.doneBytes, 8);
    QCOMPARE(status.totalBytes, 12);
}

void TestTransferProgress::completed()
{
    TransferProgress progress;
    progress.take(said(u"a"_s, u"Downloading"_s, 5, 9));
    progress.take(said(u"b"_s, u"Already exists"_s));
    progress.complete();
    const engine::TransferStatus status = progress.status();
    QCOMPARE(status.layers[0].stage, Stage::Done);
    QCOMPARE(status.layers[1].stage, Stage::Present);
    QCOMPARE(status.doneBytes, status.totalBytes);
}

QTEST_GUILESS_MAIN(TestTransferProgress)
#include "tst_transferprogress.moc"
