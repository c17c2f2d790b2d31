package io.actornet.topology.export;

/** What a network can be written as. */
public enum ExportFormat {
  /** The topology section of an experiment, with all that was assigned. */
  YAML,
  /** Graphviz. */
  DOT,
  /** GraphML, which {@code import} reads. */
  GRAPHML,
  /** Nodes and links as graph tools of the web and of Python read them. */
  JSON,
  /** A picture. */
  SVG
}
