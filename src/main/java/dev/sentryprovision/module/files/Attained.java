package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.PathStatus;

/** Whether a path has the attributes it should have. */
public final class Attained {

    private Attained() {}

    public static boolean by(PathStatus status, Attributes wanted) {
        return wanted.mode()
                        .filter(_ -> !status.isLink())
                        .map(mode -> mode.applyTo(status.mode(), status.isDirectory()) == status.mode())
                        .orElse(true)
                && wanted.owner()
                        .map(owner -> isNamed(owner, status.owner(), status.uid()))
                        .orElse(true)
                && wanted.group()
                        .map(group -> isNamed(group, status.group(), status.gid()))
                        .orElse(true);
    }

    private static boolean isNamed(String wanted, String name, long id) {
        return wanted.equals(name) || wanted.equals(Long.toString(id));
    }
}
