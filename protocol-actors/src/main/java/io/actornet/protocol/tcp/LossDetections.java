package io.actornet.protocol.tcp;

import java.util.List;
import java.util.function.Supplier;

/** The ways of finding losses that are chosen by name. */
public final class LossDetections {
  /** RFC 6675. */
  public static final String SACK = "sack";

  /** RFC 8985. */
  public static final String RACK = "rack";

  /** RFC 8985 without the probes of its §7. */
  public static final String RACK_WITHOUT_PROBES = "rack-without-probes";

  private LossDetections() {}

  /** What makes those of that name, one a connection; null if there is none. */
  public static Supplier<LossDetection> named(String name) {
    return switch (name) {
      case SACK -> () -> DuplicateThreshold.INSTANCE;
      case RACK -> Rack::new;
      case RACK_WITHOUT_PROBES -> () -> new Rack(/* probes= */ false);
      default -> null;
    };
  }

  /** Their names. */
  public static List<String> names() {
    return List.of(SACK, RACK, RACK_WITHOUT_PROBES);
  }
}
