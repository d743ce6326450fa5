package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.FromValue;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.module.WrongValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Limits of what users' processes may take. */
@ModuleSpec(
        name = "pam_limits",
        collection = "community.general",
        summary = "Makes a limit present in /etc/security/limits.conf.",
        returns = {"msg: the line", "backup_file: where the old file went"})
public final class PamLimitsModule implements Module<PamLimitsModule.Params> {

    private static final Set<String> BELOW_ZERO = Set.of("priority", "nice");

    /** What is limited. */
    public enum Item {
        CORE,
        DATA,
        FSIZE,
        MEMLOCK,
        NOFILE,
        RSS,
        STACK,
        CPU,
        NPROC,
        AS,
        MAXLOGINS,
        MAXSYSLOGINS,
        PRIORITY,
        LOCKS,
        SIGPENDING,
        MSGQUEUE,
        NICE,
        RTPRIO,
        CHROOT
    }

    /** Soft, hard, or both. */
    public record LimitType(String text) {

        @FromValue("soft, hard or -")
        public static LimitType of(Object value) {
            String text = Arguments.text(value);
            if (!Set.of("soft", "hard", "-").contains(text)) {
                throw new WrongValue("must be one of soft, hard, -, not '" + text + "'", "");
            }
            return new LimitType(text);
        }
    }

    @Rule(exclusive = {"use_max", "use_min"})
    public record Params(
            @Param(value = "A user, @group, * or %.", required = true)
            String domain,

            @Param(value = "soft, hard, or - for both.", required = true)
            LimitType limitType,

            @Param(value = "What is limited.", required = true)
            Item limitItem,

            @Param(value = "A number, or unlimited, infinity, -1.", required = true)
            String value,

            @Param(value = "Keep the value that is there when it is larger.", defaultValue = "no")
            boolean useMax,

            @Param(value = "Keep the value that is there when it is smaller.", defaultValue = "no")
            boolean useMin,

            @Param(value = "Keep the old file beside it.", defaultValue = "no")
            boolean backup,

            @Param(value = "The file.", defaultValue = "/etc/security/limits.conf")
            RemotePath dest,

            @Param("A comment for the line.") Optional<String> comment) {

        String item() {
            return limitItem.name().toLowerCase(Locale.ROOT);
        }

        PamLimit limit() {
            return new PamLimit(domain, limitType.text, item(), value, comment.orElse(""));
        }

        boolean isValid() {
            String number = BELOW_ZERO.contains(item()) ? "-?\\d+" : "\\d+|unlimited|infinity|-1";
            return value.matches(number);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        if (!params.isValid()) {
            return Outcome.failed("Value of " + params.value + " for item '" + params.item()
                    + "' is invalid. Value must either be 'unlimited', 'infinity' or -1, or a number"
                    + (BELOW_ZERO.contains(params.item()) ? "; for this item, a number" : ""));
        }
        ConfigText file = ConfigText.read(params.dest, host);
        List<String> lines = new ArrayList<>(file.lines());
        PamLimit wanted = params.limit();
        String message = "";
        for (int i = 0; i < lines.size(); i++) {
            Optional<PamLimit> there = PamLimit.parse(lines.get(i)).filter(wanted::isFor);
            if (there.isPresent()) {
                String value = value(params, there.get(), wanted);
                if (!value.equals(there.get().value())) {
                    lines.set(i, there.get().withValue(value, wanted.comment()).line());
                }
                message = lines.get(i);
            }
        }
        if (message.isEmpty()) {
            lines.add(wanted.line());
            message = wanted.line();
        }
        Optional<RemotePath> backup = lines.equals(file.lines())
                ? Optional.empty()
                : file.write(ConfigText.text(lines), 0644, params.backup, host);
        Outcome outcome = Outcome.ok().with("msg", message + "\n");
        return backup.map(path -> outcome.with("backup_file", path.text())).orElse(outcome);
    }

    private static String value(Params params, PamLimit there, PamLimit wanted) {
        return params.useMax || params.useMin ? there.pick(wanted, params.useMax) : wanted.value();
    }
}
