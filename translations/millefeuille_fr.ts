<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>app::Tr</name>
    <message>
        <source>Was here already.</source>
        <translation>Déjà présente.</translation>
    </message>
    <message>
        <source>%1 downloaded.</source>
        <translation>%1 téléchargés.</translation>
    </message>
    <message>
        <source>The sample image cannot be unpacked.</source>
        <translation>L’image d’exemple ne peut pas être extraite.</translation>
    </message>
    <message>
        <source>The images cannot be removed.</source>
        <translation>Les images ne peuvent pas être supprimées.</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) removed.</source>
        <translation>
            <numerusform>%n étiquette supprimée.</numerusform>
            <numerusform>%n étiquettes supprimées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) removed, %1 freed.</source>
        <translation>
            <numerusform>%n image supprimée, %1 libérés.</numerusform>
            <numerusform>%n images supprimées, %1 libérés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The images could not be removed.</source>
        <translation>Les images n’ont pas pu être supprimées.</translation>
    </message>
    <message>
        <source>The sample image cannot be opened.</source>
        <translation>L’image d’exemple ne peut pas être ouverte.</translation>
    </message>
    <message>
        <source>The language changes with the next start.</source>
        <translation>La langue changera au prochain démarrage.</translation>
    </message>
    <message>
        <source>Use the image store in &lt;folder&gt;.</source>
        <translation>Utiliser le magasin d’images du &lt;dossier&gt;.</translation>
    </message>
    <message>
        <source>Walk through the window with the sample image, write screenshots to &lt;folder&gt;, and end.</source>
        <translation>Parcourir la fenêtre avec l’image d’exemple, écrire des captures d’écran dans le &lt;dossier&gt;, puis terminer.</translation>
    </message>
    <message>
        <source>An image to offer for a pull.</source>
        <translation>Une image à proposer à la récupération.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Stocké</translation>
    </message>
    <message>
        <source>Wasted</source>
        <translation>Perdu</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Stored in</source>
        <translation>Stocké dans</translation>
    </message>
    <message>
        <source>Hidden by</source>
        <translation>Masqué par</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more path(s); --json has all.</source>
        <translation>
            <numerusform>… et %n autre chemin&#x202f;; --json les donne tous.</numerusform>
            <numerusform>… et %n autres chemins&#x202f;; --json les donne tous.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2): %3 stored, %4 live, %5 wasted, efficiency %6</source>
        <translation>%1 (%2)&#x202f;: %3 stockés, %4 visibles, %5 perdus, efficacité %6</translation>
    </message>
    <message numerus="yes">
        <source>“%1” holds %n image(s). Write FOLDER:NAME to choose one.</source>
        <translation>
            <numerusform>«&#x202f;%1&#x202f;» contient %n image. Écrivez DOSSIER:NOM pour la choisir.</numerusform>
            <numerusform>«&#x202f;%1&#x202f;» contient %n images. Écrivez DOSSIER:NOM pour en choisir une.</numerusform>
        </translation>
    </message>
    <message>
        <source>The option “%1” is not known here.</source>
        <translation>L’option «&#x202f;%1&#x202f;» est inconnue ici.</translation>
    </message>
    <message>
        <source>The name of an image is missing.</source>
        <translation>Il manque le nom d’une image.</translation>
    </message>
    <message>
        <source>“%1” is too much.</source>
        <translation>«&#x202f;%1&#x202f;» est de trop.</translation>
    </message>
    <message>
        <source>%1 checked</source>
        <translation>%1 vérifiés</translation>
    </message>
    <message>
        <source>List the images of the store</source>
        <translation>Liste les images du magasin</translation>
    </message>
    <message>
        <source>Show the manifest and the configuration of an image</source>
        <translation>Montre le manifeste et la configuration d’une image</translation>
    </message>
    <message>
        <source>Show how an image was built, step by step</source>
        <translation>Montre comment une image a été construite, étape par étape</translation>
    </message>
    <message>
        <source>Show what the layers hold and what of it is wasted</source>
        <translation>Montre ce que contiennent les couches et ce qui s’y perd</translation>
    </message>
    <message>
        <source>“millefeuille-cli --help” lists the commands.</source>
        <translation>«&#x202f;millefeuille-cli --help&#x202f;» liste les commandes.</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Dépôt</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>À elle seule</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Commandes&#x202f;:</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Options&#x202f;:</translation>
    </message>
    <message>
        <source>Print JSON on standard output</source>
        <translation>Écrit du JSON sur la sortie standard</translation>
    </message>
    <message>
        <source>The command is missing.</source>
        <translation>Il manque la commande.</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>Il n’y a pas de commande «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Reading the manifest…</source>
        <translation>Lecture du manifeste…</translation>
    </message>
    <message>
        <source>The registry asks to wait until %1.</source>
        <translation>Le registre demande d’attendre jusqu’à %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>encore %n seconde</numerusform>
            <numerusform>encore %n secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>layer %1 of %2</source>
        <translation>couche %1 sur %2</translation>
    </message>
    <message>
        <source>%1 was here already.</source>
        <translation>%1 était déjà là.</translation>
    </message>
    <message>
        <source>Pulled %1: %2 downloaded.</source>
        <translation>%1 récupérée&#x202f;: %2 téléchargés.</translation>
    </message>
    <message>
        <source>Untagged: %1</source>
        <translation>Étiquette retirée&#x202f;: %1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Supprimé&#x202f;: %1</translation>
    </message>
    <message>
        <source>Freed %1.</source>
        <translation>%1 libérés.</translation>
    </message>
    <message>
        <source>An archive is expected on standard input, for instance from “docker save”.</source>
        <translation>Une archive est attendue sur l’entrée standard, par exemple celle de «&#x202f;docker save&#x202f;».</translation>
    </message>
    <message>
        <source>What comes on standard input cannot be kept in “%1” while it is read. Make room there, or write it to a file and name that file.</source>
        <translation>Ce qui arrive sur l’entrée standard ne peut pas être gardé dans «&#x202f;%1&#x202f;» pendant la lecture. Libérez de la place, ou écrivez-le dans un fichier et indiquez ce fichier.</translation>
    </message>
    <message>
        <source>The archive is too large.</source>
        <translation>L’archive est trop grande.</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>entrée standard</translation>
    </message>
    <message>
        <source>Standard input cannot be read.</source>
        <translation>L’entrée standard ne peut pas être lue.</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 demande une valeur.</translation>
    </message>
    <message>
        <source>“%1” is no layer; they are counted from 0.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas une couche ; elles sont comptées à partir de 0.</translation>
    </message>
    <message>
        <source>Something is missing behind “%1”.</source>
        <translation>Il manque quelque chose après «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The folder to write to is missing: -o FOLDER.</source>
        <translation>Il manque le dossier de destination : -o DOSSIER.</translation>
    </message>
    <message>
        <source>Show what distinguishes two images</source>
        <translation>Montre ce qui distingue deux images</translation>
    </message>
    <message>
        <source>Print a file of an image, or of one of its layers</source>
        <translation>Affiche un fichier d’une image, ou d’une de ses couches</translation>
    </message>
    <message>
        <source>Copy a file or a folder of an image; “/” is all of it</source>
        <translation>Copie un fichier ou un dossier d’une image ; «&#xa0;/&#x202f;» est tout</translation>
    </message>
    <message>
        <source>Standard output cannot be written.</source>
        <translation>La sortie standard ne peut pas être écrite.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message numerus="yes">
        <source>%1 added, %2 removed, %3 changed (were %4); %n path(s) the same</source>
        <translation>
            <numerusform>%1 ajoutés, %2 supprimés, %3 modifiés (%4 auparavant) ; %n chemin identique</numerusform>
            <numerusform>%1 ajoutés, %2 supprimés, %3 modifiés (%4 auparavant) ; %n chemins identiques</numerusform>
        </translation>
    </message>
    <message>
        <source>Layers: %1 shared, %2 only in A, %3 only in B</source>
        <translation>Couches : %1 partagées, %2 seulement dans A, %3 seulement dans B</translation>
    </message>
    <message>
        <source>“%1” does not end with a name.</source>
        <translation>«&#xa0;%1&#x202f;» ne se termine pas par un nom.</translation>
    </message>
    <message>
        <source>--force replaces files that are there.</source>
        <translation>--force remplace les fichiers existants.</translation>
    </message>
    <message>
        <source>Left out, as it is no file, folder or symbolic link: %1</source>
        <translation>Laissé de côté, ce n’est ni un fichier, ni un dossier, ni un lien symbolique : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) extracted, %1.</source>
        <translation>
            <numerusform>%n fichier extrait, %1.</numerusform>
            <numerusform>%n fichiers extraits, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The image has %n layer(s), counted from 0.</source>
        <translation>
            <numerusform>L’image a %n couche, comptée à partir de 0.</numerusform>
            <numerusform>L’image a %n couches, comptées à partir de 0.</numerusform>
        </translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Conseil</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>--json and another format exclude each other.</source>
        <translation>--json et un autre format s’excluent.</translation>
    </message>
    <message>
        <source>“%1” is no format. There are text, json, markdown, sarif and junit.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas un format. Il y a text, json, markdown, sarif et junit.</translation>
    </message>
    <message>
        <source>Rules are checked with --ci.</source>
        <translation>Les règles se vérifient avec --ci.</translation>
    </message>
    <message>
        <source>The format junit is for rules, with --ci.</source>
        <translation>Le format junit est fait pour les règles, avec --ci.</translation>
    </message>
    <message>
        <source>%1 meets the rules</source>
        <translation>%1 respecte les règles</translation>
    </message>
    <message>
        <source>%1 does not meet the rules</source>
        <translation>%1 ne respecte pas les règles</translation>
    </message>
    <message>
        <source>%1 stored, %2 live, %3 wasted, efficiency %4.</source>
        <translation>%1 stockés, %2 visibles, %3 perdus, efficacité %4.</translation>
    </message>
    <message>
        <source>%1 stored in layer %2 and hidden by layer %3.</source>
        <translation>%1 stockés dans la couche %2 et cachés par la couche %3.</translation>
    </message>
    <message>
        <source>It looks like a secret. Layer %1 hides it, but everybody who has the image can read it in layer %2.</source>
        <translation>Cela ressemble à un secret. La couche %1 le cache, mais quiconque a l’image peut le lire dans la couche %2.</translation>
    </message>
    <message>
        <source>It looks like a secret. It is stored in layer %1.</source>
        <translation>Cela ressemble à un secret, stocké dans la couche %1.</translation>
    </message>
    <message>
        <source>%1, where at least %2 is asked for.</source>
        <translation>%1, pour un minimum exigé de %2.</translation>
    </message>
    <message>
        <source>%1, where at most %2 is allowed.</source>
        <translation>%1, pour un maximum autorisé de %2.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be written.</source>
        <translation>Impossible d’écrire le fichier «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Visible</translation>
    </message>
    <message>
        <source>Duplicated</source>
        <translation>En double</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Efficacité</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>What is wasted</source>
        <translation>Ce qui est perdu</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more path(s).</source>
        <translation>
            <numerusform>… et %n autre chemin.</numerusform>
            <numerusform>… et %n autres chemins.</numerusform>
        </translation>
    </message>
    <message>
        <source>What to change</source>
        <translation>Ce qu’il faut changer</translation>
    </message>
    <message>
        <source>Files that look like secrets</source>
        <translation>Fichiers qui ressemblent à des secrets</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>Exporté dans %1.</translation>
    </message>
    <message>
        <source>The report could not be exported.</source>
        <translation>Le rapport n’a pas pu être exporté.</translation>
    </message>
    <message>
        <source>The hard link leads to a file that no layer stores.</source>
        <translation>Le lien physique mène à un fichier qu’aucune couche ne stocke.</translation>
    </message>
    <message>
        <source>The file is too large for that. Save it instead.</source>
        <translation>Le fichier est trop grand pour cela. Enregistrez-le plutôt.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>Le fichier ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>There is no folder “%1”, and no engine was found.</source>
        <translation>Il n’y a pas de dossier «&#x202f;%1&#x202f;», et aucun moteur n’a été trouvé.</translation>
    </message>
    <message>
        <source>There is neither a folder nor an engine “%1”. Engines that were found: %2.</source>
        <translation>Il n’y a ni dossier ni moteur «&#x202f;%1&#x202f;». Moteurs trouvés&#xa0;: %2.</translation>
    </message>
    <message>
        <source>To make a new store in a folder, write it as “%1”.</source>
        <translation>Pour créer un nouveau magasin dans un dossier, écrivez «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>This needs a store in a folder; “%1” is an engine.</source>
        <translation>Il faut pour cela un magasin dans un dossier&#x202f;; «&#x202f;%1&#x202f;» est un moteur.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) stayed.</source>
        <translation>
            <numerusform>%n image est restée.</numerusform>
            <numerusform>%n images sont restées.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un nombre.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) would be removed, %1 freed.</source>
        <translation>
            <numerusform>%n image serait supprimée, %1 libérés.</numerusform>
            <numerusform>%n images seraient supprimées, %1 libérés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) kept.</source>
        <translation>
            <numerusform>%n image gardée.</numerusform>
            <numerusform>%n images gardées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisée par</translation>
    </message>
    <message>
        <source>“%1” was not pulled.</source>
        <translation>«&#xa0;%1&#x202f;» n’a pas été récupérée.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 loaded.</source>
        <translation>%1&#x202f;: chargement terminé.</translation>
    </message>
    <message>
        <source>Tagged as %1.</source>
        <translation>Étiquetée %1.</translation>
    </message>
    <message>
        <source>The image was not tagged as “%1”.</source>
        <translation>L’image n’a pas reçu l’étiquette «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>Saved to %1, %2.</source>
        <translation>Enregistré dans %1, %2.</translation>
    </message>
    <message>
        <source>“%1” was not saved.</source>
        <translation>«&#xa0;%1&#x202f;» n’a pas été enregistrée.</translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation>Charger %1</translation>
    </message>
    <message>
        <source>“%1” was not loaded.</source>
        <translation>«&#xa0;%1&#x202f;» n’a pas été chargé.</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Importer %1</translation>
    </message>
    <message>
        <source>%1 imported.</source>
        <translation>%1&#x202f;: importation terminée.</translation>
    </message>
    <message>
        <source>“%1” was not imported.</source>
        <translation>«&#xa0;%1&#x202f;» n’a pas été importé.</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>Copier %1 vers %2</translation>
    </message>
    <message>
        <source>%1 copied to %2.</source>
        <translation>%1&#x202f;: copie terminée vers %2.</translation>
    </message>
    <message>
        <source>“%1” was not copied to “%2”.</source>
        <translation>«&#xa0;%1&#x202f;» n’a pas été copiée vers «&#xa0;%2&#x202f;».</translation>
    </message>
    <message>
        <source>Write images to an archive</source>
        <translation>Écrire des images dans une archive</translation>
    </message>
    <message>
        <source>Take the images of archives into the store</source>
        <translation>Prendre les images d’archives dans le magasin</translation>
    </message>
    <message>
        <source>Make an image of a tar that holds a root file system</source>
        <translation>Faire une image d’un tar qui contient un système de fichiers racine</translation>
    </message>
    <message>
        <source>Tagged: %1</source>
        <translation>Étiquetée&#x202f;: %1</translation>
    </message>
    <message>
        <source>Loaded: %1</source>
        <translation>Chargée&#x202f;: %1</translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation>Importée&#x202f;: %1</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copiée&#x202f;: %1</translation>
    </message>
    <message>
        <source>“%1” is no format; there are docker and oci.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas un format&#x202f;; il y a docker et oci.</translation>
    </message>
    <message>
        <source>The name of an image or a file is missing.</source>
        <translation>Il manque le nom d’une image ou d’un fichier.</translation>
    </message>
    <message>
        <source>The file to write to is missing: -o FILE.</source>
        <translation>Il manque le fichier où écrire&#x202f;: -o FILE.</translation>
    </message>
    <message>
        <source>The store to copy to is missing: --to STORE.</source>
        <translation>Il manque le magasin où copier&#x202f;: --to STORE.</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) could not be started.</source>
        <translation>
            <numerusform>%n conteneur n’a pas pu être démarré.</numerusform>
            <numerusform>%n conteneurs n’ont pas pu être démarrés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) could not be stopped.</source>
        <translation>
            <numerusform>%n conteneur n’a pas pu être arrêté.</numerusform>
            <numerusform>%n conteneurs n’ont pas pu être arrêtés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) could not be removed.</source>
        <translation>
            <numerusform>%n conteneur n’a pas pu être supprimé.</numerusform>
            <numerusform>%n conteneurs n’ont pas pu être supprimés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) started.</source>
        <translation>
            <numerusform>%n conteneur démarré.</numerusform>
            <numerusform>%n conteneurs démarrés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) stopped.</source>
        <translation>
            <numerusform>%n conteneur arrêté.</numerusform>
            <numerusform>%n conteneurs arrêtés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) removed.</source>
        <translation>
            <numerusform>%n conteneur supprimé.</numerusform>
            <numerusform>%n conteneurs supprimés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The container “%1” could not be read.</source>
        <translation>Le conteneur «&#x202f;%1&#x202f;» n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>The container “%1” runs.</source>
        <translation>Le conteneur «&#x202f;%1&#x202f;» tourne.</translation>
    </message>
    <message>
        <source>The container could not be started.</source>
        <translation>Le conteneur n’a pas pu être démarré.</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) stayed.</source>
        <translation>
            <numerusform>%n conteneur est resté.</numerusform>
            <numerusform>%n conteneurs sont restés.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was taken off the list.</source>
        <translation>«&#xa0;%1&#xa0;» a été retiré de la liste.</translation>
    </message>
    <message>
        <source>Speak to an engine at tcp:// on another machine without TLS: whoever is on the way can read and change everything</source>
        <translation>Parler sans TLS à un moteur tcp:// d’une autre machine&#xa0;: quiconque se trouve sur le chemin peut tout lire et tout modifier</translation>
    </message>
    <message>
        <source>The rest stayed: it was cancelled.</source>
        <translation>Le reste n’a pas bougé : annulé.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) removed</source>
        <translation>
            <numerusform>%n image supprimée</numerusform>
            <numerusform>%n images supprimées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other item(s) removed</source>
        <translation>
            <numerusform>%n autre élément supprimé</numerusform>
            <numerusform>%n autres éléments supprimés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 freed</source>
        <translation>%1 libérés</translation>
    </message>
    <message>
        <source>%1 can be reclaimed</source>
        <translation>%1 à libérer</translation>
    </message>
    <message numerus="yes">
        <source>%n had gone already</source>
        <translation>
            <numerusform>%n déjà partie</numerusform>
            <numerusform>%n déjà parties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n gardée</numerusform>
            <numerusform>%n gardées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) removed.</source>
        <translation>
            <numerusform>%n image supprimée.</numerusform>
            <numerusform>%n images supprimées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The images could not be pinned.</source>
        <translation>Les images n’ont pas pu être épinglées.</translation>
    </message>
    <message>
        <source>The images could not be unpinned.</source>
        <translation>Les images n’ont pas pu être désépinglées.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) pinned.</source>
        <translation>
            <numerusform>%n image épinglée.</numerusform>
            <numerusform>%n images épinglées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) unpinned.</source>
        <translation>
            <numerusform>%n image désépinglée.</numerusform>
            <numerusform>%n images désépinglées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The removal could not be undone.</source>
        <translation>La suppression n’a pas pu être annulée.</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) are back.</source>
        <translation>
            <numerusform>%n nom est revenu.</numerusform>
            <numerusform>%n noms sont revenus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything could be brought back.</source>
        <translation>Tout n’a pas pu revenir.</translation>
    </message>
    <message>
        <source>%1 reclaimed.</source>
        <translation>%1 libérés.</translation>
    </message>
    <message>
        <source>The space could not be reclaimed.</source>
        <translation>La place n’a pas pu être libérée.</translation>
    </message>
    <message>
        <source>Bring back what was removed last</source>
        <translation>Faire revenir ce qui a été supprimé en dernier</translation>
    </message>
    <message>
        <source>Give back the space of removed images, and of what no image needs</source>
        <translation>Rendre la place des images supprimées et de ce dont aucune image n’a besoin</translation>
    </message>
    <message>
        <source>Keep images: nothing removes a pinned one</source>
        <translation>Garder des images : rien ne supprime une image épinglée</translation>
    </message>
    <message>
        <source>Let pinned images be removed again</source>
        <translation>Permettre à nouveau de supprimer des images épinglées</translation>
    </message>
    <message>
        <source>Remove untagged images, or with --all every unused one; with the other options also stopped containers, the build cache, and what no image needs</source>
        <translation>Supprimer les images sans étiquette, ou avec --all toutes celles qui ne servent pas ; avec les autres options, aussi les conteneurs arrêtés, le cache de construction et ce dont aucune image n’a besoin</translation>
    </message>
    <message>
        <source>%1 can be reclaimed, with “reclaim” or by itself after a day; until then “undo” brings back what was removed.</source>
        <translation>%1 à libérer, avec «&#xa0;reclaim&#x202f;» ou d’eux-mêmes au bout d’un jour ; jusque-là, «&#xa0;undo&#x202f;» fait revenir ce qui a été supprimé.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglée</translation>
    </message>
    <message>
        <source>“%1” takes one store.</source>
        <translation>«&#xa0;%1&#x202f;» prend un seul magasin.</translation>
    </message>
    <message>
        <source>Pinned: %1</source>
        <translation>Épinglée : %1</translation>
    </message>
    <message>
        <source>Unpinned: %1</source>
        <translation>Désépinglée : %1</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Magasin</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>%1: it was gone already.</source>
        <translation>%1 : elle était déjà partie.</translation>
    </message>
    <message>
        <source>Back: %1</source>
        <translation>Revenue : %1</translation>
    </message>
    <message>
        <source>%1 would be freed.</source>
        <translation>%1 seraient libérés.</translation>
    </message>
    <message>
        <source>The folder to build from is missing.</source>
        <translation>Il manque le dossier à construire.</translation>
    </message>
    <message>
        <source>Sending the folder: %1</source>
        <translation>Envoi du dossier : %1</translation>
    </message>
    <message>
        <source>Built %1.</source>
        <translation>%1 construite.</translation>
    </message>
    <message>
        <source>Let an engine build an image from a folder</source>
        <translation>Fait construire par un moteur une image à partir d’un dossier</translation>
    </message>
    <message>
        <source>Pulled %1.</source>
        <translation>%1 récupérée.</translation>
    </message>
    <message>
        <source>This needs an engine; “%1” is a folder. Name one with --store.</source>
        <translation>Il faut un moteur ; «&#xa0;%1&#x202f;» est un dossier. Nommez-en un avec --store.</translation>
    </message>
    <message>
        <source>Waiting for the engine…</source>
        <translation>En attente du moteur…</translation>
    </message>
    <message>
        <source>An engine pulls one platform at a time.</source>
        <translation>Un moteur récupère une plateforme à la fois.</translation>
    </message>
    <message>
        <source>Pushed %1: %2</source>
        <translation>%1 poussée : %2</translation>
    </message>
    <message>
        <source>The image store to use: the folder of any OCI image layout; a context of docker, a connection of podman, or “podman”; or the address of an engine, such as unix:///run/docker.sock, ssh://user@host or tcp://host:2376 with the certificates in DOCKER_CERT_PATH. “prune” takes several. Without: %1</source>
        <translation>Le magasin d’images à utiliser&#xa0;: le dossier de n’importe quel «&#xa0;image layout&#xa0;» OCI&#x202f;; un contexte de docker, une connexion de podman, ou «&#xa0;podman&#xa0;»&#x202f;; ou l’adresse d’un moteur, telle que unix:///run/docker.sock, ssh://utilisateur@hôte ou tcp://hôte:2376 avec les certificats de DOCKER_CERT_PATH. «&#x202f;prune&#x202f;» en prend plusieurs. Sinon&#xa0;: %1</translation>
    </message>
    <message>
        <source>“%1” was not pushed.</source>
        <translation>«&#xa0;%1&#xa0;» n’a pas été poussée.</translation>
    </message>
    <message>
        <source>Pushed, %1.</source>
        <translation>Poussée, %1.</translation>
    </message>
    <message>
        <source>“%1” cannot be built.</source>
        <translation>«&#xa0;%1&#x202f;» ne peut pas être construite.</translation>
    </message>
    <message>
        <source>Build %1</source>
        <translation>Construire %1</translation>
    </message>
    <message>
        <source>“%1” was not built.</source>
        <translation>«&#xa0;%1&#x202f;» n’a pas été construite.</translation>
    </message>
    <message>
        <source>Built in %1.</source>
        <extracomment>%1 is a duration.</extracomment>
        <translation>Construite en %1.</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <extracomment>%1 is &quot;2/5&quot;, %2 an instruction of a Dockerfile.</extracomment>
        <translation>Instruction %1 : %2</translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation>Lecture du dossier</translation>
    </message>
    <message>
        <source>Sending the folder</source>
        <translation>Envoi du dossier</translation>
    </message>
    <message>
        <source>The engine prepares the build</source>
        <translation>Le moteur prépare la construction</translation>
    </message>
    <message>
        <source>Find repositories on Docker Hub</source>
        <translation>Chercher des dépôts sur Docker Hub</translation>
    </message>
    <message>
        <source>List the tags of a repository, on Docker Hub newest first</source>
        <translation>Lister les étiquettes d’un dépôt, sur Docker Hub les plus récentes d’abord</translation>
    </message>
    <message>
        <source>Ask the registries which images have moved since</source>
        <translation>Demander aux registres quelles images ont changé depuis</translation>
    </message>
    <message>
        <source>Every tag is what its registry has.</source>
        <translation>Chaque étiquette est celle que son registre propose.</translation>
    </message>
    <message>
        <source>“%1” is no number from 1 to %2.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas un nombre de 1 à %2.</translation>
    </message>
    <message>
        <source>What to search for?</source>
        <translation>Que faut-il chercher&#x202f;?</translation>
    </message>
    <message>
        <source>official</source>
        <translation>officiel</translation>
    </message>
    <message>
        <source>verified publisher</source>
        <translation>éditeur vérifié</translation>
    </message>
    <message>
        <source>open source</source>
        <translation>open source</translation>
    </message>
    <message>
        <source>Docker Hub has found nothing.</source>
        <translation>Docker Hub n’a rien trouvé.</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Étoiles</translation>
    </message>
    <message>
        <source>Pulls</source>
        <translation>Téléchargements</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 tags</source>
        <translation>
            <numerusform>%n étiquette sur %1</numerusform>
            <numerusform>%n étiquettes sur %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Publiée</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Plateformes</translation>
    </message>
    <message numerus="yes">
        <source>%1 downloaded, without %n layer(s) that the registry does not have.</source>
        <translation>
            <numerusform>%1 téléchargés, sans %n couche que le registre n’a pas.</numerusform>
            <numerusform>%1 téléchargés, sans %n couches que le registre n’a pas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exit status: 0 done; 1 failed, and nothing was lost; 2 wrong usage; 3 the rules of “analyze --ci” are not met; 130 cancelled.</source>
        <translation>Code de retour&#x202f;: 0 fait&#x202f;; 1 échec, et rien n’est perdu&#x202f;; 2 mauvais usage&#x202f;; 3 les règles de «&#xa0;analyze --ci&#x202f;» ne sont pas respectées&#x202f;; 130 annulé.</translation>
    </message>
    <message>
        <source>Left out, as the registry does not have it: %1</source>
        <translation>Laissée de côté, car le registre ne l’a pas&#x202f;: %1</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>Démarrer %1</translation>
    </message>
    <message numerus="yes">
        <source>Start %n container(s)</source>
        <translation>
            <numerusform>Démarrer %n conteneur</numerusform>
            <numerusform>Démarrer %n conteneurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>Arrêter %1</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n container(s)</source>
        <translation>
            <numerusform>Arrêter %n conteneur</numerusform>
            <numerusform>Arrêter %n conteneurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n container(s)</source>
        <translation>
            <numerusform>Supprimer %n conteneur</numerusform>
            <numerusform>Supprimer %n conteneurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Prune %1</source>
        <translation>Élaguer %1</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n image(s)</source>
        <translation>
            <numerusform>Supprimer %n image</numerusform>
            <numerusform>Supprimer %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had gone already.</source>
        <translation>
            <numerusform>%n était déjà partie.</numerusform>
            <numerusform>%n étaient déjà parties.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was not removed.</source>
        <translation>«&#xa0;%1&#x202f;» n’a pas été supprimée.</translation>
    </message>
    <message>
        <source>Forget the login for a registry</source>
        <translation>Oublier l’identification auprès d’un registre</translation>
    </message>
    <message>
        <source>With “--password-stdin”, “--username” is needed.</source>
        <translation>Avec «&#xa0;--password-stdin&#x202f;», «&#xa0;--username&#x202f;» est nécessaire.</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the password; give it on standard input with “--password-stdin”.</source>
        <translation>Il n’y a pas de terminal où demander le mot de passe&#x202f;; donnez-le sur l’entrée standard avec «&#xa0;--password-stdin&#x202f;».</translation>
    </message>
    <message>
        <source>User name: </source>
        <translation>Nom d’utilisateur&#xa0;: </translation>
    </message>
    <message>
        <source>Password or access token: </source>
        <translation>Mot de passe ou jeton d’accès&#xa0;: </translation>
    </message>
    <message>
        <source>A login has a name and a password.</source>
        <translation>Une identification a un nom et un mot de passe.</translation>
    </message>
    <message>
        <source>“%1” takes this login; it is kept in the keychain of this system.</source>
        <translation>«&#xa0;%1&#x202f;» accepte cette identification&#x202f;; elle est gardée dans le trousseau de ce système.</translation>
    </message>
    <message>
        <source>The login for “%1” is forgotten.</source>
        <translation>L’identification auprès de «&#xa0;%1&#x202f;» est oubliée.</translation>
    </message>
    <message>
        <source>No login for “%1” was kept.</source>
        <translation>Aucune identification auprès de «&#xa0;%1&#x202f;» n’était gardée.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of the numbers of layers, of which %n more are left out.</extracomment>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Couche %1</translation>
    </message>
    <message>
        <source>Layers %1</source>
        <extracomment>%1 is a list of numbers, &quot;1, 3&quot;.</extracomment>
        <translation>Couches %1</translation>
    </message>
    <message>
        <source>A added, D removed, M other content, m other owner or permissions, T other type, = the same</source>
        <translation>A ajouté, D supprimé, M autre contenu, m autre propriétaire ou droits, T autre type, = identique</translation>
    </message>
    <message>
        <source>how much was freed is not known</source>
        <translation>on ne sait pas combien a été libéré</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) removed. How much that freed is not known.</source>
        <translation>
            <numerusform>%n image retirée. On ne sait pas combien cela a libéré.</numerusform>
            <numerusform>%n images retirées. On ne sait pas combien cela a libéré.</numerusform>
        </translation>
    </message>
    <message>
        <source>Which images the containers of these engines use is not known, as they did not answer: %1.</source>
        <translation>On ne sait pas quelles images utilisent les conteneurs de ces moteurs, qui n’ont pas répondu&#xa0;: %1.</translation>
    </message>
    <message>
        <source>How much was freed is not known.</source>
        <translation>On ne sait pas combien a été libéré.</translation>
    </message>
    <message>
        <source>Do not ask the engines that are found which images of the own store their containers use, as “ls”, “rm” and “prune” do, for five seconds at most</source>
        <translation>Ne pas demander aux moteurs trouvés quelles images du magasin propre leurs conteneurs utilisent, comme le font «&#xa0;ls&#xa0;», «&#xa0;rm&#xa0;» et «&#xa0;prune&#xa0;», cinq secondes au plus</translation>
    </message>
    <message numerus="yes">
        <source>With them %n nameless image(s) that they were built on would go.</source>
        <translation>
            <numerusform>Avec elles partirait %n image sans nom sur laquelle elles sont bâties.</numerusform>
            <numerusform>Avec elles partiraient %n images sans nom sur lesquelles elles sont bâties.</numerusform>
        </translation>
    </message>
    <message>
        <source>The container “%1” on “%2” was made of it, and the engine goes on having the image.</source>
        <translation>Le conteneur «&#xa0;%1&#xa0;» de «&#xa0;%2&#xa0;» en est issu, et le moteur garde l’image.</translation>
    </message>
    <message>
        <source>%1 was not sent: registries need not have it, and this one has not.</source>
        <translation>%1 n’a pas été envoyée&#xa0;: les registres n’ont pas à l’avoir, et celui-ci ne l’a pas.</translation>
    </message>
    <message>
        <source>Nothing had to be uploaded.</source>
        <translation>Il n’y avait rien à envoyer.</translation>
    </message>
    <message>
        <source>Push %1</source>
        <translation>Pousser %1</translation>
    </message>
    <message>
        <source>Remove images; layers that others share stay. With --remote, remove a tag, or a digest with all its tags, from its registry</source>
        <translation>Supprime des images&#x202f;; les couches que d’autres partagent restent. Avec --remote, supprime de son registre une étiquette, ou une empreinte avec toutes ses étiquettes</translation>
    </message>
    <message>
        <source>Give an image another name, with --remote on its registry</source>
        <translation>Donne un autre nom à une image, avec --remote sur son registre</translation>
    </message>
    <message>
        <source>--all-tags takes the name of a repository, without a tag or digest.</source>
        <translation>--all-tags prend le nom d’un dépôt, sans étiquette ni empreinte.</translation>
    </message>
    <message>
        <source>An engine pulls one tag at a time.</source>
        <translation>Un moteur récupère une étiquette à la fois.</translation>
    </message>
    <message>
        <source>An engine pushes an image whole, and to where its name says.</source>
        <translation>Un moteur pousse une image entière, et là où son nom le dit.</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 sur %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>Not sent, as registries need not have it: %1</source>
        <translation>Non envoyée, car les registres n’ont pas à l’avoir&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing had to be uploaded. %1 is now %2</source>
        <translation>Il n’y avait rien à envoyer. %1 est maintenant %2</translation>
    </message>
    <message>
        <source>Pushed %1, %2 uploaded: %3</source>
        <translation>%1 poussée, %2 envoyés&#xa0;: %3</translation>
    </message>
    <message>
        <source>The tag %1 goes; what it means stays.</source>
        <translation>L’étiquette %1 part&#x202f;; ce qu’elle désigne reste.</translation>
    </message>
    <message>
        <source>The manifest %1 goes, and every tag of it.</source>
        <translation>Le manifeste %1 part, avec toutes ses étiquettes.</translation>
    </message>
    <message>
        <source>Its tag: %1</source>
        <translation>Son étiquette&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 has too many tags to ask for each: there may be more.</source>
        <translation>%1 a trop d’étiquettes pour les demander toutes&#xa0;: il peut y en avoir d’autres.</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>Supprimé&#xa0;: %1</translation>
    </message>
    <message>
        <source>--dry-run is for --remote.</source>
        <translation>--dry-run va avec --remote.</translation>
    </message>
    <message>
        <source>One platform alone can be copied with --remote only.</source>
        <translation>Une plateforme seule ne peut être copiée qu’avec --remote.</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s) came from another repository there.</source>
        <translation>
            <numerusform>%n couche vient d’un autre dépôt de ce registre.</numerusform>
            <numerusform>%n couches viennent d’un autre dépôt de ce registre.</numerusform>
        </translation>
    </message>
    <message>
        <source>“--offline” only means something with “--repair”.</source>
        <translation>«&#x202f;--offline&#x202f;» n’a de sens qu’avec «&#x202f;--repair&#x202f;».</translation>
    </message>
    <message numerus="yes">
        <source>%n blob(s) fetched again</source>
        <translation>
            <numerusform>%n blob récupéré à nouveau</numerusform>
            <numerusform>%n blobs récupérés à nouveau</numerusform>
        </translation>
    </message>
    <message>
        <source>“check --repair” mends what can be mended.</source>
        <translation>«&#x202f;check --repair&#x202f;» répare ce qui peut l’être.</translation>
    </message>
    <message>
        <source>Compare every blob of the store with its digest, and mend what is damaged</source>
        <translation>Comparer chaque blob du magasin à son condensat, et réparer ce qui est endommagé</translation>
    </message>
    <message>
        <source>Check of the store</source>
        <translation>Vérification du magasin</translation>
    </message>
    <message>
        <source>The store could not be checked.</source>
        <translation>Le magasin n’a pas pu être vérifié.</translation>
    </message>
    <message>
        <source>Repair of the store</source>
        <translation>Réparation du magasin</translation>
    </message>
    <message>
        <source>The store could not be repaired.</source>
        <translation>Le magasin n’a pas pu être réparé.</translation>
    </message>
    <message>
        <source>Log in to a registry, docker.io unless named, and keep that in the keychain of this system; with --share also where Docker and Podman keep theirs</source>
        <translation>Connecte à un registre, docker.io si aucun n’est nommé, et garde cette connexion dans le trousseau du système&#x202f;; avec --share, aussi là où Docker et Podman gardent les leurs</translation>
    </message>
    <message>
        <source>Show the certificate of a registry that nobody vouches for; with its fingerprint, trust it for that registry</source>
        <translation>Montre le certificat d’un registre dont personne ne se porte garant&#x202f;; avec son empreinte, lui fait confiance pour ce registre</translation>
    </message>
    <message>
        <source>Forget the certificates that were trusted for a registry</source>
        <translation>Oublie les certificats auxquels on faisait confiance pour un registre</translation>
    </message>
    <message>
        <source>“%1” takes this login; Docker and Podman know it now too.</source>
        <translation>«&#xa0;%1&#x202f;» accepte cette connexion&#x202f;; Docker et Podman la connaissent maintenant aussi.</translation>
    </message>
    <message>
        <source>Usage: millefeuille-cli [--store STORE] [--plain-tcp] [--no-engines] [--insecure-registry HOST] [--json] COMMAND ...</source>
        <translation>Utilisation&#xa0;: millefeuille-cli [--store MAGASIN] [--plain-tcp] [--no-engines] [--insecure-registry HÔTE] [--json] COMMANDE ...</translation>
    </message>
    <message>
        <source>Reach the registry HOST with whatever certificate it has, or by plain HTTP if it does not speak TLS: whoever is on the way can read the login, and offer other images by their tags</source>
        <translation>Joindre le registre HÔTE quel que soit son certificat, ou en HTTP non chiffré s’il ne parle pas TLS&#xa0;: quiconque est sur le chemin peut lire les identifiants, et proposer d’autres images sous leurs étiquettes</translation>
    </message>
    <message>
        <source>“--insecure-registry” takes the name of a registry, such as “registry.example.org:5000”.</source>
        <translation>«&#xa0;--insecure-registry&#x202f;» attend le nom d’un registre, tel que «&#xa0;registry.example.org:5000&#x202f;».</translation>
    </message>
    <message>
        <source>“%1” is taken from Docker Hub. By registries.conf it may also be: %2</source>
        <translation>«&#xa0;%1&#x202f;» vient de Docker Hub. D’après registries.conf, ce peut aussi être&#xa0;: %2</translation>
    </message>
    <message>
        <source>The certificate of “%1” is trusted.</source>
        <translation>Le certificat de «&#xa0;%1&#x202f;» est de confiance.</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Délivré à</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Délivré par</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valable jusqu’au</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts vouches for it. Compare the fingerprint with what whoever runs the registry told you, then: %1</source>
        <translation>Personne à qui cet ordinateur fait confiance ne s’en porte garant. Comparez l’empreinte avec celle que vous a donnée le responsable du registre, puis&#xa0;: %1</translation>
    </message>
    <message>
        <source>“%1” shows another certificate than that.</source>
        <translation>«&#xa0;%1&#x202f;» présente un autre certificat que celui-là.</translation>
    </message>
    <message>
        <source>“%1” is trusted with “%2”.</source>
        <translation>«&#xa0;%1&#x202f;» est de confiance avec «&#xa0;%2&#x202f;».</translation>
    </message>
    <message>
        <source>No certificate was trusted for “%1”.</source>
        <translation>Aucun certificat n’était de confiance pour «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The certificate of “%1” is no longer trusted.</source>
        <translation>Le certificat de «&#xa0;%1&#x202f;» n’est plus de confiance.</translation>
    </message>
    <message>
        <source>No tag has moved.</source>
        <translation>Aucune étiquette n’a changé.</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) have moved.</source>
        <translation>
            <numerusform>%n étiquette a changé.</numerusform>
            <numerusform>%n étiquettes ont changé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be asked about.</source>
        <comment>tags</comment>
        <translation>
            <numerusform>%n n’a pas pu être demandée.</numerusform>
            <numerusform>%n n’ont pas pu être demandées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Recherche des mises à jour</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tag(s) asked about</source>
        <translation>
            <numerusform>%1 étiquette sur %n demandée</numerusform>
            <numerusform>%1 étiquettes sur %n demandées</numerusform>
        </translation>
    </message>
    <message>
        <source>What came is kept; the same command goes on from there.</source>
        <translation>Ce qui est venu est gardé&#x202f;; la même commande reprend de là.</translation>
    </message>
    <message>
        <source>With --ignore-free-space it is pulled all the same, as far as it goes; “prune” and “rm” make room.</source>
        <translation>Avec --ignore-free-space, elle est récupérée quand même, aussi loin que possible&#x202f;; «&#xa0;prune&#x202f;» et «&#xa0;rm&#x202f;» font de la place.</translation>
    </message>
    <message>
        <source>“%1” answers. You are not signed in there.</source>
        <translation>«&#xa0;%1&#x202f;» répond. Vous n’y êtes pas connecté.</translation>
    </message>
    <message>
        <source>“%1” takes your login.</source>
        <translation>«&#xa0;%1&#x202f;» accepte votre connexion.</translation>
    </message>
    <message>
        <source>You are signed in to “%1”.</source>
        <translation>Vous êtes connecté à «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The login for “%1” could not be shared with Docker.</source>
        <translation>La connexion à «&#xa0;%1&#x202f;» n’a pas pu être partagée avec Docker.</translation>
    </message>
    <message>
        <source>You are signed out of “%1”.</source>
        <translation>Vous êtes déconnecté de «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>“%1” may be reached without knowing who answers.</source>
        <translation>«&#xa0;%1&#x202f;» peut être joint sans savoir qui répond.</translation>
    </message>
    <message>
        <source>“%1” has to show who it is again.</source>
        <translation>«&#xa0;%1&#x202f;» doit de nouveau prouver son identité.</translation>
    </message>
    <message>
        <source>That did not succeed.</source>
        <translation>Cela n’a pas réussi.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more layer(s); --json has all.</source>
        <translation>
            <numerusform>et %n autre couche&#x202f;; --json les donne toutes.</numerusform>
            <numerusform>et %n autres couches&#x202f;; --json les donne toutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are other images in it: %1. Write %2:NAME to choose one.</source>
        <translation>Il contient d’autres images&#x202f;: %1. Écrivez %2:NOM pour en choisir une.</translation>
    </message>
    <message>
        <source>Copied, %1.</source>
        <translation>Copiée, %1.</translation>
    </message>
    <message>
        <source>Removed from “%1”: %2</source>
        <translation>Supprimé de «&#x202f;%1&#x202f;»&#xa0;: %2</translation>
    </message>
    <message>
        <source>The file is in the registry. Pull the image to see what is in it.</source>
        <translation>Le fichier est dans le registre. Récupérez l’image pour voir ce qu’il contient.</translation>
    </message>
    <message>
        <source>Analyze %1</source>
        <translation>Analyser %1</translation>
    </message>
    <message>
        <source>“%1” was not analyzed.</source>
        <translation>«&#x202f;%1&#x202f;» n’a pas été analysée.</translation>
    </message>
    <message>
        <source>Analyzed, %1 read; nothing was stored.</source>
        <translation>Analysée, %1 lus&#x202f;; rien n’a été enregistré.</translation>
    </message>
    <message numerus="yes">
        <source>Dive counts %1 for it, of %n layer(s).</source>
        <extracomment>%1 is an amount of bytes.</extracomment>
        <translation>
            <numerusform>Dive en compte %1, de %n couche.</numerusform>
            <numerusform>Dive en compte %1, de %n couches.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stored in layer %2.</source>
        <translation>%1 stockés dans la couche %2.</translation>
    </message>
    <message>
        <source>“%1” lets everybody in, so this login could not be tested.</source>
        <translation>«&#x202f;%1&#x202f;» laisse entrer tout le monde, cette connexion n’a donc pas pu être essayée.</translation>
    </message>
    <message>
        <source>With “--untested” it is kept all the same.</source>
        <translation>Avec «&#x202f;--untested&#x202f;», elle est gardée quand même.</translation>
    </message>
    <message>
        <source>Keep it all the same? [y/N] </source>
        <translation>La garder quand même&#x202f;? [o/N] </translation>
    </message>
    <message>
        <source>y</source>
        <comment>the answer to [y/N]</comment>
        <translation>o</translation>
    </message>
    <message>
        <source>The login for “%1” is kept untested; Docker and Podman know it now too.</source>
        <translation>La connexion à «&#x202f;%1&#x202f;» est gardée sans avoir été essayée&#x202f;; Docker et Podman la connaissent maintenant aussi.</translation>
    </message>
    <message>
        <source>The login for “%1” is kept untested in the keychain of this system.</source>
        <translation>La connexion à «&#x202f;%1&#x202f;» est gardée sans avoir été essayée dans le trousseau de ce système.</translation>
    </message>
    <message>
        <source>“%1” answers, and lets everybody in: your login could not be tested.</source>
        <translation>«&#x202f;%1&#x202f;» répond et laisse entrer tout le monde&#x202f;: votre connexion n’a pas pu être essayée.</translation>
    </message>
    <message>
        <source>The login for “%1” is kept; it could not be tested.</source>
        <translation>La connexion à «&#x202f;%1&#x202f;» est gardée&#x202f;; elle n’a pas pu être essayée.</translation>
    </message>
    <message>
        <source>“%1” says: %2</source>
        <translation>«&#x202f;%1&#x202f;» dit&#x202f;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) of %1</source>
        <translation>
            <numerusform>%n étiquette de %1</numerusform>
            <numerusform>%n étiquettes de %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The store has no tag of “%1”.</source>
        <translation>Le magasin n’a aucune étiquette de «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Fetch an image from its registry into the store, or let the engine do so; with --all-tags, every tag of a repository</source>
        <translation>Récupère une image de son registre dans le magasin, ou la fait récupérer par le moteur&#x202f;; avec --all-tags, toutes les étiquettes d’un dépôt</translation>
    </message>
    <message>
        <source>Send an image of the store to its registry, or to where REF says, or let the engine do so; with --all-tags, every tag of a repository that the store has</source>
        <translation>Envoie une image du magasin à son registre, ou là où le dit REF, ou le fait faire au moteur&#x202f;; avec --all-tags, toutes les étiquettes d’un dépôt que le magasin a</translation>
    </message>
    <message>
        <source>Copy images to another store: a folder, a name, an address; with --remote, from one registry to another, past the store; with --all-tags, every tag of a repository there</source>
        <translation>Copie des images vers un autre magasin&#xa0;: un dossier, un nom, une adresse&#x202f;; avec --remote, d’un registre à un autre, sans passer par le magasin&#x202f;; avec --all-tags, toutes les étiquettes d’un dépôt</translation>
    </message>
    <message>
        <source>An engine pushes one tag at a time.</source>
        <translation>Un moteur pousse une étiquette à la fois.</translation>
    </message>
    <message>
        <source>Between registries one image is copied, --remote REF REF, or a repository, --all-tags REPOSITORY REPOSITORY.</source>
        <translation>Entre registres, on copie une image, --remote REF REF, ou un dépôt, --all-tags REPOSITORY REPOSITORY.</translation>
    </message>
    <message numerus="yes">
        <source>Pull %n tag(s) of %1</source>
        <translation>
            <numerusform>Récupérer %n étiquette de %1</numerusform>
            <numerusform>Récupérer %n étiquettes de %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Push %n tag(s) to %1</source>
        <translation>
            <numerusform>Pousser %n étiquette vers %1</numerusform>
            <numerusform>Pousser %n étiquettes vers %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n tag(s) to %1</source>
        <translation>
            <numerusform>Copier %n étiquette vers %1</numerusform>
            <numerusform>Copier %n étiquettes vers %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) pulled.</source>
        <translation>
            <numerusform>%n étiquette récupérée.</numerusform>
            <numerusform>%n étiquettes récupérées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) pushed.</source>
        <translation>
            <numerusform>%n étiquette poussée.</numerusform>
            <numerusform>%n étiquettes poussées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) copied.</source>
        <translation>
            <numerusform>%n étiquette copiée.</numerusform>
            <numerusform>%n étiquettes copiées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is without %n layer(s) that the registry does not have.</source>
        <translation>
            <numerusform>Il y manque %n couche que le registre n’a pas.</numerusform>
            <numerusform>Il y manque %n couches que le registre n’a pas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tag(s) pulled.</source>
        <translation>
            <numerusform>Étiquettes récupérées&#x202f;: %1 sur %n.</numerusform>
            <numerusform>Étiquettes récupérées&#x202f;: %1 sur %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tag(s) pushed.</source>
        <translation>
            <numerusform>Étiquettes poussées&#x202f;: %1 sur %n.</numerusform>
            <numerusform>Étiquettes poussées&#x202f;: %1 sur %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tag(s) copied.</source>
        <translation>
            <numerusform>Étiquettes copiées&#x202f;: %1 sur %n.</numerusform>
            <numerusform>Étiquettes copiées&#x202f;: %1 sur %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was not copied.</source>
        <translation>«&#xa0;%1&#x202f;» n’a pas été copiée.</translation>
    </message>
</context>
<context>
    <name>core::Tr</name>
    <message>
        <source>“%1” does not exist on Docker Hub, or it is private.</source>
        <translation>«&#xa0;%1&#x202f;» n’existe pas sur Docker Hub, ou est privé.</translation>
    </message>
    <message>
        <source>Docker Hub shows “%1” only to those who may see it.</source>
        <translation>Docker Hub ne montre «&#xa0;%1&#x202f;» qu’à ceux qui y ont droit.</translation>
    </message>
    <message>
        <source>Docker Hub limits how often it may be asked.</source>
        <translation>Docker Hub limite le nombre de demandes.</translation>
    </message>
    <message>
        <source>Docker Hub has a problem of its own and could not answer.</source>
        <translation>Docker Hub a un problème et n’a pas pu répondre.</translation>
    </message>
    <message>
        <source>Docker Hub gave an unexpected answer for “%1” (HTTP %2).</source>
        <translation>Docker Hub a donné une réponse inattendue pour «&#xa0;%1&#x202f;» (HTTP %2).</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be made.</source>
        <translation>Le dossier «&#x202f;%1&#x202f;» ne peut pas être créé.</translation>
    </message>
    <message>
        <source>The file “%1” is too large.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» est trop gros.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>You have no permission to do this.</source>
        <translation>Vous n’avez pas le droit de faire cela.</translation>
    </message>
    <message>
        <source>The disk is full; free some space and try again.</source>
        <translation>Le disque est plein&#x202f;; libérez de la place et réessayez.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be written.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be opened.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» ne peut pas être ouvert.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be read.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be locked. The store needs a file system with locks.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» ne peut pas être verrouillé. Le magasin a besoin d’un système de fichiers avec verrous.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be opened.</source>
        <translation>Le dossier «&#x202f;%1&#x202f;» ne peut pas être ouvert.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be written.</source>
        <translation>Le dossier «&#x202f;%1&#x202f;» ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>A part of the image is described in a way that is not valid.</source>
        <translation>Une partie de l’image est décrite d’une façon qui n’est pas valide.</translation>
    </message>
    <message>
        <source>“%1” is not a digest. A digest looks like sha256:6c3c…, with 64 hexadecimal digits.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une empreinte. Une empreinte s’écrit sha256:6c3c…, avec 64 chiffres hexadécimaux.</translation>
    </message>
    <message>
        <source>The digest algorithm “%1” is not supported. Supported are sha256 and sha512.</source>
        <translation>L’algorithme d’empreinte «&#x202f;%1&#x202f;» n’est pas pris en charge. Le sont sha256 et sha512.</translation>
    </message>
    <message>
        <source>A %1 digest has %2 hexadecimal digits, this one has %3.</source>
        <translation>Une empreinte %1 a %2 chiffres hexadécimaux, celle-ci en a %3.</translation>
    </message>
    <message>
        <source>A digest is written in the digits 0 to 9 and the lower-case letters a to f.</source>
        <translation>Une empreinte s’écrit avec les chiffres de 0 à 9 et les lettres minuscules de a à f.</translation>
    </message>
    <message>
        <source>The configuration of the image is damaged, so the image cannot be read.</source>
        <translation>La configuration de l’image est endommagée, l’image ne peut donc pas être lue.</translation>
    </message>
    <message>
        <source>The manifest of the image is damaged, so the image cannot be read.</source>
        <translation>Le manifeste de l’image est endommagé, l’image ne peut donc pas être lue.</translation>
    </message>
    <message>
        <source>The image is in Docker&apos;s schema 1 format, which was withdrawn years ago. Its publisher has to build and push it again with a current tool.</source>
        <translation>L’image est au format «&#x202f;schema 1&#x202f;» de Docker, retiré depuis des années. Son éditeur doit la reconstruire et la publier à nouveau avec un outil actuel.</translation>
    </message>
    <message>
        <source>The manifest can be read in two ways, so different programs would see different images. It is refused.</source>
        <translation>Le manifeste peut être lu de deux façons, et des programmes différents y verraient des images différentes. Il est refusé.</translation>
    </message>
    <message>
        <source>The manifest says that it is something other than what the registry or the index announced, so it is refused.</source>
        <translation>Le manifeste se dit autre chose que ce que le registre ou l’index a annoncé, il est donc refusé.</translation>
    </message>
    <message>
        <source>The image is in a format that is not supported.</source>
        <translation>L’image est dans un format qui n’est pas pris en charge.</translation>
    </message>
    <message>
        <source>The manifest of the image is larger than any real one, so it is refused.</source>
        <translation>Le manifeste de l’image est plus gros que tout vrai manifeste, il est donc refusé.</translation>
    </message>
    <message>
        <source>There is a single image where an index of images was expected.</source>
        <translation>Il y a une seule image là où un index d’images était attendu.</translation>
    </message>
    <message>
        <source>There is an index of images where a single image was expected.</source>
        <translation>Il y a un index d’images là où une seule image était attendue.</translation>
    </message>
    <message>
        <source>This is neither an image nor an index of images.</source>
        <translation>Ce n’est ni une image ni un index d’images.</translation>
    </message>
    <message>
        <source>The command does not name an image.</source>
        <translation>La commande ne nomme pas d’image.</translation>
    </message>
    <message>
        <source>The command names more than one image. Enter one at a time.</source>
        <translation>La commande nomme plus d’une image. Saisissez-en une à la fois.</translation>
    </message>
    <message>
        <source>This address of Docker Hub is not the page of an image.</source>
        <translation>Cette adresse de Docker Hub n’est pas la page d’une image.</translation>
    </message>
    <message>
        <source>The address contains a user name. Enter it without.</source>
        <translation>L’adresse contient un nom d’utilisateur. Saisissez-la sans lui.</translation>
    </message>
    <message>
        <source>“%1” is not a platform. A platform looks like linux/amd64 or linux/arm/v7.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une plateforme. Une plateforme s’écrit linux/amd64 ou linux/arm/v7.</translation>
    </message>
    <message>
        <source>The name of an image has no spaces.</source>
        <translation>Le nom d’une image n’a pas d’espaces.</translation>
    </message>
    <message>
        <source>The name of an image is made of the letters a to z, without accents. The names of some hosts are written with xn--.</source>
        <translation>Le nom d’une image se compose des lettres de a à z, sans accents. Les noms de certains hôtes s’écrivent avec xn--.</translation>
    </message>
    <message>
        <source>“%1” cannot be part of the name of an image.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas faire partie du nom d’une image.</translation>
    </message>
    <message>
        <source>The name of the image is missing.</source>
        <translation>Il manque le nom de l’image.</translation>
    </message>
    <message>
        <source>The name of an image is written in lower case: %1</source>
        <translation>Le nom d’une image s’écrit en minuscules&#x202f;: %1</translation>
    </message>
    <message>
        <source>“%1” is not the name of an image. A name is made of lower-case letters and digits, with single “.”, “_” or “/” or with “-” between them.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas le nom d’une image. Un nom se compose de lettres minuscules et de chiffres, séparés par un seul «&#x202f;.&#x202f;», «&#x202f;_&#x202f;» ou «&#x202f;/&#x202f;», ou par des «&#x202f;-&#x202f;».</translation>
    </message>
    <message>
        <source>The name of the image is too long: it has %1 characters, at most %2 are allowed.</source>
        <translation>Le nom de l’image est trop long&#x202f;: il a %1 caractères, %2 au plus sont permis.</translation>
    </message>
    <message>
        <source>The tag behind “:” is missing.</source>
        <translation>Il manque l’étiquette après «&#x202f;:&#x202f;».</translation>
    </message>
    <message>
        <source>“:” may stand before a port or before the tag, and nothing may follow the tag but a digest.</source>
        <translation>«&#x202f;:&#x202f;» peut précéder un port ou l’étiquette, et rien ne peut suivre l’étiquette, sinon une empreinte.</translation>
    </message>
    <message>
        <source>“%1” is not a tag. A tag is made of letters, digits, “_”, “.” and “-”, and does not start with “.” or “-”.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une étiquette. Une étiquette se compose de lettres, de chiffres, de «&#x202f;_&#x202f;», «&#x202f;.&#x202f;» et «&#x202f;-&#x202f;», et ne commence ni par «&#x202f;.&#x202f;» ni par «&#x202f;-&#x202f;».</translation>
    </message>
    <message>
        <source>The tag is too long: it has %1 characters, at most %2 are allowed.</source>
        <translation>L’étiquette est trop longue&#x202f;: elle a %1 caractères, %2 au plus sont permis.</translation>
    </message>
    <message>
        <source>Enter the name of an image, such as nginx:1.24.</source>
        <translation>Saisissez le nom d’une image, par exemple nginx:1.24.</translation>
    </message>
    <message>
        <source>This is too long to be the name of an image.</source>
        <translation>C’est trop long pour être le nom d’une image.</translation>
    </message>
    <message>
        <source>This is the ID of an image. Registries know images by name, such as nginx:1.24.</source>
        <translation>C’est l’identifiant d’une image. Les registres connaissent les images par leur nom, par exemple nginx:1.24.</translation>
    </message>
    <message>
        <source>“%1” is not the address of a registry. An address looks like ghcr.io or localhost:5000.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas l’adresse d’un registre. Une adresse s’écrit ghcr.io ou localhost:5000.</translation>
    </message>
    <message>
        <source>The answer of “%1” is larger than allowed.</source>
        <translation>La réponse de «&#x202f;%1&#x202f;» est plus grosse que permis.</translation>
    </message>
    <message>
        <source>“%1” leads to “%2”, which is refused: %3</source>
        <translation>«&#x202f;%1&#x202f;» mène à «&#x202f;%2&#x202f;», ce qui est refusé&#x202f;: %3</translation>
    </message>
    <message>
        <source>it is no web address.</source>
        <translation>ce n’est pas une adresse web.</translation>
    </message>
    <message>
        <source>it is another host.</source>
        <translation>c’est un autre hôte.</translation>
    </message>
    <message>
        <source>it is not encrypted.</source>
        <translation>ce n’est pas chiffré.</translation>
    </message>
    <message>
        <source>it is inside this machine or its network.</source>
        <translation>c’est dans cette machine ou son réseau.</translation>
    </message>
    <message>
        <source>“%1” redirects without end.</source>
        <translation>«&#x202f;%1&#x202f;» redirige sans fin.</translation>
    </message>
    <message>
        <source>The host “%1” was not found. Check its name and the network connection.</source>
        <translation>L’hôte «&#x202f;%1&#x202f;» est introuvable. Vérifiez son nom et la connexion au réseau.</translation>
    </message>
    <message>
        <source>“%1” refused the connection. Check that the server runs and that the port is right.</source>
        <translation>«&#x202f;%1&#x202f;» a refusé la connexion. Vérifiez que le serveur tourne et que le port est le bon.</translation>
    </message>
    <message>
        <source>“%1” did not accept a connection in time.</source>
        <translation>«&#x202f;%1&#x202f;» n’a pas accepté de connexion à temps.</translation>
    </message>
    <message>
        <source>“%1” closed the connection before its answer was complete.</source>
        <translation>«&#x202f;%1&#x202f;» a fermé la connexion avant la fin de sa réponse.</translation>
    </message>
    <message>
        <source>No secure connection to “%1” could be made.</source>
        <translation>Aucune connexion sécurisée à «&#x202f;%1&#x202f;» n’a pu être établie.</translation>
    </message>
    <message>
        <source>The proxy on the way to “%1” could not be reached.</source>
        <translation>Le proxy vers «&#x202f;%1&#x202f;» n’a pas pu être joint.</translation>
    </message>
    <message>
        <source>The proxy on the way to “%1” asks for a password.</source>
        <translation>Le proxy vers «&#x202f;%1&#x202f;» demande un mot de passe.</translation>
    </message>
    <message>
        <source>“%1” cannot be fetched.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas être récupéré.</translation>
    </message>
    <message>
        <source>The connection to “%1” failed.</source>
        <translation>La connexion à «&#x202f;%1&#x202f;» a échoué.</translation>
    </message>
    <message>
        <source>The certificate of “%1” is not trusted: %2</source>
        <translation>Le certificat de «&#x202f;%1&#x202f;» n’est pas digne de confiance&#x202f;: %2</translation>
    </message>
    <message numerus="yes">
        <source>“%1” sent nothing for %n second(s).</source>
        <translation>
            <numerusform>«&#x202f;%1&#x202f;» n’a rien envoyé pendant %n seconde.</numerusform>
            <numerusform>«&#x202f;%1&#x202f;» n’a rien envoyé pendant %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” sent the blob %2 in a way that cannot be used.</source>
        <translation>«&#x202f;%1&#x202f;» a envoyé le blob %2 d’une façon inutilisable.</translation>
    </message>
    <message>
        <source>The blob %1 on “%2” does not have the size that the image names.</source>
        <translation>Le blob %1 sur «&#x202f;%2&#x202f;» n’a pas la taille que l’image annonce.</translation>
    </message>
    <message>
        <source>“%1” sent other bytes than the digest %2 names.</source>
        <translation>«&#x202f;%1&#x202f;» a envoyé d’autres octets que ceux que désigne l’empreinte %2.</translation>
    </message>
    <message>
        <source>The blob %1 is larger than allowed.</source>
        <translation>Le blob %1 est plus gros que permis.</translation>
    </message>
    <message>
        <source>The registry sent other bytes than it promised. Try again; if it stays so, tell the publisher of the image.</source>
        <translation>Le registre a envoyé d’autres octets que promis. Réessayez&#x202f;; si cela persiste, prévenez l’éditeur de l’image.</translation>
    </message>
    <message>
        <source>The transfer ended too early. Try again; what came is kept.</source>
        <translation>Le transfert s’est terminé trop tôt. Réessayez&#x202f;; ce qui est arrivé est gardé.</translation>
    </message>
    <message>
        <source>There is no image “%1” in the store.</source>
        <translation>Il n’y a pas d’image «&#x202f;%1&#x202f;» dans le magasin.</translation>
    </message>
    <message>
        <source>“%1” is the start of several images. Write more of it.</source>
        <translation>«&#x202f;%1&#x202f;» est le début de plusieurs images. Écrivez-en davantage.</translation>
    </message>
    <message>
        <source>The file “%1” of the store is damaged.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» du magasin est endommagé.</translation>
    </message>
    <message>
        <source>“%1” is an image layout of another version; 1.0.0 is supported.</source>
        <translation>«&#x202f;%1&#x202f;» est une disposition d’images d’une autre version&#x202f;; la 1.0.0 est prise en charge.</translation>
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <translation>Il n’y a pas de dossier «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The folder “%1” holds something else than an image store. Choose an empty folder or an OCI image layout.</source>
        <translation>Le dossier «&#x202f;%1&#x202f;» contient autre chose qu’un magasin d’images. Choisissez un dossier vide ou une disposition d’images OCI.</translation>
    </message>
    <message>
        <source>The file “%1” of the store is damaged. Pull the image again to mend it.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» du magasin est endommagé. Récupérez à nouveau l’image pour le réparer.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be deleted.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» ne peut pas être supprimé.</translation>
    </message>
    <message>
        <source>The manifest of this image cannot be read. Check the store, or pull the image again.</source>
        <translation>Le manifeste de cette image ne peut pas être lu. Vérifiez le magasin, ou récupérez à nouveau l’image.</translation>
    </message>
    <message>
        <source>This image is not here for %1. Here are: %2.</source>
        <translation>Cette image n’est pas là pour %1. Elle l’est pour&#x202f;: %2.</translation>
    </message>
    <message>
        <source>A layer holds other content than the image&apos;s configuration says. Pull the image again.</source>
        <translation>Une couche a un autre contenu que celui que dit la configuration de l’image. Récupérez à nouveau l’image.</translation>
    </message>
    <message>
        <source>This is an artifact without a file system, so there are no layers to show.</source>
        <translation>C’est un artefact sans système de fichiers, il n’y a donc pas de couches à montrer.</translation>
    </message>
    <message>
        <source>The manifest and the configuration of this image disagree about its layers.</source>
        <translation>Le manifeste et la configuration de cette image se contredisent sur ses couches.</translation>
    </message>
    <message>
        <source>“%1” does not exist on “%2”, or your account has no access to it.</source>
        <translation>«&#x202f;%1&#x202f;» n’existe pas sur «&#x202f;%2&#x202f;», ou votre compte n’y a pas accès.</translation>
    </message>
    <message>
        <source>“%1” exists on “%2” only in a format that this program does not know.</source>
        <translation>«&#x202f;%1&#x202f;» n’existe sur «&#x202f;%2&#x202f;» que dans un format que ce programme ne connaît pas.</translation>
    </message>
    <message>
        <source>“%2” does not have the blob %1, although the image names it.</source>
        <translation>«&#x202f;%2&#x202f;» n’a pas le blob %1, alors que l’image le nomme.</translation>
    </message>
    <message>
        <source>There is no such repository on “%2”: %1</source>
        <translation>Ce dépôt n’existe pas sur «&#x202f;%2&#x202f;»&#x202f;: %1</translation>
    </message>
    <message>
        <source>“%1” was not found on “%2”. Check the name and the tag.</source>
        <translation>«&#x202f;%1&#x202f;» est introuvable sur «&#x202f;%2&#x202f;». Vérifiez le nom et l’étiquette.</translation>
    </message>
    <message>
        <source>“%1” limits how much may be pulled, and the limit is reached.</source>
        <translation>«&#x202f;%1&#x202f;» limite ce que l’on peut récupérer, et la limite est atteinte.</translation>
    </message>
    <message>
        <source>It lets you go on at %1.</source>
        <translation>Vous pourrez continuer à %1.</translation>
    </message>
    <message>
        <source>Accounts that are logged in may have a higher limit.</source>
        <translation>Les comptes connectés peuvent avoir une limite plus haute.</translation>
    </message>
    <message>
        <source>“%1” has a problem of its own and could not answer.</source>
        <translation>«&#x202f;%1&#x202f;» a lui-même un problème et n’a pas pu répondre.</translation>
    </message>
    <message>
        <source>“%1” gave an unexpected answer for “%2” (HTTP %3).</source>
        <translation>«&#x202f;%1&#x202f;» a donné une réponse inattendue pour «&#x202f;%2&#x202f;» (HTTP %3).</translation>
    </message>
    <message>
        <source>The address names no image.</source>
        <translation>L’adresse ne nomme pas d’image.</translation>
    </message>
    <message>
        <source>The credential helper of Docker gave an unexpected answer.</source>
        <translation>L’assistant d’identification de Docker a donné une réponse inattendue.</translation>
    </message>
    <message>
        <source>The credentials in “%1” cannot be read.</source>
        <translation>Les identifiants de «&#x202f;%1&#x202f;» ne peuvent pas être lus.</translation>
    </message>
    <message>
        <source>A layer holds other content than the image&apos;s configuration says. The image is broken; tell its publisher.</source>
        <translation>Une couche a un autre contenu que celui que dit la configuration de l’image. L’image est défectueuse&#x202f;; prévenez son éditeur.</translation>
    </message>
    <message>
        <source>Another program keeps removing parts of this image from the store. Try again when it is done.</source>
        <translation>Un autre programme retire sans cesse des parties de cette image du magasin. Réessayez quand il aura fini.</translation>
    </message>
    <message>
        <source>The image is nested too deeply.</source>
        <translation>L’image est imbriquée trop profondément.</translation>
    </message>
    <message>
        <source>%1 does not exist for %2. It exists for: %3.</source>
        <translation>%1 n’existe pas pour %2, mais pour&#x202f;: %3.</translation>
    </message>
    <message>
        <source>The manifest and the configuration of this image disagree about its layers. The image is broken; tell its publisher.</source>
        <translation>Le manifeste et la configuration de cette image se contredisent sur ses couches. L’image est défectueuse&#x202f;; prévenez son éditeur.</translation>
    </message>
    <message>
        <source>“%1” wants to be logged in to at “%2”, which is refused, as it may be an attempt to get hold of credentials.</source>
        <translation>«&#x202f;%1&#x202f;» veut que l’on s’identifie auprès de «&#x202f;%2&#x202f;», ce qui est refusé, car ce pourrait être une tentative d’obtenir des identifiants.</translation>
    </message>
    <message>
        <source>The token server gave an answer without a usable token.</source>
        <translation>Le serveur de jetons a donné une réponse sans jeton utilisable.</translation>
    </message>
    <message>
        <source>A file in the archive holds other bytes than its digest promises.</source>
        <translation>Un fichier de l’archive contient d’autres octets que ceux que promet son empreinte.</translation>
    </message>
    <message>
        <source>The archive holds no image.</source>
        <translation>L’archive ne contient pas d’image.</translation>
    </message>
    <message>
        <source>This file is neither a docker-archive nor an OCI archive.</source>
        <translation>Ce fichier n’est ni une docker-archive ni une archive OCI.</translation>
    </message>
    <message>
        <source>A layer holds other content than the image&apos;s configuration says.</source>
        <translation>Une couche a un autre contenu que celui que dit la configuration de l’image.</translation>
    </message>
    <message>
        <source>The archive and the image&apos;s configuration disagree about its layers.</source>
        <translation>L’archive et la configuration de l’image se contredisent sur ses couches.</translation>
    </message>
    <message>
        <source>The archive is incomplete: a file is missing.</source>
        <translation>L’archive est incomplète&#x202f;: il manque un fichier.</translation>
    </message>
    <message>
        <source>The compressed data is damaged.</source>
        <translation>Les données compressées sont endommagées.</translation>
    </message>
    <message>
        <source>The list of images in the archive is damaged.</source>
        <translation>La liste des images de l’archive est endommagée.</translation>
    </message>
    <message>
        <source>The image has too many layers.</source>
        <translation>L’image a trop de couches.</translation>
    </message>
    <message>
        <source>The archive holds too many images.</source>
        <translation>L’archive contient trop d’images.</translation>
    </message>
    <message>
        <source>The image is too large.</source>
        <translation>L’image est trop grosse.</translation>
    </message>
    <message>
        <source>The image holds more files and folders than can be shown.</source>
        <translation>L’image contient plus de fichiers et de dossiers qu’il ne peut en être montré.</translation>
    </message>
    <message>
        <source>A table of contents is damaged.</source>
        <translation>Une table des matières est endommagée.</translation>
    </message>
    <message>
        <source>A layer lists more files, or longer names, than can be handled.</source>
        <translation>Une couche liste trop de fichiers, ou des noms trop longs, pour être traitée.</translation>
    </message>
    <message>
        <source>A file in the archive has another size than it should have.</source>
        <translation>Un fichier de l’archive n’a pas la taille qu’il devrait avoir.</translation>
    </message>
    <message>
        <source>The archive&apos;s indexes are too deep.</source>
        <translation>Les index de l’archive sont trop profonds.</translation>
    </message>
    <message>
        <source>The archive is cut off.</source>
        <translation>L’archive est tronquée.</translation>
    </message>
    <message>
        <source>A file in the archive is too large.</source>
        <translation>Un fichier de l’archive est trop gros.</translation>
    </message>
    <message>
        <source>The archive holds too many files.</source>
        <translation>L’archive contient trop de fichiers.</translation>
    </message>
    <message>
        <source>A file in the archive is no JSON.</source>
        <translation>Un fichier de l’archive n’est pas du JSON.</translation>
    </message>
    <message>
        <source>A file in the archive is no layer.</source>
        <translation>Un fichier de l’archive n’est pas une couche.</translation>
    </message>
    <message>
        <source>The archive describes too many images.</source>
        <translation>L’archive décrit trop d’images.</translation>
    </message>
    <message>
        <source>A layer is too large.</source>
        <translation>Une couche est trop grosse.</translation>
    </message>
    <message>
        <source>The tar archive is damaged, or it is none.</source>
        <translation>L’archive tar est endommagée, ou n’en est pas une.</translation>
    </message>
    <message>
        <source>A name or an attribute in the tar archive is too long.</source>
        <translation>Un nom ou un attribut de l’archive tar est trop long.</translation>
    </message>
    <message>
        <source>A file in the tar archive is too large.</source>
        <translation>Un fichier de l’archive tar est trop gros.</translation>
    </message>
    <message>
        <source>A table of contents cannot be kept in the cache folder.</source>
        <translation>Une table des matières ne peut pas être gardée dans le dossier de cache.</translation>
    </message>
    <message>
        <source>Unpacking the compressed data needs too much memory. It has to be compressed again with a smaller window: “zstd --long=%1” or less.</source>
        <translation>Décompresser les données demande trop de mémoire. Il faut les compresser à nouveau avec une fenêtre plus petite&#xa0;: «&#x202f;zstd --long=%1&#x202f;» au plus.</translation>
    </message>
    <message>
        <source>Unpacking the compressed data needs too much memory. It has to be compressed again with a smaller window: “xz --lzma2=dict=%1MiB” or less.</source>
        <translation>Décompresser les données demande trop de mémoire. Il faut les compresser à nouveau avec une fenêtre plus petite&#xa0;: «&#x202f;xz --lzma2=dict=%1MiB&#x202f;» au plus.</translation>
    </message>
    <message>
        <source>The credential helper “%1” that Docker is set to use does not work.</source>
        <translation>L’assistant d’identification «&#x202f;%1&#x202f;» que Docker est réglé pour utiliser ne fonctionne pas.</translation>
    </message>
    <message>
        <source>“%1” sent us to “%2” for “%3”, which does not hand it out.</source>
        <translation>«&#x202f;%1&#x202f;» nous a envoyés à «&#x202f;%2&#x202f;» pour «&#x202f;%3&#x202f;», qui ne le donne pas.</translation>
    </message>
    <message>
        <source>The archive holds no image for %1, only: %2.</source>
        <translation>L’archive ne contient pas d’image pour %1, seulement&#x202f;: %2.</translation>
    </message>
    <message>
        <source>A later layer removes or replaces them, which makes the image no smaller.</source>
        <translation>Une couche suivante les supprime ou les remplace, ce qui n’allège pas l’image.</translation>
    </message>
    <message>
        <source>Package lists of apt, which only “apt-get install” needs. Remove them in the step that fetched them.</source>
        <translation>Listes de paquets d’apt, qui ne servent qu’à «&#xa0;apt-get install&#x202f;». À supprimer dans l’étape qui les a récupérées.</translation>
    </message>
    <message>
        <source>Packages that apt downloaded, and its index of them. Clean up in the step that installed them.</source>
        <translation>Paquets téléchargés par apt, et leur index. À nettoyer dans l’étape qui les a installés.</translation>
    </message>
    <message>
        <source>The package index and downloads of apk. With --no-cache they are not stored.</source>
        <translation>Index et téléchargements d’apk. Avec --no-cache, ils ne sont pas stockés.</translation>
    </message>
    <message>
        <source>Package lists and downloads of dnf or yum. Clean up in the step that installed the packages.</source>
        <translation>Listes et téléchargements de dnf ou de yum. À nettoyer dans l’étape qui a installé les paquets.</translation>
    </message>
    <message>
        <source>Package lists and downloads of zypper. Clean up in the step that installed the packages.</source>
        <translation>Listes et téléchargements de zypper. À nettoyer dans l’étape qui a installé les paquets.</translation>
    </message>
    <message>
        <source>Package lists and downloads of pacman. Clean up in the step that installed the packages.</source>
        <translation>Listes et téléchargements de pacman. À nettoyer dans l’étape qui a installé les paquets.</translation>
    </message>
    <message>
        <source>Downloads of Python packages that are installed already. With --no-cache-dir pip does not keep them.</source>
        <translation>Téléchargements de paquets Python déjà installés. Avec --no-cache-dir, pip ne les garde pas.</translation>
    </message>
    <message>
        <source>Packages that conda downloaded and unpacked once more.</source>
        <translation>Paquets téléchargés par conda, et décompressés une seconde fois.</translation>
    </message>
    <message>
        <source>The download cache of npm. Empty it in the step that installed the modules.</source>
        <translation>Cache de téléchargement de npm. À vider dans l’étape qui a installé les modules.</translation>
    </message>
    <message>
        <source>The download cache of yarn or pnpm. Empty it in the step that installed the modules.</source>
        <translation>Cache de téléchargement de yarn ou de pnpm. À vider dans l’étape qui a installé les modules.</translation>
    </message>
    <message>
        <source>Sources of crates, which only the build needs. Keep them in a cache of the builder.</source>
        <translation>Sources de crates, qui ne servent qu’à la compilation. À garder dans un cache du constructeur d’images.</translation>
    </message>
    <message>
        <source>Sources of Go modules and half-made results, which only the build needs. Keep them in a cache of the builder.</source>
        <translation>Sources de modules Go et résultats intermédiaires, qui ne servent qu’à la compilation. À garder dans un cache du constructeur d’images.</translation>
    </message>
    <message>
        <source>What Maven downloaded, which only the build needs. Keep it in a cache of the builder.</source>
        <translation>Téléchargements de Maven, qui ne servent qu’à la compilation. À garder dans un cache du constructeur d’images.</translation>
    </message>
    <message>
        <source>What Gradle downloaded, which only the build needs. Keep it in a cache of the builder.</source>
        <translation>Téléchargements de Gradle, qui ne servent qu’à la compilation. À garder dans un cache du constructeur d’images.</translation>
    </message>
    <message>
        <source>The download cache of Composer. Empty it in the step that installed the packages.</source>
        <translation>Cache de téléchargement de Composer. À vider dans l’étape qui a installé les paquets.</translation>
    </message>
    <message>
        <source>Downloads of gems that are installed already.</source>
        <translation>Téléchargements de gems déjà installés.</translation>
    </message>
    <message>
        <source>The history of the source code, with everything that was ever in it.</source>
        <translation>Historique du code source, avec tout ce qui s’y est jamais trouvé.</translation>
    </message>
    <message>
        <source>Compilers, headers and static libraries, which programs do not need to run. Build in one stage and copy the result to another.</source>
        <translation>Compilateurs, en-têtes et bibliothèques statiques, inutiles à l’exécution. Compiler dans une étape (stage) et copier le résultat dans une autre.</translation>
    </message>
    <message>
        <source>Half-made results of a build. Build in one stage and copy what is finished to another.</source>
        <translation>Résultats intermédiaires d’une compilation. Compiler dans une étape (stage) et copier le résultat fini dans une autre.</translation>
    </message>
    <message>
        <source>Packages and archives beside what was unpacked from them. Unpack while downloading, or remove them in the same step.</source>
        <translation>Paquets et archives à côté de ce qui en a été extrait. Extraire pendant le téléchargement, ou les supprimer dans la même étape.</translation>
    </message>
    <message>
        <source>Logs of the build. Remove them in the step that wrote them.</source>
        <translation>Journaux de la construction. À supprimer dans l’étape qui les a écrits.</translation>
    </message>
    <message>
        <source>Temporary files that the build left. Remove them in the step that made them, or mount a folder that is not stored.</source>
        <translation>Fichiers temporaires laissés par la construction. À supprimer dans l’étape qui les a créés, ou monter un dossier qui n’est pas stocké.</translation>
    </message>
    <message>
        <source>Caches that programs make again when they need them.</source>
        <translation>Caches que les programmes recréent au besoin.</translation>
    </message>
    <message>
        <source>Manuals and documentation that nobody reads in a container. Tell the package manager to leave them out, before it installs.</source>
        <translation>Manuels et documentation que personne ne lit dans un conteneur. Demander au gestionnaire de paquets de les omettre, avant l’installation.</translation>
    </message>
    <message>
        <source>Translations into languages that a service does not speak. Tell the package manager to leave them out, before it installs.</source>
        <translation>Traductions dans des langues qu’un service ne parle pas. Demander au gestionnaire de paquets de les omettre, avant l’installation.</translation>
    </message>
    <message>
        <source>The same files are stored a second time by a later layer, mostly because their owner, mode or time was changed. Set them when the files come in.</source>
        <translation>Les mêmes fichiers sont stockés une seconde fois par une couche suivante, le plus souvent parce que leur propriétaire, leurs droits ou leur date ont changé. À fixer à la copie.</translation>
    </message>
    <message>
        <source>Steps that follow each other remove or rewrite what the one before stored. Write them as one RUN.</source>
        <translation>Des étapes consécutives suppriment ou réécrivent ce que la précédente a stocké. À réunir en un seul RUN.</translation>
    </message>
    <message>
        <source>Files are added in one layer and removed in a later one, and still ship. Remove them in the step that adds them.</source>
        <translation>Des fichiers sont ajoutés dans une couche et supprimés dans une suivante, et restent livrés. À supprimer dans l’étape qui les ajoute.</translation>
    </message>
    <message>
        <source>Files are copied in one layer and removed in a later one, and still ship. Mount them into the step that needs them.</source>
        <translation>Des fichiers sont copiés dans une couche et supprimés dans une suivante, et restent livrés. À monter dans l’étape qui en a besoin.</translation>
    </message>
    <message>
        <source>Files are written in one layer and again, with other content, in a later one. Bring them in once, in their last form.</source>
        <translation>Des fichiers sont écrits dans une couche, puis à nouveau, avec un autre contenu, dans une suivante. À n’ajouter qu’une fois, sous leur forme finale.</translation>
    </message>
    <message>
        <source>The same content is stored at several paths. Keep one and link the others to it, in the step that makes them.</source>
        <translation>Le même contenu est stocké sous plusieurs chemins. En garder un et y lier les autres, dans l’étape qui les crée.</translation>
    </message>
    <message>
        <source>All of the program is copied before its dependencies are installed, so each change installs them anew. Copy first what names the dependencies, and the program after them.</source>
        <translation>Tout le programme est copié avant l’installation de ses dépendances, que chaque modification réinstalle donc. Copier d’abord ce qui nomme les dépendances, puis le programme.</translation>
    </message>
    <message>
        <source>A layer does not hold what its table of contents says.</source>
        <translation>Une couche ne contient pas ce qu’annonce sa table des matières.</translation>
    </message>
    <message>
        <source>The layer has no such file.</source>
        <translation>La couche n’a pas ce fichier.</translation>
    </message>
    <message>
        <source>This is no regular file.</source>
        <translation>Ce n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>The list of places in a layer is damaged.</source>
        <translation>La liste des emplacements dans une couche est endommagée.</translation>
    </message>
    <message>
        <source>The image has no such layer.</source>
        <translation>L’image n’a pas cette couche.</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>«&#xa0;%1&#x202f;» ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>“%1” is there already, and was left as it is.</source>
        <translation>«&#xa0;%1&#x202f;» existe déjà et a été laissé tel quel.</translation>
    </message>
    <message>
        <source>“%1” is no path of a file.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas un chemin de fichier.</translation>
    </message>
    <message>
        <source>“%1” is not in the image.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas dans l’image.</translation>
    </message>
    <message>
        <source>“%1” leads through too many symbolic links.</source>
        <translation>«&#xa0;%1&#x202f;» passe par trop de liens symboliques.</translation>
    </message>
    <message>
        <source>No layer lists this folder.</source>
        <translation>Aucune couche ne mentionne ce dossier.</translation>
    </message>
    <message>
        <source>The hard link “%1” names “%2”, which is not in the image.</source>
        <translation>Le lien dur «&#xa0;%1&#x202f;» désigne «&#xa0;%2&#x202f;», qui n’est pas dans l’image.</translation>
    </message>
    <message>
        <source>A sparse file in the layer is damaged.</source>
        <translation>Un fichier à trous de la couche est endommagé.</translation>
    </message>
    <message>
        <source>A sparse file in the layer has too many parts.</source>
        <translation>Un fichier à trous de la couche a trop de morceaux.</translation>
    </message>
    <message>
        <source>There are too many patterns of paths.</source>
        <translation>Il y a trop de motifs de chemins.</translation>
    </message>
    <message>
        <source>“%1” is no pattern of paths.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas un motif de chemins.</translation>
    </message>
    <message>
        <source>The value of “%1” is not of the right kind.</source>
        <translation>La valeur de «&#xa0;%1&#x202f;» n’est pas du bon type.</translation>
    </message>
    <message>
        <source>There is no rule “%1”.</source>
        <translation>Il n’y a pas de règle «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>There is no setting “%1” of millefeuille.</source>
        <translation>millefeuille n’a pas de réglage «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The file of rules is too large.</source>
        <translation>Le fichier de règles est trop gros.</translation>
    </message>
    <message>
        <source>The file of rules is no YAML.</source>
        <translation>Le fichier de règles n’est pas du YAML.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>“%1” is no size. Write it as “20MB”.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas une taille. Écrivez-la comme «&#xa0;20MB&#x202f;».</translation>
    </message>
    <message>
        <source>“%1” is no number from 0 to 1.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas un nombre de 0 à 1.</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas un nombre.</translation>
    </message>
    <message>
        <source>“%1” is neither “true” nor “false”.</source>
        <translation>«&#xa0;%1&#x202f;» n’est ni «&#xa0;true&#x202f;» ni «&#xa0;false&#x202f;».</translation>
    </message>
    <message>
        <source>There is no such rule.</source>
        <translation>Cette règle n’existe pas.</translation>
    </message>
    <message>
        <source>Rule %1: %2</source>
        <translation>Règle %1 : %2</translation>
    </message>
    <message>
        <source>“%1” is no address of an engine. Addresses look like unix:///run/docker.sock, tcp://127.0.0.1:2375 or ssh://user@host.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas l’adresse d’un moteur. Une adresse a la forme unix:///run/docker.sock, tcp://127.0.0.1:2375 ou ssh://utilisateur@hôte.</translation>
    </message>
    <message>
        <source>An address of an engine holds no password.</source>
        <translation>L’adresse d’un moteur ne contient pas de mot de passe.</translation>
    </message>
    <message>
        <source>“%1” is too old: it speaks version %2 of the Engine API, and at least %3 is needed. Update the engine.</source>
        <translation>«&#x202f;%1&#x202f;» est trop ancien&#x202f;: il parle la version %2 de l’API Engine, et il faut au moins la %3. Mettez le moteur à jour.</translation>
    </message>
    <message>
        <source>The engine&apos;s list of containers cannot be understood.</source>
        <translation>La liste des conteneurs donnée par le moteur est incompréhensible.</translation>
    </message>
    <message>
        <source>The description of the engine is damaged.</source>
        <translation>La description du moteur est abîmée.</translation>
    </message>
    <message>
        <source>There is no engine “%1”, and no other was found.</source>
        <translation>Il n’y a pas de moteur «&#x202f;%1&#x202f;», et aucun autre n’a été trouvé.</translation>
    </message>
    <message>
        <source>There is no engine “%1”. Found were: %2.</source>
        <translation>Il n’y a pas de moteur «&#x202f;%1&#x202f;». Ont été trouvés&#x202f;: %2.</translation>
    </message>
    <message>
        <source>What the engine says of its use of the disk cannot be understood.</source>
        <translation>Ce que le moteur dit de son utilisation du disque est incompréhensible.</translation>
    </message>
    <message>
        <source>The engine gave another image than the one that was asked for.</source>
        <translation>Le moteur a donné une autre image que celle demandée.</translation>
    </message>
    <message>
        <source>“%1” stays, because containers use it: %2.</source>
        <translation>«&#x202f;%1&#x202f;» reste, car des conteneurs l’utilisent&#x202f;: %2.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” is the beginning of %n image ID(s). Write more of it.</source>
        <translation>
            <numerusform>«&#x202f;%1&#x202f;» est le début de %n identifiant d’image. Écrivez-en davantage.</numerusform>
            <numerusform>«&#x202f;%1&#x202f;» est le début de %n identifiants d’images. Écrivez-en davantage.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no image “%1” on “%2”.</source>
        <translation>Il n’y a pas d’image «&#x202f;%1&#x202f;» sur «&#x202f;%2&#x202f;».</translation>
    </message>
    <message>
        <source>What the engine says of the image cannot be understood.</source>
        <translation>Ce que le moteur dit de l’image est incompréhensible.</translation>
    </message>
    <message>
        <source>The engine&apos;s list of images cannot be understood.</source>
        <translation>La liste des images donnée par le moteur est incompréhensible.</translation>
    </message>
    <message>
        <source>What the engine says of the removal cannot be understood.</source>
        <translation>Ce que le moteur dit de la suppression est incompréhensible.</translation>
    </message>
    <message>
        <source>The layer is not in what the engine gives of the image.</source>
        <translation>La couche ne se trouve pas dans ce que le moteur donne de l’image.</translation>
    </message>
    <message>
        <source>“%1” is not running: nothing listens at %2. Start the engine and try again.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas en marche&#x202f;: rien n’écoute à %2. Démarrez le moteur et réessayez.</translation>
    </message>
    <message>
        <source>You may not use the engine “%1”: %2 belongs to somebody else. Use an engine of your own, a rootless one, or ask the administrator.</source>
        <translation>Vous n’avez pas le droit d’utiliser le moteur «&#x202f;%1&#x202f;»&#x202f;: %2 appartient à quelqu’un d’autre. Utilisez un moteur à vous, sans root, ou adressez-vous à l’administrateur.</translation>
    </message>
    <message>
        <source>You may not use the engine “%1”: %2 is for the group “%3”. Have yourself added to it, “sudo usermod -aG %3 $USER”, and log in again.</source>
        <translation>Vous n’avez pas le droit d’utiliser le moteur «&#x202f;%1&#x202f;»&#x202f;: %2 est réservé au groupe «&#x202f;%3&#x202f;». Faites-vous y ajouter, «&#x202f;sudo usermod -aG %3 $USER&#x202f;», puis ouvrez une nouvelle session.</translation>
    </message>
    <message>
        <source>“%1” does not accept connections.</source>
        <translation>«&#x202f;%1&#x202f;» n’accepte pas de connexions.</translation>
    </message>
    <message>
        <source>“%1” answered with more than can be read.</source>
        <translation>La réponse de «&#x202f;%1&#x202f;» est trop longue pour être lue.</translation>
    </message>
    <message>
        <source>The connection to “%1” broke before its answer was complete.</source>
        <translation>La connexion à «&#x202f;%1&#x202f;» a été coupée avant la fin de sa réponse.</translation>
    </message>
    <message>
        <source>“%1” says: %2</source>
        <translation>«&#x202f;%1&#x202f;» répond&#x202f;: %2</translation>
    </message>
    <message>
        <source>“%1” is too new for this program. Update Millefeuille.</source>
        <translation>«&#x202f;%1&#x202f;» est trop récent pour ce programme. Mettez Millefeuille à jour.</translation>
    </message>
    <message>
        <source>The container %1 uses it now.</source>
        <translation>Le conteneur %1 l’utilise maintenant.</translation>
    </message>
    <message>
        <source>It has other names now.</source>
        <translation>Elle porte maintenant d’autres noms.</translation>
    </message>
    <message>
        <source>“%1” is no age; write a number and s, m, h, d or w, such as 36h or 7d.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un âge&#x202f;; écrire un nombre et s, m, h, d ou w, comme 36h ou 7d.</translation>
    </message>
    <message>
        <source>What the engine says is going on cannot be understood.</source>
        <translation>Ce que le moteur dit des événements est incompréhensible.</translation>
    </message>
    <message>
        <source>What the engine says of itself cannot be understood.</source>
        <translation>Ce que le moteur dit de lui-même est incompréhensible.</translation>
    </message>
    <message>
        <source>What is to be sent ended too early.</source>
        <translation>Ce qui devait être envoyé s’est arrêté trop tôt.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be written. Choose another place.</source>
        <translation>Le fichier «&#xa0;%1&#x202f;» ne peut pas être écrit. Choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>This build cannot pack archives with zstd.</source>
        <translation>Cette version du programme ne sait pas compresser une archive avec zstd.</translation>
    </message>
    <message>
        <source>The archive cannot be written.</source>
        <translation>L’archive ne peut pas être écrite.</translation>
    </message>
    <message>
        <source>This file is neither a docker-archive nor an OCI archive. If it holds a root file system, import it.</source>
        <translation>Ce fichier n’est ni une archive docker ni une archive OCI. S’il contient un système de fichiers racine, importez-le.</translation>
    </message>
    <message>
        <source>A layer is larger than 8 GiB, and does not fit into an archive.</source>
        <translation>Une couche dépasse 8&#xa0;Gio et n’entre pas dans une archive.</translation>
    </message>
    <message>
        <source>“%1” names a digest; an image can be given a tag only.</source>
        <translation>«&#xa0;%1&#x202f;» désigne une empreinte (digest)&#x202f;; une image ne peut recevoir qu’une étiquette.</translation>
    </message>
    <message>
        <source>“%1” is an artifact without a file system, which only an OCI archive can hold.</source>
        <translation>«&#xa0;%1&#x202f;» est un artefact sans système de fichiers, que seule une archive OCI peut contenir.</translation>
    </message>
    <message>
        <source>Another program removed layers meanwhile. Try again.</source>
        <translation>Un autre programme a supprimé des couches entre-temps. Réessayez.</translation>
    </message>
    <message>
        <source>The archive holds no files.</source>
        <translation>L’archive ne contient aucun fichier.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be written to.</source>
        <translation>Impossible d’écrire dans le dossier «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>What the engine says of its work cannot be understood.</source>
        <translation>Ce que le moteur dit de son travail est incompréhensible.</translation>
    </message>
    <message>
        <source>The engine sent no archive of images.</source>
        <translation>Le moteur n’a pas envoyé d’archive d’images.</translation>
    </message>
    <message>
        <source>“%1” did not say that it loaded the images.</source>
        <translation>«&#xa0;%1&#x202f;» n’a pas confirmé avoir chargé les images.</translation>
    </message>
    <message>
        <source>The engine sent a line that is too long.</source>
        <translation>Le moteur a envoyé une ligne trop longue.</translation>
    </message>
    <message>
        <source>A quote is not closed. Write &apos; or &quot; at both ends of it.</source>
        <translation>Un guillemet n’est pas fermé. Écrivez &apos; ou &quot; à ses deux bouts.</translation>
    </message>
    <message>
        <source>There is no such container any more.</source>
        <translation>Ce conteneur n’existe plus.</translation>
    </message>
    <message>
        <source>The container “%1” was started meanwhile, so it stays.</source>
        <translation>Le conteneur «&#x202f;%1&#x202f;» a été démarré entre-temps, il reste donc.</translation>
    </message>
    <message>
        <source>“%1” is no port of a container. Write a number from 1 to 65535, such as 80 or 53/udp.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un port de conteneur. Écrivez un nombre de 1 à 65535, tel que 80 ou 53/udp.</translation>
    </message>
    <message>
        <source>“%1” is no port of the machine. Write a number from 1 to 65535, with an address if it is not for all, such as 8080 or 127.0.0.1:8080.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un port de la machine. Écrivez un nombre de 1 à 65535, avec une adresse s’il n’est pas pour toutes, tel que 8080 ou 127.0.0.1:8080.</translation>
    </message>
    <message>
        <source>“%1” is no folder and no volume. Write the whole path of a folder, or the name of a volume.</source>
        <translation>«&#x202f;%1&#x202f;» n’est ni un dossier ni un volume. Écrivez le chemin complet d’un dossier, ou le nom d’un volume.</translation>
    </message>
    <message>
        <source>“%1” is no path in a container. Write the whole path, such as /data.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un chemin dans un conteneur. Écrivez le chemin complet, tel que /data.</translation>
    </message>
    <message>
        <source>What the engine says of the new container cannot be understood.</source>
        <translation>Ce que le moteur dit du nouveau conteneur est incompréhensible.</translation>
    </message>
    <message>
        <source>What the engine says of a container cannot be understood.</source>
        <translation>Ce que le moteur dit d’un conteneur est incompréhensible.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>%1 holds no certificate and no key.</source>
        <translation>%1 ne contient ni certificat ni clé.</translation>
    </message>
    <message>
        <source>%1 holds no certificate.</source>
        <translation>%1 ne contient aucun certificat.</translation>
    </message>
    <message>
        <source>%1 holds no private key that can be used. A key with a passphrase cannot.</source>
        <translation>%1 ne contient aucune clé privée utilisable. Une clé protégée par une phrase secrète ne l’est pas.</translation>
    </message>
    <message>
        <source>%1 has only one of cert.pem and key.pem, and both are needed.</source>
        <translation>%1 ne contient que l’un des fichiers cert.pem et key.pem, et il faut les deux.</translation>
    </message>
    <message>
        <source>%1 has no certificates: ca.pem, cert.pem and key.pem are looked for.</source>
        <translation>%1 ne contient pas de certificats&#xa0;: ca.pem, cert.pem et key.pem y sont cherchés.</translation>
    </message>
    <message>
        <source>The key of “%1” is not the one that you know it by: somebody may be in between, or the machine was set up anew. Ask who runs it before you go on.</source>
        <translation>La clé de «&#xa0;%1&#xa0;» n’est pas celle que vous lui connaissez&#xa0;: quelqu’un s’est peut-être interposé, ou la machine a été réinstallée. Interrogez son administrateur avant de continuer.</translation>
    </message>
    <message>
        <source>“%1” is not among the hosts that you know. Connect once in a terminal, “ssh %2”, and compare its key.</source>
        <translation>«&#xa0;%1&#xa0;» ne fait pas partie des hôtes que vous connaissez. Connectez-vous une fois dans un terminal, «&#xa0;ssh %2&#xa0;», et comparez sa clé.</translation>
    </message>
    <message>
        <source>The key of “%1” is missing: there is no file %2.</source>
        <translation>La clé de «&#xa0;%1&#xa0;» est introuvable&#xa0;: le fichier %2 n’existe pas.</translation>
    </message>
    <message>
        <source>“%1” takes none of your keys. Passwords are not asked for: load a key, “ssh-add”, or send it there, “ssh-copy-id %2”.</source>
        <translation>«&#xa0;%1&#xa0;» n’accepte aucune de vos clés. Aucun mot de passe n’est demandé&#xa0;: chargez une clé, «&#xa0;ssh-add&#xa0;», ou envoyez-la là-bas, «&#xa0;ssh-copy-id %2&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” refused the connection. Check that sshd runs there and that the port is right.</source>
        <translation>«&#xa0;%1&#xa0;» a refusé la connexion. Vérifiez que sshd y tourne et que le port est le bon.</translation>
    </message>
    <message>
        <source>“%1” cannot be reached. Check the network connection.</source>
        <translation>«&#xa0;%1&#xa0;» est injoignable. Vérifiez la connexion au réseau.</translation>
    </message>
    <message>
        <source>No engine answers at %1 on “%2”. Check that it runs and that you may use it there; if it listens elsewhere, put the path of its socket behind the host.</source>
        <translation>Aucun moteur ne répond à %1 sur «&#xa0;%2&#xa0;». Vérifiez qu’il tourne et que vous avez le droit de l’utiliser&#x202f;; s’il écoute ailleurs, ajoutez le chemin de son socket après l’hôte.</translation>
    </message>
    <message>
        <source>No engine answers at %1 on “%2”. Check that it runs, that the path is right, and that you may use it there.</source>
        <translation>Aucun moteur ne répond à %1 sur «&#xa0;%2&#xa0;». Vérifiez qu’il tourne, que le chemin est le bon et que vous avez le droit de l’utiliser.</translation>
    </message>
    <message>
        <source>On Windows engines cannot be reached by ssh.</source>
        <translation>Sous Windows, les moteurs ne peuvent pas être atteints par ssh.</translation>
    </message>
    <message>
        <source>“%1” is reached by ssh, which is not installed. Install OpenSSH.</source>
        <translation>«&#xa0;%1&#xa0;» s’atteint par ssh, qui n’est pas installé. Installez OpenSSH.</translation>
    </message>
    <message>
        <source>“%1” made no secure connection: it does not take the certificate in %2, or does not speak TLS.</source>
        <translation>Pas de connexion sécurisée à «&#xa0;%1&#xa0;»&#xa0;: il n’accepte pas le certificat de %2, ou ne parle pas TLS.</translation>
    </message>
    <message>
        <source>“%1” made no secure connection: it wants to know who you are, or does not speak TLS. Name the folder with your certificates.</source>
        <translation>Pas de connexion sécurisée à «&#xa0;%1&#xa0;»&#xa0;: il veut savoir qui vous êtes, ou ne parle pas TLS. Indiquez le dossier de vos certificats.</translation>
    </message>
    <message>
        <source>“%1” is there but does not answer. It may be busy, or hang: look at it, or restart it.</source>
        <translation>«&#xa0;%1&#xa0;» est là mais ne répond pas. Il est peut-être occupé ou bloqué&#xa0;: examinez-le ou redémarrez-le.</translation>
    </message>
    <message>
        <source>“%1” speaks TLS only. Name the folder with its certificates.</source>
        <translation>«&#xa0;%1&#xa0;» ne parle que TLS. Indiquez le dossier de ses certificats.</translation>
    </message>
    <message>
        <source>The ssh connection to “%1” ended.</source>
        <translation>La connexion ssh à «&#xa0;%1&#xa0;» s’est terminée.</translation>
    </message>
    <message>
        <source>ssh did not get to “%1”: %2</source>
        <translation>ssh n’a pas atteint «&#xa0;%1&#xa0;»&#xa0;: %2</translation>
    </message>
    <message>
        <source>“%1” is another image by now. The image that was removed is back without this name.</source>
        <translation>«&#xa0;%1&#x202f;» est une autre image désormais. L’image supprimée est revenue sans ce nom.</translation>
    </message>
    <message>
        <source>There is no removal to undo: the space of earlier ones was reclaimed.</source>
        <translation>Il n’y a pas de suppression à annuler : la place des précédentes a été libérée.</translation>
    </message>
    <message>
        <source>“%1” cannot come back, because another program deleted parts of it. Pull it again.</source>
        <translation>«&#xa0;%1&#x202f;» ne peut pas revenir, car un autre programme en a supprimé des parties. Récupérez-la à nouveau.</translation>
    </message>
    <message>
        <source>Which images are pinned cannot be read from “%1”. Mend the file, or delete it and pin them again.</source>
        <translation>Les images épinglées ne peuvent pas être lues dans «&#xa0;%1&#x202f;». Réparez le fichier, ou supprimez-le et épinglez-les à nouveau.</translation>
    </message>
    <message>
        <source>Removed images</source>
        <translation>Images supprimées</translation>
    </message>
    <message>
        <source>Unneeded blobs</source>
        <translation>Blobs inutiles</translation>
    </message>
    <message>
        <source>Broken downloads</source>
        <translation>Téléchargements interrompus</translation>
    </message>
    <message>
        <source>Build cache</source>
        <translation>Cache de construction</translation>
    </message>
    <message>
        <source>What was removed cannot be read from “%1”.</source>
        <translation>Ce qui a été supprimé ne peut pas être lu dans «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>So many images cannot be removed at once. Reclaim the space of earlier removals, or remove fewer.</source>
        <translation>Autant d’images ne peuvent pas être supprimées d’un coup. Libérez la place des suppressions précédentes, ou supprimez-en moins.</translation>
    </message>
    <message>
        <source>What the engine says of what can be cleaned up cannot be understood.</source>
        <translation>Ce que le moteur dit de ce qui peut être nettoyé n’est pas compréhensible.</translation>
    </message>
    <message>
        <source>The container stays, because it runs now.</source>
        <translation>Le conteneur reste, car il tourne maintenant.</translation>
    </message>
    <message>
        <source>“%1” stays, because it is pinned. Unpin it first.</source>
        <translation>«&#xa0;%1&#x202f;» reste, car elle est épinglée. Désépinglez-la d’abord.</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>«&#xa0;%1&#x202f;» ne peut pas être lu.</translation>
    </message>
    <message>
        <source>“%1” is too deep.</source>
        <translation>«&#xa0;%1&#x202f;» est trop profond.</translation>
    </message>
    <message>
        <source>The folder holds too many files.</source>
        <translation>Le dossier contient trop de fichiers.</translation>
    </message>
    <message>
        <source>“%1” became shorter while it was read. Try again.</source>
        <translation>«&#xa0;%1&#x202f;» a raccourci pendant la lecture. Réessayez.</translation>
    </message>
    <message>
        <source>The Dockerfile has no stage “%1”: none of its stages has a name.</source>
        <translation>Le Dockerfile n’a pas d’étape «&#xa0;%1&#x202f;» : aucune de ses étapes n’a de nom.</translation>
    </message>
    <message>
        <source>The Dockerfile has no stage “%1”, but these: %2.</source>
        <translation>Le Dockerfile n’a pas d’étape «&#xa0;%1&#x202f;», mais celles-ci : %2.</translation>
    </message>
    <message>
        <source>Step %1 of the build, “%2”, failed. %3</source>
        <translation>L’instruction %1 de la construction, «&#xa0;%2&#x202f;», a échoué. %3</translation>
    </message>
    <message>
        <source>“%1” ended before it was done. Try again.</source>
        <translation>«&#xa0;%1&#x202f;» s’est arrêté avant la fin. Réessayez.</translation>
    </message>
    <message>
        <source>“%1” is too large.</source>
        <translation>«&#xa0;%1&#x202f;» est trop grand.</translation>
    </message>
    <message>
        <source>“%1” is no folder. Choose the folder to build from.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas un dossier. Choisissez le dossier à construire.</translation>
    </message>
    <message>
        <source>There is no Dockerfile “%1”.</source>
        <translation>Il n’y a pas de Dockerfile «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The files in “%1” changed while they were sent. Try again.</source>
        <translation>Les fichiers de «&#xa0;%1&#x202f;» ont changé pendant l’envoi. Réessayez.</translation>
    </message>
    <message>
        <source>The Dockerfile is too large.</source>
        <translation>Le Dockerfile est trop grand.</translation>
    </message>
    <message>
        <source>“.dockerignore” is too large.</source>
        <translation>«&#xa0;.dockerignore&#x202f;» est trop grand.</translation>
    </message>
    <message>
        <source>“%1” in “.dockerignore” is no pattern. Correct the line.</source>
        <translation>«&#xa0;%1&#x202f;» dans «&#xa0;.dockerignore&#x202f;» n’est pas un motif. Corrigez la ligne.</translation>
    </message>
    <message>
        <source>The build context cannot be packed.</source>
        <translation>Le contexte de construction ne peut pas être empaqueté.</translation>
    </message>
    <message>
        <source>Only a tag can be pushed; “%1” has none.</source>
        <translation>Seule une étiquette peut être poussée ; «&#xa0;%1&#x202f;» n’en a pas.</translation>
    </message>
    <message>
        <source>“%1” has more tags than can be listed.</source>
        <translation>«&#xa0;%1&#x202f;» a plus d’étiquettes qu’il n’est possible d’en lister.</translation>
    </message>
    <message>
        <source>The list of tags of “%1” cannot be understood.</source>
        <translation>La liste des étiquettes de «&#xa0;%1&#x202f;» est incompréhensible.</translation>
    </message>
    <message>
        <source>“%1” does not say which image that is.</source>
        <translation>«&#xa0;%1&#x202f;» ne dit pas de quelle image il s’agit.</translation>
    </message>
    <message>
        <source>The answer of Docker Hub cannot be understood.</source>
        <translation>La réponse de Docker Hub est incompréhensible.</translation>
    </message>
    <message>
        <source>“%1” is no repository of Docker Hub.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas un dépôt de Docker Hub.</translation>
    </message>
    <message>
        <source>A layer of this image is kept out of registries by its publisher and is not here, so its files cannot be shown.</source>
        <translation>Une couche de cette image est tenue hors des registres par son éditeur et n’est pas ici&#x202f;: ses fichiers ne peuvent pas être montrés.</translation>
    </message>
    <message>
        <source>The keychain of this system stayed locked. Unlock it and try again.</source>
        <translation>Le trousseau de ce système est resté verrouillé. Déverrouillez-le et réessayez.</translation>
    </message>
    <message>
        <source>The keychain of this system cannot be used, and passwords are kept nowhere else. A login that “docker login” or “podman login” saved is used too.</source>
        <translation>Le trousseau de ce système est inutilisable, et les mots de passe ne sont gardés nulle part ailleurs. Une identification gardée par «&#xa0;docker login&#x202f;» ou «&#xa0;podman login&#x202f;» sert aussi.</translation>
    </message>
    <message>
        <source>“%1” does not take this name and password. Where a second factor is asked for, it takes an access token in place of the password.</source>
        <translation>«&#xa0;%1&#x202f;» n’accepte pas ce nom et ce mot de passe. Là où un second facteur est demandé, il accepte un jeton d’accès à la place du mot de passe.</translation>
    </message>
    <message>
        <source>“%1” is not the name of a registry, such as “docker.io” or “registry.example.org:5000”.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas le nom d’un registre, comme «&#xa0;docker.io&#x202f;» ou «&#xa0;registry.example.org:5000&#x202f;».</translation>
    </message>
    <message>
        <source>It has a name now.</source>
        <translation>Elle a un nom maintenant.</translation>
    </message>
    <message>
        <source>“%1” says that it keeps something else than was sent.</source>
        <translation>«&#xa0;%1&#x202f;» dit garder autre chose que ce qui a été envoyé.</translation>
    </message>
    <message>
        <source>“%1” answered an upload in a way that cannot be used.</source>
        <translation>«&#xa0;%1&#x202f;» a répondu à un envoi d’une façon inutilisable.</translation>
    </message>
    <message>
        <source>“%1” is in another repository than “%2”: copy the image there.</source>
        <translation>«&#xa0;%1&#x202f;» est dans un autre dépôt que «&#xa0;%2&#x202f;»&#xa0;: copiez-y l’image.</translation>
    </message>
    <message>
        <source>The blob %1 is damaged in the store. Check the store, then pull the image again.</source>
        <translation>Le blob %1 est abîmé dans le magasin. Vérifiez le magasin, puis récupérez l’image à nouveau.</translation>
    </message>
    <message>
        <source>A part of this image is missing in the store. Pull the image again.</source>
        <translation>Une partie de cette image manque dans le magasin. Récupérez l’image à nouveau.</translation>
    </message>
    <message>
        <source>“%1” is an index, which a registry takes only with all that it names, and %2 is not here. Push one platform alone (here is: %3), or pull all platforms first.</source>
        <translation>«&#xa0;%1&#x202f;» est un index, qu’un registre n’accepte qu’avec tout ce qu’il nomme, et %2 n’est pas ici. Poussez une seule plateforme (ici&#xa0;: %3), ou récupérez d’abord toutes les plateformes.</translation>
    </message>
    <message>
        <source>“%1” limits how often it may be asked, and the limit is reached.</source>
        <translation>«&#xa0;%1&#x202f;» limite le nombre de demandes, et la limite est atteinte.</translation>
    </message>
    <message>
        <source>“%1” does not remove a tag alone. It may remove what the tag means, with all its tags: %2</source>
        <translation>«&#xa0;%1&#x202f;» ne supprime pas une étiquette seule. Il peut supprimer ce qu’elle désigne, avec toutes ses étiquettes&#xa0;: %2</translation>
    </message>
    <message>
        <source>Your account on “%2” may not change “%1”, or it does not exist there.</source>
        <translation>Votre compte sur «&#xa0;%2&#x202f;» n’a pas le droit de modifier «&#xa0;%1&#x202f;», ou il n’y existe pas.</translation>
    </message>
    <message>
        <source>“%2” lets only accounts that may do so change “%1”. Log in first.</source>
        <translation>«&#xa0;%2&#x202f;» ne laisse modifier «&#xa0;%1&#x202f;» qu’aux comptes qui en ont le droit. Identifiez-vous d’abord.</translation>
    </message>
    <message>
        <source>“%2” does not allow that: “%1” cannot be removed there.</source>
        <translation>«&#xa0;%2&#x202f;» ne le permet pas&#xa0;: «&#xa0;%1&#x202f;» ne peut pas y être supprimé.</translation>
    </message>
    <message>
        <source>“%2” does not allow that: nothing can be pushed to “%1”.</source>
        <translation>«&#xa0;%2&#x202f;» ne le permet pas&#xa0;: rien ne peut être poussé vers «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>“%1” was not found on “%2”.</source>
        <translation>«&#xa0;%1&#x202f;» est introuvable sur «&#xa0;%2&#x202f;».</translation>
    </message>
    <message>
        <source>“%2” has no repository “%1” and makes none by itself. Make it there first.</source>
        <translation>«&#xa0;%2&#x202f;» n’a pas de dépôt «&#xa0;%1&#x202f;» et n’en crée pas de lui-même. Créez-l’y d’abord.</translation>
    </message>
    <message>
        <source>“%1” refuses what was sent to “%2”: %3</source>
        <translation>«&#xa0;%1&#x202f;» refuse ce qui a été envoyé à «&#xa0;%2&#x202f;»&#xa0;: %3</translation>
    </message>
    <message>
        <source>“%1” takes no part of an image that is as large as one of “%2”.</source>
        <translation>«&#xa0;%1&#x202f;» n’accepte pas de partie d’image aussi grande que l’une de celles de «&#xa0;%2&#x202f;».</translation>
    </message>
    <message>
        <source>No registry is known that has it.</source>
        <translation>On ne connaît aucun registre qui le possède.</translation>
    </message>
    <message>
        <source>The file “%1” of the store is damaged. A check of the store can mend it.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» du magasin est endommagé. Une vérification du magasin peut le réparer.</translation>
    </message>
    <message>
        <source>It is not known which registry has it. Pull or load the image again, or remove it.</source>
        <translation>On ne sait pas quel registre le possède. Récupérez ou chargez l’image à nouveau, ou supprimez-la.</translation>
    </message>
    <message>
        <source>It can be fetched again from “%1”.</source>
        <translation>Il peut être récupéré à nouveau depuis «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The image was made like this. Remove it, or tell its publisher.</source>
        <translation>L’image a été faite ainsi. Supprimez-la, ou prévenez son éditeur.</translation>
    </message>
    <message>
        <source>%1 needs %2 beside it. The name of an authority ends in “.crt”.</source>
        <translation>%1 a besoin de %2 à côté de lui. Le nom d’une autorité se termine par «&#xa0;.crt&#x202f;».</translation>
    </message>
    <message>
        <source>What answers at “%1” is no registry.</source>
        <translation>Ce qui répond à «&#xa0;%1&#x202f;» n’est pas un registre.</translation>
    </message>
    <message>
        <source>“%1” does not exist on “%2”, or it is private. Sign in to “%2” if it is.</source>
        <translation>«&#xa0;%1&#x202f;» n’existe pas sur «&#xa0;%2&#x202f;», ou est privé. S’il l’est, connectez-vous à «&#xa0;%2&#x202f;».</translation>
    </message>
    <message>
        <source>%1 cannot be understood.</source>
        <translation>%1 ne peut pas être compris.</translation>
    </message>
    <message>
        <source>%1 cannot be removed.</source>
        <translation>%1 ne peut pas être supprimé.</translation>
    </message>
    <message>
        <source>%1, which says how registries are reached, cannot be understood.</source>
        <translation>%1, qui dit comment joindre les registres, ne peut pas être compris.</translation>
    </message>
    <message>
        <source>“%1” is blocked on this computer: registries.conf forbids to use “%2”.</source>
        <translation>«&#xa0;%1&#x202f;» est bloqué sur cet ordinateur&#xa0;: registries.conf interdit d’utiliser «&#xa0;%2&#x202f;».</translation>
    </message>
    <message>
        <source>“%1” rejected the credentials saved for it when fetching “%2”. Sign in again.</source>
        <translation>«&#xa0;%1&#x202f;» a refusé les identifiants enregistrés pour lui en récupérant «&#xa0;%2&#x202f;». Reconnectez-vous.</translation>
    </message>
    <message>
        <source>%1 cannot be understood, and is left as it is.</source>
        <translation>%1 ne peut pas être compris, et reste tel quel.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>The credentials saved for “%1” were rejected when fetching “%2”. Sign in again, or sign out to pull public images without them.</source>
        <translation>Les identifiants enregistrés pour «&#xa0;%1&#x202f;» ont été refusés en récupérant «&#xa0;%2&#x202f;». Reconnectez-vous, ou déconnectez-vous pour récupérer sans eux les images publiques.</translation>
    </message>
    <message>
        <source>The disk is full. “%1” needs %2 more, and %3 are free in “%4”. What came is kept: make room, and pulling again goes on from there.</source>
        <translation>Le disque est plein. Il manque encore %2 à «&#xa0;%1&#x202f;», et %3 sont libres dans «&#xa0;%4&#x202f;». Ce qui est venu est gardé&#x202f;: faites de la place, et une nouvelle récupération reprendra de là.</translation>
    </message>
    <message>
        <source>“%1” needs %2 on the disk, and %3 are free in “%4”. Nothing was fetched yet.</source>
        <translation>«&#xa0;%1&#x202f;» demande %2 sur le disque, et %3 sont libres dans «&#xa0;%4&#x202f;». Rien n’a encore été récupéré.</translation>
    </message>
    <message>
        <source>“%1” does not list its repositories, or not to you. Their tags can be listed all the same, by the name of the repository.</source>
        <translation>«&#xa0;%1&#x202f;» ne liste pas ses dépôts, ou pas pour vous. Leurs étiquettes peuvent être listées tout de même, par le nom du dépôt.</translation>
    </message>
    <message>
        <source>The list of repositories of “%1” cannot be understood.</source>
        <translation>La liste des dépôts de «&#xa0;%1&#x202f;» est incompréhensible.</translation>
    </message>
    <message>
        <source>“%1” has more repositories than can be listed.</source>
        <translation>«&#xa0;%1&#x202f;» a plus de dépôts que l’on ne peut en lister.</translation>
    </message>
    <message>
        <source>More is attached to the image than can be listed.</source>
        <translation>Il y a plus d’objets attachés à l’image que l’on ne peut en lister.</translation>
    </message>
    <message>
        <source>“%1” needs %2 on the disk. %3 are free in “%4”, and pulls that are running still need %5 of it. Nothing was fetched yet: wait for them, or make room.</source>
        <translation>«&#xa0;%1&#x202f;» demande %2 sur le disque. %3 sont libres dans «&#xa0;%4&#x202f;», dont les récupérations en cours demandent encore %5. Rien n’a encore été récupéré&#xa0;: attendez-les, ou faites de la place.</translation>
    </message>
    <message>
        <source>Damaged files</source>
        <translation>Fichiers endommagés</translation>
    </message>
    <message>
        <source>It lets you go on at %1, or sooner.</source>
        <translation>Vous pourrez continuer à %1, ou plus tôt.</translation>
    </message>
    <message>
        <source>The proxy “%1” is given as https://, but TLS to a proxy is not supported. If it takes plain connections too, give it as http:// in HTTPS_PROXY and HTTP_PROXY.</source>
        <translation>Le proxy «&#x202f;%1&#x202f;» est indiqué en https://, mais TLS vers un proxy n’est pas pris en charge. S’il accepte aussi des connexions en clair, indiquez-le en http:// dans HTTPS_PROXY et HTTP_PROXY.</translation>
    </message>
    <message>
        <source>Leftovers of the base image: choose a smaller one. What comes after FROM can only hide them.</source>
        <translation>Des restes de l’image de base : choisissez-en une plus petite. Ce qui suit FROM ne peut que les cacher.</translation>
    </message>
    <message>
        <source>Pictures are fetched by https, and from public hosts only.</source>
        <translation>Les images ne sont téléchargées que par https, et de machines publiques.</translation>
    </message>
    <message>
        <source>The picture is not there.</source>
        <translation>L’image n’est pas là.</translation>
    </message>
</context>
<context>
    <name>models::Tr</name>
    <message>
        <source>Not recorded</source>
        <translation>Non consignée</translation>
    </message>
    <message>
        <source>no layer</source>
        <translation>pas de couche</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>Layer size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>artifact</source>
        <translation>artefact</translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s)</source>
        <translation>
            <numerusform>%n plateforme</numerusform>
            <numerusform>%n plateformes</numerusform>
        </translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Dépôt</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Only here</source>
        <comment>bytes of an image that no other image of the store has</comment>
        <translation>À elle seule</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Empreinte</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n valeur</numerusform>
            <numerusform>%n valeurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>Déjà présente</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Asking the registry</source>
        <translation>Interrogation du registre</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Waiting for the registry</source>
        <translation>Attente du registre</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>Column: the name of a file.</extracomment>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Créée par</translation>
    </message>
    <message>
        <source>Stored</source>
        <extracomment>Column: bytes that the files of a layer hold.</extracomment>
        <translation>Stocké</translation>
    </message>
    <message>
        <source>Hidden</source>
        <extracomment>Column: bytes of a layer that later layers hide.</extracomment>
        <translation>Masqué</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Mode</source>
        <extracomment>Column: the permissions of a file, as ls writes them.</extracomment>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Owner</source>
        <extracomment>Column: user and group of a file, as numbers.</extracomment>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Programs</source>
        <extracomment>A family of files.</extracomment>
        <translation>Programmes</translation>
    </message>
    <message>
        <source>Libraries</source>
        <extracomment>A family of files.</extracomment>
        <translation>Bibliothèques</translation>
    </message>
    <message>
        <source>Source code</source>
        <extracomment>A family of files.</extracomment>
        <translation>Code source</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Java</source>
        <translation>Java</translation>
    </message>
    <message>
        <source>Web</source>
        <extracomment>A family of files: JavaScript, style sheets, pages.</extracomment>
        <translation>Web</translation>
    </message>
    <message>
        <source>Archives</source>
        <extracomment>A family of files: packed ones.</extracomment>
        <translation>Archives</translation>
    </message>
    <message>
        <source>Media</source>
        <extracomment>A family of files: pictures, fonts, sound and video.</extracomment>
        <translation>Médias</translation>
    </message>
    <message>
        <source>Documents</source>
        <extracomment>A family of files.</extracomment>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Languages</source>
        <extracomment>A family of files: translations, locales, time zones.</extracomment>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Data</source>
        <extracomment>A family of files.</extracomment>
        <translation>Données</translation>
    </message>
    <message>
        <source>Logs and caches</source>
        <extracomment>A family of files.</extracomment>
        <translation>Journaux et caches</translation>
    </message>
    <message>
        <source>Other</source>
        <extracomment>A family of files: none of the others.</extracomment>
        <translation>Autres</translation>
    </message>
    <message>
        <source>Removed</source>
        <extracomment>What became of a path from one image to another.
----------
Why a file is wasted: a later layer removed it.</extracomment>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Why a file is wasted: a later layer stores something else there.</extracomment>
        <translation>Remplacé</translation>
    </message>
    <message>
        <source>Same content again</source>
        <extracomment>Why a file is wasted: a later layer stores it again with another mode, owner or time.</extracomment>
        <translation>Même contenu à nouveau</translation>
    </message>
    <message>
        <source>Folder made anew</source>
        <extracomment>Why a file is wasted: a later layer hides all that lower layers have in the folder.</extracomment>
        <translation>Dossier refait</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Couche %1</translation>
    </message>
    <message>
        <source>Layer %1: %2</source>
        <extracomment>A layer&apos;s number and the instruction that made it.</extracomment>
        <translation>Couche %1&#x202f;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(s)</source>
        <translation>
            <numerusform>%n copie</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n path(s)</source>
        <translation>
            <numerusform>%n chemin</numerusform>
            <numerusform>%n chemins</numerusform>
        </translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Wasted</source>
        <extracomment>Column: bytes that are stored and of no use.</extracomment>
        <translation>Perdu</translation>
    </message>
    <message>
        <source>Stored in</source>
        <extracomment>Column: numbers of the layers that stored a file.</extracomment>
        <translation>Stocké dans</translation>
    </message>
    <message>
        <source>Hidden by</source>
        <extracomment>Column: number of the layer that hid a file.</extracomment>
        <translation>Masqué par</translation>
    </message>
    <message>
        <source>Why</source>
        <extracomment>Column: why a file is wasted.</extracomment>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>The pattern is too long.</source>
        <translation>Le motif est trop long.</translation>
    </message>
    <message>
        <source>The pattern is wrong at character %1: %2.</source>
        <extracomment>%1 is the number of a character of a regular expression, %2 says what is wrong there.</extracomment>
        <translation>Le motif est erroné au caractère %1 : %2.</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What became of a path from one image to another.</extracomment>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>What became of a path from one image to another.</extracomment>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Metadata</source>
        <extracomment>Mode or owner of a path differ between two images, its content does not.</extracomment>
        <translation>Métadonnées</translation>
    </message>
    <message>
        <source>Other type</source>
        <extracomment>A path became a file, folder, link ... that was something else.</extracomment>
        <translation>Autre type</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>Column: the size of a file in the first of two images.</extracomment>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <extracomment>Column: the size of a file in the second of two images.</extracomment>
        <translation>Après</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>unchanged</source>
        <comment>a file</comment>
        <translation>inchangé</translation>
    </message>
    <message>
        <source>added</source>
        <comment>a file</comment>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>modified</source>
        <comment>a file</comment>
        <translation>modifié</translation>
    </message>
    <message>
        <source>deleted</source>
        <comment>a file</comment>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Caractères</translation>
    </message>
    <message numerus="yes">
        <source>More than %n line(s) differ: that is too much to compare.</source>
        <translation>
            <numerusform>Plus de %n ligne diffère : c’est trop pour une comparaison.</numerusform>
            <numerusform>Plus de %n lignes diffèrent : c’est trop pour une comparaison.</numerusform>
        </translation>
    </message>
    <message>
        <source>The files have too many lines to be compared.</source>
        <translation>Les fichiers ont trop de lignes pour être comparés.</translation>
    </message>
    <message>
        <source>Goes: untagged</source>
        <translation>Part&#x202f;: sans étiquette</translation>
    </message>
    <message>
        <source>Goes: unused</source>
        <translation>Part&#x202f;: inutilisée</translation>
    </message>
    <message>
        <source>Stays: used by %1</source>
        <extracomment>%1 are names of containers.</extracomment>
        <translation>Reste&#x202f;: utilisée par %1</translation>
    </message>
    <message>
        <source>Stays: not old enough</source>
        <translation>Reste&#x202f;: pas assez ancienne</translation>
    </message>
    <message>
        <source>Stays: its age is not known</source>
        <translation>Reste&#x202f;: son âge est inconnu</translation>
    </message>
    <message>
        <source>Stays: another repository</source>
        <translation>Reste&#x202f;: autre dépôt</translation>
    </message>
    <message>
        <source>Stays: other labels</source>
        <translation>Reste&#x202f;: autres labels</translation>
    </message>
    <message>
        <source>Stays: among the newest of its repository</source>
        <translation>Reste&#x202f;: parmi les plus récentes de son dépôt</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Only here</source>
        <extracomment>Bytes that only this image has.</extracomment>
        <translation>À elle seule</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is the name of a container, %2 its state.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>In use</source>
        <extracomment>How many containers use an image.</extracomment>
        <translation>Utilisée</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Conteneur</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a container</comment>
        <translation>en marche</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>state of a container</comment>
        <translation>en pause</translation>
    </message>
    <message>
        <source>restarting</source>
        <comment>state of a container</comment>
        <translation>en redémarrage</translation>
    </message>
    <message>
        <source>exited</source>
        <comment>state of a container</comment>
        <translation>terminé</translation>
    </message>
    <message>
        <source>created</source>
        <comment>state of a container</comment>
        <translation>créé</translation>
    </message>
    <message>
        <source>being removed</source>
        <comment>state of a container</comment>
        <translation>en cours de suppression</translation>
    </message>
    <message>
        <source>dead</source>
        <comment>state of a container</comment>
        <translation>mort</translation>
    </message>
    <message>
        <source>left by a build</source>
        <comment>state of a container</comment>
        <translation>laissé par un build</translation>
    </message>
    <message>
        <source>%1, pinned</source>
        <extracomment>%1 is the name of an image, for a screen reader.</extracomment>
        <translation>%1, épinglée</translation>
    </message>
    <message>
        <source>Stays: pinned</source>
        <translation>Reste : épinglée</translation>
    </message>
    <message>
        <source>Removed images that can be brought back</source>
        <translation>Images supprimées qui peuvent revenir</translation>
    </message>
    <message>
        <source>Blobs that no image needs</source>
        <translation>Blobs dont aucune image n’a besoin</translation>
    </message>
    <message>
        <source>Broken downloads</source>
        <translation>Téléchargements interrompus</translation>
    </message>
    <message>
        <source>Build cache</source>
        <translation>Cache de construction</translation>
    </message>
    <message>
        <source>Container %1</source>
        <translation>Conteneur %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s): no undo any more</source>
        <translation>
            <numerusform>%n fichier : plus d’annulation</numerusform>
            <numerusform>%n fichiers : plus d’annulation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), left over</source>
        <translation>
            <numerusform>%n fichier, resté là</numerusform>
            <numerusform>%n fichiers, restés là</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), not gone on with for a week</source>
        <translation>
            <numerusform>%n fichier, à l’abandon depuis une semaine</numerusform>
            <numerusform>%n fichiers, à l’abandon depuis une semaine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s); later builds take longer</source>
        <translation>
            <numerusform>%n entrée ; les prochaines constructions seront plus longues</numerusform>
            <numerusform>%n entrées ; les prochaines constructions seront plus longues</numerusform>
        </translation>
    </message>
    <message>
        <source>Goes: %1, of %2</source>
        <extracomment>%1 is the state of a container in the engine&apos;s word, %2 the name of an image.</extracomment>
        <translation>Part : %1, de %2</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Magasin</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>From the cache</source>
        <translation>Du cache</translation>
    </message>
    <message>
        <source>Send the folder</source>
        <translation>Envoyer le dossier</translation>
    </message>
    <message>
        <source>Before the first step</source>
        <translation>Avant la première instruction</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Step</source>
        <comment>of a build, such as 2/5</comment>
        <translation>N°</translation>
    </message>
    <message>
        <source>Not in the registry</source>
        <translation>Absente du registre</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>New, goes if checked: untagged</source>
        <translation>Nouvelle, part si elle est cochée&#x202f;: sans étiquette</translation>
    </message>
    <message>
        <source>New, goes if checked: unused</source>
        <translation>Nouvelle, part si elle est cochée&#x202f;: inutilisée</translation>
    </message>
    <message>
        <source>New, goes if checked: %1, of %2</source>
        <extracomment>%1 is the state of a container in the engine&apos;s word, %2 the name of an image.</extracomment>
        <translation>Nouveau, part s’il est coché&#x202f;: %1, de %2</translation>
    </message>
    <message>
        <source>Also in</source>
        <extracomment>Column: how many other images have a layer, too.</extracomment>
        <translation>Aussi dans</translation>
    </message>
    <message>
        <source>Same</source>
        <extracomment>What became of a path from one image to another: nothing.</extracomment>
        <translation>Identique</translation>
    </message>
    <message>
        <source>Here</source>
        <comment>image</comment>
        <extracomment>The image is on this machine already.</extracomment>
        <translation>Ici</translation>
    </message>
    <message>
        <source>Here by another name</source>
        <extracomment>The image is on this machine already, but has another name there.</extracomment>
        <translation>Ici sous un autre nom</translation>
    </message>
    <message>
        <source>Moved since</source>
        <comment>tag</comment>
        <extracomment>The tag means another image than the one that is on this machine.</extracomment>
        <translation>A changé depuis</translation>
    </message>
    <message>
        <source>This image is here, under another name:</source>
        <translation>Cette image est ici, sous un autre nom&#xa0;:</translation>
    </message>
    <message>
        <source>no image</source>
        <translation>pas une image</translation>
    </message>
    <message>
        <source>Here</source>
        <comment>column</comment>
        <extracomment>Title of a column: whether the image is on this machine.</extracomment>
        <translation>Ici</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Envoyée</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Plateformes</translation>
    </message>
    <message>
        <source>%1, moved on its registry</source>
        <extracomment>%1 is a tag, for a screen reader.</extracomment>
        <translation>%1, a changé sur son registre</translation>
    </message>
    <message>
        <source>Whether there is a newer one could not be told at %1: %2</source>
        <translation>Impossible de savoir à %1 s’il y en a une plus récente&#x202f;: %2</translation>
    </message>
    <message>
        <source>As on its registry at %1.</source>
        <translation>Comme sur son registre à %1.</translation>
    </message>
    <message>
        <source>Moved: its registry had %1 at %2.</source>
        <translation>A changé&#x202f;: son registre avait %1 à %2.</translation>
    </message>
    <message>
        <source>Comes with another pull</source>
        <translation>Autre récupération</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Bill of materials</source>
        <extracomment>What software is in an image: an SBOM.</extracomment>
        <translation>Nomenclature (SBOM)</translation>
    </message>
    <message>
        <source>Provenance</source>
        <extracomment>How and from what an image was built.</extracomment>
        <translation>Provenance</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>Attestation</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Artefact</translation>
    </message>
    <message>
        <source>This image is here, under this name:</source>
        <translation>Cette image est ici, sous ce nom&#xa0;:</translation>
    </message>
    <message>
        <source>An image of this name is here. Whether it is the same is not known:</source>
        <translation>Une image de ce nom est ici. On ne sait pas si c’est la même&#xa0;:</translation>
    </message>
    <message>
        <source>An image of this name is here, but the registry has another one by now:</source>
        <translation>Une image de ce nom est ici, mais le registre en a maintenant une autre&#xa0;:</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>%1 is the name of an image, %2 are the stores that have it.</extracomment>
        <translation>%1 dans %2</translation>
    </message>
    <message>
        <source>Damaged files that repairs kept</source>
        <translation>Fichiers endommagés gardés par les réparations</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), of no image any more</source>
        <translation>
            <numerusform>%n fichier, qui n’est plus d’aucune image</numerusform>
            <numerusform>%n fichiers, qui ne sont plus d’aucune image</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) differ</source>
        <translation>
            <numerusform>%n octet diffère</numerusform>
            <numerusform>%n octets diffèrent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This image has %n layer(s), more than Docker and Podman can run.</source>
        <translation>
            <numerusform>Cette image a %n couche, plus que Docker et Podman ne peuvent en exécuter.</numerusform>
            <numerusform>Cette image a %n couches, plus que Docker et Podman ne peuvent en exécuter.</numerusform>
        </translation>
    </message>
    <message>
        <source>The configuration of this image has more than %1 MiB: Podman and skopeo refuse it.</source>
        <translation>La configuration de cette image a plus de %1 Mio&#xa0;: Podman et skopeo la refusent.</translation>
    </message>
</context>
<context>
    <name>views::Tr</name>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>a minute ago</source>
        <translation>il y a une minute</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>il y a %n minute</numerusform>
            <numerusform>il y a %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>an hour ago</source>
        <translation>il y a une heure</translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>il y a %n heure</numerusform>
            <numerusform>il y a %n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weeks ago</source>
        <translation>
            <numerusform>il y a %n semaine</numerusform>
            <numerusform>il y a %n semaines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation>
            <numerusform>il y a %n mois</numerusform>
            <numerusform>il y a %n mois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation>
            <numerusform>il y a %n an</numerusform>
            <numerusform>il y a %n ans</numerusform>
        </translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 octet</translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <extracomment>%1 is the number with its separators, such as 142,345,678.</extracomment>
        <translation>
            <numerusform>%1 octet</numerusform>
            <numerusform>%1 octets</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>A rate: %1 is a size such as 41.2 MB.</extracomment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>So many of all layers.
----------
How much of something has come: %1 is a bare number, %2 a size, as in &quot;84 of 137 MB&quot;.</extracomment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>A percentage: %1 is the number.</extracomment>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a date, %2 a time of day.</extracomment>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) removed, image deleted</source>
        <translation>
            <numerusform>%n étiquette retirée, image supprimée</numerusform>
            <numerusform>%n étiquettes retirées, image supprimée</numerusform>
        </translation>
    </message>
    <message>
        <source>Only untagged: the image stays as %1</source>
        <translation>Étiquette retirée seulement&#x202f;: l’image reste sous le nom %1</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n tag(s)</source>
        <translation>
            <numerusform>Retirer %n étiquette</numerusform>
            <numerusform>Retirer %n étiquettes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n image(s), free %1</source>
        <translation>
            <numerusform>Supprimer %n image, libérer %1</numerusform>
            <numerusform>Supprimer %n images, libérer %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) will be deleted.</source>
        <translation>
            <numerusform>%n image sera supprimée.</numerusform>
            <numerusform>%n images seront supprimées.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 come back.</source>
        <comment>a size</comment>
        <translation>%1 seront libérés.</translation>
    </message>
    <message>
        <source>Layers that other images share stay.</source>
        <translation>Les couches que d’autres images partagent restent.</translation>
    </message>
    <message>
        <source>Remove Images</source>
        <translation>Supprimer des images</translation>
    </message>
    <message>
        <source>Copy Command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>What is removed</source>
        <translation>Ce qui est supprimé</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Stays, shared</source>
        <translation>Reste, partagé</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>The language changes when Millefeuille starts the next time. Images stay in the folder where they are.</source>
        <translation>La langue changera au prochain démarrage de Millefeuille. Les images restent dans le dossier où elles sont.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Folder of the images</source>
        <translation>Dossier des images</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Filter images</source>
        <translation>Filtrer les images</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Pas encore d’images</translation>
    </message>
    <message>
        <source>Images that you pull are listed here, with their size and what is in them. A small one to begin with is “alpine”.</source>
        <translation>Les images que vous récupérez s’affichent ici, avec leur taille et leur contenu. Pour commencer petit&#x202f;: «&#x202f;alpine&#x202f;».</translation>
    </message>
    <message>
        <source>Pull an Image…</source>
        <translation>Récupérer une image…</translation>
    </message>
    <message>
        <source>Open the Sample Image</source>
        <translation>Ouvrir l’image d’exemple</translation>
    </message>
    <message>
        <source>An image that comes with this program; no network is needed</source>
        <translation>Une image livrée avec ce programme&#x202f;; il ne faut pas de réseau</translation>
    </message>
    <message>
        <source>Show All Images</source>
        <translation>Afficher toutes les images</translation>
    </message>
    <message>
        <source>The images could not be read.</source>
        <translation>Les images n’ont pas pu être lues.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n row(s)</source>
        <translation>
            <numerusform>%1 sur %n ligne</numerusform>
            <numerusform>%1 sur %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>No image matches “%1”</source>
        <translation>Aucune image ne correspond à «&#x202f;%1&#x202f;»</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are hidden by the filter.</source>
        <translation>
            <numerusform>%n ligne est masquée par le filtre.</numerusform>
            <numerusform>%n lignes sont masquées par le filtre.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Lecture des images…</translation>
    </message>
    <message>
        <source>Command of the step</source>
        <translation>Commande de l’étape</translation>
    </message>
    <message>
        <source>Select a step to read its whole command.</source>
        <translation>Choisissez une étape pour lire sa commande entière.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifeste</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>The image could not be read.</source>
        <translation>L’image n’a pas pu être lue.</translation>
    </message>
    <message>
        <source>JSON text</source>
        <translation>Texte JSON</translation>
    </message>
    <message>
        <source>As a tree</source>
        <translation>En arbre</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>En texte</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation>Rechercher dans le document</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Résultat précédent</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Résultat suivant</translation>
    </message>
    <message>
        <source>Copy the whole document</source>
        <translation>Copier tout le document</translation>
    </message>
    <message>
        <source>There are no values in this document. Copying takes its bytes as they are.</source>
        <translation>Ce document ne contient pas de valeurs. La copie prend ses octets tels quels.</translation>
    </message>
    <message numerus="yes">
        <source>This document has more than %n value(s); the tree shows the first ones.</source>
        <translation>
            <numerusform>Ce document a plus de %n valeur&#x202f;; l’arbre montre les premières.</numerusform>
            <numerusform>Ce document a plus de %n valeurs&#x202f;; l’arbre montre les premières.</numerusform>
        </translation>
    </message>
    <message>
        <source>This document is large, so the text has no colours.</source>
        <translation>Ce document est grand, le texte n’est donc pas coloré.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>Copier «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>This platform</source>
        <translation>Cette plateforme</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>Manifest digest</source>
        <translation>Empreinte du manifeste</translation>
    </message>
    <message>
        <source>Image ID</source>
        <translation>Identifiant de l’image</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>None: this image is untagged.</source>
        <translation>Aucun&#x202f;: cette image est sans étiquette.</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Plateformes</translation>
    </message>
    <message>
        <source>Not pulled</source>
        <translation>Non récupérée</translation>
    </message>
    <message numerus="yes">
        <source>%n more platform(s)</source>
        <translation>
            <numerusform>%n autre plateforme</numerusform>
            <numerusform>%n autres plateformes</numerusform>
        </translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation>Taille sur le disque</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>À elle seule</translation>
    </message>
    <message>
        <source>No other image has these bytes: %1</source>
        <translation>Aucune autre image n’a ces octets&#x202f;: %1</translation>
    </message>
    <message>
        <source>How it runs</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Entrypoint</source>
        <translation>Point d’entrée</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Working folder</source>
        <translation>Dossier de travail</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Stop signal</source>
        <translation>Signal d’arrêt</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Libellés</translation>
    </message>
    <message numerus="yes">
        <source>%n more in Config</source>
        <comment>labels</comment>
        <translation>
            <numerusform>%n autre dans Configuration</numerusform>
            <numerusform>%n autres dans Configuration</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in Config</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n autre dans Configuration</numerusform>
            <numerusform>%n autres dans Configuration</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Pull Image…</source>
        <translation>&amp;Récupérer une image…</translation>
    </message>
    <message>
        <source>Open &amp;Sample Image</source>
        <translation>Ouvrir l’image d’&amp;exemple</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>&amp;Paramètres…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Pull &amp;Again</source>
        <translation>Récupérer à &amp;nouveau</translation>
    </message>
    <message>
        <source>&amp;Copy Reference</source>
        <translation>Copier la &amp;référence</translation>
    </message>
    <message>
        <source>Copy &amp;Digest</source>
        <translation>Copier l’&amp;empreinte</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>Rec&amp;hercher…</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Barre latérale</translation>
    </message>
    <message>
        <source>&amp;Inspect Panel</source>
        <translation>Panneau d’&amp;inspection</translation>
    </message>
    <message>
        <source>T&amp;asks</source>
        <translation>&amp;Tâches</translation>
    </message>
    <message>
        <source>&amp;About Millefeuille</source>
        <translation>À &amp;propos de Millefeuille</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>T&amp;hème</translation>
    </message>
    <message>
        <source>Read the images again</source>
        <translation>Relire les images</translation>
    </message>
    <message>
        <source>Remove the selected images (docker image rm)</source>
        <translation>Supprimer les images choisies (docker image rm)</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>&amp;Image</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>Millefeuille</source>
        <translation>Millefeuille</translation>
    </message>
    <message>
        <source>Tool Bar</source>
        <translation>Barre d’outils</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>%1 sur le disque</translation>
    </message>
    <message numerus="yes">
        <source>%n untagged</source>
        <translation>
            <numerusform>%n sans étiquette</numerusform>
            <numerusform>%n sans étiquette</numerusform>
        </translation>
    </message>
    <message>
        <source>refreshed %1</source>
        <comment>a time</comment>
        <translation>actualisé à %1</translation>
    </message>
    <message>
        <source>Select an image to see what is in it.</source>
        <translation>Choisissez une image pour voir ce qu’elle contient.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) selected</source>
        <translation>
            <numerusform>%n ligne choisie</numerusform>
            <numerusform>%n lignes choisies</numerusform>
        </translation>
    </message>
    <message>
        <source>About Millefeuille</source>
        <translation>À propos de Millefeuille</translation>
    </message>
    <message>
        <source>Millefeuille %1</source>
        <translation>Millefeuille %1</translation>
    </message>
    <message>
        <source>See, fetch, understand and clean up container images. Apache License 2.0.</source>
        <translation>Voir, récupérer, comprendre et nettoyer les images de conteneurs. Licence Apache 2.0.</translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) copied.</source>
        <translation>
            <numerusform>%n référence copiée.</numerusform>
            <numerusform>%n références copiées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digest(s) copied.</source>
        <translation>
            <numerusform>%n empreinte copiée.</numerusform>
            <numerusform>%n empreintes copiées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit Millefeuille</source>
        <translation>Quitter Millefeuille</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are running.</source>
        <translation>
            <numerusform>%n tâche est en cours.</numerusform>
            <numerusform>%n tâches sont en cours.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Magasins</translation>
    </message>
    <message>
        <source>My images</source>
        <translation>Mes images</translation>
    </message>
    <message>
        <source>The images that Millefeuille keeps itself</source>
        <translation>Les images que Millefeuille garde lui-même</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n en cours</numerusform>
            <numerusform>%n en cours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n en échec</numerusform>
            <numerusform>%n en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>The registry asked to wait until %1</source>
        <translation>Le registre a demandé d’attendre jusqu’à %1</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>encore %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>encore %1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>encore %1 h %2 min</translation>
    </message>
    <message>
        <source>Show the layers</source>
        <translation>Afficher les couches</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Progression de %1</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Fermer le message</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Image to pull, for example nginx:1.24</source>
        <translation>Image à récupérer, par exemple nginx:1.24</translation>
    </message>
    <message>
        <source>Image to pull</source>
        <translation>Image à récupérer</translation>
    </message>
    <message>
        <source>Fetch the image from its registry (docker pull)</source>
        <translation>Récupérer l’image de son registre (docker pull)</translation>
    </message>
    <message>
        <source>Platform to pull</source>
        <translation>Plateforme à récupérer</translation>
    </message>
    <message>
        <source>This machine (%1)</source>
        <translation>Cette machine (%1)</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Cette machine</translation>
    </message>
    <message>
        <source>Enter pulls it for %1.</source>
        <translation>Entrée la récupère pour %1.</translation>
    </message>
    <message>
        <source>Enter pulls it for this machine, %1.</source>
        <translation>Entrée la récupère pour cette machine, %1.</translation>
    </message>
    <message>
        <source>Stored</source>
        <extracomment>Bytes of all files in all layers.</extracomment>
        <translation>Stocké</translation>
    </message>
    <message>
        <source>Live</source>
        <extracomment>Bytes of the files that can be seen in the finished image.</extracomment>
        <translation>Visible</translation>
    </message>
    <message>
        <source>Wasted</source>
        <extracomment>Bytes that later layers hide.</extracomment>
        <translation>Perdu</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <extracomment>Live bytes as a part of the stored ones.</extracomment>
        <translation>Efficacité</translation>
    </message>
    <message>
        <source>All files in all layers, unpacked.</source>
        <translation>Tous les fichiers de toutes les couches, décompressés.</translation>
    </message>
    <message>
        <source>The files that can be seen in the finished image.</source>
        <translation>Les fichiers que l’on voit dans l’image finie.</translation>
    </message>
    <message>
        <source>Stored but not live: later layers removed or replaced it.</source>
        <translation>Stocké mais invisible&#x202f;: des couches suivantes l’ont supprimé ou remplacé.</translation>
    </message>
    <message>
        <source>Live bytes as a part of the stored bytes.</source>
        <translation>Part des octets visibles dans les octets stockés.</translation>
    </message>
    <message>
        <source>%1 stored, %2 of it hidden by later layers</source>
        <translation>%1 stockés, dont %2 masqués par des couches suivantes</translation>
    </message>
    <message>
        <source>%1 in the registry</source>
        <translation>%1 dans le registre</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>Par couche</translation>
    </message>
    <message>
        <source>Colour by the layer that stored a file</source>
        <translation>Colorer selon la couche qui a stocké le fichier</translation>
    </message>
    <message>
        <source>By change</source>
        <translation>Par changement</translation>
    </message>
    <message>
        <source>Colour by what happened to a file</source>
        <translation>Colorer selon ce qui est arrivé au fichier</translation>
    </message>
    <message>
        <source>The layers could not be read.</source>
        <translation>Les couches n’ont pas pu être lues.</translation>
    </message>
    <message>
        <source>Layers, base first</source>
        <translation>Couches, la base en premier</translation>
    </message>
    <message>
        <source>Folder shown</source>
        <translation>Dossier affiché</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>%1 hidden</source>
        <extracomment>%1 is a size: so much of a folder is hidden by later layers.</extracomment>
        <translation>%1 masqués</translation>
    </message>
    <message>
        <source>hidden in the same layer</source>
        <translation>masqué dans la même couche</translation>
    </message>
    <message>
        <source>hidden by layer %1</source>
        <translation>masqué par la couche %1</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>couche %1</translation>
    </message>
    <message numerus="yes">
        <source>%n layers, %1 in layer %2</source>
        <extracomment>What a folder holds comes from %n layers, of which layer %2 stored the part %1, a percentage.</extracomment>
        <translation>
            <numerusform>%n couche, %1 dans la couche %2</numerusform>
            <numerusform>%n couches, %1 dans la couche %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too small to draw</source>
        <translation>
            <numerusform>%n trop petit pour être dessiné</numerusform>
            <numerusform>%n trop petits pour être dessinés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n smallest entries</source>
        <extracomment>%1 is the path of a folder, of which %n entries are drawn as one.</extracomment>
        <translation>
            <numerusform>%1&#x202f;: la plus petite entrée</numerusform>
            <numerusform>%1&#x202f;: les %n plus petites entrées</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <source>Copy Path</source>
        <translation>Copier le chemin</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Dark blue is the base layer, yellow the top layer, hatched is hidden.</source>
        <translation>Bleu foncé&#x202f;: la couche de base&#x202f;; jaune&#x202f;: la plus haute&#x202f;; hachuré&#x202f;: masqué.</translation>
    </message>
    <message>
        <source>Plus is added, dot is modified, stroke is deleted, hatched is hidden.</source>
        <translation>Plus&#x202f;: ajouté&#x202f;; point&#x202f;: modifié&#x202f;; trait&#x202f;: supprimé&#x202f;; hachuré&#x202f;: masqué.</translation>
    </message>
    <message>
        <source>Base</source>
        <extracomment>The lowest and the highest layer of an image.</extracomment>
        <translation>Base</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Sommet</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Masqué</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>On a tile that stands for the %n smallest entries of a folder.</extracomment>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Treemap of the files</source>
        <translation>Carte proportionnelle des fichiers</translation>
    </message>
    <message>
        <source>About the image</source>
        <translation>À propos de l’image</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>Lecture de l’image…</translation>
    </message>
    <message>
        <source>Reading the layers…</source>
        <translation>Lecture des couches…</translation>
    </message>
    <message>
        <source>This document is large; the text shows the first part of it. Copying takes all.</source>
        <translation>Ce document est grand&#x202f;; le texte en montre la première partie. La copie prend tout.</translation>
    </message>
    <message>
        <source>Layer %1: %2</source>
        <extracomment>%1 is the number of a layer, %2 the command that made it.</extracomment>
        <translation>Couche %1 : %2</translation>
    </message>
    <message>
        <source>Hidden. %1</source>
        <extracomment>%1 is &quot;Layer 4: RUN rm …&quot;.</extracomment>
        <translation>Masqué. %1</translation>
    </message>
    <message>
        <source>Removed. %1</source>
        <extracomment>%1 is &quot;Layer 4: RUN rm …&quot;.</extracomment>
        <translation>Supprimé. %1</translation>
    </message>
    <message>
        <source>Its folder was emptied. %1</source>
        <extracomment>%1 is &quot;Layer 4: RUN rm …&quot;.</extracomment>
        <translation>Son dossier a été vidé. %1</translation>
    </message>
    <message>
        <source>Replaced. %1</source>
        <extracomment>%1 is &quot;Layer 4: RUN rm …&quot;.</extracomment>
        <translation>Remplacé. %1</translation>
    </message>
    <message>
        <source>Files of the image</source>
        <translation>Fichiers de l’image</translation>
    </message>
    <message>
        <source>Layers or files</source>
        <translation>Couches ou fichiers</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Type, mode, owner as user and group number, time of last change</source>
        <translation>Type, mode, propriétaire (numéros d’utilisateur et de groupe), date de dernière modification</translation>
    </message>
    <message>
        <source>Only layer %1</source>
        <translation>La couche %1 seule</translation>
    </message>
    <message>
        <source>Up to layer %1</source>
        <translation>Jusqu’à la couche %1</translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n ajouté</numerusform>
            <numerusform>%n ajoutés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n modified</source>
        <translation>
            <numerusform>%n modifié</numerusform>
            <numerusform>%n modifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n supprimé</numerusform>
            <numerusform>%n supprimés</numerusform>
        </translation>
    </message>
    <message>
        <source>Stored again with the same content. %1</source>
        <extracomment>%1 is &quot;Layer 4: RUN chown …&quot;.</extracomment>
        <translation>Stocké à nouveau avec le même contenu. %1</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>Étendue affichée</translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation>Toute l’image</translation>
    </message>
    <message>
        <source>Up to layer</source>
        <translation>Jusqu’à la couche</translation>
    </message>
    <message>
        <source>Only layer</source>
        <translation>La couche seule</translation>
    </message>
    <message>
        <source>Layer, from the base to the top</source>
        <translation>Couche, de la base au sommet</translation>
    </message>
    <message>
        <source>Hatched and dark red is hidden, the rest is pale.</source>
        <translation>Le rouge sombre hachuré est masqué, le reste est pâle.</translation>
    </message>
    <message>
        <source>A colour for each type of file, hatched is hidden.</source>
        <translation>Une couleur par type de fichier, les hachures sont masquées.</translation>
    </message>
    <message>
        <source>Dark blue is the oldest, yellow the newest, hatched is hidden.</source>
        <translation>Le bleu sombre est le plus ancien, le jaune le plus récent, les hachures sont masquées.</translation>
    </message>
    <message>
        <source>Undated</source>
        <translation>Sans date</translation>
    </message>
    <message>
        <source>Colours of the treemap</source>
        <translation>Couleurs de la carte</translation>
    </message>
    <message>
        <source>By waste</source>
        <translation>Par perte</translation>
    </message>
    <message>
        <source>What later layers hide stands out</source>
        <translation>Ce que des couches suivantes masquent ressort</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Par type</translation>
    </message>
    <message>
        <source>Colour by what a file is for</source>
        <translation>Couleur selon l’usage du fichier</translation>
    </message>
    <message>
        <source>By age</source>
        <translation>Par âge</translation>
    </message>
    <message>
        <source>Colour by when a file was changed last</source>
        <translation>Couleur selon la date de dernière modification</translation>
    </message>
    <message>
        <source>Waste</source>
        <extracomment>Tab: bytes of the image that are of no use.</extracomment>
        <translation>Pertes</translation>
    </message>
    <message>
        <source>Show in the layers</source>
        <translation>Montrer dans les couches</translation>
    </message>
    <message>
        <source>Show “%1” in the layers</source>
        <translation>Montrer «&#x202f;%1&#x202f;» dans les couches</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) look like secrets</source>
        <translation>
            <numerusform>%n fichier ressemble à un secret</numerusform>
            <numerusform>%n fichiers ressemblent à des secrets</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody who has the image can read them, also those that a later layer removed. Hand them to the build instead of copying them in.</source>
        <translation>Quiconque a l’image peut les lire, même ceux qu’une couche suivante a supprimés. Confiez-les à la construction au lieu de les copier dans l’image.</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <extracomment>%1 is what kind of secret a file is; it is no longer visible and yet shipped.</extracomment>
        <translation>%1, masqué</translation>
    </message>
    <message>
        <source>%1 smaller</source>
        <extracomment>%1 is a size that an image would be smaller by.</extracomment>
        <translation>%1 de moins</translation>
    </message>
    <message>
        <source>%1 less to rebuild</source>
        <extracomment>%1 is a size that need not be built and sent after a change.</extracomment>
        <translation>%1 de moins à reconstruire</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n couche</numerusform>
            <numerusform>%n couches</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wasted: all that is stored is of use.</source>
        <translation>Rien n’est perdu&#x202f;: tout ce qui est stocké sert.</translation>
    </message>
    <message>
        <source>Hardly anything is wasted.</source>
        <translation>Presque rien n’est perdu.</translation>
    </message>
    <message>
        <source>Some of what is shipped is of no use.</source>
        <translation>Une partie de ce qui est livré ne sert à rien.</translation>
    </message>
    <message>
        <source>Much of what is shipped is of no use.</source>
        <translation>Une grande partie de ce qui est livré ne sert à rien.</translation>
    </message>
    <message>
        <source>What is wasted, largest first</source>
        <translation>Ce qui est perdu, le plus gros en premier</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Chemins</translation>
    </message>
    <message>
        <source>Wasted bytes, path by path</source>
        <translation>Les octets perdus, chemin par chemin</translation>
    </message>
    <message>
        <source>Wasted bytes by the layer that hid them</source>
        <translation>Les octets perdus selon la couche qui les a masqués</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Raisons</translation>
    </message>
    <message>
        <source>Wasted bytes by what made them useless</source>
        <translation>Les octets perdus selon ce qui les a rendus inutiles</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>The same content, stored several times</source>
        <translation>Le même contenu, stocké plusieurs fois</translation>
    </message>
    <message>
        <source>What to change</source>
        <translation>Ce qu’il faut changer</translation>
    </message>
    <message>
        <source>No content is stored twice</source>
        <translation>Aucun contenu n’est stocké deux fois</translation>
    </message>
    <message>
        <source>Nothing is wasted</source>
        <translation>Rien n’est perdu</translation>
    </message>
    <message>
        <source>No layer removes or replaces what a lower layer stores.</source>
        <translation>Aucune couche ne supprime ni ne remplace ce qu’une couche inférieure stocke.</translation>
    </message>
    <message>
        <source>There is nothing worth changing.</source>
        <translation>Rien ne mérite d’être changé.</translation>
    </message>
    <message>
        <source>Duplicated</source>
        <extracomment>Bytes of files whose content is stored elsewhere too.</extracomment>
        <translation>En double</translation>
    </message>
    <message>
        <source>Live content that is stored more than once: all copies but one.</source>
        <translation>Contenu visible stocké plusieurs fois&#x202f;: toutes les copies sauf une.</translation>
    </message>
    <message>
        <source>private key</source>
        <translation>clé privée</translation>
    </message>
    <message>
        <source>key store</source>
        <translation>magasin de clés</translation>
    </message>
    <message>
        <source>credentials</source>
        <translation>identifiants</translation>
    </message>
    <message>
        <source>environment</source>
        <extracomment>A file of environment variables.</extracomment>
        <translation>environnement</translation>
    </message>
    <message>
        <source>Find files</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>A part of the path</source>
        <translation>Une partie du chemin</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expression rationnelle</translation>
    </message>
    <message>
        <source>Take the text as a regular expression</source>
        <translation>Lire le texte comme une expression rationnelle</translation>
    </message>
    <message>
        <source>Filter by size, change, type and owner</source>
        <translation>Filtrer par taille, changement, type et propriétaire</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>From %1</source>
        <extracomment>%1 is a size: files of at least so many bytes.</extracomment>
        <translation>Dès %1</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Genre de changement</translation>
    </message>
    <message>
        <source>Any change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <source>Type of file</source>
        <translation>Type de fichier</translation>
    </message>
    <message>
        <source>Any type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Any owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Show all files</source>
        <translation>Afficher tous les fichiers</translation>
    </message>
    <message>
        <source>User %1</source>
        <extracomment>%1 is the number of a user who owns files.</extracomment>
        <translation>Utilisateur %1</translation>
    </message>
    <message>
        <source>The pattern takes too long.</source>
        <translation>Le motif demande trop de temps.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <extracomment>%1 is the size of the files that were found.</extracomment>
        <translation>
            <numerusform>%n fichier, %1</numerusform>
            <numerusform>%n fichiers, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The numbers</source>
        <translation>Les chiffres</translation>
    </message>
    <message>
        <source>The sizes of all regular files in all layers, unpacked, added up. A file that three layers store counts three times. Folders, links and devices count nothing, and neither do the blocks of the archive around them.</source>
        <translation>La somme des tailles de tous les fichiers ordinaires de toutes les couches, décompressés. Un fichier que trois couches stockent compte trois fois. Les dossiers, les liens et les périphériques ne comptent pas, ni les blocs de l’archive qui les entoure.</translation>
    </message>
    <message>
        <source>The part of it that is still there in the finished image, by the rules of the OCI image specification. Content with several names (hard links) counts once and lives while any of its names does.</source>
        <translation>La part qui existe encore dans l’image finie, selon les règles de la spécification d’image OCI. Un contenu à plusieurs noms (liens physiques) compte une fois et vit tant qu’un de ses noms vit.</translation>
    </message>
    <message>
        <source>Stored less live: what a later layer removed or replaced. It is downloaded and kept with the image, and no container sees it. Each byte is charged to the layer that stored it and to the layer that hid it.</source>
        <translation>Le stocké moins le visible : ce qu’une couche suivante a supprimé ou remplacé. On le télécharge et on le garde avec l’image, et aucun conteneur ne le voit. Chaque octet est imputé à la couche qui l’a stocké et à celle qui l’a masqué.</translation>
    </message>
    <message>
        <source>Live divided by stored, rounded down; 100 % means that nothing is wasted.</source>
        <translation>Le visible divisé par le stocké, arrondi vers le bas ; 100 % signifie que rien n’est perdu.</translation>
    </message>
    <message>
        <source>Live files with the same content at several paths: all copies but one. That is not part of the wasted bytes. Sparse files are compared with their holes as zeros; once those of a layer exceed 4 GiB, only with each other, as the layers store them.</source>
        <translation>Les fichiers visibles de même contenu à plusieurs chemins&#xa0;: toutes les copies sauf une. Cela ne fait pas partie des octets perdus. Les trous des fichiers à trous sont comparés comme des zéros&#x202f;; au-delà de 4&#xa0;Gio de fichiers à trous dans une couche, ces fichiers ne sont comparés qu’entre eux, tels que les couches les stockent.</translation>
    </message>
    <message>
        <source>In the registry</source>
        <translation>Dans le registre</translation>
    </message>
    <message>
        <source>Layers travel compressed. What is downloaded and kept on the disk is smaller than what is stored, and a layer that several images share is there once.</source>
        <translation>Les couches voyagent compressées. Ce qu’on télécharge et garde sur le disque est plus petit que le stocké, et une couche que plusieurs images partagent n’y est qu’une fois.</translation>
    </message>
    <message>
        <source>Dive’s numbers</source>
        <translation>Les chiffres de Dive</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>La carte</translation>
    </message>
    <message>
        <source>Rectangles</source>
        <translation>Rectangles</translation>
    </message>
    <message>
        <source>The area of each is its size. Folders are frames around their files; files that would be too small to see are drawn as one.</source>
        <translation>La surface de chacun est sa taille. Les dossiers encadrent leurs fichiers ; les fichiers trop petits pour être vus sont dessinés ensemble.</translation>
    </message>
    <message>
        <source>Hatched</source>
        <translation>Hachuré</translation>
    </message>
    <message>
        <source>Hidden: wasted, whatever the colours mean.</source>
        <translation>Masqué : perdu, quel que soit le sens des couleurs.</translation>
    </message>
    <message>
        <source>Pale</source>
        <translation>Pâle</translation>
    </message>
    <message>
        <source>Plus, dot, stroke</source>
        <translation>Plus, point, trait</translation>
    </message>
    <message>
        <source>Added, modified, deleted. For the whole image as seen from the top; while you walk through the layers, what the layer looked at did.</source>
        <translation>Ajouté, modifié, supprimé. Pour toute l’image, vu du sommet ; quand vous parcourez les couches, ce qu’a fait la couche regardée.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Flèches</translation>
    </message>
    <message>
        <source>From rectangle to rectangle, row to row, layer to layer.</source>
        <translation>De rectangle en rectangle, de ligne en ligne, de couche en couche.</translation>
    </message>
    <message>
        <source>Enter, Backspace</source>
        <translation>Entrée, Retour arrière</translation>
    </message>
    <message>
        <source>Into a folder, and back.</source>
        <translation>Dans un dossier, et retour.</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Takes back the filter, the zoom, the selection.</source>
        <translation>Annule le filtre, le zoom, la sélection.</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Finds files; finds text on the pages of JSON.</source>
        <translation>Cherche des fichiers ; sur les pages JSON, du texte.</translation>
    </message>
    <message>
        <source>Numbers, Picture and Keys</source>
        <translation>Chiffres, carte et touches</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>&amp;Numbers, Picture and Keys</source>
        <translation>&amp;Chiffres, carte et touches</translation>
    </message>
    <message>
        <source>How these numbers are defined</source>
        <translation>Comment ces chiffres sont définis</translation>
    </message>
    <message>
        <source>How to read the picture</source>
        <translation>Comment lire la carte</translation>
    </message>
    <message>
        <source>Each rectangle is a file, and its area is its size; folders are frames around their files. The colour tells which layer stored it, from the base in dark blue to the top in yellow. Hatched is what a later layer removed or replaced: no container sees it any more, and everybody still downloads it.</source>
        <translation>Chaque rectangle est un fichier et sa surface est sa taille ; les dossiers encadrent leurs fichiers. La couleur dit quelle couche l’a stocké, de la base en bleu sombre au sommet en jaune. Les hachures marquent ce qu’une couche suivante a supprimé ou remplacé : aucun conteneur ne le voit plus, et tout le monde le télécharge encore.</translation>
    </message>
    <message>
        <source>Show in the Treemap</source>
        <translation>Montrer dans la carte</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <comment>a file</comment>
        <extracomment>What a layer did to a file: nothing since the base layer.</extracomment>
        <translation>Inchangé</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>a file</comment>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Modified</source>
        <comment>a file</comment>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Deleted</source>
        <comment>a file</comment>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Dans</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Bytes of the files that only the second image has.</source>
        <translation>Octets des fichiers que seule la deuxième image contient.</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>Bytes of the files that only the first image has.</source>
        <translation>Octets des fichiers que seule la première image contient.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Bytes of the files that both have with different content: in the first image, and in the second.</source>
        <translation>Octets des fichiers que les deux contiennent avec un contenu différent&#x202f;: dans la première image, puis dans la deuxième.</translation>
    </message>
    <message>
        <source>Same paths</source>
        <translation>Chemins identiques</translation>
    </message>
    <message>
        <source>Files, folders and links without a difference; times do not count.</source>
        <translation>Fichiers, dossiers et liens sans différence&#x202f;; les dates ne comptent pas.</translation>
    </message>
    <message>
        <source>Shared layers</source>
        <translation>Couches partagées</translation>
    </message>
    <message>
        <source>Layers that both images have, of those of the second.</source>
        <translation>Couches que les deux images contiennent, sur celles de la deuxième.</translation>
    </message>
    <message>
        <source>Filter paths</source>
        <translation>Filtrer les chemins</translation>
    </message>
    <message>
        <source>Paths that differ</source>
        <translation>Chemins qui diffèrent</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>The title of a comparison: two names of images.</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparaison…</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>bytes</comment>
        <extracomment>Bytes of changed files before and after.</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>The images could not be compared.</source>
        <translation>Les images n’ont pas pu être comparées.</translation>
    </message>
    <message>
        <source>No path matches</source>
        <translation>Aucun chemin ne correspond</translation>
    </message>
    <message>
        <source>Both images have the same files</source>
        <translation>Les deux images contiennent les mêmes fichiers</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Les deux</translation>
    </message>
    <message>
        <source>Only the first</source>
        <translation>La première seule</translation>
    </message>
    <message>
        <source>Only the second</source>
        <translation>La deuxième seule</translation>
    </message>
    <message>
        <source>No setting differs.</source>
        <translation>Aucun réglage ne diffère.</translation>
    </message>
    <message>
        <source>Select one image to see what is in it, or two to compare them.</source>
        <translation>Sélectionnez une image pour voir ce qu’elle contient, ou deux pour les comparer.</translation>
    </message>
    <message>
        <source>Export Report</source>
        <translation>Exporter le rapport</translation>
    </message>
    <message>
        <source>Report as a web page (*.html)</source>
        <translation>Rapport en page web (*.html)</translation>
    </message>
    <message>
        <source>Analysis as JSON (*.json)</source>
        <translation>Analyse en JSON (*.json)</translation>
    </message>
    <message>
        <source>Waste as a table (*.csv)</source>
        <translation>Pertes en tableau (*.csv)</translation>
    </message>
    <message>
        <source>Picture, scalable (*.svg)</source>
        <translation>Image vectorielle (*.svg)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Image (*.png)</translation>
    </message>
    <message>
        <source>Layers shared with</source>
        <translation>Couches partagées avec</translation>
    </message>
    <message numerus="yes">
        <source>%n more image(s)</source>
        <translation>
            <numerusform>%n autre image</numerusform>
            <numerusform>%n autres images</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Export Report…</source>
        <translation>&amp;Exporter le rapport…</translation>
    </message>
    <message>
        <source>Select one image first; its report can be exported.</source>
        <translation>Sélectionner d’abord une image&#x202f;; son rapport peut alors être exporté.</translation>
    </message>
    <message>
        <source>None: it has to be named at every start.</source>
        <translation>Aucune&#x202f;: il faut la nommer à chaque démarrage.</translation>
    </message>
    <message>
        <source>Up to layer, only layer, layers from</source>
        <translation>Jusqu’à la couche, la couche seule, couches de</translation>
    </message>
    <message>
        <source>The files as a layer leaves them, with those that it removes; or only what the layer stores and removes; or what a range of layers does, as one step.</source>
        <translation>Les fichiers tels qu’une couche les laisse, avec ceux qu’elle supprime&#x202f;; ou seulement ce que la couche stocke et supprime&#x202f;; ou ce que font plusieurs couches à la suite, vu comme une seule étape.</translation>
    </message>
    <message>
        <source>Layers %1 to %2</source>
        <translation>Couches %1 à %2</translation>
    </message>
    <message>
        <source>Layers from</source>
        <extracomment>Followed by the numbers of the first and the last layer.</extracomment>
        <translation>Couches de</translation>
    </message>
    <message>
        <source>First layer of the range</source>
        <translation>Première couche de l’intervalle</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Shows what is in the selected file.</source>
        <translation>Montre ce que contient le fichier sélectionné.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Prévisualiser</translation>
    </message>
    <message>
        <source>Show what is in the selected file (Space)</source>
        <translation>Montrer ce que contient le fichier sélectionné (Espace)</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n ligne supprimée</numerusform>
            <numerusform>%n lignes supprimées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n ligne ajoutée</numerusform>
            <numerusform>%n lignes ajoutées</numerusform>
        </translation>
    </message>
    <message>
        <source>only the first %1 of each are compared</source>
        <translation>seuls les premiers %1 de chacune sont comparés</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>les premiers %1 sur %2</translation>
    </message>
    <message>
        <source>Both versions have the same content.</source>
        <translation>Les deux versions ont le même contenu.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Picture of %1 × %2 pixels</source>
        <translation>Image de %1 × %2 pixels</translation>
    </message>
    <message>
        <source>Neither a text nor a picture</source>
        <translation>Ni un texte ni une image</translation>
    </message>
    <message>
        <source>long lines are cut</source>
        <translation>les longues lignes sont coupées</translation>
    </message>
    <message>
        <source>No line feed at the end of the file</source>
        <translation>Pas de saut de ligne à la fin du fichier</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>Version before</source>
        <translation>Version d’avant</translation>
    </message>
    <message>
        <source>Version after</source>
        <translation>Version d’après</translation>
    </message>
    <message>
        <source>Bytes of the file</source>
        <translation>Octets du fichier</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>File Preview</source>
        <translation>Prévisualisation d’un fichier</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Lecture du fichier…</translation>
    </message>
    <message>
        <source>Drag the file from here to the desktop or into another program</source>
        <translation>Faites glisser le fichier d’ici vers le bureau ou un autre programme</translation>
    </message>
    <message>
        <source>Select a file to see what is in it.</source>
        <translation>Sélectionnez un fichier pour voir ce qu’il contient.</translation>
    </message>
    <message>
        <source>A folder with %1 below it.</source>
        <extracomment>%1 is a size.</extracomment>
        <translation>Un dossier qui contient %1.</translation>
    </message>
    <message>
        <source>A symbolic link to %1</source>
        <translation>Un lien symbolique vers %1</translation>
    </message>
    <message>
        <source>A character device, which has no content.</source>
        <translation>Un périphérique en mode caractère, qui n’a pas de contenu.</translation>
    </message>
    <message>
        <source>A block device, which has no content.</source>
        <translation>Un périphérique en mode bloc, qui n’a pas de contenu.</translation>
    </message>
    <message>
        <source>A named pipe, which has no content.</source>
        <translation>Un tube nommé, qui n’a pas de contenu.</translation>
    </message>
    <message>
        <source>No layer stores the content of this file.</source>
        <translation>Aucune couche ne stocke le contenu de ce fichier.</translation>
    </message>
    <message>
        <source>The versions cannot be compared.</source>
        <translation>Les versions ne peuvent pas être comparées.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Le fichier n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>Save File</source>
        <translation>Enregistrer le fichier</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Enregistré sous %1</translation>
    </message>
    <message>
        <source>The file could not be saved.</source>
        <translation>Le fichier n’a pas pu être enregistré.</translation>
    </message>
    <message>
        <source>The file could not be dragged.</source>
        <translation>Le fichier n’a pas pu être glissé.</translation>
    </message>
    <message>
        <source>Saved so far</source>
        <translation>Déjà enregistré</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>Enregistrement de %1…</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Contenu du fichier</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Comparée à</translation>
    </message>
    <message>
        <source>hidden</source>
        <extracomment>Of a version of a file: a later layer removed or replaced it.</extracomment>
        <translation>masquée</translation>
    </message>
    <message>
        <source>Nothing</source>
        <extracomment>In a choice of versions: compared with none.</extracomment>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>No other version</source>
        <translation>Pas d’autre version</translation>
    </message>
    <message>
        <source>The one before: %1</source>
        <translation>La précédente : %1</translation>
    </message>
    <message>
        <source>Prune Images</source>
        <translation>Élaguer les images</translation>
    </message>
    <message>
        <source>Untagged images</source>
        <translation>Images sans étiquette</translation>
    </message>
    <message>
        <source>All unused images</source>
        <translation>Toutes les images inutilisées</translation>
    </message>
    <message>
        <source>Which images</source>
        <translation>Quelles images</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>Of any age</source>
        <translation>De tout âge</translation>
    </message>
    <message>
        <source>Built more than a day ago</source>
        <translation>Construites il y a plus d’un jour</translation>
    </message>
    <message>
        <source>Built more than a week ago</source>
        <translation>Construites il y a plus d’une semaine</translation>
    </message>
    <message>
        <source>Built more than a month ago</source>
        <translation>Construites il y a plus d’un mois</translation>
    </message>
    <message>
        <source>Built more than six months ago</source>
        <translation>Construites il y a plus de six mois</translation>
    </message>
    <message>
        <source>Built more than a year ago</source>
        <translation>Construites il y a plus d’un an</translation>
    </message>
    <message>
        <source>Repository, such as team/*</source>
        <translation>Dépôt, comme equipe/*</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Dépôt</translation>
    </message>
    <message>
        <source>Keep none</source>
        <translation>N’en garder aucune</translation>
    </message>
    <message>
        <source>Keep newest: </source>
        <extracomment>Before a number of images; the number is part of the field.</extracomment>
        <translation>Garder les dernières&#x202f;: </translation>
    </message>
    <message>
        <source>So many images of each repository stay, the newest.</source>
        <translation>Autant d’images de chaque dépôt restent, les plus récentes.</translation>
    </message>
    <message>
        <source>Images kept of each repository</source>
        <translation>Images gardées de chaque dépôt</translation>
    </message>
    <message>
        <source>What goes and what stays</source>
        <translation>Ce qui part et ce qui reste</translation>
    </message>
    <message>
        <source>Nothing is checked.</source>
        <translation>Rien n’est coché.</translation>
    </message>
    <message>
        <source>No image is untagged.</source>
        <translation>Aucune image n’est sans étiquette.</translation>
    </message>
    <message>
        <source>No image matches.</source>
        <translation>Aucune image ne correspond.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) stay.</source>
        <translation>
            <numerusform>%n image reste.</numerusform>
            <numerusform>%n images restent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n image(s)</source>
        <translation>
            <numerusform>Supprimer %n image</numerusform>
            <numerusform>Supprimer %n images</numerusform>
        </translation>
    </message>
    <message>
        <source>Pr&amp;une…</source>
        <translation>É&amp;laguer…</translation>
    </message>
    <message>
        <source>Review and remove images that nothing needs (docker image prune)</source>
        <translation>Passer en revue et supprimer les images dont rien n’a besoin (docker image prune)</translation>
    </message>
    <message>
        <source>Stays: used by %1</source>
        <translation>Reste&#x202f;: utilisée par %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Used by containers</source>
        <translation>Utilisée par les conteneurs</translation>
    </message>
    <message numerus="yes">
        <source>%n more container(s)</source>
        <translation>
            <numerusform>%n autre conteneur</numerusform>
            <numerusform>%n autres conteneurs</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” did not succeed.</source>
        <translation>«&#xa0;%1&#x202f;» n’a pas abouti.</translation>
    </message>
    <message>
        <source>Archives (*.tar *.tar.gz *.tgz *.tar.zst *.tar.xz *.tar.bz2)</source>
        <translation>Archives (*.tar *.tar.gz *.tgz *.tar.zst *.tar.xz *.tar.bz2)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>&amp;Tag…</source>
        <translation>É&amp;tiqueter…</translation>
    </message>
    <message>
        <source>Sa&amp;ve…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>&amp;Load Archive…</source>
        <translation>C&amp;harger une archive…</translation>
    </message>
    <message>
        <source>&amp;Import Root File System…</source>
        <translation>&amp;Importer un système de fichiers racine…</translation>
    </message>
    <message>
        <source>C&amp;opy To</source>
        <translation>Co&amp;pier vers</translation>
    </message>
    <message>
        <source>Give the image another name (docker image tag)</source>
        <translation>Donner un autre nom à l’image (docker image tag)</translation>
    </message>
    <message>
        <source>Write the images to an archive (docker image save)</source>
        <translation>Écrire les images dans une archive (docker image save)</translation>
    </message>
    <message>
        <source>Take the images of an archive (docker image load)</source>
        <translation>Prendre les images d’une archive (docker image load)</translation>
    </message>
    <message>
        <source>Make an image of a tar that holds a root file system (docker image import)</source>
        <translation>Faire une image d’un tar qui contient un système de fichiers racine (docker image import)</translation>
    </message>
    <message>
        <source>images</source>
        <translation>images</translation>
    </message>
    <message>
        <source>Load Archives</source>
        <translation>Charger des archives</translation>
    </message>
    <message>
        <source>Import Root File System</source>
        <translation>Importer un système de fichiers racine</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>a line for the history</source>
        <translation>une ligne pour l’historique</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>All files of the archive become the one layer of a new image.</source>
        <translation>Tous les fichiers de l’archive deviennent l’unique couche d’une nouvelle image.</translation>
    </message>
    <message>
        <source>Save Images</source>
        <translation>Enregistrer des images</translation>
    </message>
    <message>
        <source>Docker and OCI archive, one platform (*.tar)</source>
        <translation>Archive Docker et OCI, une plateforme (*.tar)</translation>
    </message>
    <message>
        <source>The same, packed with zstd (*.tar.zst)</source>
        <translation>La même, compressée avec zstd (*.tar.zst)</translation>
    </message>
    <message>
        <source>OCI archive, all platforms (*.oci.tar)</source>
        <translation>Archive OCI, toutes les plateformes (*.oci.tar)</translation>
    </message>
    <message>
        <source>The same, packed with zstd (*.oci.tar.zst)</source>
        <translation>La même, compressée avec zstd (*.oci.tar.zst)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Tag Image</source>
        <translation>Étiqueter l’image</translation>
    </message>
    <message>
        <source>Another name for “%1”</source>
        <translation>Un autre nom pour «&#xa0;%1&#x202f;»</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom&#x202f;:</translation>
    </message>
    <message>
        <source>for example registry.example/team/app:2.0</source>
        <translation>par exemple registry.example/equipe/app:2.0</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiqueter</translation>
    </message>
    <message>
        <source>Without a tag it is “latest”.</source>
        <translation>Sans étiquette, ce sera «&#xa0;latest&#x202f;».</translation>
    </message>
    <message>
        <source>A digest cannot be chosen; it comes from the content.</source>
        <translation>Une empreinte (digest) ne se choisit pas&#x202f;: elle vient du contenu.</translation>
    </message>
    <message>
        <source>%1 is the name of an image here, which will stay without it.</source>
        <translation>%1 est le nom d’une image ici&#x202f;; elle restera, sans ce nom.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>%1 is a container with its state, %2 the name of an engine.</extracomment>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop Containers</source>
        <translation>Arrêter des conteneurs</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) will be stopped.</source>
        <translation>
            <numerusform>%n conteneur sera arrêté.</numerusform>
            <numerusform>%n conteneurs seront arrêtés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their processes are asked to end; the engine kills those that take too long, as a rule ten seconds. A container started with --rm is removed then.</source>
        <translation>Le moteur demande à leurs processus de finir, et tue ceux qui tardent trop, en général dix secondes. Un conteneur démarré avec --rm est alors supprimé.</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n container(s)</source>
        <translation>
            <numerusform>Arrêter %n conteneur</numerusform>
            <numerusform>Arrêter %n conteneurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What they wrote into their own file systems is lost. Volumes stay.</source>
        <translation>
            <numerusform>Ce qu’il a écrit dans son propre système de fichiers est perdu. Les volumes restent.</numerusform>
            <numerusform>Ce qu’ils ont écrit dans leur propre système de fichiers est perdu. Les volumes restent.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is alive and will be stopped first.</source>
        <translation>Il est en vie et sera d’abord arrêté.</translation>
    </message>
    <message>
        <source>It is alive and will be stopped.</source>
        <translation>Il est en vie et sera arrêté.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them are alive and will be stopped first.</source>
        <translation>
            <numerusform>%n d’entre eux est en vie et sera d’abord arrêté.</numerusform>
            <numerusform>%n d’entre eux sont en vie et seront d’abord arrêtés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove Containers</source>
        <translation>Supprimer des conteneurs</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) will be removed.</source>
        <translation>
            <numerusform>%n conteneur sera supprimé.</numerusform>
            <numerusform>%n conteneurs seront supprimés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop and remove %n container(s)</source>
        <translation>
            <numerusform>Arrêter et supprimer %n conteneur</numerusform>
            <numerusform>Arrêter et supprimer %n conteneurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n container(s)</source>
        <translation>
            <numerusform>Supprimer %n conteneur</numerusform>
            <numerusform>Supprimer %n conteneurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Container %1</source>
        <extracomment>%1 is the name of a container.</extracomment>
        <translation>Conteneur %1</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) will be removed first.</source>
        <translation>
            <numerusform>%n conteneur sera d’abord supprimé.</numerusform>
            <numerusform>%n conteneurs seront d’abord supprimés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are alive and will be stopped.</source>
        <translation>
            <numerusform>%n d’entre eux est en vie et sera arrêté.</numerusform>
            <numerusform>%n d’entre eux sont en vie et seront arrêtés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) stay, because containers use them. Check the containers that may go.</source>
        <translation>
            <numerusform>%n image reste, parce que des conteneurs l’utilisent. Cochez les conteneurs qui peuvent partir.</numerusform>
            <numerusform>%n images restent, parce que des conteneurs les utilisent. Cochez les conteneurs qui peuvent partir.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 come back after a day, or when you reclaim it: until then the removal can be undone.</source>
        <comment>a size</comment>
        <translation>%1 seront libérés au bout d’un jour, ou quand vous libérerez la place&#xa0;: jusque-là, la suppression peut être annulée.</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) will be removed. No image is deleted and no space comes back.</source>
        <translation>
            <numerusform>%n étiquette sera retirée. Aucune image n’est supprimée et aucune place n’est libérée.</numerusform>
            <numerusform>%n étiquettes seront retirées. Aucune image n’est supprimée et aucune place n’est libérée.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only untagged: %n image(s) are built on it</source>
        <translation>
            <numerusform>Étiquette seulement retirée&#x202f;: %n image en dépend</numerusform>
            <numerusform>Étiquette seulement retirée&#x202f;: %n images en dépendent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n étiquette</numerusform>
            <numerusform>%n étiquettes</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove %1 and %2</source>
        <extracomment>On a button: %1 is a number of containers, %2 a number of images or tags.</extracomment>
        <translation>Supprimer %1 et %2</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>%n conteneur</numerusform>
            <numerusform>%n conteneurs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, free %2</source>
        <extracomment>On a button: %1 says what is removed, %2 is a size.</extracomment>
        <translation>%1, libérer %2</translation>
    </message>
    <message>
        <source>Stop and remove it (%1)</source>
        <extracomment>%1 is the state of a container, such as &quot;running&quot;.</extracomment>
        <translation>L’arrêter et le supprimer (%1)</translation>
    </message>
    <message>
        <source>Remove it (%1)</source>
        <translation>Le supprimer (%1)</translation>
    </message>
    <message>
        <source>Stays, with the layers of the image that it is built on</source>
        <translation>Reste, avec les couches de l’image dont elle dépend</translation>
    </message>
    <message>
        <source>Not touched: %1 has its own copy of the image</source>
        <extracomment>%1 is the name of an engine.</extracomment>
        <translation>Pas touché&#x202f;: %1 a sa propre copie de l’image</translation>
    </message>
    <message>
        <source>What it wrote into its own file system is lost. Volumes stay.</source>
        <translation>Ce qu’il a écrit dans son propre système de fichiers est perdu. Les volumes restent.</translation>
    </message>
    <message>
        <source>“%1” is no name of a variable. Write a name such as LANG, and its value beside it.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un nom de variable. Écrivez un nom tel que LANG, et sa valeur à côté.</translation>
    </message>
    <message>
        <source>Port of the machine</source>
        <translation>Port de la machine</translation>
    </message>
    <message>
        <source>Port of the container</source>
        <translation>Port du conteneur</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Folder or volume</source>
        <translation>Dossier ou volume</translation>
    </message>
    <message>
        <source>Path in the container</source>
        <translation>Chemin dans le conteneur</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>Run %1 on %2</source>
        <extracomment>%1 is an image, %2 an engine.</extracomment>
        <translation>Exécuter %1 sur %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécuter</translation>
    </message>
    <message>
        <source>The engine finds one</source>
        <translation>Le moteur en trouve un</translation>
    </message>
    <message>
        <source>Usual</source>
        <comment>network of a container</comment>
        <translation>Habituel</translation>
    </message>
    <message>
        <source>That of the machine</source>
        <comment>network of a container</comment>
        <translation>Celui de la machine</translation>
    </message>
    <message>
        <source>None</source>
        <comment>network of a container</comment>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>The same in Docker&apos;s command line</source>
        <translation>La même chose en ligne de commande de Docker</translation>
    </message>
    <message>
        <source>&amp;Ports:</source>
        <translation>&amp;Ports&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Environment:</source>
        <translation>&amp;Environnement&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Volumes:</source>
        <translation>&amp;Volumes&#x202f;:</translation>
    </message>
    <message>
        <source>Net&amp;work:</source>
        <translation>&amp;Réseau&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Command:</source>
        <translation>&amp;Commande&#x202f;:</translation>
    </message>
    <message>
        <source>As a command:</source>
        <translation>En commande&#xa0;:</translation>
    </message>
    <message>
        <source>“%1” is no name for a container. Write two or more letters, digits, dots, dashes or underscores.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un nom de conteneur. Écrivez au moins deux lettres, chiffres, points, tirets ou soulignés.</translation>
    </message>
    <message>
        <source>The container could not be started.</source>
        <translation>Le conteneur n’a pas pu être démarré.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Used By</source>
        <extracomment>Tab: the containers that use the image, with their number.</extracomment>
        <translation>Utilisée par</translation>
    </message>
    <message>
        <source>Used By (%1)</source>
        <translation>Utilisée par (%1)</translation>
    </message>
    <message>
        <source>No container uses this image</source>
        <translation>Aucun conteneur n’utilise cette image</translation>
    </message>
    <message>
        <source>Containers that run it, were made of it or mount it are listed here, from every engine that is connected.</source>
        <translation>Les conteneurs de tous les moteurs connectés qui la font tourner, en ont été créés ou la montent sont listés ici.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>Arrêter…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Inspecter</translation>
    </message>
    <message>
        <source>Containers that use the image</source>
        <translation>Conteneurs qui utilisent l’image</translation>
    </message>
    <message>
        <source>Show &amp;Containers</source>
        <translation>Montrer les &amp;conteneurs</translation>
    </message>
    <message>
        <source>R&amp;un…</source>
        <translation>&amp;Exécuter…</translation>
    </message>
    <message>
        <source>Show the containers that use the selected image</source>
        <translation>Montrer les conteneurs qui utilisent l’image sélectionnée</translation>
    </message>
    <message>
        <source>Make a container of the selected image (docker run)</source>
        <translation>Créer un conteneur à partir de l’image sélectionnée (docker run)</translation>
    </message>
    <message>
        <source>A socket of this computer.</source>
        <translation>Un socket de cet ordinateur.</translation>
    </message>
    <message>
        <source>A named pipe of this computer.</source>
        <translation>Un tube nommé de cet ordinateur.</translation>
    </message>
    <message>
        <source>Through the ssh of this computer, with the hosts that it knows. The engine listens there at %1.</source>
        <translation>Par le ssh de cet ordinateur, avec les hôtes qu’il connaît. Le moteur y écoute à %1.</translation>
    </message>
    <message>
        <source>Encrypted with TLS. You show your certificate, and that of the engine is checked.</source>
        <translation>Chiffré par TLS. Vous présentez votre certificat, et celui du moteur est vérifié.</translation>
    </message>
    <message>
        <source>This computer itself, without encryption.</source>
        <translation>Cet ordinateur lui-même, sans chiffrement.</translation>
    </message>
    <message>
        <source>Not encrypted, and the engine does not ask who you are: whoever is on the way, or can reach that port, can take over the other computer.</source>
        <translation>Sans chiffrement, et le moteur ne demande pas qui vous êtes&#xa0;: quiconque se trouve sur le chemin, ou peut atteindre ce port, peut prendre le contrôle de l’autre ordinateur.</translation>
    </message>
    <message>
        <source>Encrypted with TLS. The certificate of the engine is checked against the authorities that this computer trusts.</source>
        <translation>Chiffré par TLS. Le certificat du moteur est vérifié auprès des autorités auxquelles cet ordinateur fait confiance.</translation>
    </message>
    <message>
        <source>Connect &amp;without encryption</source>
        <translation>Se connecter &amp;sans chiffrement</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Edit Engine</source>
        <translation>Modifier le moteur</translation>
    </message>
    <message>
        <source>Add Engine</source>
        <translation>Ajouter un moteur</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>The keys that ssh uses</source>
        <translation>Celles que ssh utilise</translation>
    </message>
    <message>
        <source>Folder with ca.pem, cert.pem and key.pem</source>
        <translation>Dossier de ca.pem, cert.pem et key.pem</translation>
    </message>
    <message>
        <source>File of the private key</source>
        <translation>Fichier de la clé privée</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>&amp;Certificats</translation>
    </message>
    <message>
        <source>ssh &amp;key</source>
        <translation>&amp;Clé ssh</translation>
    </message>
    <message>
        <source>ssh://user@host for another computer, tcp://host:2376 for one with certificates, unix:///path/docker.sock for a socket.</source>
        <translation>ssh://utilisateur@hôte pour un autre ordinateur, tcp://hôte:2376 s’il demande des certificats, unix:///chemin/docker.sock pour un socket.</translation>
    </message>
    <message>
        <source>Asking “%1” who it is…</source>
        <translation>«&#xa0;%1&#xa0;» est interrogé…</translation>
    </message>
    <message>
        <source>It works: this is %1.</source>
        <translation>Cela fonctionne&#xa0;: c’est %1.</translation>
    </message>
    <message>
        <source>&amp;Engine</source>
        <translation>&amp;Moteur</translation>
    </message>
    <message>
        <source>&amp;Add Engine…</source>
        <translation>&amp;Ajouter un moteur…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>&amp;Copy Address</source>
        <translation>&amp;Copier l’adresse</translation>
    </message>
    <message>
        <source>&amp;Remove from the List</source>
        <translation>&amp;Retirer de la liste</translation>
    </message>
    <message>
        <source>Add Engine…</source>
        <translation>Ajouter un moteur…</translation>
    </message>
    <message>
        <source>Add a Docker or Podman on this or another computer</source>
        <translation>Ajouter un Docker ou un Podman de cet ordinateur ou d’un autre</translation>
    </message>
    <message>
        <source>Free the space of “My images” at once, without undo</source>
        <translation>Libérer tout de suite la place de «&#xa0;Mes images&#x202f;», sans annulation possible</translation>
    </message>
    <message>
        <source>Copy Commands</source>
        <translation>Copier les commandes</translation>
    </message>
    <message>
        <source>Otherwise what is removed there can be brought back for a day.</source>
        <translation>Sinon, ce qui y est supprimé peut revenir pendant un jour.</translation>
    </message>
    <message>
        <source>The commands of docker or podman that do the same</source>
        <translation>Les commandes de docker ou de podman qui font la même chose</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Lecture de %1…</translation>
    </message>
    <message>
        <source>%1 of it only after a day, or when you reclaim it: until then the removal can be undone.</source>
        <translation>Dont %1 au bout d’un jour seulement, ou quand vous libérerez la place : jusque-là, la suppression peut être annulée.</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n item(s), free %1</source>
        <translation>
            <numerusform>Supprimer %n élément, libérer %1</numerusform>
            <numerusform>Supprimer %n éléments, libérer %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n item(s)</source>
        <translation>
            <numerusform>Supprimer %n élément</numerusform>
            <numerusform>Supprimer %n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stopped containers too</source>
        <translation>&amp;Conteneurs arrêtés aussi</translation>
    </message>
    <message>
        <source>Containers that do not run are removed, and then the images that only they used</source>
        <translation>Les conteneurs qui ne tournent pas sont supprimés, puis les images qu’eux seuls utilisaient</translation>
    </message>
    <message>
        <source>Where to look for what can go</source>
        <translation>Où chercher ce qui peut partir</translation>
    </message>
    <message>
        <source>No store</source>
        <translation>Aucun magasin</translation>
    </message>
    <message numerus="yes">
        <source>%n store(s)</source>
        <translation>
            <numerusform>%n magasin</numerusform>
            <numerusform>%n magasins</numerusform>
        </translation>
    </message>
    <message>
        <source>Stores: %1</source>
        <translation>Magasins : %1</translation>
    </message>
    <message>
        <source>Labels, such as stage=build !keep</source>
        <translation>Labels, par exemple stage=build !keep</translation>
    </message>
    <message>
        <source>Only images with all these labels: KEY, KEY=VALUE, and !KEY or KEY!=VALUE for those without</source>
        <translation>Seulement les images qui ont tous ces labels : CLÉ, CLÉ=VALEUR, et !CLÉ ou CLÉ!=VALEUR pour celles qui ne les ont pas</translation>
    </message>
    <message>
        <source>Stays: pinned</source>
        <translation>Reste : épinglée</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) stay, because they are pinned. Unpin them first.</source>
        <translation>
            <numerusform>%n image reste, car elle est épinglée. Désépinglez-la d’abord.</numerusform>
            <numerusform>%n images restent, car elles sont épinglées. Désépinglez-les d’abord.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned: nothing removes it</source>
        <translation>Épinglée : rien ne la supprime</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglée</translation>
    </message>
    <message>
        <source>Yes: nothing removes it before it is unpinned.</source>
        <translation>Oui : rien ne la supprime avant qu’elle soit désépinglée.</translation>
    </message>
    <message>
        <source>P&amp;in</source>
        <translation>É&amp;pingler</translation>
    </message>
    <message>
        <source>Und&amp;o Removal</source>
        <translation>Annuler la &amp;suppression</translation>
    </message>
    <message>
        <source>Reclaim &amp;Space</source>
        <translation>Libérer la p&amp;lace</translation>
    </message>
    <message>
        <source>Give back the space of removed images; they cannot be brought back then</source>
        <translation>Rendre la place des images supprimées ; elles ne pourront plus revenir</translation>
    </message>
    <message>
        <source>Unp&amp;in</source>
        <translation>Désé&amp;pingler</translation>
    </message>
    <message>
        <source>Nothing removes a pinned image before it is unpinned</source>
        <translation>Rien ne supprime une image épinglée tant qu’elle n’est pas désépinglée</translation>
    </message>
    <message>
        <source>The image can be removed again</source>
        <translation>L’image peut de nouveau être supprimée</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) removed</source>
        <translation>
            <numerusform>%n étiquette supprimée</numerusform>
            <numerusform>%n étiquettes supprimées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n untagged image(s) removed</source>
        <translation>
            <numerusform>%n image sans étiquette supprimée</numerusform>
            <numerusform>%n images sans étiquette supprimées</numerusform>
        </translation>
    </message>
    <message>
        <source>Reclaim Now</source>
        <translation>Libérer la place</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Bring back what was removed (Ctrl+Z)</source>
        <translation>Faire revenir ce qui a été supprimé (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Give the space back at once. What was removed cannot be brought back then; by itself that happens after a day.</source>
        <translation>Rendre la place tout de suite. Ce qui a été supprimé ne pourra plus revenir ; sinon, cela se fait au bout d’un jour.</translation>
    </message>
    <message>
        <source>%1 can be reclaimed</source>
        <extracomment>Follows what was removed; %1 is a size.</extracomment>
        <translation>%1 à libérer</translation>
    </message>
    <message>
        <source>Push Image</source>
        <translation>Pousser l’image</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Pousser</translation>
    </message>
    <message>
        <source>Pus&amp;h…</source>
        <translation>P&amp;ousser…</translation>
    </message>
    <message>
        <source>Sent so far</source>
        <translation>Envoyé jusqu’ici</translation>
    </message>
    <message>
        <source>Steps of the build</source>
        <translation>Instructions de la construction</translation>
    </message>
    <message>
        <source>&amp;Copy Log</source>
        <translation>&amp;Copier le journal</translation>
    </message>
    <message>
        <source>Cancel &amp;Build</source>
        <translation>A&amp;nnuler la construction</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>Show &amp;Layers</source>
        <translation>Afficher les c&amp;ouches</translation>
    </message>
    <message>
        <source>The build goes on</source>
        <translation>La construction continue</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>Journal de : %1</translation>
    </message>
    <message>
        <source>What the step wrote</source>
        <translation>Ce que l’instruction a écrit</translation>
    </message>
    <message numerus="yes">
        <source>… %n line(s) before are not shown.</source>
        <translation>
            <numerusform>… %n ligne précédente n’est pas affichée.</numerusform>
            <numerusform>… %n lignes précédentes ne sont pas affichées.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no name of a build argument. Write a name such as VERSION, and its value beside it.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas un nom d’argument de construction. Écrivez un nom comme VERSION, et sa valeur à côté.</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <extracomment>A stage of a Dockerfile: %1 is its name or number, %2 the image it begins with.</extracomment>
        <translation>%1, à partir de %2</translation>
    </message>
    <message>
        <source>Build arguments</source>
        <translation>Arguments de construction</translation>
    </message>
    <message>
        <source>Argument</source>
        <translation>Argument</translation>
    </message>
    <message>
        <source>In the Dockerfile</source>
        <translation>Dans le Dockerfile</translation>
    </message>
    <message>
        <source>Take &amp;no step from the cache</source>
        <translation>Ne rien prendre dans le &amp;cache</translation>
    </message>
    <message>
        <source>Look for ne&amp;wer base images</source>
        <translation>Chercher des images de base plus récen&amp;tes</translation>
    </message>
    <message>
        <source>Build on %1</source>
        <translation>Construire sur %1</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Construire</translation>
    </message>
    <message>
        <source>Choose a folder, or drop it here</source>
        <translation>Choisissez un dossier ou déposez-le ici</translation>
    </message>
    <message>
        <source>None: the image has only its ID</source>
        <translation>Aucune : l’image n’a que son identifiant</translation>
    </message>
    <message>
        <source>That of the engine</source>
        <translation>Celle du moteur</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Dossier :</translation>
    </message>
    <message>
        <source>&amp;Dockerfile:</source>
        <translation>Docker&amp;file :</translation>
    </message>
    <message>
        <source>Ta&amp;rget:</source>
        <translation>Étape &amp;visée :</translation>
    </message>
    <message>
        <source>&amp;Arguments:</source>
        <translation>&amp;Arguments :</translation>
    </message>
    <message>
        <source>&amp;Platform:</source>
        <translation>&amp;Plateforme :</translation>
    </message>
    <message>
        <source>The one in the folder</source>
        <translation>Celui du dossier</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s)</source>
        <translation>
            <numerusform>%n étape (stage)</numerusform>
            <numerusform>%n étapes (stages)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2 will be sent, without what .dockerignore keeps out</source>
        <extracomment>%1 is &quot;3 stages&quot;, %2 a size.</extracomment>
        <translation>%1 ; %2 seront envoyés, sans ce que .dockerignore écarte</translation>
    </message>
    <message>
        <source>The last stage</source>
        <translation>La dernière étape</translation>
    </message>
    <message>
        <source>Choose the folder to build from: the one with the Dockerfile.</source>
        <translation>Choisissez le dossier à construire : celui du Dockerfile.</translation>
    </message>
    <message>
        <source>Write the whole path of the folder, from the root on.</source>
        <translation>Écrivez le chemin complet du dossier, depuis la racine.</translation>
    </message>
    <message>
        <source>Folder to Build From</source>
        <translation>Dossier à construire</translation>
    </message>
    <message>
        <source>Dockerfile</source>
        <translation>Dockerfile</translation>
    </message>
    <message>
        <source>It is an engine that builds.</source>
        <translation>C’est un moteur qui construit.</translation>
    </message>
    <message>
        <source>Choose a Docker Engine or a Podman in the sidebar, then build. If there is none, add one there.</source>
        <translation>Choisissez un Docker Engine ou un Podman dans la barre latérale, puis construisez. S’il n’y en a pas, ajoutez-en un là.</translation>
    </message>
    <message>
        <source>&amp;Build…</source>
        <translation>&amp;Construire…</translation>
    </message>
    <message>
        <source>Let the engine build an image from a folder (docker build)</source>
        <translation>Faire construire une image par le moteur à partir d’un dossier (docker build)</translation>
    </message>
    <message>
        <source>Show Log</source>
        <translation>Afficher le journal</translation>
    </message>
    <message>
        <source>Show Layers</source>
        <translation>Afficher les couches</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>The name of a store, and what happens there.</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Words to look for in repository, tag, store, platform and digest</source>
        <translation>Mots à chercher dans le dépôt, l’étiquette, le magasin, la plateforme et l’empreinte</translation>
    </message>
    <message>
        <source>without %1</source>
        <extracomment>A store whose images are not in the list.</extracomment>
        <translation>sans %1</translation>
    </message>
    <message>
        <source>Without %1: %2</source>
        <extracomment>A store whose images are not in the list, and why.</extracomment>
        <translation>Sans %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>All</source>
        <comment>stores</comment>
        <translation>Tous</translation>
    </message>
    <message>
        <source>The images of all stores in one list</source>
        <translation>Les images de tous les magasins dans une seule liste</translation>
    </message>
    <message>
        <source>Sa&amp;ve… (Images of One Store)</source>
        <translation>&amp;Enregistrer… (images d’un seul magasin)</translation>
    </message>
    <message>
        <source>It goes to “%1”.</source>
        <extracomment>%1 is the name of a store.</extracomment>
        <translation>Elle va dans «&#xa0;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Retry Now</source>
        <translation>Réessayer maintenant</translation>
    </message>
    <message>
        <source>Waiting until %1</source>
        <translation>En attente jusqu’à %1</translation>
    </message>
    <message>
        <source>One name or several, with blanks between them</source>
        <translation>Un nom ou plusieurs, séparés par des espaces</translation>
    </message>
    <message>
        <source>KEY=VALUE, with blanks between them</source>
        <translation>CLÉ=VALEUR, séparés par des espaces</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>É&amp;tiquettes&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Labels:</source>
        <translation>&amp;Labels&#x202f;:</translation>
    </message>
    <message>
        <source>“%1” is no label. Write KEY=VALUE, in quotes if there are blanks in it.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas un label. Écrivez CLÉ=VALEUR, entre guillemets simples s’il contient des espaces.</translation>
    </message>
    <message>
        <source>Show the steps</source>
        <translation>Montrer les étapes</translation>
    </message>
    <message>
        <source>This file is no archive of images, but a root file system. It can be imported: all its files become the one layer of a new image.</source>
        <translation>Ce fichier n’est pas une archive d’images, mais un système de fichiers racine. Il peut être importé&#x202f;: tous ses fichiers deviennent l’unique couche d’une nouvelle image.</translation>
    </message>
    <message>
        <source>What the engine says</source>
        <translation>Ce que dit le moteur</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Arbre</translation>
    </message>
    <message>
        <source>Show the paths as a tree of folders instead of a list</source>
        <translation>Montrer les chemins comme un arbre de dossiers au lieu d’une liste</translation>
    </message>
    <message>
        <source>Show the paths without a difference, too</source>
        <translation>Montrer aussi les chemins sans différence</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>Sur le disque</translation>
    </message>
    <message>
        <source>In My images: the sum of all blobs of the image (layers as they were downloaded, configurations, manifests) of every platform that is here, each counted once. On an engine: what the engine says, mostly unpacked layers.</source>
        <translation>Dans Mes images : la somme de tous les blobs de l’image (couches telles qu’elles ont été téléchargées, configurations, manifestes) pour chaque plateforme présente, chacun compté une fois. Sur un moteur : ce que dit le moteur, le plus souvent les couches décompressées.</translation>
    </message>
    <message>
        <source>Size on disk less the blobs that another image of the same store has too: what comes back if this image alone is removed.</source>
        <translation>Taille sur le disque moins les blobs qu’une autre image du même magasin a aussi : ce qui est rendu si cette image seule est supprimée.</translation>
    </message>
    <message>
        <source>A layer is shared if another image of the same store has the same blob; on an engine, if it has the same content with the same layers below it. Such a layer is on the disk once and counts in the size of every image that has it. The column “Also in” tells how many others have a layer.</source>
        <translation>Une couche est partagée si une autre image du même magasin a le même blob ; sur un moteur, si elle a le même contenu au-dessus des mêmes couches. Une telle couche est une seule fois sur le disque et compte dans la taille de chaque image qui l’a. La colonne «&#xa0;Aussi dans&#x202f;» dit combien d’autres ont une couche.</translation>
    </message>
    <message>
        <source>In other words</source>
        <translation>Autrement dit</translation>
    </message>
    <message>
        <source>The program Dive counts in another way: it also takes the copy of a rewritten file that stays for waste, and it does not see what is in removed folders. The Waste page, the reports and millefeuille-cli analyze show its figures, too. In the formulas, the sizes of a path are those that the layers store there, and 0 for a layer that removes a file.</source>
        <translation>Le programme Dive compte autrement : il prend aussi pour une perte la copie d’un fichier réécrit qui reste, et ne voit pas ce qui est dans les dossiers supprimés. La page Pertes, les rapports et millefeuille-cli analyze montrent aussi ses chiffres. Dans les formules, les tailles d’un chemin sont celles que les couches y stockent, et 0 pour une couche qui supprime un fichier.</translation>
    </message>
    <message>
        <source>For each path its smallest size, added up over all paths, divided by all sizes of all paths: Σ smallest ÷ Σ sizes. 1 if nothing is stored.</source>
        <translation>Pour chaque chemin sa plus petite taille, additionnée sur tous les chemins, divisée par toutes les tailles de tous les chemins : Σ plus petites ÷ Σ tailles. 1 si rien n’est stocké.</translation>
    </message>
    <message>
        <source>All sizes of the paths that two or more layers store or remove, the copy that stays included: Σ sizes of paths with at least two of them.</source>
        <translation>Toutes les tailles des chemins que deux couches ou plus stockent ou suppriment, y compris la copie qui reste : Σ tailles des chemins qui en ont au moins deux.</translation>
    </message>
    <message>
        <source>wastedBytes ÷ the sizes of all layers but the base. A ratio, whatever its name says; it may be above 1.</source>
        <translation>wastedBytes ÷ les tailles de toutes les couches sauf la base. Un rapport, quoi qu’en dise le nom ; il peut dépasser 1.</translation>
    </message>
    <message>
        <source>Not in the layers looked at, or not found by the filter. With “Fill” it has no place in the picture instead, and the areas are the sizes of what is looked at.</source>
        <translation>Pas dans les couches regardées, ou pas trouvé par le filtre. Avec «&#xa0;Remplir&#x202f;», cela n’a pas de place dans la carte, et les surfaces sont les tailles de ce qui est regardé.</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s), %1: %2</source>
        <extracomment>%n layers, which have the size %1; %2 are their numbers.</extracomment>
        <translation>
            <numerusform>%n couche, %1 : %2</numerusform>
            <numerusform>%n couches, %1 : %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a size or type one: 10 MB, 1.5 GiB, 1..5 MB, &lt; 20 kB</source>
        <translation>Choisissez une taille ou tapez-en une : 10 Mo, 1,5 Gio, 1..5 Mo, &lt; 20 ko</translation>
    </message>
    <message>
        <source>This is no size</source>
        <translation>Ce n’est pas une taille</translation>
    </message>
    <message>
        <source>“%1” is no size.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas une taille.</translation>
    </message>
    <message>
        <source>Fill</source>
        <extracomment>The layers and files looked at fill the treemap.</extracomment>
        <translation>Remplir</translation>
    </message>
    <message>
        <source>Let the layers and files that are looked at fill the picture. Otherwise the rest keeps its place and is pale.</source>
        <translation>Les couches et les fichiers regardés remplissent la carte. Sinon, le reste garde sa place, en pâle.</translation>
    </message>
    <message>
        <source>Fill the picture with what is looked at</source>
        <translation>Remplir la carte avec ce qui est regardé</translation>
    </message>
    <message>
        <source>Nothing of what is looked at is in this folder.</source>
        <translation>Rien de ce qui est regardé n’est dans ce dossier.</translation>
    </message>
    <message>
        <source>Nothing in this folder takes up space.</source>
        <translation>Rien dans ce dossier n’occupe de place.</translation>
    </message>
    <message numerus="yes">
        <source>With them go %n nameless image(s) that they were built on.</source>
        <translation>
            <numerusform>Avec elles part %n image sans nom sur laquelle elles sont bâties.</numerusform>
            <numerusform>Avec elles partent %n images sans nom sur lesquelles elles sont bâties.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send the selected image to a registry (docker push)</source>
        <translation>Envoyer l’image sélectionnée à un registre (docker push)</translation>
    </message>
    <message>
        <source>Push to</source>
        <translation>Pousser vers</translation>
    </message>
    <message numerus="yes">
        <source>All %n of them</source>
        <translation>
            <numerusform>Toutes (%n)</numerusform>
            <numerusform>Toutes (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The whole index, %n of it here</source>
        <translation>
            <numerusform>L’index entier, dont %n ici</numerusform>
            <numerusform>L’index entier, dont %n ici</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine sends it to “%1”, where others may see it, and logs in with what is kept for that registry.</source>
        <translation>Le moteur l’envoie à «&#xa0;%1&#x202f;», où d’autres peuvent la voir, et s’identifie avec ce qui est gardé pour ce registre.</translation>
    </message>
    <message>
        <source>It goes to “%1”, where others may see it. What is there already is not sent again.</source>
        <translation>Elle part vers «&#xa0;%1&#x202f;», où d’autres peuvent la voir. Ce qui y est déjà n’est pas envoyé de nouveau.</translation>
    </message>
    <message numerus="yes">
        <source>The index names %n more platform(s), which are not here: the registry takes it only if it has them.</source>
        <translation>
            <numerusform>L’index nomme encore %n plateforme, qui n’est pas ici&#xa0;: le registre ne l’accepte que s’il l’a.</numerusform>
            <numerusform>L’index nomme encore %n plateformes, qui ne sont pas ici&#xa0;: le registre ne l’accepte que s’il les a.</numerusform>
        </translation>
    </message>
    <message>
        <source>The registry, the repository and the tag that it is to have there.</source>
        <translation>Le registre, le dépôt et l’étiquette qu’elle doit y avoir.</translation>
    </message>
    <message>
        <source>&amp;Docker Hub</source>
        <translation>&amp;Docker Hub</translation>
    </message>
    <message>
        <source>Search Docker Hub, look through its tags, and pull</source>
        <translation>Chercher sur Docker Hub, parcourir ses étiquettes, et récupérer</translation>
    </message>
    <message>
        <source>Docker Hub</source>
        <translation>Docker Hub</translation>
    </message>
    <message>
        <source>Registries</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>Look through the repositories and tags of %1, and pull</source>
        <translation>Parcourir les dépôts et les étiquettes de %1, et récupérer</translation>
    </message>
    <message>
        <source>Let go to pull %1 to “%2”.</source>
        <translation>Lâchez pour récupérer %1 vers «&#xa0;%2&#x202f;».</translation>
    </message>
    <message>
        <source>Drop here to pull to “%1”, or on a store</source>
        <translation>Déposez ici pour récupérer vers «&#xa0;%1&#x202f;», ou sur un magasin</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Officielle</translation>
    </message>
    <message>
        <source>Verified publisher</source>
        <translation>Éditeur vérifié</translation>
    </message>
    <message>
        <source>Open source</source>
        <translation>Open source</translation>
    </message>
    <message>
        <source>One of the images that Docker itself selects and reviews</source>
        <translation>Une des images que Docker choisit et relit lui-même</translation>
    </message>
    <message>
        <source>Docker has checked who publishes it</source>
        <translation>Docker a vérifié qui la publie</translation>
    </message>
    <message>
        <source>An open source project that Docker sponsors</source>
        <translation>Un projet open source que Docker parraine</translation>
    </message>
    <message>
        <source>%1B</source>
        <extracomment>A number of billions (10^9), short.</extracomment>
        <translation>%1&#xa0;Md</translation>
    </message>
    <message>
        <source>%1M</source>
        <extracomment>A number of millions, short.</extracomment>
        <translation>%1&#xa0;M</translation>
    </message>
    <message>
        <source>%1K</source>
        <extracomment>A number of thousands, short.</extracomment>
        <translation>%1&#xa0;k</translation>
    </message>
    <message numerus="yes">
        <source>%1 pulls</source>
        <extracomment>How often an image was pulled; %1 is the number, such as 12.9B.</extracomment>
        <translation>
            <numerusform>%1 récupération</numerusform>
            <numerusform>%1 récupérations</numerusform>
        </translation>
    </message>
    <message>
        <source>★ %1</source>
        <extracomment>How many people have marked a repository with a star; %1 is the number.</extracomment>
        <translation>★ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pulls left on Docker Hub</source>
        <translation>
            <numerusform>Docker Hub&#xa0;: %n récupération restante sur %1</numerusform>
            <numerusform>Docker Hub&#xa0;: %n récupérations restantes sur %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pulls left on Docker Hub for the address %2</source>
        <extracomment>%1 is a number, %2 an IP address.</extracomment>
        <translation>
            <numerusform>Docker Hub&#xa0;: %n récupération restante sur %1 pour l’adresse %2</numerusform>
            <numerusform>Docker Hub&#xa0;: %n récupérations restantes sur %1 pour l’adresse %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pulls left on Docker Hub for your account</source>
        <translation>
            <numerusform>Docker Hub&#xa0;: %n récupération restante sur %1 pour votre compte</numerusform>
            <numerusform>Docker Hub&#xa0;: %n récupérations restantes sur %1 pour votre compte</numerusform>
        </translation>
    </message>
    <message>
        <source>all again by %1</source>
        <extracomment>%1 is a time of day or a date.</extracomment>
        <translation>toutes de nouveau à %1 au plus tard</translation>
    </message>
    <message>
        <source>Docker Hub counts the pulls of those who are not signed in by the address that they come from. To ask costs none.</source>
        <translation>Docker Hub compte les récupérations de ceux qui ne sont pas connectés par l’adresse dont ils viennent. Le demander n’en coûte aucune.</translation>
    </message>
    <message>
        <source>Docker Hub counts the pulls of each account. To ask costs none.</source>
        <translation>Docker Hub compte les récupérations de chaque compte. Le demander n’en coûte aucune.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Magasin</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Où elle va</translation>
    </message>
    <message>
        <source>&amp;Image:</source>
        <translation>&amp;Image&#xa0;:</translation>
    </message>
    <message>
        <source>Images:</source>
        <translation>Images&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Store:</source>
        <translation>&amp;Magasin&#xa0;:</translation>
    </message>
    <message>
        <source>Show Pictures</source>
        <translation>Afficher les images</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are not shown. They come from %1.</source>
        <translation>
            <numerusform>%n illustration n’est pas affichée. Elle vient de %1.</numerusform>
            <numerusform>%n illustrations ne sont pas affichées. Elles viennent de %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch them; their hosts learn your address</source>
        <translation>Les télécharger&#x202f;; leurs serveurs apprennent votre adresse</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>updated %1</source>
        <extracomment>%1 is an age, such as &quot;3 days ago&quot;.</extracomment>
        <translation>mise à jour %1</translation>
    </message>
    <message>
        <source>to</source>
        <comment>pull to a store</comment>
        <translation>vers</translation>
    </message>
    <message>
        <source>&amp;Pull</source>
        <translation>&amp;Récupérer</translation>
    </message>
    <message>
        <source>Open in &amp;Browser</source>
        <translation>Ouvrir dans le &amp;navigateur</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
    <message>
        <source>Fetch the selected tags (docker pull). Enter does the same; they can also be dragged to a store.</source>
        <translation>Récupérer les étiquettes sélectionnées (docker pull). La touche Entrée fait de même&#x202f;; on peut aussi les glisser sur un magasin.</translation>
    </message>
    <message>
        <source>Reading the description…</source>
        <translation>Lecture de la description…</translation>
    </message>
    <message>
        <source>The description could not be read.</source>
        <translation>La description n’a pas pu être lue.</translation>
    </message>
    <message>
        <source>It has no description.</source>
        <translation>Il n’a pas de description.</translation>
    </message>
    <message numerus="yes">
        <source>%n tags selected</source>
        <translation>
            <numerusform>%n étiquette sélectionnée</numerusform>
            <numerusform>%n étiquettes sélectionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>It is asked again in %1.</source>
        <extracomment>%1 is a time that runs down, such as 0:42.</extracomment>
        <translation>Nouvel essai dans %1.</translation>
    </message>
    <message>
        <source>O&amp;fficial only</source>
        <translation>O&amp;fficielles seulement</translation>
    </message>
    <message>
        <source>Search Docker Hub</source>
        <translation>Chercher sur Docker Hub</translation>
    </message>
    <message>
        <source>Filter the repositories, or name one</source>
        <translation>Filtrer les dépôts, ou en nommer un</translation>
    </message>
    <message>
        <source>Only images that Docker itself selects and reviews</source>
        <translation>Seulement les images que Docker choisit et relit lui-même</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architecture</translation>
    </message>
    <message>
        <source>All architectures</source>
        <translation>Toutes les architectures</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>Les plus pertinents d’abord</translation>
    </message>
    <message>
        <source>Most pulled first</source>
        <translation>Les plus récupérés d’abord</translation>
    </message>
    <message>
        <source>Recently updated first</source>
        <translation>Les plus récents d’abord</translation>
    </message>
    <message>
        <source>Repositories</source>
        <translation>Dépôts</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Que cherchez-vous&#x202f;?</translation>
    </message>
    <message>
        <source>Type the name of a program, for example “nginx” or “postgres”. A name or a link to a page of hub.docker.com can also be dropped here.</source>
        <translation>Saisissez le nom d’un programme, par exemple «&#xa0;nginx&#x202f;» ou «&#xa0;postgres&#x202f;». Vous pouvez aussi déposer ici un nom ou un lien vers une page de hub.docker.com.</translation>
    </message>
    <message numerus="yes">
        <source>%1 found</source>
        <translation>
            <numerusform>%1 trouvé</numerusform>
            <numerusform>%1 trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>Docker Hub could not be searched.</source>
        <translation>La recherche sur Docker Hub n’a pas abouti.</translation>
    </message>
    <message>
        <source>The repositories of %1 could not be listed.</source>
        <translation>Les dépôts de %1 n’ont pas pu être listés.</translation>
    </message>
    <message>
        <source>The search that Docker Hub offers just now cannot do this.</source>
        <translation>La recherche que Docker Hub offre en ce moment ne le permet pas.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>Rien trouvé pour «&#xa0;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Try fewer or other words, or fewer filters.</source>
        <translation>Essayez moins de mots, d’autres mots, ou moins de filtres.</translation>
    </message>
    <message>
        <source>No repositories are listed</source>
        <translation>Aucun dépôt n’est listé</translation>
    </message>
    <message>
        <source>The registry has none, or does not list them. Type the name of a repository, for example “team/app”, and press Enter.</source>
        <translation>Le registre n’en a pas, ou ne les liste pas. Saisissez le nom d’un dépôt, par exemple «&#xa0;equipe/appli&#x202f;», puis appuyez sur Entrée.</translation>
    </message>
    <message>
        <source>Filter tags</source>
        <translation>Filtrer les étiquettes</translation>
    </message>
    <message>
        <source>A part of the name; the registry looks for it among all tags</source>
        <translation>Une partie du nom&#x202f;; le registre la cherche parmi toutes les étiquettes</translation>
    </message>
    <message>
        <source>The tags of “%1” could not be listed.</source>
        <translation>Les étiquettes de «&#xa0;%1&#x202f;» n’ont pas pu être listées.</translation>
    </message>
    <message numerus="yes">
        <source>%1 tags</source>
        <translation>
            <numerusform>%1 étiquette</numerusform>
            <numerusform>%1 étiquettes</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no tags</source>
        <translation>Il n’y a pas d’étiquettes</translation>
    </message>
    <message>
        <source>No tag matches “%1”</source>
        <translation>Aucune étiquette ne correspond à «&#xa0;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Reading the tags…</source>
        <translation>Lecture des étiquettes…</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Damaged: %1</source>
        <translation>Endommagé&#x202f;: %1</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Manquant&#x202f;: %1</translation>
    </message>
    <message>
        <source>Cannot be read: %1</source>
        <translation>Illisible&#x202f;: %1</translation>
    </message>
    <message>
        <source>Not what the configuration says: %1</source>
        <translation>Autre chose que ce que dit la configuration&#x202f;: %1</translation>
    </message>
    <message>
        <source>The name of several images: %1</source>
        <translation>Le nom de plusieurs images&#x202f;: %1</translation>
    </message>
    <message>
        <source>Says something wrong of an image: %1</source>
        <translation>Dit quelque chose de faux d’une image&#x202f;: %1</translation>
    </message>
    <message>
        <source>Mended. %1</source>
        <translation>Réparé. %1</translation>
    </message>
    <message>
        <source>It can be fetched again from “%1”.</source>
        <translation>Il peut être récupéré à nouveau depuis «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>It can be mended from what is here.</source>
        <translation>Il peut être réparé à partir de ce qui est ici.</translation>
    </message>
    <message>
        <source>It cannot be mended. Pull or load the image again, or remove it.</source>
        <translation>Il ne peut pas être réparé. Récupérez ou chargez l’image à nouveau, ou supprimez-la.</translation>
    </message>
    <message>
        <source>Needed by: %1</source>
        <translation>Requis par&#x202f;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n blob(s) read, %1.</source>
        <translation>
            <numerusform>%n blob lu, %1.</numerusform>
            <numerusform>%n blobs lus, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blob(s) of removed images that can come back, %1.</source>
        <translation>
            <numerusform>%n blob d’images supprimées qui peuvent revenir, %1.</numerusform>
            <numerusform>%n blobs d’images supprimées qui peuvent revenir, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blob(s) that no image needs, %1.</source>
        <translation>
            <numerusform>%n blob dont aucune image n’a besoin, %1.</numerusform>
            <numerusform>%n blobs dont aucune image n’a besoin, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broken download(s) to go on with, %1.</source>
        <translation>
            <numerusform>%n téléchargement interrompu à reprendre, %1.</numerusform>
            <numerusform>%n téléchargements interrompus à reprendre, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left over from a crash, %1.</source>
        <translation>
            <numerusform>%n fichier laissé par un arrêt brutal, %1.</numerusform>
            <numerusform>%n fichiers laissés par un arrêt brutal, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged file(s) that repairs kept in the folder “.millefeuille-damaged” of the store, %1.</source>
        <translation>
            <numerusform>%n fichier endommagé que des réparations ont gardé dans le dossier «&#x202f;.millefeuille-damaged&#x202f;» du magasin, %1.</numerusform>
            <numerusform>%n fichiers endommagés que des réparations ont gardés dans le dossier «&#x202f;.millefeuille-damaged&#x202f;» du magasin, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The store is whole.</source>
        <translation>Le magasin est intact.</translation>
    </message>
    <message numerus="yes">
        <source>The store is damaged in %n place(s).</source>
        <translation>
            <numerusform>Le magasin est endommagé à %n endroit.</numerusform>
            <numerusform>Le magasin est endommagé à %n endroits.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check of the Store</source>
        <translation>Vérification du magasin</translation>
    </message>
    <message>
        <source>Copy as Text</source>
        <translation>Copier comme texte</translation>
    </message>
    <message>
        <source>A repair mends files of the store from what is here, and fetches blobs from where their images came. Damaged bytes stay until the right ones are there, or are kept aside.</source>
        <translation>Une réparation rétablit les fichiers du magasin à partir de ce qui est ici, et récupère les blobs là d’où viennent leurs images. Les octets endommagés restent jusqu’à ce que les bons soient là, ou sont gardés à part.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparer</translation>
    </message>
    <message>
        <source>What is damaged</source>
        <translation>Ce qui est endommagé</translation>
    </message>
    <message>
        <source>&amp;Check the Store</source>
        <translation>Vérifier le &amp;magasin</translation>
    </message>
    <message>
        <source>Compare every file of the own store with what it should be, and offer to repair</source>
        <translation>Comparer chaque fichier de son propre magasin à ce qu’il devrait être, et proposer de réparer</translation>
    </message>
    <message>
        <source>What pulls have fetched is kept, and they are offered again with the next start. What was removed is gone, and everything else ends undone.</source>
        <translation>Ce que les récupérations ont rapporté est gardé, et elles seront proposées de nouveau au prochain démarrage. Ce qui a été supprimé l’est, et tout le reste s’arrête sans être fait.</translation>
    </message>
    <message>
        <source>Pulls from one registry at once</source>
        <translation>Récupérations à la fois d’un même registre</translation>
    </message>
    <message>
        <source>A newer one can be pulled</source>
        <translation>Une plus récente peut être récupérée</translation>
    </message>
    <message>
        <source>Check for &amp;Updates</source>
        <translation>Rechercher les &amp;mises à jour</translation>
    </message>
    <message>
        <source>Pull the Ne&amp;w One</source>
        <translation>Récupérer la nou&amp;velle</translation>
    </message>
    <message>
        <source>Ask the registries which of the listed images have moved; it does not count as a pull</source>
        <translation>Demander aux registres lesquelles des images listées ont changé, ce qui ne compte pas comme une récupération</translation>
    </message>
    <message>
        <source>Pull what the registry has under this name now</source>
        <translation>Récupérer ce que le registre a maintenant sous ce nom</translation>
    </message>
    <message>
        <source>Pull the New Ones</source>
        <translation>Récupérer les nouvelles</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) have moved since they were pulled.</source>
        <translation>
            <numerusform>%n étiquette a changé depuis sa récupération.</numerusform>
            <numerusform>%n étiquettes ont changé depuis leur récupération.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n en pause</numerusform>
            <numerusform>%n en pause</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message numerus="yes">
        <source>%n pull(s) were not finished when Millefeuille ended.</source>
        <translation>
            <numerusform>%n récupération n’était pas terminée quand Millefeuille s’est arrêté.</numerusform>
            <numerusform>%n récupérations n’étaient pas terminées quand Millefeuille s’est arrêté.</numerusform>
        </translation>
    </message>
    <message>
        <source>What came is kept, and they go on from there.</source>
        <translation>Ce qui est venu est gardé, et elles reprennent de là.</translation>
    </message>
    <message>
        <source>“%1” asked to wait for %2.</source>
        <translation>«&#xa0;%1&#x202f;» demande d’attendre %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) go on then. Accounts that are signed in may have a higher limit.</source>
        <translation>
            <numerusform>%n tâche continuera ensuite. Une fois identifié, vous aurez peut-être une limite plus haute.</numerusform>
            <numerusform>%n tâches continueront ensuite. Une fois identifié, vous aurez peut-être une limite plus haute.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign In…</source>
        <translation>S’identifier…</translation>
    </message>
    <message>
        <source>Not finished when Millefeuille ended</source>
        <translation>Pas terminée quand Millefeuille s’est arrêté</translation>
    </message>
    <message>
        <source>Clean Up…</source>
        <translation>Faire de la place…</translation>
    </message>
    <message>
        <source>Pull Anyway</source>
        <translation>Récupérer quand même</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Délivré à</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Délivré par</translation>
    </message>
    <message>
        <source>Itself</source>
        <translation>Lui-même</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Valable</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>du %1 au %2</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>If you trust it, “%1” is reached for as long as it shows exactly this certificate. Trust it only if its fingerprint is the one that whoever runs the registry told you.</source>
        <translation>Si vous lui faites confiance, «&#xa0;%1&#x202f;» est joint tant qu’il présente exactement ce certificat. Ne le faites que si son empreinte est celle que vous a donnée le responsable du registre.</translation>
    </message>
    <message>
        <source>If you trust it, “%1” is reached with every certificate that “%2” signs for it. Trust it only if its fingerprint is the one that whoever runs the registry told you.</source>
        <translation>Si vous lui faites confiance, «&#xa0;%1&#x202f;» est joint avec tout certificat que «&#xa0;%2&#x202f;» signe pour lui. Ne le faites que si son empreinte est celle que vous a donnée le responsable du registre.</translation>
    </message>
    <message>
        <source>%1, by %2, to %3</source>
        <translation>%1, par %2, jusqu’au %3</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>lui-même</translation>
    </message>
    <message>
        <source>Certificate of “%1”</source>
        <translation>Certificat de «&#xa0;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts vouches for “%1”. It may be a registry with an authority of its own, or somebody between you and it.</source>
        <translation>Personne à qui cet ordinateur fait confiance ne se porte garant de «&#xa0;%1&#x202f;». C’est peut-être un registre qui a sa propre autorité, ou quelqu’un entre vous et lui.</translation>
    </message>
    <message>
        <source>&amp;Trust for This Registry</source>
        <translation>&amp;Faire confiance pour ce registre</translation>
    </message>
    <message>
        <source>It counts for no other host, and can be taken back under Registries.</source>
        <translation>Cela ne vaut pour aucun autre hôte, et peut être retiré sous Registres.</translation>
    </message>
    <message>
        <source>Insecure Registry</source>
        <translation>Registre non sécurisé</translation>
    </message>
    <message>
        <source>Reach “%1” without knowing who answers?</source>
        <translation>Joindre «&#xa0;%1&#x202f;» sans savoir qui répond&#x202f;?</translation>
    </message>
    <message>
        <source>Its certificate is not checked, and if it does not speak TLS, nothing is encrypted. Whoever is on the way can read your login there, and offer other images by the same tags. If the registry has an authority of its own, trust its certificate instead.</source>
        <translation>Son certificat n’est pas vérifié, et s’il ne parle pas TLS, rien n’est chiffré. Quiconque est sur le chemin peut y lire vos identifiants, et proposer d’autres images sous les mêmes étiquettes. Si le registre a sa propre autorité, faites plutôt confiance à son certificat.</translation>
    </message>
    <message>
        <source>Allow for This Registry</source>
        <translation>Autoriser pour ce registre</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>Identity token</source>
        <translation>Jeton d’identité</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Until you quit</source>
        <translation>Jusqu’à la fermeture</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Trousseau</translation>
    </message>
    <message>
        <source>Docker or Podman</source>
        <translation>Docker ou Podman</translation>
    </message>
    <message>
        <source>Insecure</source>
        <translation>Non sécurisée</translation>
    </message>
    <message>
        <source>Certificate trusted by you</source>
        <translation>Certificat que vous avez accepté</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Vérifiée</translation>
    </message>
    <message>
        <source>You allowed it: the certificate is not checked.</source>
        <translation>Vous l’avez autorisé&#xa0;: le certificat n’est pas vérifié.</translation>
    </message>
    <message>
        <source>registries.conf or Docker&apos;s daemon.json allow it: the certificate is not checked.</source>
        <translation>registries.conf ou le daemon.json de Docker l’autorisent&#xa0;: le certificat n’est pas vérifié.</translation>
    </message>
    <message>
        <source>No registry has a login or a setting of its own. Public images need none of it.</source>
        <translation>Aucun registre n’a de connexion ni de réglage propre. Les images publiques n’en ont pas besoin.</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Connecté comme</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Gardé dans</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Liaison</translation>
    </message>
    <message>
        <source>&amp;Sign In…</source>
        <translation>&amp;Se connecter…</translation>
    </message>
    <message>
        <source>Sign &amp;Out</source>
        <translation>Se &amp;déconnecter</translation>
    </message>
    <message>
        <source>Allow &amp;Insecure…</source>
        <translation>Autoriser sans sécur&amp;ité…</translation>
    </message>
    <message>
        <source>&amp;Forget Certificate</source>
        <translation>&amp;Oublier le certificat</translation>
    </message>
    <message>
        <source>Asking “%1”…</source>
        <translation>Interrogation de «&#xa0;%1&#x202f;»…</translation>
    </message>
    <message>
        <source>Docker or Podman keep this login: “docker logout” and “podman logout” forget it.</source>
        <translation>Docker ou Podman gardent cette connexion&#xa0;: «&#xa0;docker logout&#x202f;» et «&#xa0;podman logout&#x202f;» l’oublient.</translation>
    </message>
    <message>
        <source>Require &amp;TLS</source>
        <translation>Exiger &amp;TLS</translation>
    </message>
    <message>
        <source>With two-factor authentication, or if you sign in through a web page, make an access token on that page and give it here in place of the password.</source>
        <translation>Avec l’authentification à deux facteurs, ou si vous vous connectez par une page web, créez sur cette page un jeton d’accès et donnez-le ici à la place du mot de passe.</translation>
    </message>
    <message>
        <source>S&amp;hare the login with Docker and Podman</source>
        <translation>Partager la connexion avec Docker et &amp;Podman</translation>
    </message>
    <message>
        <source>Docker keeps it with its credential helper if it has one, else in a file that is not encrypted. Otherwise the keychain of this system keeps it, for Millefeuille alone.</source>
        <translation>Docker la confie à son assistant d’identification s’il en a un, sinon à un fichier non chiffré. Sans partage, le trousseau du système la garde, pour Millefeuille seul.</translation>
    </message>
    <message>
        <source>Sign In</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>&amp;Registry</source>
        <translation>&amp;Registre</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Nom d’utilisateur</translation>
    </message>
    <message>
        <source>&amp;Password or token</source>
        <translation>&amp;Mot de passe ou jeton</translation>
    </message>
    <message>
        <source>Sign &amp;In</source>
        <translation>Se &amp;connecter</translation>
    </message>
    <message>
        <source>Asking “%1” whether it takes this login…</source>
        <translation>On demande à «&#xa0;%1&#x202f;» s’il accepte cette connexion…</translation>
    </message>
    <message>
        <source>Sign &amp;In Until I Quit</source>
        <translation>Se &amp;connecter jusqu’à la fermeture</translation>
    </message>
    <message>
        <source>The registry takes this login, but it cannot be kept: %1 Millefeuille can remember it until you quit, and asks again the next time.</source>
        <translation>Le registre accepte cette connexion, mais elle ne peut pas être gardée&#xa0;: %1 Millefeuille peut la retenir jusqu’à sa fermeture, et la redemandera la prochaine fois.</translation>
    </message>
    <message>
        <source>&amp;Registries and Sign-In…</source>
        <translation>&amp;Registres et connexion…</translation>
    </message>
    <message>
        <source>Show Certificate…</source>
        <translation>Montrer le certificat…</translation>
    </message>
    <message>
        <source>Add Registry</source>
        <translation>Ajouter un registre</translation>
    </message>
    <message>
        <source>ghcr.io, or localhost:5000</source>
        <translation>ghcr.io, ou localhost:5000</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>&amp;Adresse&#xa0;:</translation>
    </message>
    <message>
        <source>This is no address of a registry: a host with a dot or a port.</source>
        <translation>Ce n’est pas l’adresse d’un registre&#xa0;: un hôte avec un point ou un port.</translation>
    </message>
    <message>
        <source>Its repositories and tags are listed, with the login that is known for it.</source>
        <translation>Ses dépôts et ses étiquettes sont listés, avec l’identification connue pour lui.</translation>
    </message>
    <message>
        <source>“%1” could not be inspected.</source>
        <translation>«&#xa0;%1&#x202f;» n’a pas pu être inspectée.</translation>
    </message>
    <message>
        <source>Add Re&amp;gistry…</source>
        <translation>Ajouter un re&amp;gistre…</translation>
    </message>
    <message>
        <source>Remove Registry from the &amp;List</source>
        <translation>Retirer le registre de la &amp;liste</translation>
    </message>
    <message>
        <source>Add Registry…</source>
        <translation>Ajouter un registre…</translation>
    </message>
    <message>
        <source>Add a registry to look through: its repositories and tags</source>
        <translation>Ajouter un registre à parcourir&#xa0;: ses dépôts et ses étiquettes</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>&amp;Inspecter</translation>
    </message>
    <message>
        <source>Show manifest, configuration and history without pulling. Docker Hub counts it as a pull.</source>
        <translation>Montrer le manifeste, la configuration et l’historique sans récupérer. Docker Hub le compte comme une récupération.</translation>
    </message>
    <message>
        <source>Show manifest, configuration and history without pulling</source>
        <translation>Montrer le manifeste, la configuration et l’historique sans récupérer</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Conseils</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>De moins</translation>
    </message>
    <message>
        <source>What the image would not store any more, unpacked, whether it is live or wasted now. A byte counts for one such advice at most: their sizes can be added up.</source>
        <translation>Ce que l’image ne stockerait plus, décompressé, que ce soit vivant ou perdu aujourd’hui. Un octet ne compte que pour un seul de ces conseils&#x202f;: leurs tailles peuvent s’additionner.</translation>
    </message>
    <message>
        <source>Less to rebuild</source>
        <translation>De moins à reconstruire</translation>
    </message>
    <message>
        <source>What need not be built, pushed and pulled again after each change. The image itself gets no smaller.</source>
        <translation>Ce qu’il ne faut plus construire, envoyer et récupérer après chaque modification. L’image elle-même n’en devient pas plus petite.</translation>
    </message>
    <message>
        <source>Two images compared</source>
        <translation>Deux images comparées</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Ce qui compte</translation>
    </message>
    <message>
        <source>The files that can be seen in the finished images. What a layer hides does not count, and neither do times: to build an image again changes them all.</source>
        <translation>Les fichiers visibles dans les images terminées. Ce qu’une couche masque ne compte pas, les dates non plus&#x202f;: reconstruire une image les change toutes.</translation>
    </message>
    <message>
        <source>Added, removed</source>
        <translation>Ajouté, supprimé</translation>
    </message>
    <message>
        <source>The sizes of the files at paths that only the second image has, and of those that only the first one has. Content with several names (hard links) counts once, and only if the other image has it under none of them; where links became copies, all copies but one are added. So the live bytes of the first image, plus added, less removed, plus what changed, are those of the second.</source>
        <translation>Les tailles des fichiers dont le chemin n’existe que dans la seconde image, et de ceux dont le chemin n’existe que dans la première. Un contenu qui a plusieurs noms (liens physiques) compte une fois, et seulement si l’autre image ne l’a sous aucun d’eux&#x202f;; si des liens sont devenus des copies, toutes les copies sauf une sont ajoutées. Ainsi, les octets visibles de la première image, plus les ajouts, moins les suppressions, plus ce que les modifications changent, sont ceux de la seconde.</translation>
    </message>
    <message>
        <source>The sizes of the files at paths that both have with different content, or as something of another type: in the first image, and in the second. Another owner or other permissions alone are listed and add nothing.</source>
        <translation>Les tailles des fichiers dont le chemin existe dans les deux avec un autre contenu ou un autre type&#x202f;: dans la première image, puis dans la seconde. Un autre propriétaire ou d’autres droits seuls figurent dans la liste et n’ajoutent rien.</translation>
    </message>
    <message>
        <source>How many files, folders and links are in both without a difference.</source>
        <translation>Combien de fichiers, dossiers et liens sont dans les deux sans différence.</translation>
    </message>
    <message>
        <source>Layers with the same content in both images, out of those of the second.</source>
        <translation>Les couches de même contenu dans les deux images, sur celles de la seconde.</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Réglages qui diffèrent</translation>
    </message>
    <message>
        <source>All that the configurations say otherwise. What has no plain name here stands under the key that it has in the JSON, such as config.Tty.</source>
        <translation>Tout ce que les configurations disent autrement. Ce qui n’a pas de nom simple ici figure sous sa clé du JSON, par exemple config.Tty.</translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>Continuer…</translation>
    </message>
    <message>
        <source>You are told what it means before anything changes.</source>
        <translation>Vous lirez ce que cela signifie avant que rien ne change.</translation>
    </message>
    <message>
        <source>&amp;Add Insecure…</source>
        <translation>&amp;Ajouter non sécurisé…</translation>
    </message>
    <message>
        <source>Name a registry that is to be reached without TLS, or whatever its certificate</source>
        <translation>Nommer un registre à joindre sans TLS, ou quel que soit son certificat</translation>
    </message>
    <message>
        <source>The layers are in the registry</source>
        <translation>Les couches sont dans le registre</translation>
    </message>
    <message>
        <source>To show what is in them, %1 have to be read from there. Nothing of it is stored here.</source>
        <translation>Pour montrer ce qu’elles contiennent, il faut y lire %1. Rien n’en est enregistré ici.</translation>
    </message>
    <message>
        <source>Analyze Layers</source>
        <translation>Analyser les couches</translation>
    </message>
    <message>
        <source>Copy to a Registry</source>
        <translation>Copier vers un registre</translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation>Copier vers</translation>
    </message>
    <message>
        <source>It goes through this computer to “%1”, where others may see it, and nothing is stored here. What is there already is not sent again.</source>
        <translation>Elle passe par cet ordinateur vers «&#x202f;%1&#x202f;», où d’autres peuvent la voir, et rien n’est enregistré ici. Ce qui y est déjà n’est pas envoyé de nouveau.</translation>
    </message>
    <message>
        <source>It is there already. Write the registry that it is to go to, or another repository or tag.</source>
        <translation>Elle y est déjà. Indiquez le registre où elle doit aller, ou un autre dépôt ou une autre étiquette.</translation>
    </message>
    <message>
        <source>This system looks for short names in several registries. Choose one with the arrow keys, or write the registry in front.</source>
        <translation>Ce système cherche les noms courts dans plusieurs registres. Choisissez-en un avec les flèches, ou écrivez le registre devant.</translation>
    </message>
    <message>
        <source>What the name may mean</source>
        <translation>Ce que le nom peut signifier</translation>
    </message>
    <message>
        <source>The &amp;image, with all its tags</source>
        <translation>L’&amp;image, avec toutes ses étiquettes</translation>
    </message>
    <message>
        <source>Remove from the Registry</source>
        <translation>Supprimer du registre</translation>
    </message>
    <message>
        <source>Remove “%1” from “%2”?</source>
        <translation>Supprimer «&#x202f;%1&#x202f;» de «&#x202f;%2&#x202f;»&#x202f;?</translation>
    </message>
    <message>
        <source>Only the &amp;tag “%1”</source>
        <translation>Seulement l’é&amp;tiquette «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>What it means stays, under its digest and its other tags. Many registries do not offer that.</source>
        <translation>L’image reste, sous son empreinte et ses autres étiquettes. Bien des registres ne le proposent pas.</translation>
    </message>
    <message>
        <source>It could not be found out what would go.</source>
        <translation>Impossible de savoir ce qui partirait.</translation>
    </message>
    <message>
        <source>“%1” does not remove a tag alone.</source>
        <translation>«&#x202f;%1&#x202f;» ne supprime pas une étiquette seule.</translation>
    </message>
    <message>
        <source>It may remove the image, with all tags that are listed above. Nothing was removed yet.</source>
        <translation>Il peut supprimer l’image, avec toutes les étiquettes citées ci-dessus. Rien n’a encore été supprimé.</translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation>Rien n’a été supprimé.</translation>
    </message>
    <message>
        <source>These tags go: %1.</source>
        <translation>Ces étiquettes partent&#xa0;: %1.</translation>
    </message>
    <message>
        <source>There are too many tags to ask what each of them means: others may go too.</source>
        <translation>Il y a trop d’étiquettes pour demander ce que désigne chacune&#xa0;: d’autres peuvent partir aussi.</translation>
    </message>
    <message>
        <source>Whoever pulls it by its digest does not get it any more.</source>
        <translation>On ne peut plus non plus la récupérer par son empreinte.</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Suppression…</translation>
    </message>
    <message>
        <source>Asking what would go…</source>
        <translation>Recherche de ce qui partirait…</translation>
    </message>
    <message numerus="yes">
        <source>Remove Image and %n Tag(s)</source>
        <translation>
            <numerusform>Supprimer l’image et %n étiquette</numerusform>
            <numerusform>Supprimer l’image et %n étiquettes</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove Tag</source>
        <translation>Supprimer l’étiquette</translation>
    </message>
    <message>
        <source>Tag on the Registry</source>
        <translation>Étiqueter sur le registre</translation>
    </message>
    <message>
        <source>for example stable</source>
        <translation>par exemple stable</translation>
    </message>
    <message>
        <source>New &amp;tag</source>
        <translation>Nouvelle é&amp;tiquette</translation>
    </message>
    <message>
        <source>The image gets it beside the tags that it has. No layer is sent.</source>
        <translation>L’image la reçoit en plus des étiquettes qu’elle a. Aucune couche n’est envoyée.</translation>
    </message>
    <message>
        <source>“%1” is there already. Everybody who pulls it gets this image from now on.</source>
        <translation>«&#x202f;%1&#x202f;» existe déjà. Quiconque la récupère recevra désormais cette image.</translation>
    </message>
    <message>
        <source>Copy to a Re&amp;gistry…</source>
        <translation>Copier vers un re&amp;gistre…</translation>
    </message>
    <message>
        <source>Re&amp;move from the Registry…</source>
        <translation>Suppri&amp;mer du registre…</translation>
    </message>
    <message>
        <source>Give the image another tag on its registry</source>
        <translation>Donner à l’image une autre étiquette sur son registre</translation>
    </message>
    <message>
        <source>Remove the tag, or the image with all its tags, from its registry</source>
        <translation>Supprimer de son registre l’étiquette, ou l’image avec toutes ses étiquettes</translation>
    </message>
    <message>
        <source>What else can be done with the selected tag</source>
        <translation>Ce qu’on peut faire d’autre de l’étiquette choisie</translation>
    </message>
    <message>
        <source>Layers from or to it at once</source>
        <translation>Couches à la fois, de là ou vers là</translation>
    </message>
    <message>
        <source>What is attached to “%1” is not all known.</source>
        <translation>On ne sait pas tout de ce qui est attaché à «&#xa0;%1&#x202f;».</translation>
    </message>
    <message numerus="yes">
        <source>%1 found so far</source>
        <translation>
            <numerusform>%1 trouvé jusqu’ici</numerusform>
            <numerusform>%1 trouvés jusqu’ici</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tags so far</source>
        <translation>
            <numerusform>%1 étiquette jusqu’ici</numerusform>
            <numerusform>%1 étiquettes jusqu’ici</numerusform>
        </translation>
    </message>
    <message>
        <source>Expand All</source>
        <extracomment>Menu: opens all folders.</extracomment>
        <translation>Tout déplier</translation>
    </message>
    <message>
        <source>Collapse All</source>
        <extracomment>Menu: closes all folders.</extracomment>
        <translation>Tout replier</translation>
    </message>
    <message>
        <source>Changed in any way</source>
        <extracomment>Of a file: added, modified or deleted.</extracomment>
        <translation>Changé d’une façon ou d’une autre</translation>
    </message>
    <message>
        <source>Owner, as user and group number</source>
        <translation>Propriétaire, par numéros d’utilisateur et de groupe</translation>
    </message>
    <message>
        <source>Choose an owner or type one: 1000 is a user, :50 a group, 1000:50 both</source>
        <translation>Choisissez un propriétaire ou saisissez-le : 1000 est un utilisateur, :50 un groupe, 1000:50 les deux</translation>
    </message>
    <message>
        <source>This is no owner</source>
        <translation>Ce n’est pas un propriétaire</translation>
    </message>
    <message>
        <source>Group %1</source>
        <extracomment>%1 is the number of a group that owns files.</extracomment>
        <translation>Groupe %1</translation>
    </message>
    <message>
        <source>“%1” is no owner.</source>
        <translation>«&#xa0;%1&#x202f;» n’est pas un propriétaire.</translation>
    </message>
    <message>
        <source>Both show the same</source>
        <translation>Les deux montrent la même chose</translation>
    </message>
    <message>
        <source>The pictures differ</source>
        <translation>Les images diffèrent</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) differ</source>
        <translation>
            <numerusform>%n octet diffère</numerusform>
            <numerusform>%n octets diffèrent</numerusform>
        </translation>
    </message>
    <message>
        <source>The pictures differ in size</source>
        <translation>Les images n’ont pas les mêmes dimensions</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>Couche par couche</translation>
    </message>
    <message>
        <source>The part of what a layer stores that later layers removed or replaced: what of the wasted bytes it stored.</source>
        <translation>La part de ce qu’une couche stocke que des couches suivantes ont supprimée ou remplacée&#x202f;: ce qu’elle a stocké des octets perdus.</translation>
    </message>
    <message>
        <source>The regular files that a layer stores. Folders, links, devices and the marks of what it removes are no files.</source>
        <translation>Les fichiers ordinaires qu’une couche stocke. Dossiers, liens, périphériques et marques de ce qu’elle supprime n’en sont pas.</translation>
    </message>
    <message>
        <source>Added, modified, deleted</source>
        <translation>Ajouté, modifié, supprimé</translation>
    </message>
    <message>
        <source>While you walk: how many files, links and folders a layer brought, changed and removed. Of the whole image: what has been so since its base.</source>
        <translation>Pendant le parcours&#x202f;: combien de fichiers, de liens et de dossiers une couche a apportés, changés et supprimés. Pour toute l’image&#x202f;: ce qui l’a été depuis sa base.</translation>
    </message>
    <message>
        <source>Sizes while you walk</source>
        <translation>Tailles pendant le parcours</translation>
    </message>
    <message>
        <source>Of a folder, what is below it as far as it is looked at. “Up to layer” includes what the layer removes, which it is the last to show.</source>
        <translation>Pour un dossier, ce qu’il contient de ce qui est regardé. «&#x202f;Jusqu’à la couche&#x202f;» compte aussi ce que la couche supprime, et qu’elle est la dernière à montrer.</translation>
    </message>
    <message>
        <source>&amp;Keep It Untested</source>
        <translation>&amp;Garder sans l’essayer</translation>
    </message>
    <message>
        <source>The registry lets everybody in, so this login could not be tested. It can be kept all the same, for what needs one there.</source>
        <translation>Le registre laisse entrer tout le monde, cette connexion n’a donc pas pu être essayée. Elle peut être gardée quand même, pour ce qui en demande une là-bas.</translation>
    </message>
    <message>
        <source>This login cannot be kept: %1 Millefeuille can remember it until you quit, and asks again the next time.</source>
        <translation>Cette connexion ne peut pas être gardée&#x202f;: %1 Millefeuille peut la retenir jusqu’à la fermeture, et la redemandera la prochaine fois.</translation>
    </message>
    <message>
        <source>If this is the name of a private repository, press Enter to open it.</source>
        <translation>Si c’est le nom d’un dépôt privé, appuyez sur Entrée pour l’ouvrir.</translation>
    </message>
    <message>
        <source>%1 in the base image</source>
        <extracomment>%1 is a size of what the image that another is built on need not have.</extracomment>
        <translation>%1 dans l’image de base</translation>
    </message>
    <message>
        <source>Let go to choose what of %1 is pulled to “%2”.</source>
        <translation>Lâchez pour choisir ce qui est récupéré de %1 vers «&#xa0;%2&#x202f;».</translation>
    </message>
    <message>
        <source>Let go to pull %1 for %2 to “%3”.</source>
        <extracomment>%1 are names of images, %2 a platform, %3 a store.</extracomment>
        <translation>Lâchez pour récupérer %1 pour %2 vers «&#xa0;%3&#x202f;».</translation>
    </message>
    <message>
        <source>Pull All Tags</source>
        <translation>Récupérer toutes les étiquettes</translation>
    </message>
    <message numerus="yes">
        <source>Pull %n Tag(s)</source>
        <translation>
            <numerusform>Récupérer %n étiquette</numerusform>
            <numerusform>Récupérer %n étiquettes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %n tag(s).</source>
        <translation>
            <numerusform>Il a %n étiquette.</numerusform>
            <numerusform>Il a %n étiquettes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Docker Hub counts each of them as a pull.</source>
        <translation>Docker Hub compte chacune comme une récupération.</translation>
    </message>
    <message>
        <source>Pull &amp;All Tags…</source>
        <translation>Récupérer toutes les é&amp;tiquettes…</translation>
    </message>
    <message>
        <source>Fetch every tag of the repository; how many there are is said before</source>
        <translation>Récupérer toutes les étiquettes du dépôt&#x202f;; leur nombre est dit avant</translation>
    </message>
    <message>
        <source>Send the selected tags from their registry to another one</source>
        <translation>Envoyer les étiquettes sélectionnées de leur registre à un autre</translation>
    </message>
    <message>
        <source>Pull Another Platform…</source>
        <translation>Récupérer une autre plateforme…</translation>
    </message>
    <message>
        <source>Push Images</source>
        <translation>Pousser les images</translation>
    </message>
    <message>
        <source>for example registry.example/team/app</source>
        <translation>par exemple registry.example/team/app</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n Tag(s)</source>
        <translation>
            <numerusform>Copier %n étiquette</numerusform>
            <numerusform>Copier %n étiquettes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Push %n Tag(s)</source>
        <translation>
            <numerusform>Pousser %n étiquette</numerusform>
            <numerusform>Pousser %n étiquettes</numerusform>
        </translation>
    </message>
    <message>
        <source>To the &amp;repository</source>
        <translation>Vers le &amp;dépôt</translation>
    </message>
    <message>
        <source>Names there</source>
        <translation>Noms là-bas</translation>
    </message>
    <message>
        <source>The registry and the repository that they are to go to.</source>
        <translation>Le registre et le dépôt où elles doivent aller.</translation>
    </message>
    <message>
        <source>A repository without a tag: each keeps the tag that it has.</source>
        <translation>Un dépôt sans étiquette&#xa0;: chacune garde la sienne.</translation>
    </message>
    <message>
        <source>They are there already. Write the registry that they are to go to, or another repository.</source>
        <translation>Elles y sont déjà. Écrivez le registre où elles doivent aller, ou un autre dépôt.</translation>
    </message>
    <message>
        <source>Others may see them there, and tags that are there already mean these images from now on. What is there already is not sent again.</source>
        <translation>D’autres peuvent les y voir, et les étiquettes qui y sont déjà désignent désormais ces images. Ce qui y est déjà n’est pas envoyé de nouveau.</translation>
    </message>
    <message>
        <source>The whole index of each</source>
        <translation>L’index entier de chacune</translation>
    </message>
    <message>
        <source>One that is here, where not all are</source>
        <translation>Une de celles qui sont ici, si elles n’y sont pas toutes</translation>
    </message>
    <message numerus="yes">
        <source>Of %n of them not all platforms are here: the one beside the name goes alone.</source>
        <translation>
            <numerusform>De %n d’entre elles, toutes les plateformes ne sont pas ici&#x202f;: celle qui est à côté du nom part seule.</numerusform>
            <numerusform>De %n d’entre elles, toutes les plateformes ne sont pas ici&#x202f;: celle qui est à côté du nom part seule.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n of them not all platforms are here: the registry takes the index only if it has the others.</source>
        <translation>
            <numerusform>De %n d’entre elles, toutes les plateformes ne sont pas ici&#x202f;: le registre n’accepte l’index que s’il a les autres.</numerusform>
            <numerusform>De %n d’entre elles, toutes les plateformes ne sont pas ici&#x202f;: le registre n’accepte l’index que s’il a les autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” says:</source>
        <translation>«&#xa0;%1&#x202f;» dit&#x202f;:</translation>
    </message>
    <message>
        <source>Not all folders were opened: with the others there would be more than %1 rows.</source>
        <translation>Tous les dossiers n’ont pas été ouverts&#x202f;: avec les autres, il y aurait plus de %1 lignes.</translation>
    </message>
    <message>
        <source>No difference can be seen at this size</source>
        <translation>Aucune différence n’est visible à cette taille</translation>
    </message>
    <message>
        <source>only the first frame of each is compared</source>
        <translation>seule la première image de chacune est comparée</translation>
    </message>
</context>
</TS>
