package dev.sentryprovision.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every long-lived shell can do, whatever it runs over. */
@Timeout(60)
abstract class ShellTest {

    private Connection connection;

    abstract Connection open();

    @BeforeEach
    void connect() {
        connection = open();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private Shell shell() {
        return connection.shell(new Identity.Login());
    }

    private Reply inPlace(String script) {
        return shell().run(ShellRequest.of(script).inPlace());
    }

    @Test
    void a_reply_has_status_and_both_streams_byte_for_byte() {
        Reply reply = shell().run("printf 'a\\001\\377\\n\\n'; printf 'no line break' >&2; exit 3");
        assertThat(reply.status()).isEqualTo(3);
        assertThat(reply.stdout()).containsExactly('a', 1, 0xff, '\n', '\n');
        assertThat(reply.err()).isEqualTo("no line break");
    }

    @Test
    void silence_is_an_empty_reply() {
        Reply reply = shell().run("");
        assertThat(reply.succeeded()).isTrue();
        assertThat(reply.stdout()).isEmpty();
        assertThat(reply.stderr()).isEmpty();
    }

    @Test
    void a_script_may_have_any_text() {
        String text = "it's \"quoted\" $HOME `id` \\ ünïcode\ttab\n#last";
        assertThat(shell().run("cat <<'END'\n" + text + "\nEND").out()).isEqualTo(text + "\n");
    }

    @Test
    void exit_directory_and_variables_leave_no_trace() {
        assertThat(shell().run("cd /; variable=1; exit 4").status()).isEqualTo(4);
        assertThat(shell().run("echo \"$variable\"; [ \"$(pwd)\" != / ]")).satisfies(reply -> {
            assertThat(reply.out()).isEqualTo("\n");
            assertThat(reply.status()).isZero();
        });
    }

    @Test
    void a_script_in_place_starts_no_process() {
        String pid = inPlace("echo $$").out();
        assertThat(inPlace("read -r own _ </proc/self/stat; echo $own").out()).isEqualTo(pid);
    }

    @Test
    void a_syntax_error_fails_its_script_only() {
        String before = inPlace("echo $$").out();
        for (String broken : List.of("if then", "echo 'open", "( )", "case x in", "fi", "}")) {
            assertThat(inPlace(broken).status()).as(broken).isNotZero();
            assertThat(shell().run(broken).status()).as(broken).isNotZero();
        }
        assertThat(inPlace("echo $$").out()).isEqualTo(before);
    }

    @Test
    void closed_outputs_stay_closed_for_their_script_only() {
        assertThat(inPlace("exec >&- 2>&-").status()).isZero();
        assertThat(shell().run("exec >&- 2>&-; true").status()).isZero();
        assertThat(inPlace("echo out; echo err >&2")).satisfies(reply -> {
            assertThat(reply.out()).isEqualTo("out\n");
            assertThat(reply.err()).isEqualTo("err\n");
        });
    }

    @Test
    void a_script_has_nothing_to_read() {
        assertThat(shell().run("cat; read -r line; echo \"$?:$line\"").out()).isEqualTo("1:\n");
    }

    @Test
    void pipelined_requests_are_one_round_trip_and_keep_their_order() {
        Shell shell = shell();
        long before = connection.traffic().roundTrips();
        List<PendingReply> replies = IntStream.range(0, 200)
                .mapToObj(i -> shell.send(ShellRequest.of("echo " + i + "; echo e" + i + " >&2; exit " + i % 7)))
                .toList();
        for (int i = 0; i < replies.size(); i++) {
            Reply reply = replies.get(i).await();
            assertThat(reply.out()).isEqualTo(i + "\n");
            assertThat(reply.err()).isEqualTo("e" + i + "\n");
            assertThat(reply.status()).isEqualTo(i % 7);
        }
        assertThat(connection.traffic().roundTrips() - before).isEqualTo(1);
        assertThat(connection.traffic().requests()).isEqualTo(200);
    }

    @Test
    void requests_one_after_another_are_a_round_trip_each() {
        Shell shell = shell();
        long before = connection.traffic().roundTrips();
        shell.run("true");
        shell.run("true");
        assertThat(connection.traffic().roundTrips() - before).isEqualTo(2);
    }

    @Test
    void huge_output_on_both_streams_arrives_whole() {
        int size = 100_000_000;
        Reply reply = shell().run("head -c " + size + " /dev/zero; head -c 10000000 /dev/zero >&2");
        assertThat(reply.stdout()).hasSize(size);
        assertThat(reply.stderr()).hasSize(10_000_000);
        assertThat(shell().run("echo next").out()).isEqualTo("next\n");
    }

    @Test
    void lines_can_be_followed_while_the_script_runs() throws InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        CountDownLatch first = new CountDownLatch(1);
        String fifo = "f=$(mktemp -u); mkfifo $f; echo $f; cat $f >/dev/null; rm $f; printf 'end'";
        PendingReply pending = shell().send(ShellRequest.of(fifo).following(line -> {
            lines.add(line);
            first.countDown();
        }));
        first.await();
        // The script goes on only when somebody writes into its fifo: the line came before its end.
        try (Connection other = open()) {
            other.shell(new Identity.Login()).run(": >" + lines.getFirst());
        }
        assertThat(pending.await().succeeded()).isTrue();
        assertThat(lines).hasSize(2).last().isEqualTo("end");
    }

    @Test
    void a_failing_follower_fails_its_request_only() {
        PendingReply pending = shell().send(ShellRequest.of("echo a; echo b").following(_ -> {
            throw new IllegalStateException("enough");
        }));
        assertThatThrownBy(pending::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
        assertThat(shell().run("echo next").out()).isEqualTo("next\n");
    }

    @Test
    void a_killed_shell_fails_what_was_on_its_way_and_is_replaced() {
        Shell shell = shell();
        String pid = inPlace("echo $$").out().strip();
        PendingReply running = shell.send(ShellRequest.of("sleep 1000"));
        PendingReply behind = shell.send(ShellRequest.of("echo never"));
        try (Connection other = open()) {
            other.shell(new Identity.Login()).run("kill -9 " + pid);
        }
        assertLost(running);
        assertLost(behind);
        assertThat(shell.run("echo again").out()).isEqualTo("again\n");
    }

    @Test
    void a_script_that_kills_its_shell_is_lost_alone() {
        Shell shell = shell();
        assertLost(shell.send(ShellRequest.of("kill $$")));
        assertThat(shell.run("echo again").out()).isEqualTo("again\n");
    }

    @Test
    void a_shell_that_ends_while_a_child_holds_its_outputs_is_noticed() {
        Shell shell = shell();
        assertLost(shell.send(ShellRequest.of("sleep 1000 & kill -9 $$")));
        assertThat(shell.run("echo again").out()).isEqualTo("again\n");
    }

    @Test
    void exit_in_place_ends_the_shell_and_is_told() {
        Shell shell = shell();
        assertLost(shell.send(ShellRequest.of("exit 0").inPlace()));
        assertThat(shell.run("echo again").out()).isEqualTo("again\n");
    }

    @Test
    void a_time_limit_kills_the_processes_and_spares_what_waits_behind() {
        Shell shell = shell();
        String marker = "3" + ProcessHandle.current().pid() + System.nanoTime() % 1000;
        PendingReply slow =
                shell.send(ShellRequest.of("echo begun; sleep " + marker + " & (sleep " + marker + "); rm -rf /nowhere")
                        .within(Duration.ofMillis(700)));
        PendingReply behind = shell.send(ShellRequest.of("echo behind"));
        assertThatThrownBy(slow::await).isInstanceOfSatisfying(ConnectionFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.TIME_LIMIT);
            assertThat(failure.advice()).isNotBlank();
        });
        assertThat(behind.await().out()).isEqualTo("behind\n");
        String sleeping =
                "for c in /proc/[0-9]*/cmdline; do tr '\\0' ' ' <$c 2>/dev/null; echo; done | grep -c '^sleep " + marker
                        + "'";
        assertThat(shell.run(sleeping).out()).isEqualTo("0\n");
    }

    @Test
    void what_is_given_up_is_killed_after_it_has_removed_its_temporary_files_and_nothing_new_begins() {
        String marker = "4" + ProcessHandle.current().pid() + System.nanoTime() % 1000;
        Shell shell = shell();
        PendingReply running = shell.send(ShellRequest.of("t=/tmp/given-up." + marker + "; : >$t\n"
                + "trap 'rm -f $t' EXIT; trap 'exit 143' TERM; sleep " + marker + "; :"));
        PendingReply behind = shell.send(ShellRequest.of("echo behind"));
        String begun = "until [ -e /tmp/given-up." + marker + " ]; do sleep 0.1 || sleep 1; done";
        try (Connection other = open()) {
            other.shell(new Identity.Login()).run(begun);
            connection.kill();

            assertGivenUp(running::await);
            assertGivenUp(behind::await);
            assertGivenUp(() -> shell.run("echo new"));
            String left = "ls /tmp/given-up." + marker
                    + " 2>/dev/null; for c in /proc/[0-9]*/cmdline; do tr '\\0' ' ' <$c 2>/dev/null; echo; done"
                    + " | grep -c '^sleep " + marker + "'";
            assertThat(other.shell(new Identity.Login()).run(left).out()).isEqualTo("0\n");
        }
    }

    private static void assertGivenUp(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConnectionFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.GIVEN_UP));
    }

    @Test
    void a_script_within_its_limit_is_let_be() {
        assertThat(shell().run(ShellRequest.of("echo quick").within(Duration.ofSeconds(30)))
                        .out())
                .isEqualTo("quick\n");
    }

    @Test
    void a_time_limit_counts_from_when_the_script_runs() {
        Shell shell = shell();
        PendingReply first = shell.send(ShellRequest.of("sleep 1"));
        PendingReply second = shell.send(ShellRequest.of("echo second").within(Duration.ofMillis(600)));
        assertThat(second.await().out()).isEqualTo("second\n");
        assertThat(first.await().succeeded()).isTrue();
    }

    @Test
    void many_threads_share_a_shell() throws InterruptedException {
        Shell shell = shell();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            threads.add(Thread.ofVirtual()
                    .uncaughtExceptionHandler((_, failure) -> failures.add(failure))
                    .start(() -> assertThat(shell.run("echo " + number).out()).isEqualTo(number + "\n")));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }

    private void upload(InputStream content, String path) {
        connection.feed(new Identity.Login(), content, "cat >'" + path.replace("'", "'\\''") + "'", path);
    }

    @Test
    void files_go_up_and_come_down_unchanged() throws IOException {
        byte[] content = new byte[5_000_001];
        new Random(1).nextBytes(content);
        String path = shell().run("mktemp -d").out().strip() + "/a file's name";
        upload(new ByteArrayInputStream(content), path);
        try (InputStream stream = connection.download(new Identity.Login(), path)) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void an_empty_file_goes_up() {
        String path = shell().run("mktemp -d").out().strip() + "/empty";
        upload(InputStream.nullInputStream(), path);
        assertThat(shell().run("[ -f " + path + " ] && [ ! -s " + path + " ]").succeeded())
                .isTrue();
    }

    @Test
    void an_upload_that_cannot_be_written_says_why() {
        byte[] content = new byte[8_000_000];
        assertThatThrownBy(() -> upload(new ByteArrayInputStream(content), "/no/such/folder/file"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/no/such/folder/file");
    }

    @Test
    void a_source_that_fails_ends_its_upload() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("no such block");
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                throw new IOException("no such block");
            }
        };
        String path = shell().run("mktemp").out().strip();
        assertThatThrownBy(() -> upload(failing, path))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no such block");
        assertThat(shell().run("echo next").out()).isEqualTo("next\n");
    }

    @Test
    void a_download_of_nothing_says_why() throws IOException {
        try (InputStream stream = connection.download(new Identity.Login(), "/no/such/file")) {
            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("/no/such/file");
        }
    }

    @Test
    void a_closed_connection_fails_what_is_on_its_way() {
        PendingReply pending = shell().send(ShellRequest.of("sleep 1000"));
        connection.close();
        assertLost(pending);
    }

    private static void assertLost(PendingReply pending) {
        assertThatThrownBy(pending::await).isInstanceOfSatisfying(ConnectionFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.LOST);
            assertThat(failure.advice()).isNotBlank();
        });
    }
}
