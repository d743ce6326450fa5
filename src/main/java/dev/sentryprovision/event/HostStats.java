package dev.sentryprovision.event;

/** How the tasks of one host counted, as in Ansible's recap. {@code unknown} tasks of a dry run count as changed too. */
public record HostStats(
        int ok, int changed, int unreachable, int failed, int skipped, int rescued, int ignored, int unknown) {

    public static HostStats none() {
        return new HostStats(0, 0, 0, 0, 0, 0, 0, 0);
    }
}
