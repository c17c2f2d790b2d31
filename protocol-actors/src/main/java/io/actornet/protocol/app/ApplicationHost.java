package io.actornet.protocol.app;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.device.HostCommand;
import io.actornet.protocol.device.HostMessage;
import io.actornet.protocol.device.InternetLayer;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.Event;
import io.actornet.topology.value.IpAddress;

/**
 * A host on which applications run.
 *
 * @param resolver where it asks for names; null when it has none
 */
public record ApplicationHost(
    DeviceContext device, ActorRef<HostMessage> actor, InternetLayer internet, IpAddress resolver) {

  /**
   * Starts an application at an emulated instant, after all else that happens then.
   *
   * @param number of the application among those of its host; of two that start at one instant the
   *     lower goes first, and no two with different numbers draw the same random numbers
   */
  public void startAt(long atNanos, int number, Application application) {
    device.partition().schedule(atNanos, new Start(this, number, application));
  }

  private static final class Start extends Event {
    private final ApplicationHost host;
    private final int number;
    private final Application application;

    Start(ApplicationHost host, int number, Application application) {
      this.host = host;
      this.number = number;
      this.application = application;
      order = order(host.device.index(), START, 0);
      sequence = number;
    }

    @Override
    protected void fire(long timeNanos) {
      host.actor.tell(new HostCommand.Run(HostContext.behavior(application, host, number)));
    }
  }
}
