package io.actornet.emulator.cluster;

/**
 * A file of a run.
 *
 * @param name with '/' between its parts, such as {@code captures/merged.pcapng}
 * @param length in bytes
 */
public record NamedFile(String name, long length) {}
