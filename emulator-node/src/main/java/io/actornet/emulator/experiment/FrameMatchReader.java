package io.actornet.emulator.experiment;

import io.actornet.emulator.experiment.FrameMatch.Ordinals;
import io.actornet.emulator.experiment.FrameMatch.Ports;
import io.actornet.emulator.experiment.FrameMatch.Protocol;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the {@code match:} of a fault. */
final class FrameMatchReader {
  private static final String FLAGS_EXPECTED =
      "TCP flags joined by '+', each of FIN, SYN, RST, PSH, ACK, URG, ECE, CWR, AE, with '!' before"
          + " those that must not be set, such as SYN+!ACK";
  private static final int LARGEST_PORT = 65_535;
  private static final long LARGEST_ORDINAL = 1_000_000_000_000L;

  private static final Map<String, Integer> FLAGS = flags();

  private final Network network;

  FrameMatchReader(Network network) {
    this.network = network;
  }

  private static Map<String, Integer> flags() {
    Map<String, Integer> flags = new TreeMap<>();
    for (int bit = TcpFlags.FIN; bit <= TcpFlags.AE; bit <<= 1) {
      flags.put(TcpFlags.format(bit), bit);
    }
    return flags;
  }

  FrameMatch read(YamlMapping mapping) {
    Fields fields =
        mapping.fields(
            "match",
            "protocol",
            "flags",
            "source",
            "destination",
            "source-port",
            "destination-port",
            "port",
            "nth");
    Protocol protocol = fields.optional("protocol", null, Values.choice(Protocol.class));
    if (fields.has("flags") && protocol != null && protocol != Protocol.TCP) {
      throw fields.refuse(
          "flags", "'flags' with protocol " + Values.word(protocol), "protocol tcp with flags");
    }
    for (String key : List.of("source-port", "destination-port", "port")) {
      if (fields.has(key) && protocol != null && !hasPorts(protocol)) {
        throw fields.refuse(
            key, "'" + key + "' with protocol " + Values.word(protocol), "protocol tcp or udp");
      }
    }
    int[] flags = fields.optional("flags", new int[2], FrameMatchReader::parseFlags);
    List<Ordinals> nth = new ArrayList<>();
    for (YamlScalar scalar : fields.scalars("nth")) {
      nth.add(scalar.as(fields.name("nth"), FrameMatchReader::ordinals));
    }
    return new FrameMatch(
        protocol != null || !fields.has("flags") ? protocol : Protocol.TCP,
        flags[0],
        flags[1],
        prefixes(fields, "source"),
        prefixes(fields, "destination"),
        fields.optional("source-port", null, FrameMatchReader::ports),
        fields.optional("destination-port", null, FrameMatchReader::ports),
        fields.optional("port", null, FrameMatchReader::ports),
        nth);
  }

  private static boolean hasPorts(Protocol protocol) {
    return protocol == Protocol.TCP || protocol == Protocol.UDP || protocol == Protocol.IP;
  }

  private static int[] parseFlags(String text) {
    int[] setAndClear = new int[2];
    for (String part : text.split("\\+", -1)) {
      boolean clear = part.startsWith("!");
      Integer flag = FLAGS.get(clear ? part.substring(1) : part);
      if (flag == null || ((setAndClear[0] | setAndClear[1]) & flag) != 0) {
        throw new ValueFormatException(text, FLAGS_EXPECTED);
      }
      setAndClear[clear ? 1 : 0] |= flag;
    }
    return setAndClear;
  }

  /** The addresses that a field means: of a node, a prefix or a single one; several in a list. */
  private List<Ipv4Prefix> prefixes(Fields fields, String key) {
    List<Ipv4Prefix> prefixes = new ArrayList<>();
    for (YamlScalar scalar : fields.scalars(key)) {
      prefixes.addAll(scalar.as(fields.name(key), this::prefixes));
    }
    return prefixes;
  }

  private List<Ipv4Prefix> prefixes(String text) {
    Node node = network.node(text);
    if (node == null) {
      try {
        return List.of(
            text.indexOf('/') < 0
                ? new Ipv4Prefix(Ipv4Address.parse(text).bits(), 32)
                : Ipv4Prefix.parse(text));
      } catch (ValueFormatException notAddress) {
        throw new ValueFormatException(
            text, "the name of a node, an IPv4 address or a prefix such as 10.0.0.0/24");
      }
    }
    List<Ipv4Prefix> addresses = new ArrayList<>();
    for (NetworkInterface networkInterface : node.interfaces()) {
      Ipv4Address address =
          networkInterface.address() != null
              ? networkInterface.address()
              : networkInterface.reserved();
      if (address != null) {
        addresses.add(new Ipv4Prefix(address.bits(), 32));
      }
    }
    if (addresses.isEmpty()) {
      throw new ValueFormatException(text, "a node that has an address");
    }
    return addresses;
  }

  private static Ports ports(String text) {
    int dash = text.indexOf('-');
    int first = port(text, dash < 0 ? text : text.substring(0, dash));
    int last = dash < 0 ? first : port(text, text.substring(dash + 1));
    if (first > last) {
      throw new ValueFormatException(text, "the smaller port first");
    }
    return new Ports(first, last);
  }

  private static int port(String whole, String text) {
    try {
      return Values.integer(0, LARGEST_PORT).apply(text);
    } catch (ValueFormatException notPort) {
      throw new ValueFormatException(
          whole, "a port from 0 to " + LARGEST_PORT + ", or two as in 1024-65535");
    }
  }

  private static Ordinals ordinals(String text) {
    int dash = text.indexOf('-');
    long first = ordinal(text, dash < 0 ? text : text.substring(0, dash));
    long last = dash < 0 ? first : ordinal(text, text.substring(dash + 1));
    if (first > last) {
      throw new ValueFormatException(text, "the smaller number first");
    }
    return new Ordinals(first, last);
  }

  private static long ordinal(String whole, String text) {
    try {
      return Values.whole(1, LARGEST_ORDINAL).apply(text);
    } catch (ValueFormatException notOrdinal) {
      throw new ValueFormatException(whole, "a number from 1 on, or two as in 2-5");
    }
  }
}
