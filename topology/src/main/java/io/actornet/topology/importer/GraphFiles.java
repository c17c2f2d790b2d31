package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import io.actornet.topology.model.NetworkBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Imports graph files; the format is known by the end of the file's name. */
public final class GraphFiles {
  private GraphFiles() {}

  /** Whether the name of a file is that of a known format: {@code *.graphml} or {@code *.xml}. */
  public static boolean knows(Path file) {
    String lowerCase = file.toString().toLowerCase(Locale.ROOT);
    return lowerCase.endsWith(".graphml") || lowerCase.endsWith(".xml");
  }

  /**
   * Adds the nodes and links of a graph.
   *
   * @param file of a format that {@link #knows} knows
   * @param nameForUser the file as the user named it, for messages
   * @throws DocumentException if the file cannot be read or says something it may not
   * @throws io.actornet.topology.model.InvalidNetworkException if the builder has a node of the
   *     same name already
   */
  public static ImportReport importInto(
      NetworkBuilder builder, Path file, String nameForUser, ImportOptions options) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return importGraphMl(builder, bytes, nameForUser, options);
    } catch (NoSuchFileException missing) {
      throw new DocumentException(Place.of(nameForUser), "found no such file", "a GraphML file");
    } catch (IOException unreadable) {
      throw new DocumentException(
          Place.of(nameForUser),
          "the file cannot be read (" + unreadable.getMessage() + ")",
          "a GraphML file");
    }
  }

  /**
   * Adds the nodes and links of a GraphML graph.
   *
   * @param nameForUser of the file, for messages
   * @throws IOException if reading fails
   */
  public static ImportReport importGraphMl(
      NetworkBuilder builder, InputStream bytes, String nameForUser, ImportOptions options)
      throws IOException {
    AttributedGraph graph =
        GraphMlReader.read(bytes, nameForUser, GraphImporter.ATTRIBUTES, options.limits());
    return new GraphImporter(graph, options, builder).run();
  }
}
