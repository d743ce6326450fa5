package dev.sentryprovision.module.files;

import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.FromValue;
import dev.sentryprovision.module.WrongValue;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** How the text of a file is encoded, by one of the names that Python has for it. */
public record Encoding(Charset charset) {

    @FromValue("name of an encoding")
    public static Encoding of(Object value) {
        String name = Arguments.text(value);
        try {
            return new Encoding(Charset.forName(name.replace('_', '-').toLowerCase(Locale.ROOT)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw new WrongValue("there is no encoding '" + name + "'", "for example utf-8, latin-1, utf-16-le");
        }
    }

    /** Text of a file that is there; UTF-8 that is broken stays as it is, byte for byte. */
    EditableText decode(byte[] bytes) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return EditableText.of(bytes);
        }
        try {
            return EditableText.of(bytes, charset);
        } catch (CharacterCodingException _) {
            throw new HostFailure("the file is not encoded as " + charset.name() + " says");
        }
    }
}
