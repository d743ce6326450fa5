package dev.sentryprovision.host.facts;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Account;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Facts;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Looks;
import dev.sentryprovision.shell.Command;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All facts of a machine, in one round trip. */
public final class FactGathering {

    private FactGathering() {}

    /** Asks along with whatever else is asked; the answer is understood once. */
    public static Asked<Facts> ask(Looks machine) {
        Asked<Reply> output = machine.ask(Look.Query.of(Command.script(FactScript.TEXT_OF_SCRIPT)));
        Asked<Account> account = machine.account();
        return new Asked<>() {
            private Optional<Facts> facts = Optional.empty();

            @Override
            public synchronized Facts get() {
                if (facts.isEmpty()) {
                    String text = new String(output.get().stdout(), StandardCharsets.UTF_8);
                    facts = Optional.of(parse(text, account.get()));
                }
                return facts.get();
            }
        };
    }

    /** Facts from what the script printed. */
    static Facts parse(String output, Account account) {
        FactSources sources = new FactSources(output);
        Map<String, Object> facts = new LinkedHashMap<>(new DistributionFacts(sources).facts());
        facts.putAll(new SystemFacts(sources, account).facts((String) facts.get("os_family")));
        facts.putAll(new HardwareFacts(sources).facts());
        facts.putAll(new NetworkFacts(sources).facts());
        facts.putAll(new DeviceFacts(sources).facts());
        facts.putAll(new VirtualizationFacts(sources).facts());
        facts.putAll(new PythonFacts(sources).facts());
        facts.putAll(new StorageFacts(sources).facts());
        facts.putAll(new CapabilityFacts(sources).facts());
        facts.put("mounts", new MountFacts(sources, new DeviceFacts(sources)).mounts());
        facts.put("date_time", new TimeFacts(sources).dateTime());
        facts.put("local", new LocalFacts(sources).local());
        facts.put("gather_subset", List.of("all"));
        facts.put("module_setup", true);
        return new Facts(Collections.unmodifiableMap(facts));
    }
}
