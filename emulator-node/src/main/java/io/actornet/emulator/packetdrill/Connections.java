package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.packet.Addresses;
import io.actornet.emulator.packetdrill.packet.Flow;
import io.actornet.emulator.packetdrill.socket.Calls;
import java.util.HashMap;
import java.util.Map;

/**
 * The connection that the packets of a script belong to: that of the socket which was made last, or
 * of the connection that was accepted on it.
 */
final class Connections implements Calls.Watcher {
  private static final int FIRST_REMOTE_PORT = 50_000;

  private final Addresses addresses;
  private final Map<Integer, Flow> flows = new HashMap<>();
  private int opened;
  private int descriptor = -1;
  private Flow flow;

  Connections(Addresses addresses) {
    this.addresses = addresses;
    flow = newFlow();
  }

  private Flow newFlow() {
    return new Flow(addresses.bindPort(), FIRST_REMOTE_PORT + opened++);
  }

  /** The connection under test. */
  Flow flow() {
    return flow;
  }

  /** The descriptor of the socket under test; -1 before there is one. */
  int descriptor() {
    return descriptor;
  }

  @Override
  public void opened(int newDescriptor) {
    descriptor = newDescriptor;
    flow = newFlow();
    flows.put(newDescriptor, flow);
  }

  @Override
  public void listening(int listener) {
    flows.get(listener).listens();
  }

  @Override
  public void connecting(int connector, int port) {
    flows.get(connector).connects(port);
  }

  @Override
  public void accepted(int newDescriptor) {
    descriptor = newDescriptor;
    flows.put(newDescriptor, flow);
  }
}
