package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes as text that can be edited and gives the same bytes back where nothing was edited. What is not UTF-8 is taken
 * byte by byte.
 *
 * @param bytewise each character stands for a byte
 * @param exists   false for a file that is yet to be made
 */
public record EditableText(String text, Charset charset, boolean bytewise, boolean exists) {

    public static final EditableText MISSING = new EditableText("", StandardCharsets.UTF_8, false, false);

    public static EditableText of(byte[] bytes) {
        try {
            return of(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException _) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return new EditableText(text, StandardCharsets.ISO_8859_1, true, true);
        }
    }

    /** Text in an encoding that the user named. */
    public static EditableText of(byte[] bytes, Charset charset) throws CharacterCodingException {
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return new EditableText(text, charset, false, true);
    }

    /** A text of the user as it stands in this one. */
    public String foreign(String utf8) {
        return bytewise ? new String(utf8.getBytes(StandardCharsets.UTF_8), charset) : utf8;
    }

    public Content content(String edited) {
        return Content.of(edited.getBytes(charset));
    }

    /** Its lines, each with its newline. */
    public List<String> lines() {
        return lines(text);
    }

    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    static String withoutNewline(String line) {
        return line.replaceFirst("[\r\n]+$", "");
    }
}
