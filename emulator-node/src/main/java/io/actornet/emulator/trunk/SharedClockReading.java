package io.actornet.emulator.trunk;

/**
 * How well a node's clock agrees with that of the node that all others follow.
 *
 * @param offsetNanos what is added to the node's own clock
 * @param uncertaintyNanos by how much the sum is wrong at most
 */
public record SharedClockReading(long offsetNanos, long uncertaintyNanos) {}
