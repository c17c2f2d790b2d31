package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.dns.Zone;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code records}, {@code zone} and {@code ttl} of a name server. */
final class ZoneReader {
  private static final String ALL_NAMES = ".";
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private ZoneReader() {}

  static Zone read(Fields fields, ApplicationScope scope) {
    Fields records = fields.requiredMapping("records").fields("records", keys(fields));
    Map<String, String> addresses = new LinkedHashMap<>();
    for (YamlEntry entry : records.mapping().entries()) {
      List<String> values = new ArrayList<>();
      for (var scalar : records.scalars(entry.key())) {
        values.add(scalar.as(records.name(entry.key()), text -> value(text, scope)));
      }
      addresses.put(entry.key(), String.join(",", values));
    }
    long ttl =
        fields.optional(
            "ttl", Zone.DEFAULT_TTL_SECONDS, text -> Units.parseNanos(text) / NANOS_PER_SECOND);
    String origin = fields.optional("zone", ALL_NAMES, text -> text);
    return new Zone(origin, ttl, addresses);
  }

  private static List<String> keys(Fields fields) {
    List<String> keys = new ArrayList<>();
    fields.requiredMapping("records").keys().forEach(keys::add);
    return keys;
  }

  /** A node's address, an address, or, with a dot in it, the name that an alias stands for. */
  private static String value(String text, ApplicationScope scope) {
    try {
      return scope.address(text).toString();
    } catch (ValueFormatException noAddress) {
      if (text.indexOf('.') > 0 && text.chars().anyMatch(Character::isLetter)) {
        return text;
      }
      throw noAddress;
    }
  }
}
