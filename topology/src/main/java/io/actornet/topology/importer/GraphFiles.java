package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.InputFile;
import io.actornet.topology.document.Place;
import io.actornet.topology.model.NetworkBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Imports files with graphs. */
public final class GraphFiles {
  private GraphFiles() {}

  /** Whether a file can be read, but neither its name nor how it begins tell its format. */
  public static boolean isUnknown(Path file) {
    try {
      return Files.isRegularFile(file) && GraphFormat.of(file) == null;
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Adds the nodes and links of a graph.
   *
   * @param format null = by the file's name or how it begins
   * @param nameForUser the file as the user named it, for messages
   * @throws DocumentException if the file cannot be read or says something it may not
   * @throws io.actornet.topology.model.InvalidNetworkException if the builder has a node of the
   *     same name already
   */
  public static ImportReport importInto(
      NetworkBuilder builder,
      Path file,
      GraphFormat format,
      String nameForUser,
      ImportOptions options) {
    Place place = Place.of(nameForUser);
    try (InputStream bytes = InputFile.open(file, place)) {
      GraphFormat known = format != null ? format : GraphFormat.of(file);
      if (known == null) {
        throw new DocumentException(place, "found a file of unknown format", GraphFormat.titles());
      }
      Path directory = file.toAbsolutePath().getParent();
      return importInto(builder, bytes, known, nameForUser, directory, options);
    } catch (IOException unreadable) {
      throw InputFile.unreadable(place, unreadable);
    }
  }

  /**
   * Adds the nodes and links of one of Mininet's topologies.
   *
   * @param text as after {@code mn --topo}, such as {@code tree,depth=2,fanout=3}
   * @throws DocumentException if there is no such topology
   */
  public static ImportReport importMininet(
      NetworkBuilder builder, String text, ImportOptions options) {
    return new GraphImporter(MininetTopology.of(text, options.limits()), options, builder).run();
  }

  /**
   * Adds the nodes and links of a graph.
   *
   * @param nameForUser of the file, for messages
   * @param directory what other files that it names are relative to
   * @throws IOException if reading fails
   */
  public static ImportReport importInto(
      NetworkBuilder builder,
      InputStream bytes,
      GraphFormat format,
      String nameForUser,
      Path directory,
      ImportOptions options)
      throws IOException {
    AttributedGraph graph = graph(bytes, format, nameForUser, directory, options.limits());
    return new GraphImporter(graph, options, builder).run();
  }

  private static AttributedGraph graph(
      InputStream bytes, GraphFormat format, String name, Path directory, ImportLimits limits)
      throws IOException {
    if (format == GraphFormat.GRAPHML) { // which states its encoding itself
      return GraphMlReader.read(bytes, name, Attributes.OF_GRAPHS, limits);
    }
    TextInput text = new TextInput(bytes, name, limits);
    return switch (format) {
      case GRAPHML, GML -> GmlReader.read(text, name, limits);
      case CONTAINERLAB -> ContainerlabReader.read(text, name, limits);
      case SHADOW -> ShadowReader.read(text, name, directory, limits);
      case KNE -> KneReader.read(text, name, limits);
      case KATHARA -> KatharaReader.read(text, name, limits);
      case ROCKETFUEL_CCH -> RocketfuelReader.readCch(text, name, limits);
      case ROCKETFUEL_LATENCIES -> RocketfuelReader.readPairs(text, name, true, limits);
      case ROCKETFUEL_WEIGHTS -> RocketfuelReader.readPairs(text, name, false, limits);
    };
  }
}
