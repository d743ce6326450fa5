package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.python.Tuple;

/** Paths of Windows, with either slash. */
final class WindowsPaths {

    private WindowsPaths() {}

    private static int lastSlash(String path) {
        return Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
    }

    private static int driveLength(String path) {
        return path.length() > 1 && path.charAt(1) == ':' ? 2 : 0;
    }

    static String baseName(String path) {
        return path.substring(Math.max(lastSlash(path) + 1, driveLength(path)));
    }

    static String directory(String path) {
        int start = driveLength(path);
        String head = path.substring(start, Math.max(start, lastSlash(path) + 1));
        String stripped = head.replaceAll("[\\\\/]+$", "");
        return path.substring(0, start) + (stripped.isEmpty() ? head : stripped);
    }

    static Tuple drive(String path) {
        int length = driveLength(path);
        return Tuple.of(path.substring(0, length), path.substring(length));
    }
}
