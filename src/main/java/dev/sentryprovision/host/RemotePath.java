package dev.sentryprovision.host;

import java.util.ArrayDeque;
import java.util.Deque;

/** An absolute, normalised path on a managed machine. {@link Host#resolve} makes one of what a user wrote. */
public record RemotePath(String text) implements Comparable<RemotePath> {

    public static final RemotePath ROOT = new RemotePath("/");

    public RemotePath {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("not an absolute path: " + text);
        }
        text = normalise(text);
    }

    public RemotePath child(String name) {
        return new RemotePath(text + "/" + name);
    }

    /** The folder it is in; the root is its own. */
    public RemotePath parent() {
        int slash = text.lastIndexOf('/');
        return slash <= 0 ? ROOT : new RemotePath(text.substring(0, slash));
    }

    public String fileName() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    public boolean isRoot() {
        return text.equals("/");
    }

    /** How many names it has; the root has none. */
    public int depth() {
        return isRoot() ? 0 : (int) text.chars().filter(c -> c == '/').count();
    }

    /** Whether it is {@code other} or lies below it. */
    public boolean startsWith(RemotePath other) {
        return other.isRoot() || text.equals(other.text) || text.startsWith(other.text + "/");
    }

    @Override
    public int compareTo(RemotePath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static String normalise(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
