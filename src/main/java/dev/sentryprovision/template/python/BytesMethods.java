package dev.sentryprovision.template.python;

import dev.sentryprovision.template.python.Methods.Method;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Methods of byte strings. */
final class BytesMethods {

    private BytesMethods() {}

    static Optional<Method> find(String name) {
        return switch (name) {
            case "decode" ->
                Optional.of((self, a) -> new String(
                        ((Bytes) self).toArray(),
                        charset(a.bind(name, "encoding", "errors").text(0, "utf-8"))));
            case "hex" -> Optional.of((self, a) -> HexFormat.of().formatHex(((Bytes) self).toArray()));
            default -> Optional.empty();
        };
    }

    static Charset charset(String name) {
        String known = name.equalsIgnoreCase("utf8") ? "UTF-8" : name.equalsIgnoreCase("latin-1") ? "ISO-8859-1" : name;
        if (!Charset.isSupported(known)) {
            throw Failure.runtime("unknown encoding: " + name);
        }
        return known.equalsIgnoreCase("utf-8") ? StandardCharsets.UTF_8 : Charset.forName(known);
    }
}
