// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/inspect/jsonpage.h"

#include "models/jsonmodel.h"
#include "views/inspect/jsontextview.h"
#include "views/inspect/jsontreeview.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using views::JsonPage;

class TestJsonPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void search_data();
    void search();
    void steps();
    void links_data();
    void links();
    void documents();
    void copiesExactBytes();
    void notes_data();
    void notes();
    void largeIsQuick();

private:
    template <class T>
    [[nodiscard]] T *part(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    void show(const QByteArray &json, bool asText);
    [[nodiscard]] QString matches() const { return part<QLabel>(u"jsonMatches"_s)->text(); }

    std::unique_ptr<JsonPage> m_page;
};

namespace {

const QByteArray Json = R"({"schemaVersion":2,"config":{"digest":"sha256:)"
                        R"(e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},)"
                        R"("layers":[{"size":10,"name":"Size"}],"long":"0123456789"})";
const QString Digest = u"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s;

} // namespace

void TestJsonPage::init()
{
    m_page = std::make_unique<JsonPage>();
    m_page->resize(600, 500);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestJsonPage::cleanup()
{
    m_page.reset();
}

void TestJsonPage::show(const QByteArray &json, bool asText)
{
    m_page->setDocuments({{u"Config"_s, json}});
    part<QToolButton>(asText ? u"jsonAsText"_s : u"jsonAsTree"_s)->click();
}

void TestJsonPage::search_data()
{
    QTest::addColumn<bool>("asText");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("matches");

    for (const bool asText : {false, true}) {
        const QByteArray how = asText ? "text: " : "tree: ";
        QTest::newRow((how + "empty").constData()) << asText << QString() << QString();
        QTest::newRow((how + "nothing").constData()) << asText << u"zzz"_s << u"Not found"_s;
        QTest::newRow((how + "case").constData()) << asText << u"SCHEMA"_s << u"1 of 1"_s;
        QTest::newRow((how + "value").constData()) << asText << u"sha256:e3b0"_s << u"1 of 1"_s;
    }
    QTest::newRow("text: keys and values") << true << u"size"_s << u"1 of 2"_s;
    QTest::newRow("tree: rows with key or value") << false << u"size"_s << u"1 of 2"_s;
}

void TestJsonPage::search()
{
    QFETCH(const bool, asText);
    QFETCH(const QString, wanted);
    QFETCH(const QString, matches);
    show(Json, asText);
    part<QLineEdit>(u"jsonSearch"_s)->setText(wanted);
    QCOMPARE(this->matches(), matches);
}

void TestJsonPage::steps()
{
    show(Json, false);
    auto *tree = part<views::JsonTreeView>(u"jsonTree"_s);
    tree->collapseAll();
    part<QLineEdit>(u"jsonSearch"_s)->setText(u"size"_s);
    QCOMPARE(tree->currentIndex().data().toString(), u"size"_s);
    QVERIFY(tree->isExpanded(tree->currentIndex().parent()));
    part<QToolButton>(u"jsonNext"_s)->click();
    QCOMPARE(matches(), u"2 of 2"_s);
    QCOMPARE(tree->currentIndex().data().toString(), u"name"_s);
    part<QToolButton>(u"jsonNext"_s)->click();
    QCOMPARE(matches(), u"1 of 2"_s);
    part<QToolButton>(u"jsonPrevious"_s)->click();
    QCOMPARE(matches(), u"2 of 2"_s);

    part<QToolButton>(u"jsonAsText"_s)->click();
    const auto *text = part<views::JsonTextView>(u"jsonText"_s);
    QCOMPARE(text->extraSelections().size(), 2);
    QTest::keyClick(part<QLineEdit>(u"jsonSearch"_s), Qt::Key_Return);
    QCOMPARE(matches(), u"2 of 2"_s);
    QCOMPARE(text->extraSelections().at(1).cursor.selectedText(), u"Size"_s);
}

void TestJsonPage::links_data()
{
    QTest::addColumn<bool>("known");

    QTest::newRow("leads somewhere") << true;
    QTest::newRow("leads nowhere") << false;
}

void TestJsonPage::links()
{
    QFETCH(const bool, known);
    m_page->setLinks(known ? QSet<QString>{Digest} : QSet<QString>());
    QSignalSpy activated(m_page.get(), &JsonPage::digestActivated);
    show(Json, false);
    auto *tree = part<views::JsonTreeView>(u"jsonTree"_s);
    const QModelIndex config = tree->json()->index(1, 0);
    tree->setCurrentIndex(tree->json()->index(0, 0, config));
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(activated.size(), known ? 1 : 0);

    show(Json, true);
    auto *text = part<views::JsonTextView>(u"jsonText"_s);
    QTextCursor cursor = text->document()->find(u"sha256"_s);
    cursor.clearSelection();
    text->setTextCursor(cursor);
    QTest::keyClick(text, Qt::Key_Return);
    QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, text->cursorRect(cursor).center());
    QCOMPARE(activated.size(), known ? 3 : 0);
    for (const QList<QVariant> &arguments : activated)
        QCOMPARE(static_cast<const oci::Digest *>(arguments.at(0).constData())->toString(), Digest);
}

void TestJsonPage::documents()
{
    const auto *titles = part<QTabBar>(u"jsonTitles"_s);
    show(Json, false);
    QVERIFY(!titles->isVisible());
    m_page->setDocuments({{u"Manifest"_s, R"({"a":1})"}, {u"Index"_s, R"({"b":2})"}});
    QVERIFY(titles->isVisible());
    const auto *tree = part<views::JsonTreeView>(u"jsonTree"_s);
    QCOMPARE(tree->json()->index(0, 0).data().toString(), u"a"_s);
    m_page->showDocument(1);
    QCOMPARE(tree->json()->index(0, 0).data().toString(), u"b"_s);
    QCOMPARE(titles->currentIndex(), 1);
    m_page->setDocuments({});
    QCOMPARE(tree->json()->rowCount(), 0);
}

void TestJsonPage::copiesExactBytes()
{
    const QByteArray json = "{\"b\" :1.50,\n\"a\":\"" + QByteArray(5000, 'x') + "\"}";
    show(json, true);
    part<QToolButton>(u"jsonCopy"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(), QString::fromLatin1(json));
}

void TestJsonPage::notes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("asText");
    QTest::addColumn<QString>("word");

    QByteArray large = "[0";
    for (int i = 0; i < 250'000; ++i)
        large += ",0";
    large += ']';
    const QByteArray deep =
        "[" + QByteArray(900, '[') + QByteArray(900, ']')
        + (",[" + QByteArray(900, '[') + QByteArray(900, ']') + ']').repeated(20) + ']';
    QTest::newRow("usual") << Json << true << QString();
    QTest::newRow("nothing") << QByteArray() << false << QString();
    QTest::newRow("not JSON") << QByteArray("\x1f\x8b") << false << u"no values"_s;
    QTest::newRow("too many for the tree") << large << false << u"first ones"_s;
    QTest::newRow("too large for text") << large << true << u"first part"_s;
    QTest::newRow("too large for colours") << large.first(300'000) + ']' << true << u"no colours"_s;
    QTest::newRow("too deep for text") << deep << true << u"first part"_s;
    QTest::newRow("deep tree") << deep << false << QString();
}

void TestJsonPage::notes()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, asText);
    QFETCH(const QString, word);
    show(json, asText);
    const auto *note = part<QLabel>(u"jsonNote"_s);
    QCOMPARE(note->isVisible(), !word.isEmpty());
    QVERIFY2(note->text().contains(word), qPrintable(note->text()));
}

void TestJsonPage::largeIsQuick()
{
    QByteArray json = R"({"layers":[)";
    while (json.size() < 4'000'000)
        json += R"({"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","size":1024},)";
    json += R"({}]})";
    QElapsedTimer timer;
    timer.start();
    show(json, false);
    QApplication::processEvents();
    const qint64 tree = timer.restart();
    show(json, true);
    QApplication::processEvents();
    const qint64 text = timer.restart();
    part<QLineEdit>(u"jsonSearch"_s)->setText(u"gzip"_s);
    const qint64 search = timer.elapsed();
    qInfo("4 MB: tree %lld ms, text %lld ms, search %lld ms", tree, text, search);
    // A few times what a slow machine takes; a frozen window takes minutes.
    QCOMPARE_LT(tree + text + search, 10'000);
}

QTEST_MAIN(TestJsonPage)
#include "tst_jsonpage.moc"
