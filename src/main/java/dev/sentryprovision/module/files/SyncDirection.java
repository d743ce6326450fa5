package dev.sentryprovision.module.files;

import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.FromValue;
import dev.sentryprovision.module.WrongValue;

/** Where synchronize copies to; only to hosts. */
public record SyncDirection() {

    @FromValue("word 'push'")
    public static SyncDirection of(Object value) {
        return switch (Arguments.text(value)) {
            case "push" -> new SyncDirection();
            case "pull" ->
                throw new WrongValue(
                        "mode 'pull' is not supported",
                        "use 'fetch' for files, with 'find' and a loop for those of a folder, or 'archive' and 'fetch'");
            default -> throw WrongValue.expected("push", value);
        };
    }
}
