package io.actornet.emulator.cli;

/** How a command prints its result. */
enum Format {
  /** For people. */
  TEXT,
  /** One line of JSON. */
  JSON
}
