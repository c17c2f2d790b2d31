package io.actornet.emulator.packetdrill.script;

import java.util.List;

/** A TCP option as a script describes it. */
public sealed interface OptionSpec {
  /** An option whose bytes are those written, whatever the connection. */
  record Fixed(List<Byte> bytes) implements OptionSpec {
    public Fixed {
      bytes = List.copyOf(bytes);
    }
  }

  /** Selective acknowledgments, as the script counts. */
  record Sack(List<Block> blocks) implements OptionSpec {
    public Sack {
      blocks = List.copyOf(blocks);
    }
  }

  /** What a selective acknowledgment covers: from left up to right. */
  record Block(int left, int right) {}

  /**
   * Timestamps.
   *
   * @param anyValue whether the value does not matter
   * @param echoAsWritten whether the echo is the one on the wire, not one that stands for what the
   *     host under test sent
   */
  record Timestamps(int value, boolean anyValue, int echo, boolean echoAsWritten)
      implements OptionSpec {}
}
