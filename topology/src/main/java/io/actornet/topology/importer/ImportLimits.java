package io.actornet.topology.importer;

/**
 * How large an imported graph may be.
 *
 * @param bytes of the file
 * @param nodes of the graph
 * @param edges of the graph
 * @param textLength characters of one label or other attribute
 */
public record ImportLimits(long bytes, int nodes, int edges, int textLength) {
  /** 64 MiB, 500,000 nodes, 2,000,000 edges, 10,000 characters. */
  public static final ImportLimits DEFAULT = new ImportLimits(64 << 20, 500_000, 2_000_000, 10_000);
}
