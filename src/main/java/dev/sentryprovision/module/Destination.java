package dev.sentryprovision.module;

import dev.sentryprovision.host.RemotePath;

/** A path as it was written, for modules to which a slash at its end says "into this directory". */
public record Destination(String text, RemotePath path) {

    public boolean endsWithSlash() {
        return text.endsWith("/");
    }
}
