package dev.sentryprovision.module.files;

import dev.sentryprovision.module.Controller;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Text of a file of the control machine. */
public final class LocalText {

    private LocalText() {}

    public static String read(Path path, Controller controller) {
        return new String(LocalTree.contentOf(path, controller).allBytes(), StandardCharsets.UTF_8);
    }
}
