package dev.sentryprovision.module.net;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A form whose fields may be files, as RFC 7578 has it. Files go in base 64, so that all of it is text.
 *
 * @param parts one for each field, without boundaries
 */
record MultipartForm(List<String> parts) {

    private static final String LINE = "\r\n";

    /**
     * @param fields a text for each name, or a dictionary with content or filename, and mime_type
     * @param files  gives the content of a file by its name
     */
    static MultipartForm of(Object fields, Function<String, byte[]> files) {
        if (!(fields instanceof Map<?, ?> map) || map.isEmpty()) {
            throw new HostFailure("body of a form-multipart must be a dictionary of fields");
        }
        List<String> parts = new ArrayList<>();
        map.forEach((name, value) -> parts.add(part(name.toString(), value, files)));
        return new MultipartForm(parts);
    }

    private static String part(String name, Object value, Function<String, byte[]> files) {
        if (!(value instanceof Map<?, ?> field)) {
            return head(name, "", "text/plain") + LINE + Arguments.text(value);
        }
        String file = text(field, "filename", "");
        String type = text(field, "mime_type", file.isEmpty() ? "text/plain" : "application/octet-stream");
        String shown = file.isEmpty() ? "" : "; filename=\"" + quoted(file.substring(file.lastIndexOf('/') + 1)) + "\"";
        if (field.containsKey("content")) {
            return head(name, shown, type) + LINE + Arguments.text(field.get("content"));
        }
        if (file.isEmpty()) {
            throw new HostFailure("field '" + name + "' of the form has neither content nor filename");
        }
        String encoded = Base64.getMimeEncoder().encodeToString(files.apply(file));
        return head(name, shown, type) + "Content-Transfer-Encoding: base64" + LINE + LINE + encoded;
    }

    private static String head(String name, String more, String type) {
        return "Content-Disposition: form-data; name=\"" + quoted(name) + "\"" + more + LINE + "Content-Type: " + type
                + LINE;
    }

    private static String text(Map<?, ?> field, String key, String byDefault) {
        return field.containsKey(key) ? Arguments.text(field.get(key)) : byDefault;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "")
                .replace("\n", "");
    }

    /** In no part, as it is a digest of all of them; and the same for the same form. */
    String boundary() {
        byte[] all = String.join(LINE, parts).getBytes(StandardCharsets.UTF_8);
        return "===============" + Content.of(all).digest("sha256").substring(0, 32) + "==";
    }

    String body() {
        StringBuilder body = new StringBuilder();
        parts.forEach(part ->
                body.append("--").append(boundary()).append(LINE).append(part).append(LINE));
        return body.append("--").append(boundary()).append("--").toString();
    }
}
