package io.actornet.emulator.run;

import io.actornet.emulator.experiment.Distances;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.FaultSpec;
import io.actornet.emulator.experiment.Plan;
import io.actornet.emulator.fault.DropRule;
import io.actornet.emulator.ladder.LadderNews;
import io.actornet.emulator.ladder.LadderRecord;
import io.actornet.emulator.ladder.LadderRecorder;
import io.actornet.emulator.ladder.Recording.Note;
import io.actornet.emulator.ladder.Relay;
import io.actornet.protocol.emulation.TapFactory;
import io.actornet.protocol.engine.FrameTap;
import io.actornet.protocol.engine.JournalSink;
import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What watches the interfaces of a run: captures, and the recorder of a sequence diagram.
 *
 * <p>All taps are made before the loops build their devices, as files are opened by one thread.
 */
final class Watches implements TapFactory {
  /** How many frames a ladder is drawn from: 64 MB of the usual size. */
  private static final int LADDER_FRAMES = 40_000;

  private static final int MOST_PER_INTERFACE = 2_400;
  private static final int LEAST_PER_INTERFACE = 64;

  private final FrameTap[][] taps;
  private final LadderRecorder recorder;

  /** Partitions of which something is captured: a capture is written in the order of time. */
  private final BitSet captured = new BitSet();

  /**
   * Makes the taps.
   *
   * @param here whether this node runs a partition
   * @param ladder what nodes tell each other for a ladder; null where none is drawn
   */
  Watches(
      Experiment experiment, Plan plan, Recorders recorders, IntPredicate here, LadderNews ladder) {
    Network network = experiment.network();
    Set<Integer> drawn = ladder != null ? plan.mainFlow() : Set.of();
    int each =
        Math.clamp(
            LADDER_FRAMES / Math.max(1, 2 * drawn.size()), LEAST_PER_INTERFACE, MOST_PER_INTERFACE);
    recorder =
        ladder != null
            ? new LadderRecorder(each, notes(experiment, drawn), newsNanos(network, drawn), ladder)
            : null;
    taps = new FrameTap[network.nodes().size()][];
    for (Node node : network.nodes()) {
      int partition = plan.partitioning().partitionOf(node.index());
      if (ladder != null) {
        recorder.relay(node.name(), relay(node, drawn));
      }
      taps[node.index()] = new FrameTap[node.interfaces().size()];
      for (NetworkInterface at : node.interfaces()) {
        if (here.test(partition)) {
          FrameTap capture = recorders.tap(partition, node.name(), at.name());
          if (capture != null) {
            captured.set(partition);
          }
          FrameTap drawing =
              drawn.contains(at.link()) ? drawing(network, node, at, partition) : null;
          taps[node.index()][at.index()] = FrameTap.both(capture, drawing);
        }
      }
    }
  }

  /** When links that are drawn go down and come up. */
  private static List<Note> notes(Experiment experiment, Set<Integer> drawn) {
    List<Note> notes = new ArrayList<>();
    for (FaultSpec fault : experiment.faults()) {
      if (fault instanceof FaultSpec.LinkDown down
          && down.links().stream().anyMatch(drawn::contains)) {
        String what = fault.name() + ": " + fault.where();
        notes.add(new Note(fault.atNanos(), what + " goes down"));
        if (fault.untilNanos() != FaultSpec.NEVER) {
          notes.add(new Note(fault.untilNanos(), what + " comes up"));
        }
      }
    }
    notes.sort(Comparator.comparingLong(Note::timeNanos));
    return notes;
  }

  /**
   * How long something that happens at one of some links may stay unknown at another: devices run
   * ahead of others by no more than the floors of their own links, and partitions by the smallest
   * of those between them, at least one of which joins the two. For ever where nothing does.
   */
  private static long newsNanos(Network network, Set<Integer> links) {
    long largest = 1;
    int[] reached = null;
    for (int index : links) {
      Link link = network.links().get(index);
      if (reached == null) {
        reached = new Distances(network).from(link.a().node());
      }
      if (reached[link.a().node()] < 0) {
        return Long.MAX_VALUE;
      }
      largest = Math.max(largest, Math.min(link.aToB().floorNanos(), link.bToA().floorNanos()));
    }
    return largest;
  }

  /** A journal that also tells the recorder when a fault begins to drop frames at a device. */
  JournalSink journal(int partition, JournalSink journal) {
    if (recorder == null) {
      return journal;
    }
    Set<List<Object>> known = new HashSet<>();
    return entry -> {
      if (entry.type().equals(DropRule.JOURNAL_TYPE)
          && known.add(List.of(entry.device(), entry.fields()[1]))) {
        recorder.observe(partition, entry.timeNanos());
      }
      journal.record(entry);
    };
  }

  private FrameTap drawing(Network network, Node node, NetworkInterface at, int partition) {
    Link link = network.links().get(at.link());
    boolean isA = link.a().equals(new Endpoint(node.index(), at.index()));
    Endpoint peer = isA ? link.b() : link.a();
    return recorder.tap(
        partition,
        node.name(),
        at.name(),
        network.nodes().get(peer.node()).name(),
        network.at(peer).name());
  }

  @Override
  public FrameTap tap(int device, int networkInterface) {
    return taps[device][networkInterface];
  }

  @Override
  public boolean inOrder(int partition) {
    return captured.get(partition);
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

  /** What was recorded for a ladder, when the loops have ended; null where none is drawn. */
  LadderRecord ladder() {
    return recorder == null ? null : recorder.record();
  }
}
