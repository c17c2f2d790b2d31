package io.actornet.topology.export;

import io.actornet.topology.model.Link;
import io.actornet.topology.value.LinkSettings;
import java.math.BigDecimal;
import java.math.MathContext;

/** Delays and rates in three digits, for people. */
final class Figures {
  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final String[] TIMES = {"ns", "us", "ms", "s"};
  private static final String[] RATES = {"bit", "kbit", "mbit", "gbit", "tbit"};

  private Figures() {}

  /** {@code 5.71ms 10gbit}, with a stroke between the two directions where they differ. */
  static String ofLink(Link link) {
    String delay = both(delay(link.aToB()), delay(link.bToA()));
    String rate = both(rate(link.aToB()), rate(link.bToA()));
    return rate.isEmpty() ? delay : delay + " " + rate;
  }

  private static String both(String there, String back) {
    return there.equals(back) ? there : there + "/" + back;
  }

  private static String delay(LinkSettings settings) {
    return rounded(settings.delayNanos(), TIMES);
  }

  /** Nothing where the rate has no limit. */
  private static String rate(LinkSettings settings) {
    return settings.rateBitsPerSecond() == 0 ? "" : rounded(settings.rateBitsPerSecond(), RATES);
  }

  private static String rounded(long value, String[] unitsByThousand) {
    BigDecimal rest = BigDecimal.valueOf(value).round(THREE_DIGITS);
    int unit = 0;
    while (unit < unitsByThousand.length - 1 && rest.compareTo(BigDecimal.valueOf(1_000)) >= 0) {
      rest = rest.movePointLeft(3);
      unit++;
    }
    return rest.stripTrailingZeros().toPlainString() + unitsByThousand[unit];
  }
}
