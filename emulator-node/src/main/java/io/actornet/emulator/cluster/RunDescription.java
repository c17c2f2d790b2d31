package io.actornet.emulator.cluster;

import java.util.List;

/**
 * What must not be lost of a run; a majority of the nodes holds it before the run is accepted.
 *
 * @param id of the run
 * @param name of the experiment
 * @param acceptedAtMillis wall-clock time, since 1970
 * @param ladder whether frames are kept for a ladder
 * @param nodes ids of the nodes that may run it; a majority of them must survive
 */
public record RunDescription(
    String id, String name, long acceptedAtMillis, boolean ladder, List<String> nodes) {}
