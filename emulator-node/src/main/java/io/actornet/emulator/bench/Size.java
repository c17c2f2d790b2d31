package io.actornet.emulator.bench;

/**
 * A number that says how large a benchmark is.
 *
 * @param name as the command line has it, without the dashes
 * @param least the smallest value that makes sense
 * @param standard the value that published figures are for
 * @param description what it counts
 */
public record Size(String name, long least, long standard, String description) {
  /** A size of which there is at least one. */
  Size(String name, long standard, String description) {
    this(name, 1, standard, description);
  }
}
