package io.actornet.topology.document;

/**
 * How large a document may be.
 *
 * @param bytes of the file
 * @param depth of nesting
 * @param aliasedNodes nodes that aliases may stand for, all together
 */
public record DocumentLimits(int bytes, int depth, int aliasedNodes) {
  /** 64 MiB, 50 levels, 10,000 nodes. */
  public static final DocumentLimits DEFAULT = new DocumentLimits(64 << 20, 50, 10_000);
}
