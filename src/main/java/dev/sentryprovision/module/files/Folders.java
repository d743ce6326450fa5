package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.PathSteps;
import dev.sentryprovision.host.RemotePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a folder together with those above it that are missing. */
public record Folders(Host host) {

    /** All that are made get the attributes. Nothing happens when the folder is there. */
    public void make(RemotePath folder, Attributes attributes) {
        PathSteps steps = new PathSteps();
        steps.makeDirectories(missing(folder).get(), attributes);
        if (!steps.isEmpty()) {
            host.take(steps);
        }
    }

    /** The folders that are missing, uppermost first, itself included; asked for without waiting. */
    Asked<List<RemotePath>> missing(RemotePath folder) {
        Map<RemotePath, Asked<PathStatus>> asked = new LinkedHashMap<>();
        for (RemotePath at = folder; !at.isRoot(); at = at.parent()) {
            asked.put(at, host.ask(new Look.Stat(at, true)));
        }
        return () -> missing(asked);
    }

    private static List<RemotePath> missing(Map<RemotePath, Asked<PathStatus>> asked) {
        List<RemotePath> missing = new ArrayList<>();
        for (Map.Entry<RemotePath, Asked<PathStatus>> each : asked.entrySet()) {
            PathStatus status = each.getValue().get();
            if (status.isDirectory()) {
                break;
            }
            if (status.exists()) {
                throw new HostFailure(each.getKey() + " is not a directory");
            }
            missing.addFirst(each.getKey());
        }
        return missing;
    }
}
