import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Arrays;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;

/**
 * An SSH server for the run that trains the start-up cache, on a free port of the loopback address: commands run as the user
 * who builds, in a plain shell, and the one key that it makes itself opens it. It ends with its standard input.
 *
 * <p>Usage: {@code Server.java FOLDER}. Leaves in it {@code key}, and then {@code known_hosts} and {@code port}.
 */
public final class Server {

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        KeyPair host = ed25519();
        KeyPair user = ed25519();
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setPublickeyAuthenticator((name, key, session) ->
                Arrays.equals(key.getEncoded(), user.getPublic().getEncoded()));
        server.setCommandFactory((channel, command) ->
                new ProcessShellFactory(command, "/bin/sh", "-c", command).createShell(channel));
        server.start();
        try (OutputStream out = Files.newOutputStream(folder.resolve("key"))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(user, "training", null, out);
        }
        Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("known_hosts"), "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(host.getPublic()) + "\n");
        Files.writeString(folder.resolve("port.new"), Integer.toString(server.getPort()));
        Files.move(folder.resolve("port.new"), folder.resolve("port"));
        while (System.in.read() >= 0) {}
        server.stop(true);
        System.exit(0);
    }

    private static KeyPair ed25519() throws Exception {
        return SecurityUtils.getKeyPairGenerator("Ed25519").generateKeyPair();
    }
}
