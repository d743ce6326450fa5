package dev.sentryprovision.host;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.Identity.Become;
import dev.sentryprovision.connection.Identity.Method;
import dev.sentryprovision.connection.SshLogin;
import dev.sentryprovision.testing.SshHosts;
import dev.sentryprovision.testing.SshHosts.Image;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** On real machines, as an ordinary user and as root. */
@Tag("container")
class DryRunTruthOverSshTest extends DryRunTruth {

    @Override
    Stream<Place> places() {
        return Stream.of(Image.DEBIAN, Image.BUSYBOX).flatMap(image -> {
            Connection connection = SshLogin.connect(SshHosts.shared(image).target("ops"));
            return Stream.of(
                    new Place(image + " as ops", connection, new Identity.Login()),
                    new Place(image + " as root", connection, new Become(Method.SUDO, "root", Optional.empty(), "")));
        });
    }
}
