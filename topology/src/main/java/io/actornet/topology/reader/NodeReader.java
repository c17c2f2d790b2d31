package io.actornet.topology.reader;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.model.NodeOptions;
import io.actornet.topology.value.MacAddress;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the nodes that are written out. */
final class NodeReader {
  private static final List<String> PORT_KEYS = List.of("mac", "mtu");
  private static final List<String> INTERFACE_KEYS = List.of("address", "mac", "mtu");
  private static final List<String> BRIDGE_KEYS = List.of("kind", "interfaces", "labels");
  private static final List<String> ROUTER_KEYS =
      List.of(
          "kind",
          "address",
          "mac",
          "mtu",
          "interfaces",
          "dns",
          "gateway",
          "routes",
          "tcp",
          "labels");
  private static final List<String> HOST_KEYS =
      List.of(
          "kind",
          "address",
          "mac",
          "mtu",
          "interfaces",
          "dns",
          "gateway",
          "routes",
          "boot",
          "probe",
          "tcp",
          "labels");

  private final NetworkBuilder network;
  private final Places places;
  private final List<PendingOptions> pending = new ArrayList<>();
  private final Set<String> statedMtus = new HashSet<>();

  NodeReader(NetworkBuilder network, Places places) {
    this.network = network;
    this.places = places;
  }

  /** What has to wait until all addresses are known. */
  List<PendingOptions> pending() {
    return pending;
  }

  /** Whether the document states the MTU of an interface itself. */
  boolean statesMtu(String node, int networkInterface) {
    return statedMtus.contains(node + ":" + networkInterface);
  }

  void read(YamlEntry entry) {
    String name = entry.key();
    String what = "node '" + name + "'";
    YamlMapping mapping = entry.value().asMapping(what);
    NodeKind kind = kind(mapping, what);
    Fields fields = mapping.fields(what + " (" + Values.word(kind) + ")", keys(kind));
    places.put(name, entry.place());
    if (network.hasNode(name)) {
      throw new DocumentException(
          entry.place(), "duplicate node '" + name + "'", "every node name once");
    }
    boolean diskless = "rarp".equals(fields.optional("boot", null, NodeReader::boot));
    boolean probe = fields.optional("probe", false, Values::flag);
    try {
      network.node(
          name,
          kind,
          new NodeOptions(
              null,
              null,
              List.of(),
              probe,
              diskless,
              words(fields, "tcp", "TCP option"),
              words(fields, "labels", "label")));
      interfaces(name, kind, fields);
    } catch (InvalidNetworkException refused) {
      throw DocumentException.of(entry.place(), refused.getMessage());
    }
    if (fields.has("dns") || fields.has("gateway") || fields.has("routes")) {
      pending.add(
          new PendingOptions(
              name, fields.optional("dns"), fields.optional("gateway"), fields.items("routes")));
    }
  }

  private static NodeKind kind(YamlMapping mapping, String what) {
    if (mapping.get("kind") == null) {
      throw new DocumentException(
          mapping.place(), "no 'kind' in " + what, "one of: host, router, switch, hub");
    }
    String name = "'kind' in " + what;
    return mapping.get("kind").asScalar(name).as(name, Values.choice(NodeKind.class));
  }

  private static List<String> keys(NodeKind kind) {
    return switch (kind) {
      case HOST -> HOST_KEYS;
      case ROUTER -> ROUTER_KEYS;
      case SWITCH, HUB -> BRIDGE_KEYS;
    };
  }

  private static String boot(String text) {
    if (!text.equals("rarp")) {
      throw new ValueFormatException(text, "rarp, or no 'boot' at all");
    }
    return text;
  }

  private static Map<String, String> words(Fields fields, String key, String what) {
    YamlMapping mapping = fields.optionalMapping(key);
    if (mapping == null) {
      return Map.of();
    }
    Map<String, String> words = new LinkedHashMap<>();
    for (YamlEntry entry : mapping.entries()) {
      String name = what + " '" + entry.key() + "'";
      words.put(entry.key(), entry.value().asScalar(name).as(name, Values::text));
    }
    return words;
  }

  private void interfaces(String node, NodeKind kind, Fields fields) {
    YamlMapping written = fields.optionalMapping("interfaces");
    for (String key : INTERFACE_KEYS) {
      if (written != null && kind.hasAddresses() && fields.has(key)) {
        throw fields.refuse(
            key,
            "'" + key + "' beside 'interfaces' in node '" + node + "'",
            "the " + key + " of each interface under 'interfaces'");
      }
    }
    if (written != null) {
      for (YamlEntry entry : written.entries()) {
        String what = "interface '" + node + ":" + entry.key() + "'";
        places.put(node, entry.key(), entry.place());
        networkInterface(
            node,
            entry.key(),
            entry
                .value()
                .asMapping(what)
                .fields(what, kind.hasAddresses() ? INTERFACE_KEYS : PORT_KEYS));
      }
    } else if (kind.hasAddresses()
        && (fields.has("address") || fields.has("mac") || fields.has("mtu"))) {
      networkInterface(node, "eth0", fields);
    }
  }

  private void networkInterface(String node, String name, Fields fields) {
    InterfaceAddress address = fields.optional("address", null, InterfaceAddress::parse);
    MacAddress mac = fields.optional("mac", null, MacAddress::parse);
    int mtu = fields.optional("mtu", NetworkInterface.DEFAULT_MTU, LinkReader.MTU);
    int index =
        network.networkInterface(
            node,
            name,
            mac,
            address == null ? null : address.address(),
            address == null ? 0 : address.prefixLength(),
            mtu);
    if (fields.has("mtu")) {
      statedMtus.add(node + ":" + index);
    }
  }
}
