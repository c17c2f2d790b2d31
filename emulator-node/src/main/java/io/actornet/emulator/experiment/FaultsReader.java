package io.actornet.emulator.experiment;

import io.actornet.emulator.experiment.FaultSpec.LinkDirection;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.selector.Selectors;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads {@code faults:}. There are two forms:
 *
 * <pre>
 * - {name: lose-synack, on: "web:eth0", direction: from, match: {…}, drop: true}
 * - {name: cut, link: "gw--isp", at: 5s, for: 2s, down: true}
 * </pre>
 */
final class FaultsReader {
  private static final List<String> KEYS =
      List.of("name", "on", "direction", "match", "drop", "link", "down", "at", "for", "may-miss");

  private final Network network;
  private final Selectors selectors;
  private final FrameMatchReader matches;
  private final long stopNanos;
  private final Map<String, Integer> lineOfName = new HashMap<>();

  /** What a link loses while it is down is counted for the link, so only one fault may claim it. */
  private final Map<Integer, String> downBy = new HashMap<>();

  /** Which frames of an interface a fault sees. */
  private enum Direction {
    FROM,
    TO,
    BOTH
  }

  FaultsReader(Network network, Selectors selectors, long stopNanos) {
    this.network = network;
    this.selectors = selectors;
    this.stopNanos = stopNanos;
    matches = new FrameMatchReader(network);
  }

  List<FaultSpec> read(List<YamlNode> items) {
    List<FaultSpec> faults = new ArrayList<>(items.size());
    for (YamlNode item : items) {
      faults.add(fault(item.asMapping("a fault").fields("fault", KEYS)));
    }
    return faults;
  }

  private FaultSpec fault(Fields fields) {
    String name = fields.required("name", Values::text);
    Integer earlier = lineOfName.putIfAbsent(name, fields.place("name").line());
    if (earlier != null) {
      throw fields.refuse(
          "name",
          "duplicate fault '" + name + "'",
          "every name once (it stands in line " + earlier + " already)");
    }
    boolean drop = fields.optional("drop", false, FaultsReader::yes);
    boolean down = fields.optional("down", false, FaultsReader::yes);
    if (drop == down) {
      throw new DocumentException(
          fields.place(),
          "fault '" + name + "' with " + (drop ? "both 'drop' and 'down'" : "no action"),
          "'drop: true' with 'on' and 'match', or 'down: true' with 'link'");
    }
    return drop ? drop(name, fields) : down(name, fields);
  }

  private FaultSpec drop(String name, Fields fields) {
    refuse(fields, "link", "drop");
    fields.required("on");
    Direction direction =
        fields.optional("direction", Direction.BOTH, Values.choice(Direction.class));
    List<LinkDirection> directions = new ArrayList<>();
    for (Endpoint end : selectors.interfaces(fields, "on")) {
      int index = network.at(end).link();
      if (index < 0) {
        throw fields.refuse(
            "on", "interface '" + network.text(end) + "', which has no link", "one that has");
      }
      Link link = network.links().get(index);
      Endpoint other = link.a().equals(end) ? link.b() : link.a();
      if (direction != Direction.TO) {
        add(directions, new LinkDirection(index, end));
      }
      if (direction != Direction.FROM) {
        add(directions, new LinkDirection(index, other));
      }
    }
    long at = at(fields);
    return new FaultSpec.Drop(
        name,
        words(fields, "on"),
        directions,
        fields.has("match") ? matches.read(fields.requiredMapping("match")) : FrameMatch.ALL,
        at,
        until(fields, at),
        mayMiss(fields));
  }

  private static void add(List<LinkDirection> directions, LinkDirection direction) {
    if (!directions.contains(direction)) {
      directions.add(direction);
    }
  }

  private FaultSpec down(String name, Fields fields) {
    refuse(fields, "on", "down");
    refuse(fields, "direction", "down");
    refuse(fields, "match", "down");
    fields.required("link");
    List<Link> links = selectors.links(fields, "link");
    for (Link link : links) {
      String other = downBy.putIfAbsent(link.index(), name);
      if (other != null) {
        throw fields.refuse(
            "link",
            "link '" + link.name() + "', which fault '" + other + "' takes down",
            "one fault with 'down' for each link");
      }
    }
    long at = at(fields);
    return new FaultSpec.LinkDown(
        name,
        words(fields, "link"),
        links.stream().map(Link::index).toList(),
        at,
        until(fields, at),
        mayMiss(fields));
  }

  private long at(Fields fields) {
    long at = fields.optional("at", 0L, Units::parseNanos);
    if (at >= stopNanos) {
      throw fields.refuse(
          "at",
          "a fault at " + Units.formatNanos(at),
          "a time before the run stops at " + Units.formatNanos(stopNanos));
    }
    return at;
  }

  private static long until(Fields fields, long at) {
    long duration = fields.optional("for", 0L, FaultsReader::duration);
    long until = at + duration;
    return duration == 0 || until < 0 ? FaultSpec.NEVER : until;
  }

  private static long duration(String text) {
    long nanos = Units.parseNanos(text);
    if (nanos == 0) {
      throw new ValueFormatException(text, "a time above 0; without 'for' a fault does not heal");
    }
    return nanos;
  }

  private static boolean mayMiss(Fields fields) {
    return fields.optional("may-miss", false, Values::flag);
  }

  private static boolean yes(String text) {
    if (!text.equals("true")) {
      throw new ValueFormatException(text, "true");
    }
    return true;
  }

  private static void refuse(Fields fields, String key, String action) {
    if (fields.has(key)) {
      throw fields.refuse(key, "'" + key + "' in a fault with '" + action + "'", "no such key");
    }
  }

  private static String words(Fields fields, String key) {
    return fields.scalars(key).stream()
        .map(scalar -> scalar.text())
        .collect(Collectors.joining(", "));
  }
}
