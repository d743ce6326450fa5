package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vault.Vault;
import dev.sentryprovision.vault.VaultPassword;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Encrypts and decrypts files and values, as {@code ansible-vault} does. */
final class VaultCommand implements Command {

    private static final List<String> ACTIONS =
            List.of("encrypt", "decrypt", "view", "edit", "rekey", "encrypt-string");

    private final Surroundings surroundings;
    private final Supplier<List<String>> words;
    private final Supplier<Optional<String>> output;
    private final VaultOptions vault;
    private final VaultKeys keys;
    private final VaultOptions newVault;
    private final VaultStrings strings;
    private List<VaultPassword> known = List.of();

    VaultCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        words = options.positional("ACTION [FILE…]", "1..*", String.join(", ", ACTIONS) + "; - is standard input");
        output = options.one("FILE", "write to this file, or to standard output with -", "--output");
        vault = new VaultOptions(options);
        keys = new VaultKeys(options);
        newVault = VaultOptions.ofNewPassword(options);
        strings = new VaultStrings(surroundings, options);
    }

    @Override
    public int run() {
        String action = words.get().getFirst().replace('_', '-');
        List<String> rest = words.get().subList(1, words.get().size());
        switch (action) {
            case "encrypt" -> encrypt(files(rest));
            case "decrypt" -> decrypt(files(rest));
            case "view" -> named(action, rest).forEach(name -> print(plain(input(name), name)));
            case "edit" -> named(action, rest).forEach(this::edit);
            case "rekey" -> rekey(named(action, rest));
            case "encrypt-string" -> {
                VaultPassword password = keys.choose(vault.newPasswords(surroundings), surroundings);
                strings.encrypt(rest, this::standardInput, text -> encrypted(bytes(text), password));
            }
            default ->
                throw new ProblemException(
                        Problem.error("vault cannot '" + action + "'").withHint(hint(action)));
        }
        return ExitStatus.DONE;
    }

    private static String hint(String action) {
        String near = Nearest.hint(action, ACTIONS);
        return near.isEmpty() ? "there are " + String.join(", ", ACTIONS) : near;
    }

    private List<String> files(List<String> names) {
        if (names.size() > 1 && output.get().isPresent()) {
            throw new ProblemException(Problem.error("--output is for one file, not for " + names.size()));
        }
        return names.isEmpty() ? List.of("-") : names;
    }

    private static List<String> named(String action, List<String> names) {
        if (names.isEmpty()) {
            throw new ProblemException(Problem.error("vault " + action + ": which file?"));
        }
        return names;
    }

    private void encrypt(List<String> names) {
        VaultPassword password = keys.choose(vault.newPasswords(surroundings), surroundings);
        for (String name : names) {
            byte[] content = input(name);
            if (Vault.isEncrypted(content)) {
                throw new ProblemException(Problem.error(name + " is encrypted already", SourceSpan.of(name)));
            }
            write(name, bytes(encrypted(content, password)));
        }
    }

    private void decrypt(List<String> names) {
        names.forEach(name -> write(name, plain(input(name), name)));
    }

    private void edit(String name) {
        byte[] before = plain(input(name), name);
        byte[] after = new VaultEditor(surroundings)
                .edit(before, Path.of(name).getFileName().toString());
        if (!Arrays.equals(before, after)) {
            file(name).write(bytes(encrypted(after, sameAs(name))));
        }
    }

    /** The password of the id that the file names, so that its readers go on reading it. */
    private VaultPassword sameAs(String name) {
        List<VaultPassword> passwords = passwords();
        Optional<String> id = Vault.idOf(input(name), SourceSpan.of(name));
        return passwords.stream()
                .filter(password -> id.equals(Optional.of(password.id())))
                .findFirst()
                .orElseGet(() -> keys.choose(passwords, surroundings));
    }

    /** All are read before the first is written, so that a file that does not fit leaves all as they were. */
    private void rekey(List<String> names) {
        List<byte[]> contents =
                names.stream().map(name -> plain(input(name), name)).toList();
        VaultPassword password = keys.choose(newVault.newPasswords(surroundings), surroundings);
        for (int i = 0; i < names.size(); i++) {
            file(names.get(i)).write(bytes(encrypted(contents.get(i), password)));
        }
    }

    private byte[] plain(byte[] content, String name) {
        if (!Vault.isEncrypted(content)) {
            throw new ProblemException(Problem.error(name + " is not encrypted", SourceSpan.of(name)));
        }
        return new Vault(passwords(), surroundings.redactor()).decrypt(content, SourceSpan.of(name));
    }

    /** Asked for once, whatever the number of files. */
    private List<VaultPassword> passwords() {
        if (known.isEmpty()) {
            known = vault.passwords(surroundings);
        }
        return known;
    }

    private static String encrypted(byte[] content, VaultPassword password) {
        return Vault.encrypt(content, password, new SecureRandom());
    }

    private byte[] input(String name) {
        return name.equals("-") ? bytes(standardInput()) : file(name).read();
    }

    private void write(String name, byte[] content) {
        String target = output.get().orElse(name);
        if (target.equals("-")) {
            print(content);
        } else {
            file(target).write(content);
        }
    }

    private VaultFile file(String name) {
        return VaultFile.of(surroundings.workingDirectory().resolve(Home.expand(Path.of(name), surroundings)));
    }

    private void print(byte[] content) {
        surroundings.out().print(new String(content, StandardCharsets.UTF_8));
    }

    private String standardInput() {
        try {
            Writer all = new StringWriter();
            surroundings.in().transferTo(all);
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
