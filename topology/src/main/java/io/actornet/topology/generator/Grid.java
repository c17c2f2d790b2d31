package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import java.util.List;

/** Routers in rows and columns; as a torus, the last of each is linked to the first. */
final class Grid implements Generator {
  private final String name;
  private final boolean closed;

  Grid(String name, boolean closed) {
    this.name = name;
    this.closed = closed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "routers in rows and columns, numbered row by row"
        + (closed ? ", the last of each linked to the first" : "")
        + ", with hosts host0, host1, … router by router";
  }

  @Override
  public List<Parameter> parameters() {
    int least = closed ? 3 : 1;
    return Routers.parameters(
        "how many hosts at each router",
        Parameter.count("rows", least, 10_000, "4", "how many rows"),
        Parameter.count("columns", least, 10_000, "4", "how many columns"));
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    int rows = arguments.count("rows");
    int columns = arguments.count("columns");
    long count = (long) rows * columns;
    Routers routers = Routers.add(arguments, builder, count, count);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int router = row * columns + column;
        if (closed || column + 1 < columns) {
          routers.link(router, row * columns + (column + 1) % columns);
        }
        if (closed || row + 1 < rows) {
          routers.link(router, (row + 1) % rows * columns + column);
        }
      }
    }
    routers.addHostsBelow((int) count);
  }
}
