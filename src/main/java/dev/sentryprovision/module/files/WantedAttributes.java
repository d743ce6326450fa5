package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;

/** Attributes that something at a path should have; nothing is asked when none are wanted. */
public record WantedAttributes(Attributes wanted) {

    public void reach(RemotePath path, Host host) {
        if (!wanted.equals(Attributes.KEEP) && !Attained.by(host.stat(path), wanted)) {
            host.setAttributes(path, wanted);
        }
    }
}
