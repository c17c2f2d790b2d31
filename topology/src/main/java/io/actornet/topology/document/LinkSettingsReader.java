package io.actornet.topology.document;

import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.QueueLimit;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and prints the words that describe a direction of a link; they are netem's. */
public final class LinkSettingsReader {
  /** The keys it reads. */
  public static final List<String> KEYS =
      List.of("delay", "rate", "jitter", "distribution", "loss", "limit", "mark");

  private static final int LARGEST_MARK = 1_000_000;

  private LinkSettingsReader() {}

  /**
   * Reads what is said of a link, or of one direction of it.
   *
   * @param fields may hold other keys as well
   * @param otherwise what holds for the keys that are absent
   */
  public static LinkSettings read(Fields fields, LinkSettings otherwise) {
    long rate =
        fields.optional("rate", otherwise.rateBitsPerSecond(), LinkSettingsReader::parseRate);
    long delay = fields.optional("delay", otherwise.delayNanos(), LinkSettingsReader::parseDelay);
    long jitter = fields.optional("jitter", otherwise.jitterNanos(), Units::parseNanos);
    JitterDistribution distribution =
        fields.optional(
            "distribution", otherwise.distribution(), Values.choice(JitterDistribution.class));
    double loss = fields.optional("loss", otherwise.loss(), Units::parseShare);
    QueueLimit limit = new QueueLimit(otherwise.limitPackets(), otherwise.limitBytes());
    List<YamlScalar> limits = fields.scalars("limit");
    if (!limits.isEmpty()) {
      limit = QueueLimit.NONE;
      for (YamlScalar scalar : limits) {
        limit = limit.and(scalar.as(fields.name("limit"), QueueLimit::parse));
      }
    }
    int mark = fields.optional("mark", otherwise.markPackets(), Values.integer(0, LARGEST_MARK));
    return new LinkSettings(
        rate, delay, jitter, distribution, loss, limit.packets(), limit.bytes(), mark);
  }

  private static long parseRate(String text) {
    if (text.equals(QueueLimit.UNLIMITED)) {
      return 0;
    }
    long rate = Units.parseBitsPerSecond(text);
    if (rate == 0) {
      throw new ValueFormatException(text, "a rate of 1bit or more, or " + QueueLimit.UNLIMITED);
    }
    return rate;
  }

  private static long parseDelay(String text) {
    long delay = Units.parseNanos(text);
    if (delay == 0) {
      throw new ValueFormatException(text, "a delay of 1ns or more: nothing is faster than light");
    }
    return delay;
  }

  /** The words for settings: {@link #read} makes the same of them and the same rest. */
  public static Map<String, Object> words(LinkSettings settings, LinkSettings otherwise) {
    Map<String, Object> words = new LinkedHashMap<>();
    if (settings.delayNanos() != otherwise.delayNanos()) {
      words.put("delay", Units.formatNanos(settings.delayNanos()));
    }
    if (settings.rateBitsPerSecond() != otherwise.rateBitsPerSecond()) {
      long rate = settings.rateBitsPerSecond();
      words.put("rate", rate == 0 ? QueueLimit.UNLIMITED : Units.formatBitsPerSecond(rate));
    }
    if (settings.jitterNanos() != otherwise.jitterNanos()) {
      words.put("jitter", Units.formatNanos(settings.jitterNanos()));
    }
    if (settings.distribution() != otherwise.distribution()) {
      words.put("distribution", Values.word(settings.distribution()));
    }
    if (settings.loss() != otherwise.loss()) {
      words.put("loss", Units.formatShare(settings.loss()));
    }
    if (settings.limitPackets() != otherwise.limitPackets()
        || settings.limitBytes() != otherwise.limitBytes()) {
      words.put("limit", limitWords(settings));
    }
    if (settings.markPackets() != otherwise.markPackets()) {
      words.put("mark", settings.markPackets());
    }
    return words;
  }

  private static Object limitWords(LinkSettings settings) {
    List<Object> limits = new ArrayList<>();
    if (settings.limitPackets() != 0) {
      limits.add(settings.limitPackets());
    }
    if (settings.limitBytes() != 0) {
      limits.add(Units.formatBytes(settings.limitBytes()));
    }
    return switch (limits.size()) {
      case 0 -> QueueLimit.UNLIMITED;
      case 1 -> limits.getFirst();
      default -> limits;
    };
  }
}
