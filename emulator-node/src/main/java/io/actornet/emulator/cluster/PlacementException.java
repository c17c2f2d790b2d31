package io.actornet.emulator.cluster;

/** Partitions that find no place; the message is a sentence for the user. */
public final class PlacementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlacementException(String sentence) {
    super(sentence);
  }
}
