package io.actornet.topology.importer;

/** What a file says that a node is. */
enum Nature {
  /** Forwards packets. */
  ROUTER,
  /** A host, whatever it is linked to. */
  HOST,
  /** A machine such as a container, which forwards where it has several neighbours. */
  END_SYSTEM,
  /** A host that the file puts at a node of its graph. */
  ATTACHED,
  /** A bridge. */
  SWITCH,
  /** A repeater. */
  HUB,
  /** Where links meet: a switch, but not where switches would form a loop. */
  JUNCTION;

  /** The natures by the words of Actornet's own files; null for another word. */
  static Nature ofWord(String kind) {
    return switch (kind) {
      case "router" -> ROUTER;
      case "host" -> HOST;
      case "switch" -> SWITCH;
      case "hub" -> HUB;
      default -> null;
    };
  }
}
