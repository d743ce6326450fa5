package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.Lookup;
import dev.sentryprovision.template.filter.PasswordHash;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.value.None;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** The lookup {@code password}: a random password, kept in a file so that the next run has the same. */
final class PasswordLookup {

    private static final List<String> OPTIONS = List.of("length", "encrypt", "chars", "ident", "seed");
    private static final String STANDARD_CHARACTERS = "ascii_letters,digits,.,:-_";

    private final Bound options;
    private final Path file;
    private final RandomGenerator random;

    private PasswordLookup(Bound options, Path file, RandomGenerator random) {
        this.options = options;
        this.file = file;
        this.random = random;
    }

    static List<Object> run(List<Object> terms, Map<String, Object> options, Frame frame) {
        OwnList passwords = new OwnList();
        for (Object term : terms) {
            String[] words = Repr.str(term).strip().split("\\s+");
            Map<String, Object> all = new HashMap<>(options);
            for (int i = 1; i < words.length; i++) {
                int equals = words[i].indexOf('=');
                if (equals < 0) {
                    throw Failure.lookup("the password lookup needs options as name=value, not '" + words[i] + "'");
                }
                all.put(words[i].substring(0, equals), words[i].substring(equals + 1));
            }
            Bound bound = Lookup.bind("password", all, OPTIONS.toArray(String[]::new));
            Path file = LocalFiles.candidates(words[0], ".", frame.rendering().scope())
                    .getLast();
            RandomGenerator random = bound.present(4)
                    .<RandomGenerator>map(seed -> new Random(Repr.str(seed).hashCode() * 0x5DEECE66DL))
                    .orElseGet(() -> frame.environment().random());
            passwords.add(new PasswordLookup(bound, file, random).value());
        }
        return passwords;
    }

    private boolean isKept() {
        return !file.equals(Path.of("/dev/null"));
    }

    private String value() {
        Optional<String> known = isKept() && Files.exists(file) ? Optional.of(read()) : Optional.empty();
        String content = known.orElse("");
        int mark = content.lastIndexOf(" salt=");
        String password = known.isPresent() ? (mark < 0 ? content : content.substring(0, mark)) : generated();
        String encrypt = options.present(1)
                .filter(type -> type != None.NONE)
                .map(Repr::str)
                .orElse("");
        if (encrypt.isEmpty()) {
            keep(known, password);
            return password;
        }
        String rest = mark < 0 ? "" : content.substring(mark + " salt=".length());
        int identMark = rest.indexOf(" ident=");
        String salt = rest.isEmpty()
                ? PasswordHash.salt(saltLength(encrypt), random)
                : identMark < 0 ? rest : rest.substring(0, identMark);
        keep(known, password + " salt=" + salt);
        return PasswordHash.hash(password, encrypt, salt, options.present(3).map(Repr::str), random);
    }

    private static int saltLength(String type) {
        return switch (type) {
            case "bcrypt", "blowfish" -> 22;
            case "md5", "md5_crypt" -> 8;
            default -> 16;
        };
    }

    private String generated() {
        String characters = characters();
        int length = Integer.parseInt(options.text(0, "20"));
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < length; i++) {
            password.append(characters.charAt(random.nextInt(characters.length())));
        }
        return password.toString();
    }

    /** Names of sets of characters stand for them; anything else for its own characters. */
    private String characters() {
        Object given = options.orElse(2, STANDARD_CHARACTERS);
        List<?> parts = given instanceof String text
                ? List.of((Object[]) text.replace(",,", ",\u0000").split(","))
                : Iteration.list(given);
        StringBuilder all = new StringBuilder();
        for (Object part : parts) {
            String text = Repr.str(part).replace('\u0000', ',');
            all.append(set(text));
        }
        return all.toString();
    }

    private static String set(String name) {
        String lower = "abcdefghijklmnopqrstuvwxyz";
        String upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        String digits = "0123456789";
        return switch (name) {
            case "ascii_lowercase" -> lower;
            case "ascii_uppercase" -> upper;
            case "ascii_letters" -> lower + upper;
            case "digits" -> digits;
            case "hexdigits" -> digits + "abcdefABCDEF";
            case "octdigits" -> "01234567";
            case "punctuation" -> "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
            default -> name;
        };
    }

    private String read() {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw Failure.lookup("the password file '" + file + "' cannot be read: " + e.getMessage());
        }
    }

    /** Writes the file when it does not say the same already, for the owner only. */
    private void keep(Optional<String> known, String content) {
        if (!isKept() || known.isPresent() && known.get().startsWith(content)) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, content + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw Failure.lookup("the password file '" + file + "' cannot be written: " + e.getMessage());
        }
    }
}
