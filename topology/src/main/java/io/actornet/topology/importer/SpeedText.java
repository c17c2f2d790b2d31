package io.actornet.topology.importer;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The speed of a link in the words of people: {@code 45 Mbps DS-3}, {@code 1 Gbit/s}, {@code
 * OC192/STM64}, {@code < 10 Gbps}, {@code 4x155Mbps}, {@code GigE}. Of several speeds, as in {@code
 * 1-10Gbps}, it is the greatest.
 */
final class SpeedText {
  private static final int LONGEST = 200;
  private static final long OC1 = 51_840_000;
  private static final double FASTEST = 1e18;

  private static final String TIMES = "(?:(\\d{1,3}) ?[x*×] ?)?";

  /** 1 = times, 2 = number, 3 = prefix, 4 = binary, 5 = the unit of a number without prefix. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![a-z0-9.,])"
              + TIMES
              + "(\\d{1,9}(?:[.,]\\d{1,9})?) ?"
              + "(?:([kmgt])(i?)(?:ilo|ega|iga|era)?(?:bits?|be|b|ige|ig|e)?(?:ps|p/s|/s(?:ec)?|s)?"
              + "|(bits?(?:/s(?:ec)?|ps)?|bps|b/s))(?![a-z0-9])");

  /** 1 = times, 2 = carrier, 3 = level, 4 = times. */
  private static final Pattern OPTICAL =
      Pattern.compile(
          "(?<![a-z0-9])"
              + TIMES
              + "(oc|stm)[ -]?(\\d{1,4})c?(?: ?[x*×] ?(\\d{1,3}))?(?![a-z0-9])");

  /** 1 = times, 2 = name. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![a-z0-9])"
              + TIMES
              + "(ds-?[0-3]|t-?[13]|e-?[13]|gige|gbe|ge|gigabit ethernet|fe|fast ethernet)"
              + "(?![a-z0-9])");

  private static final Map<String, Long> SPEED_OF_NAME =
      Map.ofEntries(
          Map.entry("ds0", 64_000L),
          Map.entry("ds1", 1_544_000L),
          Map.entry("ds2", 6_312_000L),
          Map.entry("ds3", 44_736_000L),
          Map.entry("t1", 1_544_000L),
          Map.entry("t3", 44_736_000L),
          Map.entry("e1", 2_048_000L),
          Map.entry("e3", 34_368_000L),
          Map.entry("fe", 100_000_000L),
          Map.entry("fast ethernet", 100_000_000L));

  private SpeedText() {}

  /** Bits per second; 0 when the text states no speed. */
  static long bitsPerSecond(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    String words =
        text.substring(0, Math.min(LONGEST, text.length())).toLowerCase(Locale.ROOT).strip();
    double greatest = 0;
    for (Matcher found = NUMBER.matcher(words); found.find(); ) {
      double value = times(found.group(1)) * number(found.group(2)) * factor(found);
      greatest = Math.max(greatest, value);
    }
    for (Matcher found = OPTICAL.matcher(words); found.find(); ) {
      long level = Long.parseLong(found.group(3)) * (found.group(2).equals("oc") ? 1 : 3);
      greatest =
          Math.max(greatest, (double) times(found.group(1)) * times(found.group(4)) * level * OC1);
    }
    for (Matcher found = NAMED.matcher(words); found.find(); ) {
      String name = found.group(2).replace("-", "");
      long speed = SPEED_OF_NAME.getOrDefault(name, 1_000_000_000L);
      greatest = Math.max(greatest, (double) times(found.group(1)) * speed);
    }
    return greatest > FASTEST ? 0 : StrictMath.round(greatest);
  }

  private static long times(String count) {
    return count == null ? 1 : Long.parseLong(count);
  }

  /** A comma parts thousands where three digits follow, decimals otherwise. */
  private static double number(String text) {
    int comma = text.indexOf(',');
    boolean thousands = comma >= 0 && text.length() - comma == 4;
    return Double.parseDouble(text.replace(",", thousands ? "" : "."));
  }

  private static double factor(Matcher found) {
    if (found.group(3) == null) {
      return 1;
    }
    int power = "kmgt".indexOf(found.group(3)) + 1;
    return StrictMath.pow(found.group(4).isEmpty() ? 1_000 : 1_024, power);
  }
}
