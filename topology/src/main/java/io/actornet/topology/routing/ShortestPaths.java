package io.actornet.topology.routing;

import java.util.Arrays;

/**
 * The shortest paths from one vertex of a {@link ForwardingGraph} to all others (Dijkstra),
 * reusable for one source after another.
 *
 * <p>Of two paths the one with the smaller cost is shorter, then the one over fewer routers, then
 * the one whose first router comes first by name, then the one that leaves by the lower interface.
 * Costs are above zero, so every next hop is strictly nearer to the destination and hop by hop
 * forwarding cannot loop, whichever of several equal paths each router prefers.
 *
 * <p>With multipath, the first hops of all paths with the smallest cost are kept too, as bits; of a
 * source with more than 64 first hops, the first 64 that are found.
 */
final class ShortestPaths {
  static final long UNREACHED = Long.MAX_VALUE;
  private static final int NONE = -1;

  private final ForwardingGraph graph;
  private final long[] distance;
  private final int[] routers;
  private final int[] firstInterface;
  private final int[] firstRouter;
  private final int[] firstGateway;

  /** The first hops of all shortest paths to a vertex, as bits; null without multipath. */
  private final long[] ways;

  private final int[] hopInterface = new int[Long.SIZE];
  private final int[] hopGateway = new int[Long.SIZE];
  private int hops;

  private final int[] heap;
  private final int[] heapPlace;
  private int heapSize;
  private final int[] reached;
  private int reachedCount;

  ShortestPaths(ForwardingGraph graph, boolean multipath) {
    this.graph = graph;
    int count = graph.vertexCount();
    distance = new long[count];
    Arrays.fill(distance, UNREACHED);
    routers = new int[count];
    ways = multipath ? new long[count] : null;
    firstInterface = new int[count];
    firstRouter = new int[count];
    firstGateway = new int[count];
    heap = new int[count];
    heapPlace = new int[count];
    reached = new int[count];
  }

  /** Finds the paths from a node; what was known of another source is forgotten. */
  void from(int source) {
    for (int i = 0; i < reachedCount; i++) {
      distance[reached[i]] = UNREACHED;
    }
    reachedCount = 0;
    heapSize = 0;
    hops = 0;
    label(source, 0, 0, NONE, NONE, 0);
    while (heapSize > 0) {
      int nearest = pop();
      for (int edge = graph.firstEdge[nearest]; edge < graph.firstEdge[nearest + 1]; edge++) {
        relax(source, nearest, edge);
      }
    }
  }

  /** Cost of the path to a node, {@link #UNREACHED} if there is none. */
  long distance(int node) {
    return distance[node];
  }

  /** Routers passed on the way to a node, itself included. */
  int routers(int node) {
    return routers[node];
  }

  /** The source's interface by which the path to a node leaves. */
  int firstInterface(int node) {
    return firstInterface[node];
  }

  /** The first router on the path to a node. */
  int firstRouter(int node) {
    return firstRouter[node];
  }

  /** That router's address on the link it shares with the source, as 32 bits. */
  int firstGateway(int node) {
    return firstGateway[node];
  }

  /** The first hops of all shortest paths to a node, as bits; with multipath only. */
  long ways(int node) {
    return ways[node];
  }

  /** The interface of a first hop. */
  int hopInterface(int bit) {
    return hopInterface[bit];
  }

  /** The address of the router that a first hop leads to, as 32 bits. */
  int hopGateway(int bit) {
    return hopGateway[bit];
  }

  private void relax(int source, int from, int edge) {
    int to = graph.target[edge];
    long candidate = distance[from] + graph.cost[edge];
    if (to == source || candidate > distance[to]) {
      return;
    }
    boolean isRouter = graph.isNode(to);
    int candidateRouters = routers[from] + (isRouter ? 1 : 0);
    int out = from == source ? graph.sourceInterface[edge] : firstInterface[from];
    boolean entersFirst = isRouter && firstRouter[from] == NONE;
    int router = entersFirst ? to : firstRouter[from];
    int gateway = entersFirst ? graph.targetAddress[edge] : firstGateway[from];
    if (ways != null) {
      long first = entersFirst ? newHop(out, gateway) : ways[from];
      ways[to] = candidate < distance[to] ? first : ways[to] | first;
    }
    if (candidate < distance[to] || compareEquallyFar(candidateRouters, router, out, to) < 0) {
      label(to, candidate, candidateRouters, out, router, gateway);
    }
  }

  private long newHop(int out, int gateway) {
    if (hops == Long.SIZE) {
      return 0;
    }
    hopInterface[hops] = out;
    hopGateway[hops] = gateway;
    return 1L << hops++;
  }

  private int compareEquallyFar(int candidateRouters, int router, int out, int vertex) {
    int order = Integer.compare(candidateRouters, routers[vertex]);
    if (order == 0) {
      order = Integer.compare(router, firstRouter[vertex]);
    }
    return order != 0 ? order : Integer.compare(out, firstInterface[vertex]);
  }

  private void label(int vertex, long cost, int passed, int out, int router, int gateway) {
    if (distance[vertex] == UNREACHED) {
      reached[reachedCount++] = vertex;
      heapPlace[vertex] = heapSize;
      heap[heapSize++] = vertex;
    }
    distance[vertex] = cost;
    routers[vertex] = passed;
    firstInterface[vertex] = out;
    firstRouter[vertex] = router;
    firstGateway[vertex] = gateway;
    rise(heapPlace[vertex]);
  }

  private void rise(int from) {
    int place = from;
    int vertex = heap[place];
    while (place > 0) {
      int above = (place - 1) >>> 1;
      if (distance[heap[above]] <= distance[vertex]) {
        break;
      }
      put(heap[above], place);
      place = above;
    }
    put(vertex, place);
  }

  private int pop() {
    int nearest = heap[0];
    int vertex = heap[--heapSize];
    int place = 0;
    while (2 * place + 1 < heapSize) {
      int below = 2 * place + 1;
      if (below + 1 < heapSize && distance[heap[below + 1]] < distance[heap[below]]) {
        below++;
      }
      if (distance[heap[below]] >= distance[vertex]) {
        break;
      }
      put(heap[below], place);
      place = below;
    }
    if (heapSize > 0) {
      put(vertex, place);
    }
    return nearest;
  }

  private void put(int vertex, int place) {
    heap[place] = vertex;
    heapPlace[vertex] = place;
  }
}
