package io.actornet.topology.reader;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.LinkSettingsReader;
import io.actornet.topology.document.Place;
import io.actornet.topology.document.Suggestions;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the links that are written out.
 *
 * <p>Endpoints with an interface are taken first, so that those without get what is left whatever
 * the order of the links.
 */
final class LinkReader {
  /** An MTU in bytes, as users write it. */
  static final Function<String, Integer> MTU = Values.integer(68, 65_535);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.#-]{0,199}");
  private static final List<String> KEYS = keys();

  private final NetworkBuilder network;
  private final NodeReader nodes;
  private final Map<End, Place> taken = new HashMap<>();
  private final Map<String, Integer> nextFree = new HashMap<>();

  LinkReader(NetworkBuilder network, NodeReader nodes) {
    this.network = network;
    this.nodes = nodes;
  }

  void read(List<YamlNode> items) {
    List<WrittenLink> links = new ArrayList<>(items.size());
    for (YamlNode item : items) {
      links.add(written(item.asMapping("a link").fields("link", KEYS)));
    }
    for (WrittenLink link : links) {
      try {
        add(link);
      } catch (InvalidNetworkException refused) {
        throw DocumentException.of(link.fields().place(), refused.getMessage());
      }
    }
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("endpoints", "name"));
    keys.addAll(LinkSettingsReader.KEYS);
    keys.addAll(List.of("mtu", "broadcast", "to"));
    return List.copyOf(keys);
  }

  private WrittenLink written(Fields fields) {
    List<YamlNode> endpoints =
        fields.required("endpoints").asSequence(fields.name("endpoints")).items();
    if (endpoints.size() != 2) {
      throw fields.refuse(
          "endpoints", endpoints.size() + " endpoints in link", "two, such as [\"a:eth0\", \"b\"]");
    }
    YamlScalar first = endpoints.get(0).asScalar("an endpoint of a link");
    YamlScalar second = endpoints.get(1).asScalar("an endpoint of a link");
    WrittenLink link = new WrittenLink(fields, first, second, end(first), end(second));
    if (link.a().node().equals(link.b().node())) {
      throw new DocumentException(
          second.place(),
          "link from '" + first.text() + "' to '" + second.text() + "'",
          "a link between two different nodes");
    }
    return link;
  }

  /** The end that an endpoint names; with interface −1 when it leaves the choice. */
  private End end(YamlScalar endpoint) {
    String text = endpoint.text();
    int colon = text.indexOf(':');
    String node = colon < 0 ? text : text.substring(0, colon);
    if (!network.hasNode(node)) {
      throw new DocumentException(
          endpoint.place(),
          "endpoint '" + text + "' of a node that does not exist",
          "a node under 'nodes'" + Suggestions.hint(node, network.nodeNames()));
    }
    if (colon < 0) {
      return new End(node, -1);
    }
    String name = text.substring(colon + 1);
    int index = network.interfaceIndex(node, name);
    if (index < 0) {
      try {
        index = network.networkInterface(node, name, null, null, 0, 1500);
      } catch (InvalidNetworkException refused) {
        throw DocumentException.of(endpoint.place(), refused.getMessage());
      }
    }
    End end = new End(node, index);
    Place earlier = taken.putIfAbsent(end, endpoint.place());
    if (earlier != null || network.isConnected(node, index)) {
      throw new DocumentException(
          endpoint.place(),
          "second link at '" + text + "'",
          "an interface that no other link uses"
              + (earlier == null ? "" : " (the link in line " + earlier.line() + " does)"));
    }
    return end;
  }

  private void add(WrittenLink link) {
    Fields fields = link.fields();
    End a = chosen(link.a());
    End b = chosen(link.b());
    if (fields.has("mtu")) {
      int mtu = fields.required("mtu", MTU);
      applyMtu(a, mtu);
      applyMtu(b, mtu);
    }
    LinkSettings both = LinkSettingsReader.read(fields, LinkSettings.DEFAULT);
    LinkSettings aToB = both;
    LinkSettings bToA = both;
    YamlMapping to = fields.optionalMapping("to");
    for (YamlEntry direction : to == null ? List.<YamlEntry>of() : to.entries()) {
      String what = "direction to '" + direction.key() + "'";
      LinkSettings settings =
          LinkSettingsReader.read(
              direction.value().asMapping(what).fields(what, LinkSettingsReader.KEYS), both);
      if (link.isFirst(direction.key())) {
        bToA = settings;
      } else if (link.isSecond(direction.key())) {
        aToB = settings;
      } else {
        throw new DocumentException(
            direction.place(),
            "'" + direction.key() + "' under 'to' in link",
            "the node at one of its ends: " + link.a().node() + " or " + link.b().node());
      }
    }
    network.link(
        fields.optional("name", null, LinkReader::name),
        a.node(),
        a.networkInterface(),
        b.node(),
        b.networkInterface(),
        aToB,
        bToA,
        fields.optional("broadcast", true, Values::flag));
  }

  private void applyMtu(End end, int mtu) {
    if (!nodes.statesMtu(end.node(), end.networkInterface())) {
      network.mtu(end.node(), end.networkInterface(), mtu);
    }
  }

  /**
   * The end itself, or for one without an interface the node's first that has no link, or a new
   * one.
   */
  private End chosen(End end) {
    if (end.networkInterface() >= 0) {
      return end;
    }
    int index = nextFree.getOrDefault(end.node(), 0);
    while (index < network.interfaceCount(end.node())
        && (network.isConnected(end.node(), index)
            || taken.containsKey(new End(end.node(), index)))) {
      index++;
    }
    nextFree.put(end.node(), index + 1);
    return index < network.interfaceCount(end.node())
        ? new End(end.node(), index)
        : new End(end.node(), network.networkInterface(end.node()));
  }

  private static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new ValueFormatException(text, "letters, digits and . _ - #, 200 at most");
    }
    return text;
  }

  private record End(String node, int networkInterface) {}

  private record WrittenLink(Fields fields, YamlScalar first, YamlScalar second, End a, End b) {
    boolean isFirst(String end) {
      return end.equals(first.text()) || end.equals(a.node());
    }

    boolean isSecond(String end) {
      return end.equals(second.text()) || end.equals(b.node());
    }
  }
}
