package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import java.util.LinkedHashMap;
import java.util.Map;

/** Result keys about a file that a module was to make, as far as they are known without looking once more. */
public final class FileKeys {

    private FileKeys() {}

    /**
     * Of what is at a path now.
     *
     * @param before what was there before the task changed it, if it did
     */
    public static Map<String, Object> of(Host host, RemotePath path, PathStatus before) {
        PathStatus status = host.left(path).orElse(before);
        Map<String, Object> keys = new LinkedHashMap<>();
        if (status.exists()) {
            keys.put("mode", String.format("%04o", status.mode()));
            keys.put("owner", status.owner());
            keys.put("group", status.group());
            putNumber(keys, "uid", status.uid());
            putNumber(keys, "gid", status.gid());
            keys.put("size", status.size());
        }
        keys.put("state", stateOf(status));
        return keys;
    }

    /** An owner that was given by name has a number that only the machine knows. */
    private static void putNumber(Map<String, Object> keys, String key, long number) {
        if (number >= 0) {
            keys.put(key, number);
        }
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
}
