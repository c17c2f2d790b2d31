package io.actornet.emulator.cluster;

/**
 * What came of a run as a whole.
 *
 * @param directory of its files, as {@link FileServer} names it, on the coordinator's node
 * @param summary an object of JSON, a few kilobytes at most
 */
public record CollectedRun(String directory, String summary) {}
