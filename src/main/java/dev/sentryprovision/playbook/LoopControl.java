package dev.sentryprovision.playbook;

import java.util.List;
import java.util.Optional;

/**
 * {@code loop_control}, raw.
 *
 * @param loopVar   name of the item's variable; {@code item} when absent
 * @param pause     seconds between items
 * @param breakWhen conditions that end the loop after an item
 */
public record LoopControl(
        Optional<Written> loopVar,
        Optional<Written> indexVar,
        Optional<Written> label,
        Optional<Written> pause,
        Optional<Written> extended,
        Optional<Written> extendedAllItems,
        List<Written> breakWhen) {

    public static final LoopControl NONE = new LoopControl(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
}
