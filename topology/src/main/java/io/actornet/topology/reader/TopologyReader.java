package io.actornet.topology.reader;

import io.actornet.topology.addressing.Addressing;
import io.actornet.topology.addressing.AddressingException;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Place;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.model.BridgeLoops;
import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.value.Ipv4Prefix;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the {@code topology:} section of an experiment into a complete network. */
public final class TopologyReader {
  private final NetworkBuilder network = new NetworkBuilder();
  private final Path baseDirectory;
  private final Consumer<String> assumptions;
  private final Places places;
  private final NodeReader nodes;

  private TopologyReader(YamlMapping section, Path baseDirectory, Consumer<String> assumptions) {
    this.baseDirectory = baseDirectory;
    this.assumptions = assumptions;
    places = new Places(section.place());
    nodes = new NodeReader(network, places);
  }

  /** As {@link #read(YamlMapping, Path, Consumer)}, without listening to assumptions. */
  public static Network read(YamlMapping section, Path baseDirectory) {
    return read(section, baseDirectory, assumption -> {});
  }

  /**
   * Reads the section: every part of it, all addresses assigned, everything checked.
   *
   * @param section the mapping under {@code topology:}
   * @param baseDirectory what the files that it names are relative to
   * @param assumptions gets a sentence for what an imported graph left open, and for each loop of
   *     switches
   * @throws DocumentException if anything in it cannot be
   */
  public static Network read(
      YamlMapping section, Path baseDirectory, Consumer<String> assumptions) {
    return new TopologyReader(section, baseDirectory, assumptions).read(section);
  }

  private Network read(YamlMapping section) {
    Fields fields =
        section.fields(
            "topology",
            "nodes",
            "links",
            "import",
            "generate",
            "attach",
            "addresses",
            RoutingReader.KEY);
    addSources(fields);
    YamlMapping written = fields.optionalMapping("nodes");
    if (written != null) {
      for (YamlEntry node : written.entries()) {
        nodes.read(node);
      }
    }
    new LinkReader(network, nodes).read(fields.items("links"));
    addAttachments(fields);
    Network plain = network.build();
    Network built = new Network(plain.nodes(), plain.links(), RoutingReader.read(fields));
    if (built.nodes().isEmpty()) {
      throw new DocumentException(
          section.place(), "a topology without nodes", "'nodes', 'import' or 'generate'");
    }
    BridgeLoops.of(built).forEach(loop -> assumptions.accept(loop.sentence()));
    return AddressNames.resolve(addressed(built, fields), nodes.pending());
  }

  private void addSources(Fields fields) {
    String key = "import";
    try {
      if (fields.has(key)) {
        Sources.importFile(network, fields.required(key), baseDirectory).forEach(assumptions);
      }
      key = "generate";
      if (fields.has(key)) {
        Sources.generate(network, fields.required(key));
      }
    } catch (InvalidNetworkException refused) {
      throw DocumentException.of(fields.place(key), refused.getMessage());
    }
  }

  private void addAttachments(Fields fields) {
    try {
      Attachments.add(network, fields.optional("attach"));
    } catch (InvalidNetworkException refused) {
      throw DocumentException.of(fields.place("attach"), refused.getMessage());
    }
  }

  private Network addressed(Network built, Fields fields) {
    Ipv4Prefix pool = fields.optional("addresses", Addressing.DEFAULT_POOL, Ipv4Prefix::parse);
    try {
      return Addressing.assign(built, pool);
    } catch (AddressingException refused) {
      Place place =
          refused.node() == null
              ? fields.place("addresses")
              : places.of(refused.node(), refused.networkInterface());
      String where =
          refused.node() == null ? "" : refused.node() + ":" + refused.networkInterface() + ": ";
      throw new DocumentException(place, where + refused.found(), refused.expected());
    }
  }
}
