package io.actornet.emulator.experiment.app;

import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parsers of values that several applications take. */
final class Quantities {
  private static final int LARGEST_PORT = 65_535;
  private static final Pattern PACKET_RATE = Pattern.compile("([0-9]{1,9}) *([kM]?)pps");
  private static final long THOUSAND = 1_000;
  private static final long MILLION = 1_000_000;

  private Quantities() {}

  /** A port, 1 to 65535. */
  static Integer port(String text) {
    return Values.integer(1, LARGEST_PORT).apply(text);
  }

  /** A size such as {@code 20kB} that an {@code int} holds. */
  static Integer bytes(String text) {
    long bytes = Units.parseBytes(text);
    if (bytes > Integer.MAX_VALUE) {
      throw new ValueFormatException(text, "a size of up to " + Integer.MAX_VALUE + "B");
    }
    return (int) bytes;
  }

  /** A rate such as {@code 200kpps}. */
  static Long packetsPerSecond(String text) {
    Matcher matcher = PACKET_RATE.matcher(text);
    if (!matcher.matches()) {
      throw new ValueFormatException(
          text, "packets a second with their unit (pps, kpps, Mpps) such as 1000pps");
    }
    long factor =
        switch (matcher.group(2)) {
          case "k" -> THOUSAND;
          case "M" -> MILLION;
          default -> 1;
        };
    return Long.parseLong(matcher.group(1)) * factor;
  }

  /** The index of the interface that {@code interface} names; that of the first if it is absent. */
  static int networkInterface(Fields fields, Node host) {
    if (!fields.has("interface")) {
      return 0;
    }
    YamlScalar name = fields.required("interface").asScalar(fields.name("interface"));
    for (NetworkInterface each : host.interfaces()) {
      if (each.name().equals(name.text())) {
        return each.index();
      }
    }
    throw fields.refuse(
        "interface",
        "interface '" + name.text() + "', which '" + host.name() + "' does not have",
        "one of its interfaces, such as eth0");
  }
}
