<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>core::Tr</name>
    <message>
        <source>The folder “%1” cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission to do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full; free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” cannot be locked. The store needs a file system with locks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “%1” cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “%1” cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the image is described in a way that is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a digest. A digest looks like sha256:6c3c…, with 64 hexadecimal digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digest algorithm “%1” is not supported. Supported are sha256 and sha512.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A %1 digest has %2 hexadecimal digits, this one has %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A digest is written in the digits 0 to 9 and the lower-case letters a to f.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration of the image is damaged, so the image cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest of the image is damaged, so the image cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is in Docker&apos;s schema 1 format, which was withdrawn years ago. Its publisher has to build and push it again with a current tool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest can be read in two ways, so different programs would see different images. It is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest says that it is something other than what the registry or the index announced, so it is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is in a format that is not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest of the image is larger than any real one, so it is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a single image where an index of images was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an index of images where a single image was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither an image nor an index of images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command does not name an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command names more than one image. Enter one at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address of Docker Hub is not the page of an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address contains a user name. Enter it without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a platform. A platform looks like linux/amd64 or linux/arm/v7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of an image has no spaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of an image is made of the letters a to z, without accents. The names of some hosts are written with xn--.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be part of the name of an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the image is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of an image is written in lower case: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the name of an image. A name is made of lower-case letters and digits, with single “.”, “_” or “/” or with “-” between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the image is too long: it has %1 characters, at most %2 are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag behind “:” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“:” may stand before a port or before the tag, and nothing may follow the tag but a digest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a tag. A tag is made of letters, digits, “_”, “.” and “-”, and does not start with “.” or “-”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag is too long: it has %1 characters, at most %2 are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the name of an image, such as nginx:1.24.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long to be the name of an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the ID of an image. Registries know images by name, such as nginx:1.24.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the address of a registry. An address looks like ghcr.io or localhost:5000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of “%1” is larger than allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” leads to “%2”, which is refused: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is another host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is inside this machine or its network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” redirects without end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host “%1” was not found. Check its name and the network connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” refused the connection. Check that the server runs and that the port is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” did not accept a connection in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” closed the connection before its answer was complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection to “%1” could be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy on the way to “%1” could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy on the way to “%1” asks for a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to “%1” failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of “%1” is not trusted: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>“%1” sent nothing for %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” sent the blob %2 in a way that cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The blob %1 on “%2” does not have the size that the image names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” sent other bytes than the digest %2 names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The blob %1 is larger than allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry sent other bytes than it promised. Try again; if it stays so, tell the publisher of the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfer ended too early. Try again; what came is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no image “%1” in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the start of several images. Write more of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” of the store is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is an image layout of another version; 1.0.0 is supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “%1” holds something else than an image store. Choose an empty folder or an OCI image layout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” of the store is damaged. Pull the image again to mend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” cannot be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest of this image cannot be read. Check the store, or pull the image again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This image is not here for %1. Here are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A layer holds other content than the image&apos;s configuration says. Pull the image again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an artifact without a file system, so there are no layers to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest and the configuration of this image disagree about its layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not exist on “%2”, or your account has no access to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not exist on “%2”, or it is private. Log in with “docker login” if it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” exists on “%2” only in a format that this program does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%2” does not have the blob %1, although the image names it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such repository on “%2”: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not found on “%2”. Check the name and the tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” limits how much may be pulled, and the limit is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lets you go on at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts that are logged in may have a higher limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has a problem of its own and could not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” gave an unexpected answer for “%2” (HTTP %3).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models::Tr</name>
    <message>
        <source>Not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>artifact</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only here</source>
        <comment>bytes of an image that no other image of the store has</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the registry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the registry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::Tr</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a minute ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>an hour ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weeks ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <extracomment>%1 is the number with its separators, such as 142,345,678.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>A rate: %1 is a size such as 41.2 MB.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>How much of something has come: %1 is a bare number, %2 a size, as in &quot;84 of 137 MB&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>A percentage: %1 is the number.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a date, %2 a time of day.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
