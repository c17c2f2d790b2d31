package io.actornet.emulator.cluster;

/**
 * A node that was lost in the middle of a run in real time: its devices are switched on again on
 * another one.
 *
 * @param part of the run that it had
 * @param node its name
 * @param reachedNanos emulated time that it had reached when it was last heard of
 */
public record Outage(int part, String node, long reachedNanos) {}
