package io.actornet.emulator.experiment;

import io.actornet.protocol.app.Application;
import java.util.List;

/**
 * An entry of {@code apps:}: one application on one or more hosts.
 *
 * @param kind such as {@code http-server}, or the name of a user's class
 * @param isUserClass whether it is a class of the user's
 * @param starts in the order of the hosts' names, numbers in them counted as numbers
 */
public record ApplicationSpec(String kind, boolean isUserClass, List<Start> starts) {
  public ApplicationSpec {
    starts = List.copyOf(starts);
  }

  /**
   * An application that starts on a host.
   *
   * @param node index of the host in the network
   * @param atNanos emulated time of its start
   */
  public record Start(int node, long atNanos, Application application) {}
}
