package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.shell.Quote;

/**
 * The end of a script that made a file itself: gives it its attributes and renames it, so that its place never holds half of
 * it. The file must be in the folder of its place.
 *
 * @param before what is in its place; attributes that are not wanted otherwise stay
 * @param backup keep the old content beside it, under a name with the time
 */
public record InPlace(RemotePath path, PathStatus before, Attributes wanted, boolean backup) {

    private static final int NEW_FILE = 0644;

    /**
     * Leaves the name of the backup in {@code $backup}.
     *
     * @param made the file, quoted for the shell; it is removed when something fails
     */
    public String script(String made) {
        int base = before.isFile() ? before.mode() : NEW_FILE;
        int mode = wanted.mode().map(wish -> wish.applyTo(base, false)).orElse(base);
        String owner = wanted.owner().orElse(before.isFile() ? Long.toString(before.uid()) : "");
        String group = wanted.group().orElse(before.isFile() ? Long.toString(before.gid()) : "");
        String otherwise = " || { rm -f " + made + "; exit 1; }\n";
        StringBuilder script = new StringBuilder();
        if (!owner.isEmpty() || !group.isEmpty()) {
            script.append("chown ")
                    .append(Quote.quote(owner + (group.isEmpty() ? "" : ":" + group)))
                    .append(' ')
                    .append(made)
                    .append(otherwise);
        }
        script.append("chmod ")
                .append(String.format("%04o", mode))
                .append(' ')
                .append(made)
                .append(otherwise);
        String target = Quote.quote(path.text());
        if (backup && before.isFile()) {
            script.append("backup=")
                    .append(target)
                    .append(".$$.\"$(date +%Y-%m-%d@%H:%M:%S)~\"\ncp -p ")
                    .append(target)
                    .append(" \"$backup\"")
                    .append(otherwise);
        }
        return script.append("mv -f ")
                .append(made)
                .append(' ')
                .append(target)
                .append(otherwise)
                .toString();
    }
}
