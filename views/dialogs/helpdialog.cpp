// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/helpdialog.h"

#include "views/tr.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

namespace {

/// Terms and what they mean, as rich text.
class Definitions final
{
public:
    void heading(const QString &text) { m_html += u"<h2>"_s + text.toHtmlEscaped() + u"</h2>"_s; }
    void add(const QString &term, const QString &meaning)
    {
        m_html += u"<p><b>"_s + term.toHtmlEscaped() + u"</b><br>"_s + meaning.toHtmlEscaped()
                  + u"</p>"_s;
    }
    [[nodiscard]] QString html() const { return m_html; }

private:
    QString m_html;
};

void addSums(Definitions &text)
{
    text.heading(Tr::tr("The numbers"));
    text.add(Tr::tr("Stored"),
             Tr::tr("The sizes of all regular files in all layers, unpacked, added up. A file that "
                    "three layers store counts three times. Folders, links and devices count "
                    "nothing, and neither do the blocks of the archive around them."));
    text.add(Tr::tr("Live"),
             Tr::tr("The part of it that is still there in the finished image, by the rules of the "
                    "OCI image specification. Content with several names (hard links) counts once "
                    "and lives while any of its names does."));
    text.add(Tr::tr("Wasted"),
             Tr::tr("Stored less live: what a later layer removed or replaced. It is downloaded "
                    "and kept with the image, and no container sees it. Each byte is charged to "
                    "the layer that stored it and to the layer that hid it."));
    text.add(Tr::tr("Efficiency"),
             Tr::tr("Live divided by stored, rounded down; 100 % means that nothing is wasted."));
    text.add(Tr::tr("Duplicated"),
             Tr::tr("Live files with the same content at several paths: all copies but one. That "
                    "is not part of the wasted bytes. Sparse files are compared with their holes "
                    "as zeros; once those of a layer exceed 4 GiB, only with each other, as the "
                    "layers store them."));
    text.add(Tr::tr("In the registry"),
             Tr::tr("Layers travel compressed. What is downloaded and kept on the disk is smaller "
                    "than what is stored, and a layer that several images share is there once."));
}

void addLayers(Definitions &text)
{
    text.heading(Tr::tr("Layer by layer"));
    text.add(Tr::tr("Hidden"),
             Tr::tr("The part of what a layer stores that later layers removed or "
                    "replaced: what of the wasted bytes it stored."));
    text.add(Tr::tr("Files"),
             Tr::tr("The regular files that a layer stores. Folders, links, devices and the "
                    "marks of what it removes are no files."));
    text.add(Tr::tr("Added, modified, deleted"),
             Tr::tr("While you walk: how many files, links and folders a layer brought, changed "
                    "and removed. Of the whole image: what has been so since its base."));
    text.add(Tr::tr("Sizes while you walk"),
             Tr::tr("Of a folder, what is below it as far as it is looked at. “Up to layer” "
                    "includes what the layer removes, which it is the last to show."));
}

void addAdvice(Definitions &text)
{
    text.heading(Tr::tr("Advice"));
    text.add(Tr::tr("Smaller"),
             Tr::tr("What the image would not store any more, unpacked, whether it is live or "
                    "wasted now. A byte counts for one such advice at most: their sizes can be "
                    "added up."));
    text.add(Tr::tr("Less to rebuild"),
             Tr::tr("What need not be built, pushed and pulled again after each change. The image "
                    "itself gets no smaller."));
}

void addComparison(Definitions &text)
{
    text.heading(Tr::tr("Two images compared"));
    text.add(Tr::tr("What counts"),
             Tr::tr("The files that can be seen in the finished images. What a layer hides does "
                    "not count, and neither do times: to build an image again changes them all."));
    text.add(
        Tr::tr("Added, removed"),
        Tr::tr("The sizes of the files at paths that only the second image has, and of those "
               "that only the first one has. Content with several names (hard links) counts "
               "once, and only if the other image has it under none of them; where links "
               "became copies, all copies but one are added. So the live bytes of the first "
               "image, plus added, less removed, plus what changed, are those of the second."));
    text.add(Tr::tr("Changed"),
             Tr::tr("The sizes of the files at paths that both have with different content, or as "
                    "something of another type: in the first image, and in the second. Another "
                    "owner or other permissions alone are listed and add nothing."));
    text.add(Tr::tr("Same paths"),
             Tr::tr("How many files, folders and links are in both without a difference."));
    text.add(Tr::tr("Shared layers"),
             Tr::tr("Layers with the same content in both images, out of those of the second."));
    text.add(Tr::tr("Settings that differ"),
             Tr::tr("All that the configurations say otherwise. What has no plain name here stands "
                    "under the key that it has in the JSON, such as config.Tty."));
}

void addDisk(Definitions &text)
{
    text.heading(Tr::tr("On the disk"));
    text.add(Tr::tr("Size on disk"),
             Tr::tr("In My images: the sum of all blobs of the image (layers as they were "
                    "downloaded, configurations, manifests) of every platform that is here, each "
                    "counted once. On an engine: what the engine says, mostly unpacked layers."));
    text.add(Tr::tr("Only here"),
             Tr::tr("Size on disk less the blobs that another image of the same store has too: "
                    "what comes back if this image alone is removed."));
    text.add(Tr::tr("Shared layers"),
             Tr::tr("A layer is shared if another image of the same store has the same blob; on an "
                    "engine, if it has the same content with the same layers below it. Such a "
                    "layer is on the disk once and counts in the size of every image that has it. "
                    "The column “Also in” tells how many others have a layer."));
}

void addDive(Definitions &text)
{
    text.heading(Tr::tr("Dive’s numbers"));
    text.add(Tr::tr("In other words"),
             Tr::tr("The program Dive counts in another way: it also takes the copy of a rewritten "
                    "file that stays for waste, and it does not see what is in removed folders. "
                    "The Waste page, the reports and millefeuille-cli analyze show its figures, "
                    "too. In the "
                    "formulas, the sizes of a path are those that the layers store there, and 0 "
                    "for a layer that removes a file."));
    text.add(u"efficiency"_s,
             Tr::tr("For each path its smallest size, added up over all paths, divided by all "
                    "sizes of all paths: Σ smallest ÷ Σ sizes. 1 if nothing is stored."));
    text.add(u"wastedBytes"_s,
             Tr::tr("All sizes of the paths that two or more layers store or remove, the copy that "
                    "stays included: Σ sizes of paths with at least two of them."));
    text.add(u"userWastedPercent"_s,
             Tr::tr("wastedBytes ÷ the sizes of all layers but the base. A ratio, whatever its "
                    "name says; it may be above 1."));
}

void addSigns(Definitions &text)
{
    text.heading(Tr::tr("The picture"));
    text.add(Tr::tr("Rectangles"),
             Tr::tr("The area of each is its size. Folders are frames around their files; files "
                    "that would be too small to see are drawn as one."));
    text.add(Tr::tr("Hatched"), Tr::tr("Hidden: wasted, whatever the colours mean."));
    text.add(Tr::tr("Pale"), Tr::tr("Not in the layers looked at, or not found by the filter. With "
                                    "“Fill” it has no place in the picture instead, and the areas "
                                    "are the sizes of what is looked at."));
    text.add(Tr::tr("Plus, dot, stroke"),
             Tr::tr("Added, modified, deleted. For the whole image as seen from the top; while you "
                    "walk through the layers, what the layer looked at did."));
    text.add(Tr::tr("Up to layer, only layer, layers from"),
             Tr::tr("The files as a layer leaves them, with those that it removes; or only what "
                    "the layer stores and removes; or what a range of layers does, as one step."));
}

void addKeys(Definitions &text)
{
    text.heading(Tr::tr("Keys"));
    text.add(Tr::tr("Arrows"), Tr::tr("From rectangle to rectangle, row to row, layer to layer."));
    text.add(Tr::tr("Enter, Backspace"), Tr::tr("Into a folder, and back."));
    text.add(Tr::tr("Space"), Tr::tr("Shows what is in the selected file."));
    text.add(Tr::tr("Escape"), Tr::tr("Takes back the filter, the zoom, the selection."));
    text.add(Tr::tr("Ctrl+F"), Tr::tr("Finds files; finds text on the pages of JSON."));
}

QString helpText()
{
    Definitions text;
    addSums(text);
    addLayers(text);
    addAdvice(text);
    addComparison(text);
    addDisk(text);
    addDive(text);
    addSigns(text);
    addKeys(text);
    return text.html();
}

} // namespace

HelpDialog::HelpDialog(QWidget *window)
    : QDialog(window)
{
    setObjectName(u"helpDialog"_s);
    setWindowTitle(Tr::tr("Numbers, Picture and Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *text = new QTextBrowser;
    text->setObjectName(u"helpText"_s);
    text->setAccessibleName(Tr::tr("Help"));
    text->setFrameShape(QFrame::NoFrame);
    text->document()->setDocumentMargin(8);
    text->setHtml(helpText());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({}); // Some styles give them to standard buttons alone.
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(text, 1);
    column->addWidget(buttons);
    const int unit = fontMetrics().averageCharWidth();
    resize(80 * unit, 90 * unit);
}

void HelpDialog::open(QWidget *parent)
{
    QWidget *window = parent->window();
    auto *dialog = window->findChild<HelpDialog *>();
    if (!dialog)
        dialog = new HelpDialog(window);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace views
