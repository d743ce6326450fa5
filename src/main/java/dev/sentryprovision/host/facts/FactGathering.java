package dev.sentryprovision.host.facts;

import dev.sentryprovision.host.Facts;
import dev.sentryprovision.host.Looks;
import java.util.Map;

public final class FactGathering {

    private FactGathering() {}

    public static Facts gather(Looks machine) {
        return new Facts(Map.of("user_id", machine.account().get().user()));
    }
}
