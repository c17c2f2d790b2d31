package io.actornet.emulator.experiment.app;

import io.actornet.topology.document.Fields;
import java.util.List;
import java.util.Map;

/** A kind of application: its name in experiments, its options, and what it counts. */
public interface ApplicationKind {
  /** How experiments call it, such as {@code http-server}. */
  String name();

  /** The options it takes, the most important first, without {@code at} and {@code every}. */
  List<String> keys();

  /** The labels of each counter that it may add to its host, by name. */
  Map<String, List<String>> counters();

  /**
   * Reads its options.
   *
   * @param fields hold no other keys than {@link #keys()}, {@code at} and {@code every}
   * @throws io.actornet.topology.document.DocumentException if an option cannot be
   * @throws IllegalArgumentException if the application refuses them, saying what was found and
   *     what is expected
   */
  Placement read(Fields fields, ApplicationScope scope);
}
