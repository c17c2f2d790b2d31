package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import io.actornet.topology.model.NetworkBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Imports files with graphs. */
public final class GraphFiles {
  private GraphFiles() {}

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
    try {
      GraphFormat known = format != null ? format : GraphFormat.of(file);
      if (known == null) {
        throw new DocumentException(
            Place.of(nameForUser),
            "found a file of unknown format",
            Arrays.stream(GraphFormat.values())
                .map(GraphFormat::title)
                .collect(Collectors.joining(", ", "", " or a 'format' that says which it is")));
      }
      try (InputStream bytes = Files.newInputStream(file)) {
        return importInto(builder, bytes, known, nameForUser, options);
      }
    } catch (NoSuchFileException missing) {
      throw new DocumentException(
          Place.of(nameForUser), "found no such file", "a file with a graph");
    } catch (IOException unreadable) {
      throw new DocumentException(
          Place.of(nameForUser),
          "the file cannot be read (" + unreadable.getMessage() + ")",
          "a file with a graph");
    }
  }

  /**
   * Adds the nodes and links of a graph.
   *
   * @param nameForUser of the file, for messages
   * @throws IOException if reading fails
   */
  public static ImportReport importInto(
      NetworkBuilder builder,
      InputStream bytes,
      GraphFormat format,
      String nameForUser,
      ImportOptions options)
      throws IOException {
    AttributedGraph graph =
        switch (format) {
          case GRAPHML ->
              GraphMlReader.read(bytes, nameForUser, Attributes.OF_GRAPHS, options.limits());
          case GML -> GmlReader.read(bytes, nameForUser, Attributes.OF_GRAPHS, options.limits());
        };
    return new GraphImporter(graph, options, builder).run();
  }
}
