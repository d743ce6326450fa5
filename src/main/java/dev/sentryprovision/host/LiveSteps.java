package dev.sentryprovision.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Steps that a machine takes together. What is large or many goes ahead in one stream; then one script does all, and says
 * after each what it has done.
 */
final class LiveSteps {

    /** More than this is faster in a stream than each by a few commands of its own. */
    private static final int FEW = 16;

    private final List<Planned> planned;
    private final String nonce;
    private final List<Planned> staged;

    LiveSteps(List<Planned> planned, String nonce, boolean mayStream) {
        this.planned = planned;
        this.nonce = nonce;
        List<Planned> suitable = planned.stream().filter(Stage::admits).toList();
        boolean worthIt = suitable.size() > FEW || suitable.stream().anyMatch(LiveSteps::isLarge);
        this.staged = mayStream && worthIt ? suitable : List.of();
    }

    private static boolean isLarge(Planned each) {
        return each.step() instanceof Step.Write(FileWrite write) && !ChangeScript.isInline(write.content());
    }

    /** What is to be streamed before the script runs. */
    Optional<Stage> stage() {
        return staged.isEmpty() ? Optional.empty() : Optional.of(new Stage(staged, nonce));
    }

    /** What needs a stream of its own: files that are checked or kept before they are replaced. */
    List<Planned> single() {
        return rest().stream().filter(LiveSteps::isLarge).toList();
    }

    ChangeScript scriptOf(Planned each) {
        return new ChangeScript(each.step(), each.situation(), each.change(), nonce + "." + planned.indexOf(each));
    }

    /** Removals make room, so they come first; what is staged makes folders, so the rest comes last. */
    String text() {
        StringBuilder script = new StringBuilder("{\n");
        rest().stream().filter(LiveSteps::isRemoval).forEach(each -> script.append(one(each)));
        stage().ifPresent(stage -> script.append(stage.intoPlace(nonce)));
        rest().stream().filter(each -> !isRemoval(each)).forEach(each -> script.append(one(each)));
        return script.append("}\n").toString();
    }

    private String one(Planned each) {
        return "(\n" + scriptOf(each).text() + ") || exit\necho '" + nonce + "r " + planned.indexOf(each) + "'\n";
    }

    private static boolean isRemoval(Planned each) {
        return each.step() instanceof Step.Remove;
    }

    private List<Planned> rest() {
        Set<Planned> left = new LinkedHashSet<>(planned);
        staged.forEach(left::remove);
        return List.copyOf(left);
    }

    boolean isMark(String line) {
        return line.startsWith(nonce);
    }

    /** What the script has done, by what it printed. */
    List<Planned> done(String out) {
        List<Planned> done = new ArrayList<>();
        for (String line : out.lines().filter(this::isMark).toList()) {
            List<Planned> numbered = line.startsWith(nonce + "r") ? planned : staged;
            for (String number : line.substring(line.indexOf(' ') + 1).split(" ")) {
                done.add(numbered.get(Integer.parseInt(number)));
            }
        }
        return done;
    }

    /** The first, in the order of the script, that was not done. */
    Planned failed(Set<Planned> done) {
        List<Planned> order =
                new ArrayList<>(rest().stream().filter(LiveSteps::isRemoval).toList());
        order.addAll(staged);
        order.addAll(rest());
        order.removeAll(done);
        return order.getFirst();
    }
}
