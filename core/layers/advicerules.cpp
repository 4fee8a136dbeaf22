// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/advicerules.h"

#include <QtGlobal>

namespace layers {

namespace {

constexpr LeftoverRule Leftovers[] = {
    {"apt-lists", "/var/lib/apt/lists/",
     QT_TRANSLATE_NOOP("core::Tr",
                       "Package lists of apt, which only “apt-get install” needs. Remove "
                       "them in the step that fetched them."),
     "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGES && rm -rf "
     "/var/lib/apt/lists/*"},
    {"apt-cache", "/var/cache/apt/",
     QT_TRANSLATE_NOOP("core::Tr", "Packages that apt downloaded, and its index of them. Clean up "
                                   "in the step that installed them."),
     "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGES && apt-get clean "
     "&& "
     "rm -rf /var/lib/apt/lists/* /var/cache/apt/*"},
    {"apk-cache", "/var/cache/apk/ /etc/apk/cache/",
     QT_TRANSLATE_NOOP("core::Tr", "The package index and downloads of apk. With --no-cache they "
                                   "are not stored."),
     "RUN apk add --no-cache PACKAGES"},
    {"dnf-cache", "/var/cache/dnf/ /var/cache/yum/ /var/cache/libdnf5/ /var/cache/PackageKit/",
     QT_TRANSLATE_NOOP("core::Tr", "Package lists and downloads of dnf or yum. Clean up in the "
                                   "step that installed the packages."),
     "RUN dnf install -y --setopt=install_weak_deps=False PACKAGES && dnf clean all"},
    {"zypper-cache", "/var/cache/zypp/",
     QT_TRANSLATE_NOOP("core::Tr", "Package lists and downloads of zypper. Clean up in the step "
                                   "that installed the packages."),
     "RUN zypper --non-interactive install --no-recommends PACKAGES && zypper clean --all"},
    {"pacman-cache", "/var/cache/pacman/ /var/lib/pacman/sync/",
     QT_TRANSLATE_NOOP("core::Tr", "Package lists and downloads of pacman. Clean up in the step "
                                   "that installed the packages."),
     "RUN pacman -Syu --noconfirm PACKAGES && rm -rf /var/cache/pacman/pkg/* "
     "/var/lib/pacman/sync/*"},
    {"pip-cache", "~/.cache/pip/ ~/.cache/uv/ ~/.cache/pypoetry/ ~/.cache/pipenv/",
     QT_TRANSLATE_NOOP("core::Tr", "Downloads of Python packages that are installed already. With "
                                   "--no-cache-dir pip does not keep them."),
     "RUN pip install --no-cache-dir -r requirements.txt"},
    {"conda-cache", "/opt/conda/pkgs/ /opt/miniconda3/pkgs/ ~/miniconda3/pkgs/ ~/.conda/pkgs/",
     QT_TRANSLATE_NOOP("core::Tr", "Packages that conda downloaded and unpacked once more."),
     "RUN conda install -y PACKAGES && conda clean -afy"},
    {"npm-cache", "~/.npm/",
     QT_TRANSLATE_NOOP("core::Tr", "The download cache of npm. Empty it in the step that installed "
                                   "the modules."),
     "RUN npm ci --omit=dev && npm cache clean --force"},
    {"yarn-cache",
     "/usr/local/share/.cache/yarn/ ~/.cache/yarn/ ~/.yarn/berry/cache/ "
     "~/.local/share/pnpm/store/ ~/.cache/pnpm/",
     QT_TRANSLATE_NOOP("core::Tr", "The download cache of yarn or pnpm. Empty it in the step that "
                                   "installed the modules."),
     "RUN yarn install --frozen-lockfile --production && yarn cache clean"},
    {"cargo-cache",
     "~/.cargo/registry/ ~/.cargo/git/ /usr/local/cargo/registry/ /usr/local/cargo/git/",
     QT_TRANSLATE_NOOP("core::Tr", "Sources of crates, which only the build needs. Keep them in a "
                                   "cache of the builder."),
     "RUN --mount=type=cache,target=/usr/local/cargo/registry cargo build --release --locked"},
    {"go-cache", "/go/pkg/mod/ /go/pkg/sumdb/ ~/go/pkg/mod/ ~/.cache/go-build/",
     QT_TRANSLATE_NOOP("core::Tr", "Sources of Go modules and half-made results, which only the "
                                   "build needs. Keep them in a cache of the builder."),
     "RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go "
     "build -o /out/app ."},
    {"maven-cache", "~/.m2/repository/ ~/.m2/wrapper/",
     QT_TRANSLATE_NOOP("core::Tr",
                       "What Maven downloaded, which only the build needs. Keep it in a "
                       "cache of the builder."),
     "RUN --mount=type=cache,target=/root/.m2 mvn -B package"},
    {"gradle-cache", "~/.gradle/caches/ ~/.gradle/wrapper/ ~/.gradle/daemon/ /home/gradle/.gradle/",
     QT_TRANSLATE_NOOP("core::Tr", "What Gradle downloaded, which only the build needs. Keep it in "
                                   "a cache of the builder."),
     "RUN --mount=type=cache,target=/root/.gradle gradle --no-daemon build"},
    {"composer-cache", "~/.composer/cache/ ~/.cache/composer/",
     QT_TRANSLATE_NOOP("core::Tr", "The download cache of Composer. Empty it in the step that "
                                   "installed the packages."),
     "RUN composer install --no-dev --prefer-dist && composer clear-cache"},
    {"bundler-cache",
     "/usr/local/bundle/cache/ /usr/local/bundle/ruby/*/cache/ /usr/local/lib/ruby/gems/*/cache/ "
     "/var/lib/gems/*/cache/ vendor/bundle/ruby/*/cache/ ~/.bundle/cache/ ~/.gem/ruby/*/cache/",
     QT_TRANSLATE_NOOP("core::Tr", "Downloads of gems that are installed already."),
     "RUN bundle install && rm -rf /usr/local/bundle/cache /usr/local/bundle/ruby/*/cache"},
    {"git", ".git/ .hg/ .svn/",
     QT_TRANSLATE_NOOP("core::Tr", "The history of the source code, with everything that was ever "
                                   "in it."),
     "RUN git clone --depth 1 URL DIR && … && rm -rf DIR/.git", "# .dockerignore:\n.git"},
    {"build-tools",
     "/usr/lib/gcc/ /usr/libexec/gcc/ /usr/local/lib/gcc/ /usr/local/libexec/gcc/ "
     "/usr/lib/gcc-cross/ /usr/bin/*-gcc-* /usr/bin/*-g++-* /usr/bin/*-cpp-* /usr/bin/*-lto-dump-* "
     "/usr/lib/llvm-*/bin/ /usr/lib/llvm-*/include/ /usr/lib/llvm-*/lib/clang/ "
     "/usr/lib/llvm-*/build/ /usr/include/ /usr/local/include/ /usr/src/linux-headers-*/ "
     "/usr/lib/*.a /usr/lib/*/*.a /usr/lib/*/*.o /usr/lib64/*.a /usr/local/lib/*.a "
     "/usr/share/cmake-*/ "
     "/usr/bin/cmake /usr/bin/ctest /usr/bin/cpack /usr/lib/go-*/ /usr/local/go/ /usr/lib/golang/ "
     "~/.rustup/ /usr/local/rustup/ /usr/lib/rustlib/ ~/.cache/node-gyp/ ~/.node-gyp/",
     QT_TRANSLATE_NOOP("core::Tr",
                       "Compilers, headers and static libraries, which programs do not "
                       "need to run. Build in one stage and copy the result to another."),
     "FROM BASE AS build\nRUN …\nFROM SMALLER-BASE\nCOPY --from=build /out/ /usr/local/"},
    {"build-trees",
     "CMakeFiles/ target/debug/ target/release/deps/ target/release/build/ "
     "target/release/incremental/ node_modules/.cache/ *.o *.obj *.lo *.gch .ccache/ "
     "~/.cache/ccache/",
     QT_TRANSLATE_NOOP("core::Tr", "Half-made results of a build. Build in one stage and copy what "
                                   "is finished to another."),
     "COPY --from=build /out/ /usr/local/"},
    {"package-files",
     "*.deb *.rpm /*.tar.gz /*.tgz /*.tar.xz /*.zip /opt/*.tar.gz /opt/*.tgz /opt/*.tar.xz "
     "/opt/*.zip /root/*.tar.gz /root/*.tgz /root/*.tar.xz /root/*.zip /usr/src/*.tar.gz "
     "/usr/src/*.tar.xz /usr/local/src/*.tar.gz /usr/local/*.tar.gz",
     QT_TRANSLATE_NOOP("core::Tr", "Packages and archives beside what was unpacked from them. "
                                   "Unpack while downloading, or remove them in the same step."),
     "RUN curl -fsSL URL | tar -xz -C /opt",
     "RUN --mount=type=bind,source=ARCHIVE,target=/mnt/ARCHIVE tar -xf /mnt/ARCHIVE -C /opt"},
    {"logs", "/var/log/ npm-debug.log yarn-error.log",
     QT_TRANSLATE_NOOP("core::Tr", "Logs of the build. Remove them in the step that wrote them."),
     "RUN … && rm -rf /var/log/*", "# .dockerignore:\n**/*.log"},
    {"temporary-files", "/tmp/ /var/tmp/",
     QT_TRANSLATE_NOOP("core::Tr", "Temporary files that the build left. Remove them in the step "
                                   "that made them, or mount a folder that is not stored."),
     "RUN --mount=type=tmpfs,target=/tmp …",
     "RUN --mount=type=bind,source=SOURCE,target=/tmp/SOURCE …"},
    {"other-caches",
     "~/.cache/ /var/cache/man/ /var/cache/ldconfig/ /var/cache/fontconfig/ "
     "/var/cache/debconf/*-old",
     QT_TRANSLATE_NOOP("core::Tr", "Caches that programs make again when they need them."),
     "RUN … && rm -rf %1"},
    {"documentation",
     "/usr/share/doc/ /usr/share/man/ /usr/share/info/ /usr/share/gtk-doc/ /usr/share/doc-base/ "
     "/usr/share/help/ /usr/local/share/doc/ /usr/local/share/man/ /usr/local/share/info/ "
     "/usr/local/man/",
     QT_TRANSLATE_NOOP("core::Tr",
                       "Manuals and documentation that nobody reads in a container. Tell "
                       "the package manager to leave them out, before it installs."),
     "RUN printf 'path-exclude=/usr/share/%s/*\\n' doc man info > /etc/dpkg/dpkg.cfg.d/no-docs && "
     "echo 'path-include=/usr/share/doc/*/copyright' >> /etc/dpkg/dpkg.cfg.d/no-docs",
     nullptr, "RUN dnf install -y --setopt=tsflags=nodocs PACKAGES && dnf clean all",
     "RUN … && rm -rf /usr/share/doc /usr/share/man /usr/share/info"},
    {"locales", "/usr/share/locale/ /usr/lib/locale/ /usr/share/i18n/locales/",
     QT_TRANSLATE_NOOP("core::Tr",
                       "Translations into languages that a service does not speak. Tell "
                       "the package manager to leave them out, before it installs."),
     "RUN echo 'path-exclude=/usr/share/locale/*' > /etc/dpkg/dpkg.cfg.d/no-locales", nullptr,
     "RUN echo '%_install_langs C.UTF-8' > /etc/rpm/macros.image-language-conf",
     "RUN … && rm -rf /usr/share/locale"},
};

constexpr InstallCommand Installs[] = {
    {"npm ci", "COPY package.json package-lock.json ./\nRUN npm ci\nCOPY . ."},
    {"npm install", "COPY package.json package-lock.json ./\nRUN npm ci\nCOPY . ."},
    {"yarn install",
     "COPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile\nCOPY . ."},
    {"pnpm install",
     "COPY package.json pnpm-lock.yaml ./\nRUN pnpm install --frozen-lockfile\nCOPY . ."},
    {"pip install",
     "COPY requirements.txt ./\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . ."},
    {"poetry install",
     "COPY pyproject.toml poetry.lock ./\nRUN poetry install --no-root\nCOPY . ."},
    {"uv sync", "COPY pyproject.toml uv.lock ./\nRUN uv sync --no-install-project\nCOPY . ."},
    {"bundle install", "COPY Gemfile Gemfile.lock ./\nRUN bundle install\nCOPY . ."},
    {"composer install",
     "COPY composer.json composer.lock ./\nRUN composer install --no-dev --no-scripts\nCOPY . ."},
    {"go mod download", "COPY go.mod go.sum ./\nRUN go mod download\nCOPY . ."},
    {"dependency:go-offline", "COPY pom.xml ./\nRUN mvn -B dependency:go-offline\nCOPY . ."},
    {"dotnet restore", "COPY *.csproj ./\nRUN dotnet restore\nCOPY . ."},
    {"apt-get install", "RUN apt-get update && apt-get install -y PACKAGES\nCOPY . ."},
    {"apt install", "RUN apt-get update && apt-get install -y PACKAGES\nCOPY . ."},
    {"apk add", "RUN apk add --no-cache PACKAGES\nCOPY . ."},
    {"dnf install", "RUN dnf install -y PACKAGES && dnf clean all\nCOPY . ."},
    {"yum install", "RUN yum install -y PACKAGES && yum clean all\nCOPY . ."},
};

} // namespace

std::span<const LeftoverRule> leftoverRules()
{
    return Leftovers;
}

std::string_view neededPatterns()
{
    // Licences ask for their text, and C.utf8 is the locale that every image needs.
    return "/usr/share/doc/*/copyright /usr/share/doc/*/LICENSE* /usr/share/doc/*/COPYING* "
           "/usr/lib/locale/C.utf8/ /usr/lib/locale/C.UTF-8/";
}

const LayerRule MetadataRule = {
    "copy-chown",
    QT_TRANSLATE_NOOP("core::Tr",
                      "The same files are stored a second time by a later layer, mostly because "
                      "their owner, mode or time was changed. Set them when the files come in."),
    "COPY --chown=USER:GROUP --chmod=MODE %1"};

const LayerRule MergeRule = {
    "merge-layers",
    QT_TRANSLATE_NOOP("core::Tr", "Steps that follow each other remove or rewrite what the one "
                                  "before stored. Write them as one RUN."),
    "RUN … && …"};

const LayerRule RemovedRule = {
    "removed-later",
    QT_TRANSLATE_NOOP("core::Tr", "Files are added in one layer and removed in a later one, and "
                                  "still ship. Remove them in the step that adds them."),
    "RUN … && rm -rf %1"};

const LayerRule CopiedRule = {
    "copied-then-removed",
    QT_TRANSLATE_NOOP("core::Tr", "Files are copied in one layer and removed in a later one, and "
                                  "still ship. Mount them into the step that needs them."),
    "RUN --mount=type=bind,source=SOURCE,target=%1 …"};

const LayerRule RewrittenRule = {
    "rewritten-later",
    QT_TRANSLATE_NOOP("core::Tr",
                      "Files are written in one layer and again, with other content, in "
                      "a later one. Bring them in once, in their last form."),
    "FROM BASE AS build\n…\nFROM BASE\nCOPY --from=build %1"};

const LayerRule DuplicateRule = {
    "duplicates",
    QT_TRANSLATE_NOOP("core::Tr", "The same content is stored at several paths. Keep one and link "
                                  "the others to it, in the step that makes them."),
    "RUN ln -f %1 %2"};

const LayerRule ReorderRule = {
    "reorder-layers",
    QT_TRANSLATE_NOOP("core::Tr", "All of the program is copied before its dependencies are "
                                  "installed, so each change installs them anew. Copy first what "
                                  "names the dependencies, and the program after them."),
    "%1"};

const LayerRule BaseRule = {
    "base-image",
    QT_TRANSLATE_NOOP("core::Tr", "Leftovers of the base image: choose a smaller one. What comes "
                                  "after FROM can only hide them."),
    "FROM IMAGE:TAG-slim"};

std::span<const InstallCommand> installCommands()
{
    return Installs;
}

} // namespace layers
