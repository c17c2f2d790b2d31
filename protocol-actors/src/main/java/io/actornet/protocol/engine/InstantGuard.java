package io.actornet.protocol.engine;

import akka.actor.ActorCell;
import akka.actor.ActorPath;
import akka.actor.RootActorPath;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the device that keeps a loop busy without time advancing.
 *
 * <p>Counting for each device starts only when the whole partition has handled as many messages at
 * one instant as one device may; until then it costs an increment.
 */
final class InstantGuard {
  private static final int LIMIT = 1_000_000;
  private static final int DEVICE_DEPTH = 3;

  private int messages;
  private Map<ActorPath, Integer> suspects = Map.of();

  void timeAdvanced() {
    messages = 0;
    if (!suspects.isEmpty()) {
      suspects = Map.of();
    }
  }

  void message(ActorCell cell) {
    if (++messages > LIMIT) {
      suspect(cell.self().path());
    }
  }

  void message(DeviceActor<?> actor) {
    if (++messages > LIMIT) {
      suspect(actor.ref().path());
    }
  }

  private void suspect(ActorPath path) {
    if (suspects.isEmpty()) {
      suspects = new HashMap<>();
    }
    ActorPath device = devicePath(path);
    if (suspects.merge(device, 1, Integer::sum) > LIMIT) {
      timeAdvanced(); // the actors must still be able to stop
      throw new RunawayDeviceException(device.name());
    }
  }

  /** Paths read /user/partition-0-0/DEVICE/…. */
  private static ActorPath devicePath(ActorPath path) {
    ActorPath device = path;
    for (int depth = depth(path); depth > DEVICE_DEPTH; depth--) {
      device = device.parent();
    }
    return device;
  }

  private static int depth(ActorPath path) {
    int depth = 0;
    ActorPath at = path;
    while (!(at instanceof RootActorPath)) {
      at = at.parent();
      depth++;
    }
    return depth;
  }
}
