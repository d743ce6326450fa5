package dev.sentryprovision.connection;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import net.schmizz.sshj.userauth.method.PasswordResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;

/**
 * The ways to log in, in the order they are tried: files given for the machine, the agent's keys, other files,
 * passwords. A file whose key the agent holds is left to the agent, which needs no passphrase.
 */
final class LoginAttempts {

    private final SSHClient client;
    private final Credentials credentials;
    private final List<LoginAttempt> attempts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    LoginAttempts(SSHClient client, Credentials credentials) {
        this.client = client;
        this.credentials = credentials;
        List<SshAgent.Key> held = agentKeys();
        credentials.givenKeys().forEach(file -> addFile(given(file), held));
        List<Path> others =
                credentials.otherKeys().stream().filter(Files::isReadable).toList();
        others.forEach(file -> heldKey(file, held).ifPresent(key -> addHeld(key, held)));
        if (credentials.agentRest()) {
            List.copyOf(held).forEach(key -> addHeld(key, held));
        }
        others.stream().filter(file -> !isTried(file)).forEach(file -> addFile(file, held));
        credentials.password().ifPresent(this::addPassword);
    }

    List<LoginAttempt> all() {
        return List.copyOf(attempts);
    }

    /** What could not be tried, and why. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private static Path given(Path file) {
        if (!Files.isReadable(file)) {
            throw new ConnectionFailure(
                    Kind.PRIVATE_KEY,
                    "the private key " + file + (Files.exists(file) ? " cannot be read" : " is not there"),
                    "name the right file with --private-key or ansible_ssh_private_key_file");
        }
        return file;
    }

    private List<SshAgent.Key> agentKeys() {
        if (credentials.agent().isEmpty()) {
            return new ArrayList<>();
        }
        try {
            return new ArrayList<>(new SshAgent(credentials.agent().get()).keys());
        } catch (IOException e) {
            notes.add("the ssh-agent at " + credentials.agent().get() + " does not answer (" + e.getMessage() + ")");
            return new ArrayList<>();
        }
    }

    private void addFile(Path file, List<SshAgent.Key> held) {
        Optional<SshAgent.Key> key = heldKey(file, held);
        if (key.isPresent()) {
            addHeld(key.get(), held);
            return;
        }
        try {
            KeyProvider provider = client.loadKeys(
                    file.toString(),
                    credentials.passphrase().map(LoginAttempts::finder).orElse(null));
            attempts.add(new LoginAttempt("key " + file, new AuthPublickey(provider)));
        } catch (IOException e) {
            notes.add("key " + file + ": " + e.getMessage());
        }
    }

    private boolean isTried(Path file) {
        return attempts.stream().anyMatch(attempt -> attempt.label().endsWith(" " + file));
    }

    private void addHeld(SshAgent.Key key, List<SshAgent.Key> held) {
        held.remove(key);
        try {
            attempts.add(new LoginAttempt(
                    "agent's key " + key.comment(),
                    new AgentLogin(new SshAgent(credentials.agent().orElseThrow()), key)));
        } catch (IOException e) {
            notes.add("agent's key " + key.comment() + ": " + e.getMessage());
        }
    }

    /** The agent's key for a file, known by the public key beside the file. */
    private static Optional<SshAgent.Key> heldKey(Path file, List<SshAgent.Key> held) {
        if (held.isEmpty()) {
            return Optional.empty();
        }
        try {
            String[] words = Files.readString(Path.of(file + ".pub")).split("\\s+");
            byte[] blob = Base64.getDecoder().decode(words[1]);
            return held.stream().filter(key -> Arrays.equals(key.blob(), blob)).findFirst();
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty(); // no public key beside it: the file is tried by itself
        }
    }

    private void addPassword(Secret password) {
        attempts.add(new LoginAttempt("password", new AuthPassword(finder(password))));
        attempts.add(new LoginAttempt(
                "keyboard-interactive", new AuthKeyboardInteractive(new PasswordResponseProvider(finder(password)))));
    }

    private static PasswordFinder finder(Secret secret) {
        return new SecretFinder(secret);
    }
}
