package io.actornet.emulator.experiment;

import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ClaimedPort;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import io.actornet.topology.model.Node;
import java.util.HashMap;
import java.util.Map;

/** Which application of an experiment has which port of which host. */
final class PortClaims {
  private record Key(int node, ClaimedPort port) {}

  private record Holder(String application, Place place) {}

  private final Map<Key, Holder> holders = new HashMap<>();

  /**
   * Gives an application the ports that it claims.
   *
   * @param name of the application in the experiment
   * @param place where the experiment says so
   * @throws DocumentException if another application has one of them on that host
   */
  void claim(Node host, Application application, String name, Place place) {
    for (ClaimedPort port : application.claims()) {
      Holder holder = holders.putIfAbsent(new Key(host.index(), port), new Holder(name, place));
      if (holder != null) {
        throw new DocumentException(
            place,
            "%s on %s for %s, which %s in line %d has"
                .formatted(port, host.name(), name, holder.application, holder.place.line()),
            "a port of its own for each application of a host");
      }
    }
  }
}
