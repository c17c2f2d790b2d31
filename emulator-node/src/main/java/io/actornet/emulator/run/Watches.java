package io.actornet.emulator.run;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Plan;
import io.actornet.emulator.ladder.LadderRecorder;
import io.actornet.emulator.ladder.Recording;
import io.actornet.emulator.ladder.Relay;
import io.actornet.protocol.emulation.TapFactory;
import io.actornet.protocol.engine.FrameTap;
import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import java.util.HashSet;
import java.util.Set;

/**
 * What watches the interfaces of a run: captures, and the recorder of a sequence diagram.
 *
 * <p>All taps are made before the loops build their devices, as files are opened by one thread.
 */
final class Watches implements TapFactory {
  private static final int FRAMES_PER_INTERFACE = 400;

  private final FrameTap[][] taps;
  private final LadderRecorder recorder;

  Watches(Experiment experiment, Plan plan, RunOutput output, boolean ladder) {
    Network network = experiment.network();
    recorder = ladder ? new LadderRecorder(FRAMES_PER_INTERFACE) : null;
    Set<Integer> drawn = ladder ? plan.mainFlow() : Set.of();
    taps = new FrameTap[network.nodes().size()][];
    for (Node node : network.nodes()) {
      int partition = plan.partitioning().partitionOf(node.index());
      if (ladder) {
        recorder.relay(node.name(), relay(node, drawn));
      }
      taps[node.index()] = new FrameTap[node.interfaces().size()];
      for (NetworkInterface at : node.interfaces()) {
        FrameTap capture = output.tap(partition, node.name(), at.name());
        FrameTap drawing = drawn.contains(at.link()) ? drawing(network, node, at) : null;
        taps[node.index()][at.index()] = FrameTap.both(capture, drawing);
      }
    }
  }

  private FrameTap drawing(Network network, Node node, NetworkInterface at) {
    Link link = network.links().get(at.link());
    boolean isA = link.a().equals(new Endpoint(node.index(), at.index()));
    Endpoint peer = isA ? link.b() : link.a();
    return recorder.tap(
        node.name(), at.name(), network.nodes().get(peer.node()).name(), network.at(peer).name());
  }

  @Override
  public FrameTap tap(int device, int networkInterface) {
    return taps[device][networkInterface];
  }

  private static Relay relay(Node node, Set<Integer> drawn) {
    Set<Long> macs = new HashSet<>();
    Set<Integer> addresses = new HashSet<>();
    boolean whole = true;
    for (NetworkInterface at : node.interfaces()) {
      whole &= at.link() < 0 || drawn.contains(at.link());
      if (at.mac() != null) {
        macs.add(at.mac().bits());
      }
      if (at.address() != null) {
        addresses.add(at.address().bits());
      }
    }
    Relay.Kind kind =
        switch (node.kind()) {
          case HOST -> Relay.Kind.END;
          case ROUTER -> Relay.Kind.ROUTER;
          case SWITCH, HUB -> Relay.Kind.BRIDGE;
        };
    return new Relay(kind, whole, macs, addresses);
  }

  /** The ways of the packets that were recorded; when the loops have ended, at that time. */
  Recording recording(long endNanos) {
    return recorder == null ? Recording.NONE : recorder.recording(endNanos);
  }
}
