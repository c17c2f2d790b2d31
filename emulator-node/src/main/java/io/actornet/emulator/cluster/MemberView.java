package io.actornet.emulator.cluster;

import akka.cluster.Member;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the cluster and the reports say of a member. */
final class MemberView {
  private MemberView() {}

  /**
   * The status of a member.
   *
   * @param report null if it has not reported
   * @param silentMillis since it did
   * @param version that the coordinator has
   */
  static NodeStatus of(
      Member member, boolean reachable, AgentReport report, long silentMillis, String version) {
    HostPort address =
        new HostPort(member.address().getHost().orElse("?"), member.address().getPort().orElse(0));
    String state = reachable ? member.status().toString().toLowerCase(Locale.ROOT) : "unreachable";
    if (report == null) {
      return new NodeStatus(
          address.toString(),
          address,
          null,
          state,
          null,
          0,
          new TreeMap<>(),
          List.of(),
          0,
          Map.of(),
          "it has not reported yet");
    }
    NodeDescription node = report.node();
    return new NodeStatus(
        node.name(),
        address,
        node.control(),
        state,
        node.version(),
        node.cores(),
        node.labels(),
        partitions(report.parts()),
        silentMillis,
        report.figures(),
        node.version().equals(version)
            ? null
            : "it is of version "
                + node.version()
                + " and not used, as the coordinator is of version "
                + version);
  }

  private static List<Integer> partitions(List<PartReport> parts) {
    return parts.stream()
        .filter(part -> part.phase().isUnderWay())
        .flatMap(part -> part.assignment().partitionsOf(part.assignment().self()).stream())
        .sorted()
        .toList();
  }
}
