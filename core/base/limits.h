// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <cstddef>

/// Bounds on everything that comes from strangers, all of them here: a test sees to it that core
/// and models have none elsewhere. Sizes are bytes.
namespace core::limits {

inline constexpr qint64 KiB = 1024;
inline constexpr qint64 MiB = 1024 * KiB;

// Documents of images.
inline constexpr qint64 Manifest = 4 * MiB;    ///< Manifest or index; conformance uses 3.9 MB.
inline constexpr qint64 Config = 8 * MiB;      ///< Image configuration.
inline constexpr qint64 UsualConfig = 4 * MiB; ///< What others take; more is told.
inline constexpr int Layers = 10'000;
inline constexpr int UsualLayers = 1024; ///< No engine runs more: told.
inline constexpr int IndexDepth = 8;
inline constexpr int IndexEntries = 10'000;
inline constexpr int PlatformlessEntries = 32;           ///< Of an index, that are looked into.
inline constexpr qsizetype Attestations = 8;             ///< Of one image, that are looked into.
inline constexpr qint64 BlobSize = Q_INT64_C(1) << 40;   ///< 1 TiB, compressed or not.
inline constexpr qint64 ImageBytes = Q_INT64_C(1) << 62; ///< Keeps every sum of sizes small enough.
inline constexpr qsizetype ReferenceText = 1024; ///< Domain, path, tag, digest, and room to spare.

// Layers.
/// Of zstd and xz in a layer: 32 MiB, the most that registry tools write. Several layers are
/// unpacked at a time and each is to take less than 64 MiB, so they may not have WindowLog.
inline constexpr int LayerWindowLog = 25;
inline constexpr qint64 LayerEntries = 20'000'000;
inline constexpr qint64 LayerNames = 1024 * MiB;      ///< All names inside one layer together.
inline constexpr qint64 PathLength = 1 * MiB;         ///< A name inside a layer.
inline constexpr qint64 TarExtension = 1 * MiB;       ///< A PAX or GNU extended header, as in Go.
inline constexpr std::size_t SparseParts = 1'000'000; ///< Of a sparse file.
inline constexpr qint64 SparseBytes = 4096 * MiB;     ///< Of sparse files, that are made whole.
inline constexpr quint32 TreeNodes = 40'000'000;      ///< Files and folders, all layers.
inline constexpr std::size_t Checkpoints = 256;       ///< Of a decompressor, about 30 KB each.

// Links of images and archives.
inline constexpr int SymlinksOfAPath = 40;      ///< As in Linux.
inline constexpr int LinksOfALayer = 255;       ///< From one path to its place; as containerd.
inline constexpr std::size_t LinkedPath = 4095; ///< Linux has no longer path.
inline constexpr qint64 LinkSteps = 50'000'000; ///< Of an image: about a second of work.
inline constexpr int LinksOfAnArchive = 8;      ///< From an entry of docker save to its layer.

// Archives.
inline constexpr int WindowLog = 27;                 ///< Of zstd and xz around one: 128 MiB.
inline constexpr qint64 ArchiveJson = 4 * MiB;       ///< Its manifest.json, index.json.
inline constexpr qint64 ArchiveDocuments = 64 * MiB; ///< All of one: a hundred images' worth.
inline constexpr int ArchiveEntries = 100'000;       ///< Entries of the outer tar.

// What registries answer.
inline constexpr int Redirects = 10;
inline constexpr qint64 TokenBody = 128 * KiB;
inline constexpr qint64 TokenSeconds = 24 * 3600; ///< A longer life is not believed.
inline constexpr qint64 ErrorBody = 64 * KiB;
inline constexpr qsizetype ErrorEntries = 8;           ///< Of an error body.
inline constexpr qsizetype ErrorText = 512;            ///< Characters of one.
inline constexpr qsizetype WarningBytes = 4 * KiB;     ///< All Warning headers of one answer.
inline constexpr qsizetype Warnings = 16;              ///< Different ones of one registry.
inline constexpr qsizetype ChallengeHeader = 16 * KiB; ///< One WWW-Authenticate.
inline constexpr qsizetype Challenges = 16;
inline constexpr qsizetype ChallengeParameters = 32;
inline constexpr qsizetype UploadLocation = 16 * KiB; ///< Where an upload goes on.
inline constexpr qsizetype CertificateChain = 16;
inline constexpr qsizetype RefusedHosts = 100; ///< Whose certificates are kept to be shown.

// What registries and Docker Hub list.
inline constexpr qint64 TagPage = 4 * MiB; ///< Of a registry, up to a thousand tags as a rule.
inline constexpr qsizetype Tags = 200'000; ///< Of a repository.
inline constexpr qsizetype TagsOfARemoval = 1000; ///< That are asked for what they mean.
inline constexpr qint64 HubAnswer = 8 * MiB; ///< A page of Docker Hub: 100 tags of many platforms.
inline constexpr int HubRows = 1000;         ///< In it; at most 100 are asked for.
inline constexpr double HubPulls = 1e15;     ///< A larger number is not believed.
inline constexpr int ListPages = 5000;       ///< That are asked for one after the other.
inline constexpr qsizetype ReadmeCharacters = 100'000; ///< Docker Hub takes 25,000.
inline constexpr qsizetype ReadmePictures = 40;
inline constexpr qint64 ReadmePicture = 4 * MiB;

// Files that say how registries are reached, and logins.
inline constexpr qint64 HostsFile = 1 * MiB; ///< registries.conf, daemon.json, a certificate.
inline constexpr int HostsFiles = 1000;      ///< In registries.conf.d, or in certs.d of one host.
inline constexpr int HostRules = 10'000;     ///< [[registry]] tables of all files together.
inline constexpr int Mirrors = 64;           ///< Of one registry.
inline constexpr int ShortNames = 10'000;    ///< Aliases.
inline constexpr qint64 DockerConfig = 1 * MiB;  ///< config.json, auth.json.
inline constexpr qint64 HelperAnswer = 64 * KiB; ///< Of a credential helper.
inline constexpr qint64 KeychainEntry = 64 * KiB;

// Files of the own store and of what is unfinished, which anybody may have written to.
inline constexpr qint64 LayoutVersion = 4 * KiB; ///< oci-layout.
inline constexpr qint64 LayoutIndex = 32 * MiB;  ///< index.json: about 100,000 images.
inline constexpr qint64 PinList = 8 * MiB;       ///< Pinned images: about 100,000.
inline constexpr qint64 Trash = 64 * MiB;        ///< What was removed and can come back.
inline constexpr int TrashedEntries = 100'000;   ///< Removals, and images or names in one.
inline constexpr qsizetype ImageSources = 16;    ///< Repositories that an image came from.
inline constexpr qint64 PullJournal = 64 * MiB;  ///< One journal.
inline constexpr int UnfinishedPulls = 1000;     ///< In it.
inline constexpr int PullJournals = 100; ///< That are looked at; each run leaves at most one.
inline constexpr qsizetype UnfinishedUploads = 256;
inline constexpr qint64 UploadsFile = 8 * MiB; ///< So many addresses, and some.

// Engines.
inline constexpr qint64 EngineJson = 64 * MiB; ///< A list of an engine: about 100,000 images.
inline constexpr int EngineItems = 200'000;    ///< Images or containers in it.
inline constexpr qint64 EngineEvent = 1 * MiB; ///< One event or message, a line.
inline constexpr qint64 EngineConfig =
    1 * MiB; ///< meta.json, podman-connections.json, containers.conf.
inline constexpr int EngineContexts = 1000;
inline constexpr qsizetype ProgressParts = 512; ///< Whoever names more is not to be believed.

// Builds and rules.
inline constexpr qint64 Dockerfile = 1 * MiB;
inline constexpr qint64 IgnoreFile = 1 * MiB; ///< .dockerignore.
inline constexpr std::size_t IgnorePatterns = 10'000;
inline constexpr qint64 FolderEntries = 5'000'000;      ///< Files and folders of a build context.
inline constexpr int FolderDepth = 400;                 ///< Each level keeps a folder open.
inline constexpr qsizetype BuildLine = 4096;            ///< Characters in a line of a build's log.
inline constexpr qint64 BuildLines = 20'000;            ///< Of a log that are kept.
inline constexpr qint64 BuildLogCharacters = 8'000'000; ///< Less than so many of the longest.
inline constexpr qint64 CiRules = 64 * KiB;             ///< .dive-ci.
inline constexpr int CiExcludes = 1000;                 ///< Patterns of paths in it.
inline constexpr qsizetype CiGlob = 1024;               ///< Characters of one.

// What is shown of files and documents.
inline constexpr qint64 PreviewBytes = 1 * MiB;  ///< Of a file.
inline constexpr qint64 PictureBytes = 32 * MiB; ///< Of a picture.
inline constexpr qint64 PicturePixels = 50'000'000;
inline constexpr qint64 DragBytes = 256 * MiB;    ///< Of a file that is dragged out of the window.
inline constexpr std::size_t JsonNodes = 200'000; ///< A tree of more helps nobody.
inline constexpr int LineDifferences = 2000;      ///< Lines removed and added in a comparison.
inline constexpr qsizetype LinesCompared = 200'000;
inline constexpr qsizetype SearchPattern = 1000; ///< Characters.

} // namespace core::limits
