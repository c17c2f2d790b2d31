package io.actornet.emulator.experiment;

import io.actornet.protocol.emulation.NetworkSpec;
import io.actornet.topology.partitioning.Partitioning;
import java.util.Set;

/**
 * What an engine needs to run an experiment.
 *
 * @param network every device with its partition
 * @param partitioning how the network is divided
 * @param lookaheadNanos how far partitions may run ahead of each other, 1 or more
 * @param mainFlow indices of the links that are worth drawing
 */
public record Plan(
    NetworkSpec network, Partitioning partitioning, long lookaheadNanos, Set<Integer> mainFlow) {}
