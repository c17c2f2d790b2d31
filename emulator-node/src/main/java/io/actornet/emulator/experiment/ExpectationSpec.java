package io.actornet.emulator.experiment;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What must hold at the end of a run: a comparison of a counter, summed over the devices and labels
 * that are meant.
 *
 * @param counter name such as {@code http.responses}
 * @param devices indices of the nodes that count; null = all
 * @param labels what labels of the counter may say, by label; any where a label is absent
 * @param comparison with what
 * @param what the counter with what narrows it down, in the user's words
 * @param where {@code file:line} of the expectation
 */
public record ExpectationSpec(
    String counter,
    BitSet devices,
    SortedMap<String, SortedSet<String>> labels,
    Comparison comparison,
    String what,
    String where) {}
