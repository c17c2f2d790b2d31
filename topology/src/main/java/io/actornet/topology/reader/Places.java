package io.actornet.topology.reader;

import io.actornet.topology.document.Place;
import java.util.HashMap;
import java.util.Map;

/** Where in the document a node or an interface was described. */
final class Places {
  private final Place section;
  private final Map<String, Place> places = new HashMap<>();

  Places(Place section) {
    this.section = section;
  }

  void put(String node, Place place) {
    places.put(node, place);
  }

  void put(String node, String networkInterface, Place place) {
    places.put(node + ":" + networkInterface, place);
  }

  /** The nearest known place: the interface's, the node's, or that of the whole section. */
  Place of(String node, String networkInterface) {
    Place ofNode = places.getOrDefault(node, section);
    return places.getOrDefault(node + ":" + networkInterface, ofNode);
  }
}
