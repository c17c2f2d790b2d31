package io.actornet.topology.export;

import io.actornet.topology.document.Values;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as the node-link documents of graph tools (D3, NetworkX): {@code nodes} with an {@code
 * id}, {@code links} with {@code source} and {@code target}. Numbers have their unit in their name.
 */
public final class JsonGraph {
  private JsonGraph() {}

  /** The document as maps and lists. */
  public static Map<String, Object> of(Network network) {
    List<Object> nodes = new ArrayList<>(network.nodes().size());
    for (Node node : network.nodes()) {
      nodes.add(node(node));
    }
    List<Object> links = new ArrayList<>(network.links().size());
    for (Link link : network.links()) {
      links.add(link(network, link));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("directed", false);
    document.put("multigraph", true);
    document.put("graph", Map.of());
    document.put("nodes", nodes);
    document.put("links", links);
    return document;
  }

  private static Map<String, Object> node(Node node) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", node.name());
    values.put("kind", Values.word(node.kind()));
    Map<String, Object> interfaces = new LinkedHashMap<>();
    for (NetworkInterface at : node.interfaces()) {
      Map<String, Object> words = new LinkedHashMap<>();
      if (at.address() != null) {
        words.put("address", at.address() + "/" + at.prefixLength());
      }
      if (at.mac() != null) {
        words.put("mac", at.mac().toString());
      }
      interfaces.put(at.name(), words);
    }
    values.put("interfaces", interfaces);
    if (!node.options().labels().isEmpty()) {
      values.put("labels", node.options().labels());
    }
    return values;
  }

  private static Map<String, Object> link(Network network, Link link) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("source", network.nodes().get(link.a().node()).name());
    values.put("target", network.nodes().get(link.b().node()).name());
    values.put("key", link.name());
    values.put("source_interface", network.at(link.a()).name());
    values.put("target_interface", network.at(link.b()).name());
    direction(values, link.aToB());
    if (!link.aToB().equals(link.bToA())) {
      Map<String, Object> back = new LinkedHashMap<>();
      direction(back, link.bToA());
      values.put("back", back);
    }
    return values;
  }

  private static void direction(Map<String, Object> values, LinkSettings settings) {
    values.put("delay_nanos", settings.delayNanos());
    if (settings.rateBitsPerSecond() != 0) {
      values.put("rate_bits_per_second", settings.rateBitsPerSecond());
    }
    values.put("jitter_nanos", settings.jitterNanos());
    values.put("loss", settings.loss());
  }
}
