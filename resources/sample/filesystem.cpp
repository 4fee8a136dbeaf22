// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/sample/filesystem.h"

#include <utility>

namespace sample {

namespace {

constexpr Owner AppOwner{.uid = 1000, .gid = 1000};

QList<QByteArray> words(const char *list)
{
    return QByteArray(list).simplified().split(' ');
}

// A size between the two, always the same for the same path (FNV-1a).
qint64 sizeOf(const QByteArray &path, qint64 least, qint64 most)
{
    quint64 hash = 14695981039346656037U;
    for (const char c : path)
        hash = (hash ^ quint8(c)) * 1099511628211U;
    return least + qint64((hash >> 16) % quint64(most - least));
}

void addFiles(LayerWriter &layer, const QByteArray &folder, const QList<QByteArray> &names,
              qint64 least, qint64 most, int mode = 0644, Owner owner = {})
{
    layer.directory(folder, owner);
    for (const QByteArray &name : names) {
        const QByteArray path = folder + '/' + name;
        layer.file(path, sizeOf(path, least, most), path + '\n', mode, owner);
    }
}

QList<QByteArray> suffixed(QList<QByteArray> names, const QByteArray &suffix)
{
    for (QByteArray &name : names)
        name += suffix;
    return names;
}

QList<QByteArray> basePackages()
{
    return words(
        "apt base-files bash bsdutils coreutils dash debconf debianutils diffutils dpkg "
        "findutils gcc-14-base gpgv grep gzip hostname init-system-helpers libacl1 "
        "libapt-pkg7.0 libattr1 libaudit1 libblkid1 libbz2-1.0 libc-bin libc6 libcap2 "
        "libcrypt1 libdb5.3 libgcc-s1 libgmp10 libhogweed6 liblz4-1 liblzma5 libmd0 "
        "libmount1 libnettle8 libpam-modules libpam0g libpcre2-8-0 libselinux1 libssl3 "
        "libstdc++6 libsystemd0 libtinfo6 libudev1 libuuid1 libxxhash0 libzstd1 login mawk "
        "mount ncurses-base ncurses-bin passwd perl-base sed sysvinit-utils tar tzdata "
        "util-linux zlib1g");
}

void addEtc(LayerWriter &layer)
{
    layer.directory("etc");
    layer.text("etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\nID=debian\n"
                                 "VERSION_ID=\"13\"\nVERSION_CODENAME=trixie\n");
    layer.text("etc/hostname", "sample\n");
    layer.text("etc/passwd", "root:x:0:0:root:/root:/bin/bash\n"
                             "www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n");
    layer.text("etc/group", "root:x:0:\nwww-data:x:33:\n");
    addFiles(layer, "etc/apt/apt.conf.d", words("01autoremove 70debconf docker-clean"), 60, 900);
    addFiles(layer, "etc/ssl/certs", words("ca-certificates.crt"), 219'000, 220'000);
}

void addUserPrograms(LayerWriter &layer)
{
    layer.directory("usr");
    addFiles(
        layer, "usr/bin",
        words("apt apt-cache apt-get awk base64 bash cat chmod chown clear cp cut date dd df "
              "diff dpkg dpkg-query du echo env expr false find getconf grep gzip head hostname "
              "id install join kill ldd less ln locale login ls md5sum mkdir mktemp more mount "
              "mv nice nohup od passwd paste perl pr printf ps pwd readlink rm rmdir sed seq "
              "sha256sum sleep sort split stat stty su sum sync tail tar tee test touch tr true "
              "tsort tty umount uname uniq wc which whoami xargs yes zcat"),
        28'000, 260'000, 0755);
    layer.symlink("usr/bin/sh", "bash");
    addFiles(layer, "usr/sbin", words("adduser chroot fdisk groupadd ldconfig mkfs useradd"),
             50'000, 400'000, 0755);
    addFiles(
        layer, "usr/lib/x86_64-linux-gnu",
        words("ld-linux-x86-64.so.2 libapt-pkg.so.7.0 libblkid.so.1 libbz2.so.1.0 libc.so.6 "
              "libcrypto.so.3 libdb-5.3.so libgcc_s.so.1 libgmp.so.10 libgnutls.so.30 liblzma.so.5 "
              "libm.so.6 libmount.so.1 libp11-kit.so.0 libpam.so.0 libpcre2-8.so.0 libselinux.so.1 "
              "libssl.so.3 libstdc++.so.6 libsystemd.so.0 libudev.so.1 libunistring.so.5 libz.so.1 "
              "libzstd.so.1"),
        150'000, 1'200'000);
    addFiles(
        layer, "usr/lib/x86_64-linux-gnu/gconv",
        words(
            "BIG5.so CP1252.so EUC-JP.so GB18030.so ISO8859-1.so ISO8859-15.so KOI8-R.so UTF-16.so "
            "UTF-32.so UTF-7.so"),
        14'000, 220'000);
    addFiles(layer, "usr/lib/x86_64-linux-gnu/perl-base",
             words("AutoLoader.pm Carp.pm Config.pm Cwd.pm Errno.pm Exporter.pm Fcntl.pm POSIX.pm "
                   "Socket.pm overload.pm strict.pm utf8.pm warnings.pm"),
             1'500, 60'000);
}

void addShare(LayerWriter &layer)
{
    layer.directory("usr/share");
    for (const QByteArray &name : basePackages())
        addFiles(layer, "usr/share/doc/" + name, words("changelog.Debian.gz copyright"), 1'200,
                 48'000);
    for (const QByteArray &language :
         words("ca cs da de eo es eu fi fr hu it ja ko nb nl pl pt ru sv tr uk zh_CN"))
        addFiles(layer, "usr/share/locale/" + language + "/LC_MESSAGES",
                 words("coreutils.mo dpkg.mo grep.mo libc.mo sed.mo tar.mo util-linux.mo"), 24'000,
                 310'000);
    addFiles(layer, "usr/share/zoneinfo/Europe",
             words("Amsterdam Athens Berlin Brussels Dublin Lisbon London Madrid Oslo Paris Prague "
                   "Rome Vienna Warsaw Zurich"),
             1'500, 3'700);
    addFiles(layer, "usr/share/zoneinfo/America",
             words("Bogota Chicago Denver Lima Los_Angeles Mexico_City New_York Sao_Paulo Toronto"),
             1'500, 3'700);
}

Layer baseLayer()
{
    LayerWriter layer(Compression::Gzip);
    for (const QByteArray &folder : words("bin lib sbin"))
        layer.symlink(folder, "usr/" + folder);
    for (const QByteArray &folder : words("dev home opt proc root run sys tmp"))
        layer.directory(folder);
    addEtc(layer);
    addUserPrograms(layer);
    addShare(layer);
    layer.directory("var");
    const QList<QByteArray> packages = basePackages();
    addFiles(layer, "var/lib/dpkg", words("status available"), 60'000, 110'000);
    addFiles(layer, "var/lib/dpkg/info",
             suffixed(packages, ".list") + suffixed(packages, ".md5sums"), 300, 22'000);
    return layer.finish();
}

QList<QByteArray> packageLists()
{
    QList<QByteArray> names;
    for (const QByteArray &suite : words("trixie trixie-updates trixie-security")) {
        for (const QByteArray &part : words("main contrib"))
            names.append("archive_debian_dists_" + suite + '_' + part
                         + "_binary-amd64_Packages.lz4");
        names.append("archive_debian_dists_" + suite + "_InRelease");
    }
    return names;
}

Layer toolchainLayer()
{
    LayerWriter layer(Compression::Zstd);
    const QByteArray compilers = "usr/libexec/gcc/x86_64-linux-gnu/14";
    addFiles(layer, compilers, words("cc1 cc1plus lto1"), 7'500'000, 9'800'000, 0755);
    addFiles(layer, compilers, words("collect2 lto-wrapper liblto_plugin.so"), 80'000, 900'000,
             0755);
    addFiles(layer, "usr/lib/gcc/x86_64-linux-gnu/14",
             words("crtbegin.o crtend.o libgcc.a libgcov.a libstdc++.a libasan.a libtsan.a"),
             40'000, 2'000'000);
    addFiles(layer, "usr/bin",
             words("ar as c++ cpp g++ gcc git ld make nm objdump ranlib strip curl python3.13"),
             60'000, 900'000, 0755);
    addFiles(layer, "usr/lib/git-core",
             words("git-add git-clone git-fetch git-merge git-remote-https git-upload-pack"),
             200'000, 1'200'000, 0755);
    addFiles(
        layer, "usr/include/c++/14",
        words(
            "algorithm any array atomic bitset chrono deque expected filesystem format functional "
            "future iostream list map memory mutex numeric optional queue random ranges regex set "
            "span string string_view thread tuple unordered_map utility variant vector"),
        1'500, 90'000);
    addFiles(
        layer, "usr/include/linux",
        words("audit.h bpf.h elf.h ethtool.h fs.h fuse.h if.h input.h io_uring.h kvm.h netlink.h "
              "perf_event.h sched.h stat.h tcp.h types.h uio.h usb.h vfio.h videodev2.h"),
        1'000, 140'000);
    addFiles(
        layer, "usr/lib/python3.13",
        words(
            "abc.py argparse.py ast.py asyncio.py base64.py calendar.py codecs.py csv.py "
            "datetime.py "
            "difflib.py doctest.py enum.py fractions.py functools.py glob.py gzip.py hashlib.py "
            "inspect.py io.py json.py locale.py logging.py mailbox.py optparse.py os.py pathlib.py "
            "pdb.py pickle.py platform.py random.py re.py shutil.py socket.py sqlite3.py ssl.py "
            "statistics.py subprocess.py tarfile.py tempfile.py threading.py typing.py unittest.py "
            "urllib.py uuid.py xml.py zipfile.py"),
        4'000, 130'000);
    addFiles(layer, "var/lib/apt/lists", packageLists(), 400'000, 3'600'000);
    addFiles(layer, "var/cache/apt", words("pkgcache.bin srcpkgcache.bin"), 5'000'000, 7'000'000);
    addFiles(layer, "var/lib/dpkg", words("status"), 160'000, 170'000);
    addFiles(layer, "var/log", words("alternatives.log bootstrap.log dpkg.log"), 9'000, 240'000);
    return layer.finish();
}

QList<QByteArray> units()
{
    return words(
        "account address basket catalogue checkout currency customer delivery discount email "
        "gateway health history image invoice label locale login menu metrics order oven "
        "payment pastry permission photo price product profile queue receipt recipe refund "
        "report review router search session shelf stock supplier tax template token upload "
        "user voucher webhook");
}

Layer sourceLayer()
{
    LayerWriter layer(Compression::Gzip);
    layer.directory("src");
    layer.text("src/Makefile", "all: build/vitrine\ninstall: all\n\tinstall -D build/vitrine "
                               "/opt/vitrine/bin/vitrine\n");
    layer.text("src/README.md",
               "# Vitrine\n\nA pastry shop's window: a web server for the sample image.\n");
    addFiles(layer, "src/server", suffixed(units(), ".cpp") + suffixed(units(), ".h"), 900, 42'000);
    addFiles(layer, "src/.git", words("HEAD config index packed-refs"), 100, 40'000);
    addFiles(layer, "src/.git/objects/pack", words("pack-7d1c04.idx pack-7d1c04.pack"), 2'000'000,
             7'000'000);
    for (const QByteArray &name :
         words("esbuild normalize preact preact-router sass svgo typescript vite"))
        addFiles(layer, "src/web/node_modules/" + name,
                 words("LICENSE README.md index.js index.d.ts package.json lib.js"), 800, 240'000);
    return layer.finish();
}

void addProgram(LayerWriter &layer, qint64 size, const QByteArray &build, Owner owner = {})
{
    layer.directory("opt/vitrine", owner);
    layer.directory("opt/vitrine/bin", owner);
    // The first bytes of a program for x86-64, so that it reads as one.
    const QByteArray head("\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3E\0\1\0\0\0", 24);
    layer.file("opt/vitrine/bin/vitrine", size, head + " vitrine 1.0, " + build + '\n', 0755,
               owner);
}

void addSettings(LayerWriter &layer, const QByteArray &port, const QByteArray &user)
{
    layer.text("opt/vitrine/vitrine.toml", "# What is in the window, and where it can be seen.\n"
                                           "title = \"Vitrine\"\n\n"
                                           "[server]\n"
                                           "address = \"0.0.0.0\"\n"
                                           "port = "
                                               + port
                                               + "\n"
                                                 "workers = 4\n"
                                                 "timeout = 30 # seconds\n\n"
                                                 "[pictures]\n"
                                                 "folder = \"/opt/vitrine/share/pictures\"\n"
                                                 "largest = 1024\n"
                                                 "formats = [\"png\", \"webp\"]\n\n"
                                                 "[log]\n"
                                                 "level = \"info\"\n"
                                               + user);
}

void addPlugins(LayerWriter &layer, Owner owner = {})
{
    addFiles(layer, "opt/vitrine/lib",
             suffixed(words("libcatalogue libpayment libsearch libtemplate libthumbnail"), ".so.1"),
             500'000, 2'100'000, 0644, owner);
}

const char *const Pictures = "baba canele chouquette croissant eclair financier flan madeleine "
                             "millefeuille opera paris-brest religieuse saint-honore tarte";

Layer buildLayer()
{
    LayerWriter layer(Compression::Gzip);
    addFiles(layer, "src/build", suffixed(units(), ".o"), 90'000, 260'000);
    addFiles(layer, "src/build", words("vitrine libvitrine.a"), 6'000'000, 7'000'000, 0755);
    addProgram(layer, 11'400'000, "not stripped");
    addSettings(layer, "80", {});
    addPlugins(layer);
    addFiles(layer, "opt/vitrine/share/pictures", suffixed(words(Pictures), ".png"), 90'000,
             420'000);
    addFiles(layer, "opt/vitrine/share/pictures", suffixed(words(Pictures), "@2x.png"), 240'000,
             760'000);
    addFiles(layer, "root/.cache/pip/http", words("0a31 2f77 91c4 d0e2"), 300'000, 1'200'000);
    return layer.finish();
}

Layer cleanupLayer()
{
    LayerWriter layer(Compression::Gzip);
    layer.remove("src");
    layer.directory("var/lib/apt/lists");
    for (const QByteArray &name : packageLists())
        layer.remove("var/lib/apt/lists/" + name);
    addProgram(layer, 4'300'000, "stripped");
    return layer.finish();
}

Layer picturesLayer()
{
    LayerWriter layer(Compression::Gzip);
    layer.directory("opt/vitrine/share/pictures");
    layer.makeOpaque("opt/vitrine/share/pictures");
    addFiles(layer, "opt/vitrine/share/pictures", suffixed(words(Pictures), ".webp"), 30'000,
             140'000);
    // The same three pictures again under another name: identical content, stored twice.
    layer.directory("opt/vitrine/share/menu");
    for (const QByteArray &name : words("eclair millefeuille opera")) {
        const QByteArray original = "opt/vitrine/share/pictures/" + name + ".webp";
        layer.file("opt/vitrine/share/menu/" + name + ".webp", sizeOf(original, 30'000, 140'000),
                   original + '\n');
    }
    return layer.finish();
}

Layer ownerLayer()
{
    LayerWriter layer(Compression::Gzip);
    layer.text("etc/passwd", "root:x:0:0:root:/root:/bin/bash\n"
                             "www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n"
                             "vitrine:x:1000:1000::/opt/vitrine:/usr/sbin/nologin\n");
    layer.text("etc/group", "root:x:0:\nwww-data:x:33:\nvitrine:x:1000:\n");
    addProgram(layer, 4'300'000, "stripped", AppOwner);
    addSettings(layer, "8080", "\n[process]\nuser = \"vitrine\"\ngroup = \"vitrine\"\n");
    addPlugins(layer, AppOwner);
    return layer.finish();
}

} // namespace

QList<Step> steps()
{
    return {
        {.createdBy = "# debian.sh --arch 'amd64' out/ 'trixie'", .layer = baseLayer()},
        {.createdBy = "CMD [\"bash\"]"},
        {.createdBy = "LABEL org.opencontainers.image.title=Vitrine"},
        {.createdBy = "ENV LANG=C.UTF-8"},
        {.createdBy = "RUN /bin/sh -c apt-get update && apt-get install -y g++ make git curl "
                      "python3 # buildkit",
         .layer = toolchainLayer()},
        {.createdBy = "WORKDIR /src"},
        {.createdBy = "COPY . /src # buildkit", .layer = sourceLayer()},
        {.createdBy = "RUN /bin/sh -c make -j4 install # buildkit", .layer = buildLayer()},
        {.createdBy =
             "RUN /bin/sh -c strip /opt/vitrine/bin/vitrine && rm -rf /src /var/lib/apt/lists/* "
             "# buildkit",
         .layer = cleanupLayer()},
        {.createdBy = "COPY pictures/ /opt/vitrine/share/pictures # buildkit",
         .layer = picturesLayer()},
        {.createdBy =
             "RUN /bin/sh -c useradd vitrine && chown -R vitrine:vitrine /opt/vitrine # buildkit",
         .layer = ownerLayer()},
        {.createdBy = "USER vitrine"},
        {.createdBy = "EXPOSE map[8080/tcp:{}]"},
        {.createdBy = "CMD [\"/opt/vitrine/bin/vitrine\" \"--port\" \"8080\"]"},
    };
}

} // namespace sample
