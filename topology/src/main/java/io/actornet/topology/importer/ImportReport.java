package io.actornet.topology.importer;

import java.util.List;

/**
 * What came of an import.
 *
 * @param graphNodes nodes of the graph
 * @param graphEdges edges of the graph
 * @param assumptions what was assumed or left out, one sentence each
 */
public record ImportReport(int graphNodes, int graphEdges, List<String> assumptions) {
  public ImportReport {
    assumptions = List.copyOf(assumptions);
  }
}
