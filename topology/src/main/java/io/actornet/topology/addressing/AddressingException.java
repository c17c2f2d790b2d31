package io.actornet.topology.addressing;

/** Addresses that cannot be: which interface it is, what was found and what is expected. */
public final class AddressingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String node;
  private final String networkInterface;
  private final String found;
  private final String expected;

  /**
   * @param node name of the node concerned; null when it is the pool
   * @param networkInterface name of its interface; null with {@code node}
   */
  public AddressingException(String node, String networkInterface, String found, String expected) {
    super(
        (node == null ? "" : node + ":" + networkInterface + ": ")
            + found
            + ", expected "
            + expected);
    this.node = node;
    this.networkInterface = networkInterface;
    this.found = found;
    this.expected = expected;
  }

  /** Name of the node concerned; null when it is the pool. */
  public String node() {
    return node;
  }

  /** Name of the interface concerned; null when it is the pool. */
  public String networkInterface() {
    return networkInterface;
  }

  /** What was found, as a phrase. */
  public String found() {
    return found;
  }

  /** What is expected, as a phrase. */
  public String expected() {
    return expected;
  }
}
