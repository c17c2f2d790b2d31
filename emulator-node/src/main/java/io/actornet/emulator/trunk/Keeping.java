package io.actornet.emulator.trunk;

import java.nio.file.Path;

/**
 * Where what is sent to other nodes is kept until the run ends, so that the part of a node that is
 * lost can be run again alone.
 *
 * @param directory made when it is needed, removed at the end
 * @param mostBytes beyond which nothing is kept; 0 keeps nothing at all
 */
public record Keeping(Path directory, long mostBytes) {}
