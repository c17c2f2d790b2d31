package io.actornet.topology.reader;

import io.actornet.topology.document.LinkSettingsReader;
import io.actornet.topology.document.Values;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeOptions;
import io.actornet.topology.model.StaticRoute;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a network into the words of a {@code topology:} section, with all that was assigned: {@link
 * TopologyReader} makes an equal network of them.
 */
public final class TopologyPrinter {
  private TopologyPrinter() {}

  /** The section as maps and lists, for {@link io.actornet.topology.document.YamlWriter}. */
  public static Map<String, Object> section(Network network) {
    Map<String, Object> nodes = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      nodes.put(node.name(), node(node));
    }
    List<Object> links = new ArrayList<>(network.links().size());
    for (Link link : network.links()) {
      links.add(link(network, link));
    }
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("nodes", nodes);
    section.put("links", links);
    section.putAll(RoutingReader.words(network.routing()));
    return section;
  }

  private static Map<String, Object> node(Node node) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("kind", Values.word(node.kind()));
    NodeOptions options = node.options();
    if (options.diskless()) {
      words.put("boot", "rarp");
    }
    if (options.probeAddresses()) {
      words.put("probe", true);
    }
    if (!options.tcp().isEmpty()) {
      words.put("tcp", options.tcp());
    }
    if (options.dns() != null) {
      words.put("dns", options.dns().toString());
    }
    if (options.gateway() != null) {
      words.put("gateway", options.gateway().toString());
    }
    if (!node.interfaces().isEmpty()) {
      Map<String, Object> interfaces = new LinkedHashMap<>();
      for (NetworkInterface networkInterface : node.interfaces()) {
        interfaces.put(networkInterface.name(), networkInterface(networkInterface));
      }
      words.put("interfaces", interfaces);
    }
    if (!options.routes().isEmpty()) {
      words.put("routes", options.routes().stream().map(TopologyPrinter::route).toList());
    }
    if (!options.labels().isEmpty()) {
      words.put("labels", options.labels());
    }
    return words;
  }

  private static Map<String, Object> networkInterface(NetworkInterface networkInterface) {
    Map<String, Object> words = new LinkedHashMap<>();
    Ipv4Address address =
        networkInterface.address() != null
            ? networkInterface.address()
            : networkInterface.reserved();
    if (address != null) {
      words.put(
          "address", new InterfaceAddress(address, networkInterface.prefixLength()).toString());
    }
    if (networkInterface.mac() != null) {
      words.put("mac", networkInterface.mac().toString());
    }
    if (networkInterface.mtu() != NetworkInterface.DEFAULT_MTU) {
      words.put("mtu", networkInterface.mtu());
    }
    return words;
  }

  private static Map<String, Object> route(StaticRoute route) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("to", route.destination().toString());
    words.put("via", route.via().toString());
    return words;
  }

  private static Map<String, Object> link(Network network, Link link) {
    Map<String, Object> words = new LinkedHashMap<>();
    String a = network.text(link.a());
    String b = network.text(link.b());
    words.put("endpoints", List.of(a, b));
    words.put("name", link.name());
    words.putAll(LinkSettingsReader.words(link.aToB(), LinkSettings.DEFAULT));
    if (!link.broadcast()) {
      words.put("broadcast", false);
    }
    Map<String, Object> back = LinkSettingsReader.words(link.bToA(), link.aToB());
    if (!back.isEmpty()) {
      words.put("to", Map.of(a, back));
    }
    return words;
  }
}
