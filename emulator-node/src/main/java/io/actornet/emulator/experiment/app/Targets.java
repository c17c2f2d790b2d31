package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.Application;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Whom the hosts of an entry talk to.
 *
 * @param addresses addresses and names for DNS, in the order of the file, those of a selector in
 *     natural order of names
 * @param pairwise whether the n-th host talks to the n-th address only
 */
public record Targets(List<String> addresses, boolean pairwise) {
  public Targets {
    addresses = List.copyOf(addresses);
  }

  /** Starts one application for each target of a host. */
  public Placement each(Function<String, Application> application) {
    List<Application> applications = addresses.stream().map(application).toList();
    return (host, position) -> {
      if (pairwise) {
        return List.of(applications.get(position));
      }
      return addresses.stream().noneMatch(target -> isOf(host, target))
          ? applications
          : others(host, applications);
    };
  }

  private List<Application> others(Node host, List<Application> applications) {
    return IntStream.range(0, addresses.size())
        .filter(i -> !isOf(host, addresses.get(i)))
        .mapToObj(applications::get)
        .toList();
  }

  private static boolean isOf(Node host, String target) {
    for (NetworkInterface networkInterface : host.interfaces()) {
      if (target.equals(String.valueOf(networkInterface.address()))
          || target.equals(String.valueOf(networkInterface.reserved()))) {
        return true;
      }
    }
    return false;
  }
}
