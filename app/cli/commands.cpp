// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include <QtGlobal>

#include <algorithm>

namespace cli {

namespace {

constexpr Command All[] = {
    {"search", "WORDS... [--official] [--architecture ARCH] [--limit N]",
     QT_TRANSLATE_NOOP("app::Tr", "Find repositories on Docker Hub"), search},
    {"tags", "REPOSITORY [--filter TEXT]",
     QT_TRANSLATE_NOOP("app::Tr", "List the tags of a repository, on Docker Hub newest first"),
     tags},
    {"login", "[REGISTRY] [--username NAME] [--password-stdin] [--share] [--untested]",
     QT_TRANSLATE_NOOP("app::Tr", "Log in to a registry, docker.io unless named, and keep that in "
                                  "the keychain of this system; with --share also where Docker and "
                                  "Podman keep theirs"),
     login},
    {"logout", "[REGISTRY]", QT_TRANSLATE_NOOP("app::Tr", "Forget the login for a registry"),
     logout},
    {"trust", "REGISTRY [--fingerprint SHA256]",
     QT_TRANSLATE_NOOP("app::Tr",
                       "Show the certificate of a registry that nobody vouches for; with "
                       "its fingerprint, trust it for that registry"),
     trust},
    {"distrust", "REGISTRY",
     QT_TRANSLATE_NOOP("app::Tr", "Forget the certificates that were trusted for a registry"),
     distrust},
    {"pull", "REF [--platform OS/ARCH[/VARIANT]|all] [--all-tags] [--ignore-free-space]",
     QT_TRANSLATE_NOOP("app::Tr",
                       "Fetch an image from its registry into the store, or let the engine do so; "
                       "with --all-tags, every tag of a repository"),
     pull},
    {"push", "IMAGE [REF] [--platform P] | --all-tags REPOSITORY [REPOSITORY]",
     QT_TRANSLATE_NOOP("app::Tr", "Send an image of the store to its registry, or to where REF "
                                  "says, or let the engine do so; with --all-tags, every tag of a "
                                  "repository that the store has"),
     push},
    {"build",
     "[-f DOCKERFILE] [-t REF]... [--target STAGE] [--build-arg KEY[=VALUE]]... "
     "[--label KEY=VALUE]... [--platform P] [--no-cache] [--pull] FOLDER",
     QT_TRANSLATE_NOOP("app::Tr", "Let an engine build an image from a folder"), build},
    {"ls", "", QT_TRANSLATE_NOOP("app::Tr", "List the images of the store"), list},
    {"outdated", "",
     QT_TRANSLATE_NOOP("app::Tr", "Ask the registries which images have moved since"), outdated},
    {"inspect", "REF [--platform P]",
     QT_TRANSLATE_NOOP("app::Tr", "Show the manifest and the configuration of an image"), inspect},
    {"history", "REF [--platform P]",
     QT_TRANSLATE_NOOP("app::Tr", "Show how an image was built, step by step"), history},
    {"rm", "REF... [--remote [--dry-run]]",
     QT_TRANSLATE_NOOP("app::Tr", "Remove images; layers that others share stay. With --remote, "
                                  "remove a tag, or a digest with all its tags, from its registry"),
     remove},
    {"undo", "", QT_TRANSLATE_NOOP("app::Tr", "Bring back what was removed last"), undo},
    {"reclaim", "[--dry-run]",
     QT_TRANSLATE_NOOP("app::Tr", "Give back the space of removed images, and of what no image "
                                  "needs"),
     reclaim},
    {"pin", "REF...", QT_TRANSLATE_NOOP("app::Tr", "Keep images: nothing removes a pinned one"),
     pin},
    {"unpin", "REF...", QT_TRANSLATE_NOOP("app::Tr", "Let pinned images be removed again"), unpin},
    {"prune",
     "[--all] [--until AGE] [--label [!]KEY[=VALUE]] [--repository GLOB] [--keep N] [--containers] "
     "[--build-cache] [--leftovers] [--reclaim] [--dry-run]",
     QT_TRANSLATE_NOOP("app::Tr",
                       "Remove untagged images, or with --all every unused one; with the "
                       "other options also stopped containers, the build cache, and what "
                       "no image needs"),
     prune, true},
    {"tag", "IMAGE NAME [--remote]",
     QT_TRANSLATE_NOOP("app::Tr", "Give an image another name, with --remote on its registry"),
     tag},
    {"save", "IMAGE... -o FILE [--format docker|oci] [--zstd] [--platform P]",
     QT_TRANSLATE_NOOP("app::Tr", "Write images to an archive"), save},
    {"load", "FILE...", QT_TRANSLATE_NOOP("app::Tr", "Take the images of archives into the store"),
     load},
    {"import", "FILE [NAME] [--platform P] [--message TEXT]",
     QT_TRANSLATE_NOOP("app::Tr", "Make an image of a tar that holds a root file system"), import},
    {"copy",
     "IMAGE... --to STORE | --remote REF REF [--platform P] | --all-tags REPOSITORY REPOSITORY",
     QT_TRANSLATE_NOOP("app::Tr",
                       "Copy images to another store: a folder, a name, an address; with "
                       "--remote, from one registry to another, past the store; with --all-tags, "
                       "every tag of a repository there"),
     copy},
    {"analyze",
     "REF|FILE|FOLDER|-[:NAME] [--platform P] [--remote] [--ci] [--ci-config FILE] "
     "[--exclude GLOB] [--format text|json|markdown|sarif|junit]",
     QT_TRANSLATE_NOOP("app::Tr", "Show what the layers hold and what of it is wasted"), analyze},
    {"diff", "IMAGE IMAGE [--tree] [--same] [--platform P]",
     QT_TRANSLATE_NOOP("app::Tr", "Show what distinguishes two images"), diff},
    {"cat", "IMAGE PATH [--layer N] [--platform P]",
     QT_TRANSLATE_NOOP("app::Tr", "Print a file of an image, or of one of its layers"), cat},
    {"extract", "IMAGE PATH -o FOLDER [--layer N] [--force] [--platform P]",
     QT_TRANSLATE_NOOP("app::Tr", "Copy a file or a folder of an image; “/” is all of it"),
     extract},
    {"check", "[--repair [--offline]]",
     QT_TRANSLATE_NOOP("app::Tr",
                       "Compare every blob of the store with its digest, and mend what is damaged"),
     check},
};

} // namespace

std::span<const Command> commands()
{
    return All;
}

const Command *findCommand(const QString &name)
{
    const auto found = std::ranges::find_if(
        All, [&](const Command &command) { return name == QLatin1StringView(command.name); });
    return found == std::end(All) ? nullptr : found;
}

} // namespace cli
