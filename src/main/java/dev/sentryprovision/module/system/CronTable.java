package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Need;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.Optional;

/** Where a table of cron is kept. */
sealed interface CronTable {

    String text();

    /** @param what what changes, before and after */
    void write(String text, String what, String before, String after, Host host);

    /** A file in /etc/cron.d, or anywhere. */
    record OfSystem(ConfigText file) implements CronTable {

        @Override
        public String text() {
            return file.text();
        }

        @Override
        public void write(String text, String what, String before, String after, Host host) {
            file.write(text, 0644, false, host);
        }
    }

    /** A user's own, reached through {@code crontab}. */
    record OfUser(String user, Look.Query look, String text) implements CronTable {

        static OfUser ask(Optional<String> named, Host host) {
            String user = named.orElseGet(host::user);
            // Status 1 also says that there is no table yet.
            Look.Query look = Look.Query.of(
                            Command.script(crontab(user, host) + " -l || case $? in 1) ;; *) exit 127;; esac"))
                    .dependingOn(Subject.named("crontab", user))
                    .mayAppearWith(Subject.anyOf("package"), Subject.named("user", user));
            Reply reply = host.look(look);
            if (!reply.succeeded()) {
                throw new HostFailure(
                        reply.status() == 127
                                ? "cron is not installed: there is no crontab on the host"
                                : "Unable to read crontab: " + reply.err().strip());
            }
            return new OfUser(user, look, reply.out());
        }

        @Override
        public void write(String text, String what, String before, String after, Host host) {
            Reply answer = Reply.printing(text);
            Effect effect = Effect.of("change crontab of " + user)
                    .changing(what, before, after)
                    .touching(Subject.named("crontab", user))
                    .predicting(look, answer)
                    .needing(Need.user(user));
            host.mustRun(Command.script(crontab(user, host) + " -").withStdin(text), effect);
        }

        private static String crontab(String user, Host host) {
            return user.equals(host.user()) ? "crontab" : "crontab -u " + Quote.quote(user);
        }
    }

    /** Keeps the old table as a file. */
    default RemotePath backup(Host host) {
        String mark = String.format("%08x", text().hashCode());
        RemotePath path = new RemotePath("/tmp/crontab." + mark);
        host.write(FileWrite.of(path, Content.of(text()), Attributes.ofMode(0600)));
        return path;
    }
}
