package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import java.util.List;

/** A shape of networks. */
public interface Generator {
  /** The name by which users choose it, such as {@code fat-tree}. */
  String name();

  /** One sentence that says what it makes and how the nodes are named. */
  String summary();

  /** What can be set, in the order in which help shows it. */
  List<Parameter> parameters();

  /**
   * Adds the network's nodes and links.
   *
   * @param arguments sound by themselves; what only fits or misfits together is checked here
   * @throws io.actornet.topology.model.InvalidNetworkException if the arguments do not fit together
   */
  void generate(Arguments arguments, NetworkBuilder builder);
}
