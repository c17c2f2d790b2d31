package io.actornet.topology.generator;

import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.model.NetworkBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The catalogue of generators. */
public final class Generators {
  /** Most nodes that a generator makes. */
  static final int MOST_NODES = 4_000_000;

  private static final List<Generator> ALL =
      List.of(
          new Star(),
          new Lan(),
          new Lans(),
          new Chain(),
          new Chains(),
          new Dumbbell(),
          new FanIn(),
          new FatTree(),
          new LeafSpine(),
          new Ring(),
          new Grid("grid", false),
          new Grid("torus", true),
          new Tree(),
          new FullMesh(),
          new Waxman(),
          new BarabasiAlbert(),
          new WattsStrogatz(),
          new Internet());

  private Generators() {}

  /** All of them, in the order in which help shows them. */
  public static List<Generator> all() {
    return ALL;
  }

  /**
   * The generator of that name.
   *
   * @throws InvalidNetworkException if there is none
   */
  public static Generator named(String name) {
    for (Generator generator : ALL) {
      if (generator.name().equals(name)) {
        return generator;
      }
    }
    throw new InvalidNetworkException(
        "found the generator '"
            + name
            + "', expected one of "
            + ALL.stream().map(Generator::name).collect(Collectors.joining(", ")));
  }

  /**
   * Adds a generated network's nodes and links.
   *
   * @param name of the generator
   * @param arguments texts by parameter name, such as {@code k=8}, {@code delay=10us}
   * @throws InvalidNetworkException if the name or an argument is unknown, missing or out of range,
   *     or a node of the same name is there already
   */
  public static void generate(String name, Map<String, String> arguments, NetworkBuilder builder) {
    Generator generator = named(name);
    generator.generate(new Arguments(generator, arguments), builder);
  }
}
