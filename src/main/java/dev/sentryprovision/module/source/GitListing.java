package dev.sentryprovision.module.source;

import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.PathStatus.Kind;
import dev.sentryprovision.shell.RawText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A commit's files as git prints them: {@code ls-tree -l -z}, the names of another commit, then
 * {@code cat-file --batch}.
 *
 * @param entries by path
 * @param tracked paths of the commit that is there now
 */
record GitListing(Map<String, Entry> entries, Set<String> tracked) {

    /**
     * One file or folder.
     *
     * @param mode    as git writes it: 100644, 100755, 120000 (link), 040000 (folder), 160000 (submodule)
     * @param content of a small file
     */
    record Entry(String path, String mode, long size, Optional<byte[]> content) {

        PathStatus status(String user) {
            return switch (mode) {
                case "100755" -> file(Kind.FILE, 0755, user, "");
                case "120000" -> file(Kind.SYMBOLIC_LINK, 0777, user, target());
                case "040000", "160000" -> folder(user);
                default -> file(Kind.FILE, 0644, user, "");
            };
        }

        private String target() {
            return content.map(RawText::decode).orElse("");
        }

        private PathStatus file(Kind kind, int bits, String user, String target) {
            return new PathStatus(kind, bits, user, user, 0, 0, size, 0, 0, 0, 0, 0, 1, target);
        }
    }

    static PathStatus folder(String user) {
        return new PathStatus(Kind.DIRECTORY, 0755, user, user, 0, 0, 4096, 0, 0, 0, 0, 0, 2, "");
    }

    static GitListing read(byte[] bytes) {
        Cursor cursor = new Cursor(bytes);
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line = cursor.upToZero(); !line.isEmpty(); line = cursor.upToZero()) {
            int tab = line.indexOf('\t');
            lines.put(line.substring(tab + 1), line.substring(0, tab));
        }
        Set<String> tracked = new LinkedHashSet<>();
        for (String name = cursor.upToZero(); !name.isEmpty(); name = cursor.upToZero()) {
            tracked.add(name);
        }
        Map<String, byte[]> blobs = cursor.blobs();
        Map<String, Entry> entries = new LinkedHashMap<>();
        lines.forEach((path, line) -> {
            String[] words = line.split(" +");
            long size = words[3].equals("-") ? 0 : Long.parseLong(words[3]);
            entries.put(path, new Entry(path, words[0], size, Optional.ofNullable(blobs.get(words[2]))));
        });
        return new GitListing(entries, tracked);
    }

    private static final class Cursor {

        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        String upToZero() {
            return RawText.decode(take((byte) 0));
        }

        /** Lines of "object type size", each followed by so many bytes and a newline. */
        Map<String, byte[]> blobs() {
            Map<String, byte[]> blobs = new HashMap<>();
            while (at < bytes.length) {
                String[] words = new String(take((byte) '\n'), StandardCharsets.UTF_8).split(" ");
                int size = Integer.parseInt(words[2]);
                blobs.put(words[0], Arrays.copyOfRange(bytes, at, at + size));
                at += size + 1;
            }
            return blobs;
        }

        private byte[] take(byte end) {
            int start = at;
            while (at < bytes.length && bytes[at] != end) {
                at++;
            }
            return Arrays.copyOfRange(bytes, start, Math.min(at++, bytes.length));
        }
    }
}
