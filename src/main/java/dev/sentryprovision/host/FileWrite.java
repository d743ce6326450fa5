package dev.sentryprovision.host;

import java.util.Optional;

/**
 * A file to put in place.
 *
 * @param validate a command line in which {@code %s} stands for the temporary file; a status other than 0 keeps the old
 *     file
 * @param backup   keep the old content beside it, as {@code NAME.PID.DATE@TIME~}
 * @param secret   the content must not appear in diffs
 * @param unsafe   write into the file itself when it cannot be replaced
 * @param modified when it was last modified, in whole seconds since 1970; empty for now
 */
public record FileWrite(
        RemotePath path,
        Content content,
        Attributes attributes,
        Optional<String> validate,
        boolean backup,
        boolean secret,
        boolean unsafe,
        Optional<Double> modified) {

    public FileWrite(
            RemotePath path,
            Content content,
            Attributes attributes,
            Optional<String> validate,
            boolean backup,
            boolean secret) {
        this(path, content, attributes, validate, backup, secret, false, Optional.empty());
    }

    /** The same, when it may be written in place where it cannot be replaced. */
    public FileWrite unsafely(boolean may) {
        return new FileWrite(path, content, attributes, validate, backup, secret, may, modified);
    }

    /** The same with the time of its last modification. */
    public FileWrite modifiedAt(Optional<Double> time) {
        return new FileWrite(path, content, attributes, validate, backup, secret, unsafe, time);
    }

    public static FileWrite of(RemotePath path, Content content, Attributes attributes) {
        return new FileWrite(path, content, attributes, Optional.empty(), false, false);
    }
}
