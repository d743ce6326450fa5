package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Special attributes for many paths: all are asked about together. */
record SpecialTree(Map<RemotePath, SpecialAttributes.Pending> pending) {

    static SpecialTree ask(SpecialAttributes wanted, Host host, Collection<RemotePath> paths) {
        Map<RemotePath, SpecialAttributes.Pending> pending = new LinkedHashMap<>();
        if (!wanted.equals(SpecialAttributes.NONE)) {
            paths.forEach(path -> pending.put(path, wanted.ask(host, path)));
        }
        return new SpecialTree(pending);
    }

    /** @param fresh paths whose content was put in place */
    void settle(Set<RemotePath> fresh) {
        pending.forEach((path, each) -> each.settle(path, fresh.contains(path)));
    }
}
