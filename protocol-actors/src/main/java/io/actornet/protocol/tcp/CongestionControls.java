package io.actornet.protocol.tcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The congestion controls that are chosen by name. */
public final class CongestionControls {
  private static final Map<String, Supplier<CongestionControl>> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("newreno", NewReno::new);
    BY_NAME.put("cubic", Cubic::new);
    BY_NAME.put("dctcp", Dctcp::new);
    BY_NAME.put("none", Uncontrolled::new);
  }

  private CongestionControls() {}

  /** What makes those of that name, one a connection; null if there is none. */
  public static Supplier<CongestionControl> named(String name) {
    return BY_NAME.get(name);
  }

  /** Their names. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }
}
