package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.PathStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Result keys about a file that a module was to make, as far as they are known without looking once more. */
public final class FileKeys {

    private static final int NEW_FILE = 0644;

    private FileKeys() {}

    /** Of a file whose content was put in place. */
    public static Map<String, Object> ofFile(PathStatus before, Attributes wanted, long size, String user) {
        PathStatus known = before.isFile() ? before : PathStatus.absent();
        Map<String, Object> keys = common(known, wanted, known.exists() ? known.mode() : NEW_FILE, user);
        keys.put("size", size);
        keys.put("state", "file");
        return keys;
    }

    /** Of what is there already, but for its attributes. */
    public static Map<String, Object> of(PathStatus status, Attributes wanted, String user) {
        Map<String, Object> keys = common(status, wanted, status.mode(), user);
        keys.put("size", status.size());
        keys.put("state", stateOf(status));
        return keys;
    }

    public static String stateOf(PathStatus status) {
        return switch (status.kind()) {
            case ABSENT -> "absent";
            case DIRECTORY -> "directory";
            case SYMBOLIC_LINK -> "link";
            case FILE -> status.links() > 1 ? "hard" : "file";
            case OTHER -> "file";
        };
    }

    private static Map<String, Object> common(PathStatus known, Attributes wanted, int mode, String user) {
        Map<String, Object> keys = new LinkedHashMap<>();
        int bits = wanted.mode().map(m -> m.applyTo(mode, known.isDirectory())).orElse(mode);
        keys.put("mode", String.format("%04o", bits));
        keys.put("owner", wanted.owner().orElse(known.exists() ? known.owner() : user));
        wanted.group()
                .or(() -> Optional.of(known.group()))
                .filter(group -> !group.isEmpty())
                .ifPresent(group -> keys.put("group", group));
        if (known.exists() && Attained.by(known, wanted)) {
            keys.put("uid", known.uid());
            keys.put("gid", known.gid());
        }
        return keys;
    }
}
