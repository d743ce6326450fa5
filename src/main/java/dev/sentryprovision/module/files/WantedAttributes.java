package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;

/**
 * All that is wanted of a path besides its content.
 *
 * @param unsafeWrites its content may be written in place where it cannot be replaced
 */
public record WantedAttributes(Attributes plain, SpecialAttributes special, boolean unsafeWrites) {

    public static WantedAttributes of(Attributes plain) {
        return new WantedAttributes(plain, SpecialAttributes.NONE, false);
    }

    /** Gives them to what is at a path; nothing is asked when none are wanted. */
    public void reach(RemotePath path, Host host) {
        SpecialAttributes.Pending pending = special.ask(host, path);
        if (!plain.equals(Attributes.KEEP) && !Attained.by(host.stat(path), plain)) {
            host.setAttributes(path, plain);
        }
        pending.settle(path);
    }
}
