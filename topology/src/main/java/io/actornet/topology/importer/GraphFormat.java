package io.actornet.topology.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A format of files that hold networks, told by the file's name or by how it begins. */
public enum GraphFormat {
  /** GraphML, an XML format. */
  GRAPHML("GraphML", ".*\\.(graphml|xml)", "\\s*<.*"),
  /** GML, also with the keys of Shadow. */
  GML("GML", ".*\\.gml", "(?!(.*\\n)?network:[^\\n]*\\n)([^\\[]*\\s)?graph\\s*\\["),
  /** A topology of containerlab. */
  CONTAINERLAB(
      "containerlab", ".*\\.clab\\.ya?ml", "(.*\\n)?topology:[^\\n]*\\n(.*\\n)?\\s+nodes:"),
  /** A configuration of Shadow with its graph and its hosts. */
  SHADOW("Shadow", "shadow.*\\.ya?ml", "(.*\\n)?network:[^\\n]*\\n(.*\\n)?\\s+graph:"),
  /** A topology of KNE. */
  KNE("KNE", ".*\\.(pb\\.txt|pbtxt|textproto|textpb)", "(.*\\n)?nodes\\s*:?\\s*\\{"),
  /** A lab of Kathará or Netkit. */
  KATHARA("Kathará", ".*lab\\.conf", "(.*\\n)?[A-Za-z0-9_-]+\\[[0-9]+\\]\\s*="),
  /** A router-level map of Rocketfuel. */
  ROCKETFUEL_CCH("Rocketfuel's .cch", ".*\\.cch", "-?\\d+\\s+@[^\\n]*->"),
  /** Links of Rocketfuel with latencies. */
  ROCKETFUEL_LATENCIES("Rocketfuel's latencies", ".*latencies[^/]*", "(?!)"),
  /** Links of Rocketfuel with weights. */
  ROCKETFUEL_WEIGHTS("Rocketfuel's weights", ".*weights[^/]*", "(?!)");

  private static final int BEGINNING = 1 << 15;

  private final String title;
  private final Pattern name;
  private final Pattern beginning;

  GraphFormat(String title, String name, String beginning) {
    this.title = title;
    this.name = Pattern.compile(name);
    this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
  }

  /** How people call it. */
  public String title() {
    return title;
  }

  /** How people call all of them. */
  public static String titles() {
    return Arrays.stream(values()).map(GraphFormat::title).collect(Collectors.joining(", "));
  }

  /** The format of a file by its name; null when the name says nothing. */
  public static GraphFormat ofName(Path file) {
    String fileName = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (GraphFormat format : values()) {
      if (format.name.matcher(fileName).matches()) {
        return format;
      }
    }
    return null;
  }

  /**
   * The format of a file by its name, or else by its first bytes; null when it is none of these.
   *
   * @throws IOException if the file cannot be read
   */
  public static GraphFormat of(Path file) throws IOException {
    GraphFormat named = ofName(file);
    if (named != null) {
      return named;
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(BEGINNING);
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (GraphFormat format : values()) {
      if (format.beginning.matcher(text).lookingAt()) {
        return format;
      }
    }
    return null;
  }
}
