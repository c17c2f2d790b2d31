package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import io.actornet.topology.importer.AttributedGraph.Edge;
import io.actornet.topology.importer.AttributedGraph.Vertex;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import java.util.function.Function;

/** Decides delay, rate, jitter and loss of each edge of a graph. */
final class LinkRules {
  /** Places of one town have the same coordinates, but no link is shorter than 2 km of fibre. */
  static final long SHORTEST_DELAY_NANOS = 10_000;

  private static final double NO_NUMBER = Double.NaN;

  private final AttributedGraph graph;
  private final String[] names;
  private final ImportOptions options;
  private final Assumptions assumptions;

  LinkRules(AttributedGraph graph, String[] names, ImportOptions options, Assumptions assumptions) {
    this.graph = graph;
    this.names = names;
    this.options = options;
    this.assumptions = assumptions;
  }

  /** What an edge says, or what is assumed; counts the latter. */
  LinkSettings settings(Edge edge) {
    LinkSettings usual = options.link();
    return new LinkSettings(
        rate(edge),
        delayNanos(edge),
        stated(edge, Attributes.JITTER, DurationText::nanos, usual.jitterNanos()),
        usual.distribution(),
        loss(edge, usual.loss()),
        usual.limitPackets(),
        usual.limitBytes());
  }

  /** The latency that the self loop of a Shadow node states between its hosts. */
  long latencyNanos(Edge loop) {
    return stated(loop, Attributes.LATENCY, DurationText::nanos, 0L);
  }

  /**
   * One direction of a host's access.
   *
   * @param host may state the rate
   * @param node states it otherwise
   * @param lanNanos latency between two hosts there, 0 when it is not stated
   */
  LinkSettings access(Vertex host, Vertex node, String rateAttribute, long lanNanos) {
    Vertex vertex = host.text(rateAttribute).isEmpty() ? node : host;
    LinkSettings usual = options.hostLink();
    String text = vertex.text(rateAttribute);
    long rate = text.isEmpty() ? usual.rateBitsPerSecond() : SpeedText.bitsPerSecond(text);
    if (rate == 0 && !text.isEmpty()) {
      throw refusal(
          vertex.line(),
          "node '" + vertex.id() + "': found " + rateAttribute + " '" + text + "'",
          "a rate with its unit such as 100 Mbit");
    }
    return new LinkSettings(
        rate,
        lanNanos > 0 ? Math.max(1, lanNanos / 2) : usual.delayNanos(),
        usual.jitterNanos(),
        usual.distribution(),
        usual.loss(),
        usual.limitPackets(),
        usual.limitBytes());
  }

  private long delayNanos(Edge edge) {
    for (String attribute : new String[] {Attributes.DELAY, Attributes.LATENCY}) {
      String text = edge.text(attribute);
      if (!text.isEmpty()) {
        assumptions.bareTimes += DurationText.isBare(text) ? 1 : 0;
        return notTooShort(stated(edge, attribute, DurationText::nanos, 0L), 1);
      }
    }
    double[] source = coordinates(graph.vertices().get(edge.source()));
    double[] target = coordinates(graph.vertices().get(edge.target()));
    if (source == null || target == null) {
      assumptions.withoutCoordinates++;
      return options.link().delayNanos();
    }
    assumptions.byCoordinates++;
    return notTooShort(
        GreatCircle.nanos(source[0], source[1], target[0], target[1], options.shareOfLightSpeed()),
        SHORTEST_DELAY_NANOS);
  }

  private long notTooShort(long nanos, long shortest) {
    if (nanos >= shortest) {
      return nanos;
    }
    assumptions.lengthened++;
    return SHORTEST_DELAY_NANOS;
  }

  /** Latitude and longitude in degrees, null when one of them is missing. */
  double[] coordinates(Vertex vertex) {
    String latitude = vertex.text(Attributes.LATITUDE);
    String longitude = vertex.text(Attributes.LONGITUDE);
    if (latitude.isEmpty() || longitude.isEmpty()) {
      return null;
    }
    String node = "node '" + vertex.id() + "'";
    return new double[] {
      number(latitude, Attributes.LATITUDE, -90, 90, node, vertex.line()),
      number(longitude, Attributes.LONGITUDE, -180, 180, node, vertex.line())
    };
  }

  private long rate(Edge edge) {
    String raw = edge.text(Attributes.SPEED_RAW);
    long rate =
        raw.isEmpty()
            ? 0
            : StrictMath.round(
                number(raw, Attributes.SPEED_RAW, 0, 1e18, between(edge), edge.line()));
    if (rate == 0) {
      rate = SpeedText.bitsPerSecond(edge.text(Attributes.RATE));
    }
    if (rate == 0) {
      rate = spelledRate(edge);
      assumptions.spelledSpeeds += rate == 0 ? 0 : 1;
    }
    if (rate == 0 && !edge.text(Attributes.LATENCY).isEmpty()) {
      assumptions.unlimited++;
      return 0; // Shadow's edges have a latency and no rate: its hosts have.
    }
    if (rate == 0 && edge.text(Attributes.RATE).equals("unlimited")) {
      return 0;
    }
    if (rate == 0) {
      assumptions.withoutSpeed++;
      return options.link().rateBitsPerSecond();
    }
    return rate;
  }

  private static long spelledRate(Edge edge) {
    String speed = edge.text(Attributes.SPEED);
    long rate = SpeedText.bitsPerSecond(speed + edge.text(Attributes.SPEED_UNITS));
    for (String attribute :
        new String[] {Attributes.LINK_LABEL, Attributes.LINK_NOTE, Attributes.LINK_TYPE}) {
      rate = rate == 0 ? SpeedText.bitsPerSecond(edge.text(attribute)) : rate;
    }
    return rate;
  }

  private double loss(Edge edge, double usual) {
    String share = edge.text(Attributes.PACKET_LOSS);
    return share.isEmpty()
        ? stated(edge, Attributes.LOSS, Units::parseShare, usual)
        : number(share, Attributes.PACKET_LOSS, 0, 1, between(edge), edge.line());
  }

  private <T> T stated(Edge edge, String attribute, Function<String, T> parser, T otherwise) {
    String text = edge.text(attribute);
    try {
      return text.isEmpty() ? otherwise : parser.apply(text);
    } catch (ValueFormatException malformed) {
      throw refusal(
          edge.line(),
          between(edge) + ": found " + attribute + " '" + malformed.found() + "'",
          malformed.expected());
    }
  }

  private double number(
      String text, String attribute, double min, double max, String of, int line) {
    double value;
    try {
      value = text.length() > 40 ? NO_NUMBER : Double.parseDouble(text);
    } catch (NumberFormatException notNumeric) {
      value = NO_NUMBER;
    }
    if (!(value >= min && value <= max)) {
      throw refusal(
          line,
          of + ": found " + attribute + " '" + text + "'",
          "a number from " + (long) min + " to " + (long) max);
    }
    return value;
  }

  private String between(Edge edge) {
    return "edge " + names[edge.source()] + " – " + names[edge.target()];
  }

  private DocumentException refusal(int line, String found, String expected) {
    return new DocumentException(Place.of(graph.file(), line), found, expected);
  }
}
