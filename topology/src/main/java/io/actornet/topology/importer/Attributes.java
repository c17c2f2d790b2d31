package io.actornet.topology.importer;

import java.util.Set;

/** The attributes of nodes and edges that the rules look at. */
final class Attributes {
  // Those of the Internet Topology Zoo.
  static final String LABEL = "label";
  static final String LATITUDE = "Latitude";
  static final String LONGITUDE = "Longitude";
  static final String HYPEREDGE = "hyperedge";
  static final String INTERNAL = "Internal";
  static final String SPEED_RAW = "LinkSpeedRaw";
  static final String SPEED = "LinkSpeed";
  static final String SPEED_UNITS = "LinkSpeedUnits";
  static final String LINK_LABEL = "LinkLabel";
  static final String LINK_NOTE = "LinkNote";
  static final String LINK_TYPE = "LinkType";

  // Those of Shadow.
  static final String LATENCY = "latency";
  static final String PACKET_LOSS = "packet_loss";
  static final String BANDWIDTH_UP = "host_bandwidth_up";
  static final String BANDWIDTH_DOWN = "host_bandwidth_down";

  // Actornet's own words; jitter is Shadow's too.
  static final String KIND = "kind";
  static final String DELAY = "delay";
  static final String RATE = "rate";
  static final String JITTER = "jitter";
  static final String LOSS = "loss";
  static final String SOURCE_INTERFACE = "source-interface";
  static final String TARGET_INTERFACE = "target-interface";
  static final String SOURCE_MAC = "source-mac";
  static final String TARGET_MAC = "target-mac";
  static final String MTU = "mtu";

  /** Begins the name of an attribute that becomes a label of the node. */
  static final String LABEL_PREFIX = "label.";

  /** A host that a file puts at a node: the edge to it is the host's access. */
  static final String ATTACHED = "attached";

  /** All that a graph file may state. */
  static final Set<String> OF_GRAPHS =
      Set.of(
          LABEL,
          LATITUDE,
          LONGITUDE,
          HYPEREDGE,
          INTERNAL,
          SPEED_RAW,
          SPEED,
          SPEED_UNITS,
          LINK_LABEL,
          LINK_NOTE,
          LINK_TYPE,
          LATENCY,
          PACKET_LOSS,
          BANDWIDTH_UP,
          BANDWIDTH_DOWN,
          KIND,
          DELAY,
          RATE,
          JITTER,
          LOSS,
          SOURCE_INTERFACE,
          TARGET_INTERFACE,
          MTU);

  private Attributes() {}
}
