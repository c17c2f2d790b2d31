package io.actornet.protocol.tcp;

/**
 * What a congestion control had before it reduced its window, should that prove to be needless.
 *
 * @param windowBytes cwnd
 * @param thresholdBytes ssthresh
 */
record Undo(double windowBytes, int thresholdBytes) {}
