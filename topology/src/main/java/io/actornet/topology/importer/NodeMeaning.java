package io.actornet.topology.importer;

import io.actornet.topology.model.NodeKind;

/** What a node of an imported graph becomes. */
public enum NodeMeaning {
  /** A router alone. */
  ROUTER("router", NodeKind.ROUTER),
  /** A host: for graphs whose edges join end systems. */
  HOST("host", NodeKind.HOST),
  /** A router, and behind it a host named {@code NAME-host}. */
  ROUTER_WITH_HOST("router-with-host", NodeKind.ROUTER),
  /** A learning bridge. */
  SWITCH("switch", NodeKind.SWITCH),
  /** A repeater. */
  HUB("hub", NodeKind.HUB);

  private final String word;
  private final NodeKind kind;

  NodeMeaning(String word, NodeKind kind) {
    this.word = word;
    this.kind = kind;
  }

  /** The word by which users choose it. */
  public String word() {
    return word;
  }

  /** What the node itself is emulated as. */
  NodeKind kind() {
    return kind;
  }
}
