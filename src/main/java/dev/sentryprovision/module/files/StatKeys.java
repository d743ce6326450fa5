package dev.sentryprovision.module.files;

import dev.sentryprovision.host.PathStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** A path's status under the keys that playbooks read. */
final class StatKeys {

    private StatKeys() {}

    static Map<String, Object> of(PathStatus status) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("mode", String.format("%04o", status.mode()));
        keys.put("isreg", status.isFile());
        keys.put("isdir", status.isDirectory());
        keys.put("islnk", status.isLink());
        keys.put("uid", status.uid());
        keys.put("gid", status.gid());
        keys.put("pw_name", status.owner());
        keys.put("gr_name", status.group());
        keys.put("size", status.size());
        keys.put("inode", status.inode());
        keys.put("dev", status.device());
        keys.put("nlink", status.links());
        keys.put("atime", status.accessed());
        keys.put("mtime", status.modified());
        keys.put("ctime", status.changed());
        permissions(keys, status.mode());
        return keys;
    }

    private static void permissions(Map<String, Object> keys, int mode) {
        keys.put("isuid", (mode & 04000) != 0);
        keys.put("isgid", (mode & 02000) != 0);
        String[] names = {"rusr", "wusr", "xusr", "rgrp", "wgrp", "xgrp", "roth", "woth", "xoth"};
        for (int bit = 0; bit < names.length; bit++) {
            keys.put(names[bit], (mode & 0400 >> bit) != 0);
        }
    }
}
