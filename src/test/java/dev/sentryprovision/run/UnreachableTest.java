package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.connection.Connector;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.LocalConnector;
import dev.sentryprovision.connection.Shell;
import dev.sentryprovision.testing.ForwardingConnection;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that cannot be reached, or are lost in the middle, leave the run; the others do not notice. */
class UnreachableTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder);
    }

    /** Refuses h2. */
    private static Connector withoutH2() {
        LocalConnector local = new LocalConnector();
        return target -> {
            if (target.name().equals("h2")) {
                throw new ConnectionFailure(Kind.REFUSED, "nothing listens on h2", "start sshd there");
            }
            return local.connect(target);
        };
    }

    /** Loses h2 with its n-th request. */
    private static Connector losingH2At(int request) {
        LocalConnector local = new LocalConnector();
        return target ->
                target.name().equals("h2") ? new Losing(local.connect(target), request) : local.connect(target);
    }

    private static final class Losing extends ForwardingConnection {

        private final int at;
        private final AtomicInteger sent = new AtomicInteger();

        Losing(Connection connection, int at) {
            super(connection);
            this.at = at;
        }

        @Override
        public Shell shell(Identity who) {
            Shell shell = super.shell(who);
            return request -> {
                if (sent.incrementAndGet() >= at) {
                    throw new ConnectionFailure(Kind.LOST, "the connection to h2 was lost", "is it up?");
                }
                return shell.send(request);
            };
        }
    }

    @Test
    void a_host_that_refuses_is_unreachable_with_the_next_step_and_out_of_the_run() {
        project.through(withoutH2()).play("""
                - hosts: all
                  tasks:
                    - {name: Work, command: "true"}
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {name: Second play, command: "true"}
                """);
        assertThat(project.result("h2", "Gathering Facts").values())
                .containsEntry("unreachable", true)
                .containsEntry("msg", "nothing listens on h2")
                .containsEntry("advice", "start sshd there");
        assertThat(project.results())
                .containsExactly(
                        "h1: Work = CHANGED",
                        "h3: Work = CHANGED",
                        "h1: Second play = CHANGED",
                        "h3: Second play = CHANGED");
        assertThat(project.stats("h2").unreachable()).isEqualTo(1);
    }

    @Test
    void a_host_lost_in_the_middle_is_unreachable_in_that_task() {
        project.through(losingH2At(3)).play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - {name: One, command: "true"}
                    - {name: Two, command: "true"}
                    - {name: Three, command: "true"}
                    - {name: Four, command: "true"}
                """);
        assertThat(project.results()).contains("h1: Four = CHANGED", "h3: Four = CHANGED", "h2: One = CHANGED");
        assertThat(project.results().stream().filter(line -> line.startsWith("h2:")))
                .last()
                .asString()
                .endsWith("= UNREACHABLE");
        assertThat(project.stats("h2").unreachable()).isEqualTo(1);
    }

    @Test
    void ignore_unreachable_lets_a_host_go_on() {
        project.through(withoutH2()).play("""
                - hosts: h2
                  gather_facts: false
                  ignore_unreachable: true
                  tasks:
                    - {name: Work, command: "true"}
                    - {name: Say, debug: {msg: still here}}
                """);
        assertThat(project.results()).containsExactly("h2: Work = UNREACHABLE ignored", "h2: Say = OK");
    }

    @Test
    void a_host_lost_in_a_block_is_not_rescued() {
        project.through(withoutH2()).play("""
                - hosts: h1,h2
                  gather_facts: false
                  tasks:
                    - block:
                        - {name: Work, command: "true"}
                      rescue:
                        - {name: Rescue, debug: {msg: rescued}}
                      always:
                        - {name: Always, debug: {msg: always}}
                """);
        assertThat(project.results())
                .containsExactly("h1: Work = CHANGED", "h2: Work = UNREACHABLE", "h1: Always = OK");
    }
}
