package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.Application;
import io.actornet.topology.model.Node;
import java.util.List;

/** Says what one entry of {@code apps:} starts on each of its hosts. */
@FunctionalInterface
public interface Placement {
  /**
   * The applications that start on a host.
   *
   * @param position of the host among those of the entry, from 0
   */
  List<Application> on(Node host, int position);

  /** The same application on every host: one object may serve many. */
  static Placement everywhere(Application application) {
    List<Application> applications = List.of(application);
    return (_, _) -> applications;
  }
}
