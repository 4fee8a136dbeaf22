<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>app::Tr</name>
    <message numerus="yes">
        <source>%n tag(s) removed.</source>
        <translation>
            <numerusform>%n tag removed.</numerusform>
            <numerusform>%n tags removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) removed, %1 freed.</source>
        <translation>
            <numerusform>%n image removed, %1 freed.</numerusform>
            <numerusform>%n images removed, %1 freed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more path(s); --json has all.</source>
        <translation>
            <numerusform>… and %n more path; --json has all.</numerusform>
            <numerusform>… and %n more paths; --json has all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” holds %n image(s). Write FOLDER:NAME to choose one.</source>
        <translation>
            <numerusform>“%1” holds %n image. Write FOLDER:NAME to choose it.</numerusform>
            <numerusform>“%1” holds %n images. Write FOLDER:NAME to choose one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 added, %2 removed, %3 changed (were %4); %n path(s) the same</source>
        <translation>
            <numerusform>%1 added, %2 removed, %3 changed (were %4); %n path the same</numerusform>
            <numerusform>%1 added, %2 removed, %3 changed (were %4); %n paths the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) extracted, %1.</source>
        <translation>
            <numerusform>%n file extracted, %1.</numerusform>
            <numerusform>%n files extracted, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The image has %n layer(s), counted from 0.</source>
        <translation>
            <numerusform>The image has %n layer, counted from 0.</numerusform>
            <numerusform>The image has %n layers, counted from 0.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more path(s).</source>
        <translation>
            <numerusform>… and %n more path.</numerusform>
            <numerusform>… and %n more paths.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) stayed.</source>
        <translation>
            <numerusform>%n image stayed.</numerusform>
            <numerusform>%n images stayed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) would be removed, %1 freed.</source>
        <translation>
            <numerusform>%n image would be removed, %1 freed.</numerusform>
            <numerusform>%n images would be removed, %1 freed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) kept.</source>
        <translation>
            <numerusform>%n image kept.</numerusform>
            <numerusform>%n images kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) could not be started.</source>
        <translation>
            <numerusform>%n container could not be started.</numerusform>
            <numerusform>%n containers could not be started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) could not be stopped.</source>
        <translation>
            <numerusform>%n container could not be stopped.</numerusform>
            <numerusform>%n containers could not be stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) could not be removed.</source>
        <translation>
            <numerusform>%n container could not be removed.</numerusform>
            <numerusform>%n containers could not be removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) started.</source>
        <translation>
            <numerusform>%n container started.</numerusform>
            <numerusform>%n containers started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) stopped.</source>
        <translation>
            <numerusform>%n container stopped.</numerusform>
            <numerusform>%n containers stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) removed.</source>
        <translation>
            <numerusform>%n container removed.</numerusform>
            <numerusform>%n containers removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) stayed.</source>
        <translation>
            <numerusform>%n container stayed.</numerusform>
            <numerusform>%n containers stayed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) removed</source>
        <translation>
            <numerusform>%n image removed</numerusform>
            <numerusform>%n images removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other item(s) removed</source>
        <translation>
            <numerusform>%n other item removed</numerusform>
            <numerusform>%n other items removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had gone already</source>
        <translation>
            <numerusform>%n had gone already</numerusform>
            <numerusform>%n had gone already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n kept</numerusform>
            <numerusform>%n kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) removed.</source>
        <translation>
            <numerusform>%n image removed.</numerusform>
            <numerusform>%n images removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) pinned.</source>
        <translation>
            <numerusform>%n image pinned.</numerusform>
            <numerusform>%n images pinned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) unpinned.</source>
        <translation>
            <numerusform>%n image unpinned.</numerusform>
            <numerusform>%n images unpinned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) are back.</source>
        <translation>
            <numerusform>%n name is back.</numerusform>
            <numerusform>%n names are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 tags</source>
        <translation>
            <numerusform>%n of %1 tags</numerusform>
            <numerusform>%n of %1 tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 downloaded, without %n layer(s) that the registry does not have.</source>
        <translation>
            <numerusform>%1 downloaded, without %n layer that the registry does not have.</numerusform>
            <numerusform>%1 downloaded, without %n layers that the registry does not have.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %n container(s)</source>
        <translation>
            <numerusform>Start %n container</numerusform>
            <numerusform>Start %n containers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n container(s)</source>
        <translation>
            <numerusform>Stop %n container</numerusform>
            <numerusform>Stop %n containers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n container(s)</source>
        <translation>
            <numerusform>Remove %n container</numerusform>
            <numerusform>Remove %n containers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n image(s)</source>
        <translation>
            <numerusform>Remove %n image</numerusform>
            <numerusform>Remove %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had gone already.</source>
        <translation>
            <numerusform>%n had gone already.</numerusform>
            <numerusform>%n had gone already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of the numbers of layers, of which %n more are left out.</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) removed. How much that freed is not known.</source>
        <translation>
            <numerusform>%n image removed. How much that freed is not known.</numerusform>
            <numerusform>%n images removed. How much that freed is not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With them %n nameless image(s) that they were built on would go.</source>
        <translation>
            <numerusform>With them %n nameless image that they were built on would go.</numerusform>
            <numerusform>With them %n nameless images that they were built on would go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s) came from another repository there.</source>
        <translation>
            <numerusform>One layer came from another repository there.</numerusform>
            <numerusform>%n layers came from another repository there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blob(s) fetched again</source>
        <translation>
            <numerusform>%n blob fetched again</numerusform>
            <numerusform>%n blobs fetched again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) have moved.</source>
        <translation>
            <numerusform>%n tag has moved.</numerusform>
            <numerusform>%n tags have moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be asked about.</source>
        <comment>tags</comment>
        <translation>
            <numerusform>%n could not be asked about.</numerusform>
            <numerusform>%n could not be asked about.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tag(s) asked about</source>
        <translation>
            <numerusform>%1 of %n tag asked about</numerusform>
            <numerusform>%1 of %n tags asked about</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more layer(s); --json has all.</source>
        <translation>
            <numerusform>and %n more layer; --json has all.</numerusform>
            <numerusform>and %n more layers; --json has all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dive counts %1 for it, of %n layer(s).</source>
        <extracomment>%1 is an amount of bytes.</extracomment>
        <translation>
            <numerusform>Dive counts %1 for it, of %n layer.</numerusform>
            <numerusform>Dive counts %1 for it, of %n layers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) of %1</source>
        <translation>
            <numerusform>%n tag of %1</numerusform>
            <numerusform>%n tags of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pull %n tag(s) of %1</source>
        <translation>
            <numerusform>Pull %n tag of %1</numerusform>
            <numerusform>Pull %n tags of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Push %n tag(s) to %1</source>
        <translation>
            <numerusform>Push %n tag to %1</numerusform>
            <numerusform>Push %n tags to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n tag(s) to %1</source>
        <translation>
            <numerusform>Copy %n tag to %1</numerusform>
            <numerusform>Copy %n tags to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) pulled.</source>
        <translation>
            <numerusform>%n tag pulled.</numerusform>
            <numerusform>%n tags pulled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) pushed.</source>
        <translation>
            <numerusform>%n tag pushed.</numerusform>
            <numerusform>%n tags pushed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) copied.</source>
        <translation>
            <numerusform>%n tag copied.</numerusform>
            <numerusform>%n tags copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is without %n layer(s) that the registry does not have.</source>
        <translation>
            <numerusform>It is without %n layer that the registry does not have.</numerusform>
            <numerusform>It is without %n layers that the registry does not have.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tag(s) pulled.</source>
        <translation>
            <numerusform>%1 of %n tag pulled.</numerusform>
            <numerusform>%1 of %n tags pulled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tag(s) pushed.</source>
        <translation>
            <numerusform>%1 of %n tag pushed.</numerusform>
            <numerusform>%1 of %n tags pushed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tag(s) copied.</source>
        <translation>
            <numerusform>%1 of %n tag copied.</numerusform>
            <numerusform>%1 of %n tags copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::Tr</name>
    <message numerus="yes">
        <source>“%1” sent nothing for %n second(s).</source>
        <translation>
            <numerusform>“%1” sent nothing for %n second.</numerusform>
            <numerusform>“%1” sent nothing for %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” is the beginning of %n image ID(s). Write more of it.</source>
        <translation>
            <numerusform>“%1” is the beginning of %n image ID. Write more of it.</numerusform>
            <numerusform>“%1” is the beginning of %n image IDs. Write more of it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::Tr</name>
    <message numerus="yes">
        <source>%n platform(s)</source>
        <translation>
            <numerusform>%n platform</numerusform>
            <numerusform>%n platforms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(s)</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n path(s)</source>
        <translation>
            <numerusform>%n path</numerusform>
            <numerusform>%n paths</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n line(s) differ: that is too much to compare.</source>
        <translation>
            <numerusform>More than %n line differs: that is too much to compare.</numerusform>
            <numerusform>More than %n lines differ: that is too much to compare.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s): no undo any more</source>
        <translation>
            <numerusform>%n file: no undo any more</numerusform>
            <numerusform>%n files: no undo any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), left over</source>
        <translation>
            <numerusform>%n file, left over</numerusform>
            <numerusform>%n files, left over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), not gone on with for a week</source>
        <translation>
            <numerusform>%n file, not gone on with for a week</numerusform>
            <numerusform>%n files, not gone on with for a week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s); later builds take longer</source>
        <translation>
            <numerusform>%n record; later builds take longer</numerusform>
            <numerusform>%n records; later builds take longer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), of no image any more</source>
        <translation>
            <numerusform>%n file, of no image any more</numerusform>
            <numerusform>%n files, of no image any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) differ</source>
        <translation>
            <numerusform>%n byte differs</numerusform>
            <numerusform>%n bytes differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This image has %n layer(s), more than Docker and Podman can run.</source>
        <translation>
            <numerusform>This image has %n layer, more than Docker and Podman can run.</numerusform>
            <numerusform>This image has %n layers, more than Docker and Podman can run.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::Tr</name>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weeks ago</source>
        <translation>
            <numerusform>%n week ago</numerusform>
            <numerusform>%n weeks ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <extracomment>%1 is the number with its separators, such as 142,345,678.</extracomment>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) removed, image deleted</source>
        <translation>
            <numerusform>%n tag removed, image deleted</numerusform>
            <numerusform>%n tags removed, image deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n tag(s)</source>
        <translation>
            <numerusform>Remove %n tag</numerusform>
            <numerusform>Remove %n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n image(s), free %1</source>
        <translation>
            <numerusform>Remove %n image, free %1</numerusform>
            <numerusform>Remove %n images, free %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) will be deleted.</source>
        <translation>
            <numerusform>%n image will be deleted.</numerusform>
            <numerusform>%n images will be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n row(s)</source>
        <translation>
            <numerusform>%1 of %n row</numerusform>
            <numerusform>%1 of %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are hidden by the filter.</source>
        <translation>
            <numerusform>%n row is hidden by the filter.</numerusform>
            <numerusform>%n rows are hidden by the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This document has more than %n value(s); the tree shows the first ones.</source>
        <translation>
            <numerusform>This document has more than %n value; the tree shows the first ones.</numerusform>
            <numerusform>This document has more than %n values; the tree shows the first ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more platform(s)</source>
        <translation>
            <numerusform>%n more platform</numerusform>
            <numerusform>%n more platforms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in Config</source>
        <comment>labels</comment>
        <translation>
            <numerusform>%n more in Config</numerusform>
            <numerusform>%n more in Config</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in Config</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n more in Config</numerusform>
            <numerusform>%n more in Config</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n untagged</source>
        <translation>
            <numerusform>%n untagged</numerusform>
            <numerusform>%n untagged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) selected</source>
        <translation>
            <numerusform>%n row selected</numerusform>
            <numerusform>%n rows selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) copied.</source>
        <translation>
            <numerusform>%n reference copied.</numerusform>
            <numerusform>%n references copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digest(s) copied.</source>
        <translation>
            <numerusform>%n digest copied.</numerusform>
            <numerusform>%n digests copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are running.</source>
        <translation>
            <numerusform>%n task is running.</numerusform>
            <numerusform>%n tasks are running.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers, %1 in layer %2</source>
        <extracomment>What a folder holds comes from %n layers, of which layer %2 stored the part %1, a percentage.</extracomment>
        <translation>
            <numerusform>%n layer, %1 in layer %2</numerusform>
            <numerusform>%n layers, %1 in layer %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too small to draw</source>
        <translation>
            <numerusform>%n too small to draw</numerusform>
            <numerusform>%n too small to draw</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n smallest entries</source>
        <extracomment>%1 is the path of a folder, of which %n entries are drawn as one.</extracomment>
        <translation>
            <numerusform>%1: smallest entry</numerusform>
            <numerusform>%1: %n smallest entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>On a tile that stands for the %n smallest entries of a folder.</extracomment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n modified</source>
        <translation>
            <numerusform>%n modified</numerusform>
            <numerusform>%n modified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n deleted</numerusform>
            <numerusform>%n deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) look like secrets</source>
        <translation>
            <numerusform>%n file looks like a secret</numerusform>
            <numerusform>%n files look like secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <extracomment>%1 is the size of the files that were found.</extracomment>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more image(s)</source>
        <translation>
            <numerusform>%n more image</numerusform>
            <numerusform>%n more images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n line removed</numerusform>
            <numerusform>%n lines removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n line added</numerusform>
            <numerusform>%n lines added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) stay.</source>
        <translation>
            <numerusform>%n image stays.</numerusform>
            <numerusform>%n images stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n image(s)</source>
        <translation>
            <numerusform>Remove %n image</numerusform>
            <numerusform>Remove %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more container(s)</source>
        <translation>
            <numerusform>%n more container</numerusform>
            <numerusform>%n more containers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) will be stopped.</source>
        <translation>
            <numerusform>%n container will be stopped.</numerusform>
            <numerusform>%n containers will be stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n container(s)</source>
        <translation>
            <numerusform>Stop %n container</numerusform>
            <numerusform>Stop %n containers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What they wrote into their own file systems is lost. Volumes stay.</source>
        <translation>
            <numerusform>What it wrote into its own file system is lost. Volumes stay.</numerusform>
            <numerusform>What they wrote into their own file systems is lost. Volumes stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are alive and will be stopped first.</source>
        <translation>
            <numerusform>%n of them is alive and will be stopped first.</numerusform>
            <numerusform>%n of them are alive and will be stopped first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) will be removed.</source>
        <translation>
            <numerusform>%n container will be removed.</numerusform>
            <numerusform>%n containers will be removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop and remove %n container(s)</source>
        <translation>
            <numerusform>Stop and remove %n container</numerusform>
            <numerusform>Stop and remove %n containers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n container(s)</source>
        <translation>
            <numerusform>Remove %n container</numerusform>
            <numerusform>Remove %n containers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) will be removed first.</source>
        <translation>
            <numerusform>%n container will be removed first.</numerusform>
            <numerusform>%n containers will be removed first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are alive and will be stopped.</source>
        <translation>
            <numerusform>%n of them is alive and will be stopped.</numerusform>
            <numerusform>%n of them are alive and will be stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) stay, because containers use them. Check the containers that may go.</source>
        <translation>
            <numerusform>%n image stays, because containers use it. Check the containers that may go.</numerusform>
            <numerusform>%n images stay, because containers use them. Check the containers that may go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) will be removed. No image is deleted and no space comes back.</source>
        <translation>
            <numerusform>%n tag will be removed. No image is deleted and no space comes back.</numerusform>
            <numerusform>%n tags will be removed. No image is deleted and no space comes back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only untagged: %n image(s) are built on it</source>
        <translation>
            <numerusform>Only untagged: %n image is built on it</numerusform>
            <numerusform>Only untagged: %n images are built on it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>%n container</numerusform>
            <numerusform>%n containers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n item(s), free %1</source>
        <translation>
            <numerusform>Remove %n item, free %1</numerusform>
            <numerusform>Remove %n items, free %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n item(s)</source>
        <translation>
            <numerusform>Remove %n item</numerusform>
            <numerusform>Remove %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n store(s)</source>
        <translation>
            <numerusform>%n store</numerusform>
            <numerusform>%n stores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) stay, because they are pinned. Unpin them first.</source>
        <translation>
            <numerusform>%n image stays, because it is pinned. Unpin it first.</numerusform>
            <numerusform>%n images stay, because they are pinned. Unpin them first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) removed</source>
        <translation>
            <numerusform>%n tag removed</numerusform>
            <numerusform>%n tags removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n untagged image(s) removed</source>
        <translation>
            <numerusform>%n untagged image removed</numerusform>
            <numerusform>%n untagged images removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… %n line(s) before are not shown.</source>
        <translation>
            <numerusform>… %n line before is not shown.</numerusform>
            <numerusform>… %n lines before are not shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s)</source>
        <translation>
            <numerusform>%n stage</numerusform>
            <numerusform>%n stages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s), %1: %2</source>
        <extracomment>%n layers, which have the size %1; %2 are their numbers.</extracomment>
        <translation>
            <numerusform>%n layer, %1: %2</numerusform>
            <numerusform>%n layers, %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With them go %n nameless image(s) that they were built on.</source>
        <translation>
            <numerusform>With them goes %n nameless image that they were built on.</numerusform>
            <numerusform>With them go %n nameless images that they were built on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n of them</source>
        <translation>
            <numerusform>The only one</numerusform>
            <numerusform>All %n of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The whole index, %n of it here</source>
        <translation>
            <numerusform>The whole index, one platform of it here</numerusform>
            <numerusform>The whole index, %n platforms of it here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The index names %n more platform(s), which are not here: the registry takes it only if it has them.</source>
        <translation>
            <numerusform>The index names one more platform, which is not here: the registry takes it only if it has that.</numerusform>
            <numerusform>The index names %n more platforms, which are not here: the registry takes it only if it has them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 pulls</source>
        <extracomment>How often an image was pulled; %1 is the number, such as 12.9B.</extracomment>
        <translation>
            <numerusform>%1 pull</numerusform>
            <numerusform>%1 pulls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pulls left on Docker Hub</source>
        <translation>
            <numerusform>%n of %1 pulls left on Docker Hub</numerusform>
            <numerusform>%n of %1 pulls left on Docker Hub</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pulls left on Docker Hub for the address %2</source>
        <extracomment>%1 is a number, %2 an IP address.</extracomment>
        <translation>
            <numerusform>%n of %1 pulls left on Docker Hub for the address %2</numerusform>
            <numerusform>%n of %1 pulls left on Docker Hub for the address %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pulls left on Docker Hub for your account</source>
        <translation>
            <numerusform>%n of %1 pulls left on Docker Hub for your account</numerusform>
            <numerusform>%n of %1 pulls left on Docker Hub for your account</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are not shown. They come from %1.</source>
        <translation>
            <numerusform>%n picture is not shown. It comes from %1.</numerusform>
            <numerusform>%n pictures are not shown. They come from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags selected</source>
        <translation>
            <numerusform>%n tag selected</numerusform>
            <numerusform>%n tags selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 found</source>
        <translation>
            <numerusform>%1 found</numerusform>
            <numerusform>%1 found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tags</source>
        <translation>
            <numerusform>%1 tag</numerusform>
            <numerusform>%1 tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blob(s) read, %1.</source>
        <translation>
            <numerusform>%n blob read, %1.</numerusform>
            <numerusform>%n blobs read, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blob(s) of removed images that can come back, %1.</source>
        <translation>
            <numerusform>%n blob of removed images that can come back, %1.</numerusform>
            <numerusform>%n blobs of removed images that can come back, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blob(s) that no image needs, %1.</source>
        <translation>
            <numerusform>%n blob that no image needs, %1.</numerusform>
            <numerusform>%n blobs that no image needs, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broken download(s) to go on with, %1.</source>
        <translation>
            <numerusform>%n broken download to go on with, %1.</numerusform>
            <numerusform>%n broken downloads to go on with, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left over from a crash, %1.</source>
        <translation>
            <numerusform>%n file left over from a crash, %1.</numerusform>
            <numerusform>%n files left over from a crash, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged file(s) that repairs kept in the folder “.millefeuille-damaged” of the store, %1.</source>
        <translation>
            <numerusform>%n damaged file that repairs kept in the folder “.millefeuille-damaged” of the store, %1.</numerusform>
            <numerusform>%n damaged files that repairs kept in the folder “.millefeuille-damaged” of the store, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The store is damaged in %n place(s).</source>
        <translation>
            <numerusform>The store is damaged in %n place.</numerusform>
            <numerusform>The store is damaged in %n places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) have moved since they were pulled.</source>
        <translation>
            <numerusform>%n tag has moved since it was pulled.</numerusform>
            <numerusform>%n tags have moved since they were pulled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pull(s) were not finished when Millefeuille ended.</source>
        <translation>
            <numerusform>%n pull was not finished when Millefeuille ended.</numerusform>
            <numerusform>%n pulls were not finished when Millefeuille ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) go on then. Accounts that are signed in may have a higher limit.</source>
        <translation>
            <numerusform>%n task goes on then. Accounts that are signed in may have a higher limit.</numerusform>
            <numerusform>%n tasks go on then. Accounts that are signed in may have a higher limit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove Image and %n Tag(s)</source>
        <translation>
            <numerusform>Remove Image and %n Tag</numerusform>
            <numerusform>Remove Image and %n Tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 found so far</source>
        <translation>
            <numerusform>%1 found so far</numerusform>
            <numerusform>%1 found so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tags so far</source>
        <translation>
            <numerusform>%1 tag so far</numerusform>
            <numerusform>%1 tags so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) differ</source>
        <translation>
            <numerusform>%n byte differs</numerusform>
            <numerusform>%n bytes differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pull %n Tag(s)</source>
        <translation>
            <numerusform>Pull %n Tag</numerusform>
            <numerusform>Pull %n Tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %n tag(s).</source>
        <translation>
            <numerusform>It has %n tag.</numerusform>
            <numerusform>It has %n tags.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n Tag(s)</source>
        <translation>
            <numerusform>Copy %n Tag</numerusform>
            <numerusform>Copy %n Tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Push %n Tag(s)</source>
        <translation>
            <numerusform>Push %n Tag</numerusform>
            <numerusform>Push %n Tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n of them not all platforms are here: the one beside the name goes alone.</source>
        <translation>
            <numerusform>Of %n of them not all platforms are here: the one beside the name goes alone.</numerusform>
            <numerusform>Of %n of them not all platforms are here: the one beside the name goes alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n of them not all platforms are here: the registry takes the index only if it has the others.</source>
        <translation>
            <numerusform>Of %n of them not all platforms are here: the registry takes the index only if it has the others.</numerusform>
            <numerusform>Of %n of them not all platforms are here: the registry takes the index only if it has the others.</numerusform>
        </translation>
    </message>
</context>
</TS>
