package io.actornet.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.cluster.NoAnswerException;
import io.actornet.emulator.cluster.NodeException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a cluster is complete. A node has joined before the coordinator has heard of it, and
 * a run has only nodes of which the coordinator has heard.
 */
public final class Formation {
  private static final long POLL_MILLIS = 50;

  private Formation() {}

  /**
   * Waits until the coordinator would use so many nodes.
   *
   * @param control address of the control service of one of them
   * @throws NodeException if it does not come to that in time
   */
  public static void await(URI control, int nodes, Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    int usable;
    try (ControlClient client = new ControlClient(control)) {
      while ((usable = usable(client)) < nodes) {
        if (System.nanoTime() - until > 0) {
          throw new NodeException(
              String.format(
                  Locale.ROOT,
                  "the coordinator has heard of %d of %d nodes in %d s",
                  usable,
                  nodes,
                  limit.toSeconds()));
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NodeException("stopped while a cluster was forming", stopped);
    }
  }

  private static int usable(ControlClient client) {
    int usable = 0;
    try {
      for (JsonNode member : client.status().get("members")) {
        usable += member.get("state").asText().equals("up") && member.get("note").isNull() ? 1 : 0;
      }
    } catch (NoAnswerException beginning) {
      // There is no coordinator yet.
    }
    return usable;
  }
}
