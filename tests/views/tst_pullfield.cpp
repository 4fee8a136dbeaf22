// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/pullfield.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using views::PullField;

class TestPullField final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void meaning_data();
    void meaning();
    void hintFollowsFocus();
    void hintShowsWithoutFocus();
    void enterPulls();
    void nothingToPull();
    void platform();
    void shortName();
    void severalRegistries();

private:
    [[nodiscard]] QWidget *hint() const { return m_window->findChild<QWidget *>(u"pullHint"_s); }
    [[nodiscard]] QString hintText(const QString &name) const
    {
        return m_window->findChild<QLabel *>(name)->text();
    }

    std::unique_ptr<QWidget> m_window;
    PullField *m_field = nullptr;
    QLineEdit *m_edit = nullptr;
};

namespace {

/// The reference of a pullRequested(), which a QVariant cannot hand out as a value.
QString reference(const QList<QVariant> &arguments)
{
    return static_cast<const oci::Reference *>(arguments.at(0).constData())->toString();
}

} // namespace

void TestPullField::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 300);
    m_field = new PullField;
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_field);
    layout->addWidget(new QPushButton(u"elsewhere"_s));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_edit = m_field->findChild<QLineEdit *>(u"pullEdit"_s);
}

void TestPullField::cleanup()
{
    m_window.reset();
}

void TestPullField::meaning_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reference");

    const QString nginx = u"docker.io/library/nginx:1.24"_s;
    QTest::newRow("name") << u"nginx"_s << u"docker.io/library/nginx:latest"_s;
    QTest::newRow("name and tag") << u"nginx:1.24"_s << nginx;
    QTest::newRow("command") << u"docker pull nginx:1.24"_s << nginx;
    QTest::newRow("blanks") << u"  nginx:1.24\n"_s << nginx;
    QTest::newRow("elsewhere") << u"ghcr.io/org/app"_s << u"ghcr.io/org/app:latest"_s;
    QTest::newRow("page of Docker Hub")
        << u"https://hub.docker.com/_/nginx"_s << u"docker.io/library/nginx:latest"_s;
    QTest::newRow("upper case") << u"Nginx"_s << QString();
    QTest::newRow("no tag after the colon") << u"nginx:"_s << QString();
    QTest::newRow("half a digest") << u"nginx@sha256:12"_s << QString();
}

void TestPullField::meaning()
{
    QFETCH(const QString, text);
    QFETCH(const QString, reference);
    m_field->offer(text);
    QTRY_VERIFY(hint()->isVisible());
    QCOMPARE(hintText(u"pullHintReference"_s), reference);
    QVERIFY(!hintText(u"pullHintText"_s).isEmpty());
    QCOMPARE(m_field->findChild<QPushButton *>(u"pullButton"_s)->isEnabled(), !reference.isEmpty());
    QVERIFY(!m_edit->accessibleDescription().isEmpty());
    QVERIFY(m_window->rect().contains(hint()->geometry()));
}

void TestPullField::hintFollowsFocus()
{
    QVERIFY(!hint()->isVisible());
    m_field->offer(u"nginx"_s);
    QTRY_VERIFY(hint()->isVisible());
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QVERIFY(!hint()->isVisible());
    QTest::keyClick(m_edit, Qt::Key_X);
    QTRY_VERIFY(hint()->isVisible());
    m_window->findChildren<QPushButton *>().constLast()->setFocus();
    QTRY_VERIFY(!hint()->isVisible());
}

// A drop comes from another program, which has the focus.
void TestPullField::hintShowsWithoutFocus()
{
    PullField field;
    field.offer(u"nginx"_s);
    QVERIFY(!field.findChild<QLineEdit *>(u"pullEdit"_s)->hasFocus());
    QVERIFY(!field.findChild<QWidget *>(u"pullHint"_s)->isHidden());
    field.offer({});
    QVERIFY(field.findChild<QWidget *>(u"pullHint"_s)->isHidden());
}

void TestPullField::enterPulls()
{
    QSignalSpy pulled(m_field, &PullField::pullRequested);
    m_field->offer(u"docker pull nginx:1.24"_s);
    QCOMPARE(pulled.size(), 0);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(pulled.size(), 1);
    QCOMPARE(reference(pulled.at(0)), u"docker.io/library/nginx:1.24"_s);
    QVERIFY(!pulled.at(0).at(1).value<std::optional<oci::Platform>>());
    QVERIFY(m_edit->text().isEmpty());
}

void TestPullField::nothingToPull()
{
    QSignalSpy pulled(m_field, &PullField::pullRequested);
    for (const QString &text : {QString(), u"   "_s, u"Nginx"_s}) {
        m_edit->setText(text);
        m_field->submit();
        QCOMPARE(pulled.size(), 0);
        QCOMPARE(m_edit->text(), text);
    }
}

void TestPullField::platform()
{
    QVERIFY(!m_field->platform());
    QAction *arm = nullptr;
    for (QAction *action : m_field->platformMenu()->actions()) {
        if (action->text() == "linux/arm64"_L1)
            arm = action;
    }
    QVERIFY(arm);
    arm->trigger();
    QVERIFY(m_field->platform() == *oci::Platform::parse(u"linux/arm64"));
    m_field->offer(u"nginx"_s);
    QTRY_VERIFY(hintText(u"pullHintText"_s).contains(u"linux/arm64"_s));
    QSignalSpy pulled(m_field, &PullField::pullRequested);
    m_field->submit();
    QVERIFY(pulled.at(0).at(1).value<std::optional<oci::Platform>>()
            == *oci::Platform::parse(u"linux/arm64"));
}

void TestPullField::shortName()
{
    QSignalSpy wanted(m_field, &PullField::shortNamesRequested);
    m_window->findChildren<QPushButton *>().constLast()->setFocus();
    m_field->activate();
    QTRY_COMPARE(wanted.size(), 1);
    m_field->offer(u"fedora:42"_s);
    QCOMPARE(hintText(u"pullHintReference"_s), u"docker.io/library/fedora:42"_s);
    m_field->setShortNames({.rules = {},
                            .unqualifiedSearch = {u"quay.io"_s},
                            .aliases = {{u"fedora"_s, u"registry.fedoraproject.org/fedora"_s}}});
    QCOMPARE(hintText(u"pullHintReference"_s), u"registry.fedoraproject.org/fedora:42"_s);
    QSignalSpy pulled(m_field, &PullField::pullRequested);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(reference(pulled.at(0)), u"registry.fedoraproject.org/fedora:42"_s);
    m_field->offer(u"team/app"_s); // The one registry to search.
    m_field->submit();
    QCOMPARE(reference(pulled.at(1)), u"quay.io/team/app:latest"_s);
    m_field->offer(u"docker.io/library/fedora"_s); // Means what it says.
    m_field->submit();
    QCOMPARE(reference(pulled.at(2)), u"docker.io/library/fedora:latest"_s);
}

/// Nothing is guessed: the person chooses.
void TestPullField::severalRegistries()
{
    m_field->setShortNames(
        {.rules = {}, .unqualifiedSearch = {u"quay.io"_s, u"docker.io"_s}, .aliases = {}});
    QSignalSpy pulled(m_field, &PullField::pullRequested);
    const auto *button = m_field->findChild<QPushButton *>(u"pullButton"_s);
    m_field->offer(u"nginx"_s);
    QTRY_VERIFY(hint()->isVisible());
    const auto *choices = m_window->findChild<QListWidget *>(u"pullHintChoices"_s);
    QCOMPARE(choices->count(), 2);
    QCOMPARE(choices->item(0)->text(), u"quay.io/nginx:latest"_s);
    QCOMPARE(choices->currentRow(), -1);
    QVERIFY(!button->isEnabled());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(pulled.size(), 0);
    QTest::keyClick(m_edit, Qt::Key_Down);
    QTest::keyClick(m_edit, Qt::Key_Down);
    QTest::keyClick(m_edit, Qt::Key_Down);
    QCOMPARE(choices->currentRow(), 1);
    QVERIFY(button->isEnabled());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(reference(pulled.at(0)), u"docker.io/library/nginx:latest"_s);

    m_field->offer(u"nginx:1"_s);
    QCOMPARE(choices->currentRow(), -1); // What was chosen was for another name.
    QTest::mouseClick(choices->viewport(), Qt::LeftButton, {},
                      choices->visualItemRect(choices->item(0)).center());
    QCOMPARE(choices->currentRow(), 0);
    QVERIFY(m_edit->hasFocus());
    m_field->submit();
    QCOMPARE(reference(pulled.at(1)), u"quay.io/nginx:1"_s);
    m_field->offer(u"ghcr.io/team/app"_s);
    QVERIFY(!choices->isVisible());
    QCOMPARE(hintText(u"pullHintReference"_s), u"ghcr.io/team/app:latest"_s);
}

QTEST_MAIN(TestPullField)
#include "tst_pullfield.moc"
