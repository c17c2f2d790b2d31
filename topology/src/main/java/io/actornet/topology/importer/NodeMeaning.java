package io.actornet.topology.importer;

/** What a node of an imported graph becomes. */
public enum NodeMeaning {
  /** A router alone. */
  ROUTER("router"),
  /** A host: for graphs whose edges join end systems. */
  HOST("host"),
  /** A router, and behind it a host named {@code NAME-host}. */
  ROUTER_WITH_HOST("router-with-host");

  private final String word;

  NodeMeaning(String word) {
    this.word = word;
  }

  /** The word by which users choose it. */
  public String word() {
    return word;
  }
}
