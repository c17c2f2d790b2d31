package io.actornet.emulator.fault;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.FaultSpec;
import io.actornet.emulator.report.FaultResult;
import io.actornet.protocol.emulation.Emulation;
import io.actornet.protocol.engine.CounterVisitor;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The faults of an experiment in place in an emulation. */
public final class InstalledFaults {
  private final Network network;
  private final Emulation emulation;
  private final long stopNanos;

  /** For each fault, in the order of the experiment, how many frames it touched. */
  private final List<LongSupplier> touched = new ArrayList<>();

  private InstalledFaults(Experiment experiment, Emulation emulation) {
    network = experiment.network();
    this.emulation = emulation;
    stopNanos = experiment.stopNanos();
  }

  /** Puts the faults of an experiment in place, before its emulation runs. */
  public static InstalledFaults install(Experiment experiment, Emulation emulation) {
    InstalledFaults installed = new InstalledFaults(experiment, emulation);
    for (FaultSpec fault : experiment.faults()) {
      installed.touched.add(
          switch (fault) {
            case FaultSpec.Drop drop -> installed.drop(drop);
            case FaultSpec.LinkDown down -> installed.down(down);
          });
    }
    return installed;
  }

  private LongSupplier drop(FaultSpec.Drop fault) {
    List<DropRule> rules = new ArrayList<>(fault.directions().size());
    for (FaultSpec.LinkDirection direction : fault.directions()) {
      Link link = network.links().get(direction.link());
      DeviceContext sender = emulation.device(direction.from().node());
      if (sender == null) {
        continue;
      }
      DropRule rule = new DropRule(fault, link.name(), sender);
      emulation.addRule(link.index(), link.a().equals(direction.from()), rule, fault.atNanos());
      rules.add(rule);
    }
    return () -> rules.stream().mapToLong(DropRule::touched).sum();
  }

  private LongSupplier down(FaultSpec.LinkDown fault) {
    for (int link : fault.links()) {
      emulation.linkDown(link, fault.atNanos());
      if (fault.untilNanos() <= stopNanos) {
        emulation.linkUp(link, fault.untilNanos());
      }
    }
    return () -> fault.links().stream().mapToLong(this::lostWhileDown).sum();
  }

  private long lostWhileDown(int index) {
    Link link = network.links().get(index);
    return lostAt(link.a()) + lostAt(link.b());
  }

  /** Frames that an end did not send as the link was down, or that were on their way to it. */
  private long lostAt(Endpoint end) {
    String networkInterface = network.at(end).name();
    long[] lost = new long[1];
    DeviceContext device = emulation.device(end.node());
    if (device == null) {
      return 0;
    }
    device.visitCounters(
        (name, unit, value, labels) -> {
          boolean inFlight = name.equals("link.lost.in-flight");
          boolean unsent =
              name.equals("link.drops") && "down".equals(CounterVisitor.label(labels, "cause"));
          if ((inFlight || unsent)
              && networkInterface.equals(CounterVisitor.label(labels, "interface"))) {
            lost[0] += value;
          }
        });
    return lost[0];
  }

  /** How many frames each fault touched, in the order of the experiment; when the run is over. */
  public List<Long> touched() {
    return touched.stream().map(LongSupplier::getAsLong).toList();
  }

  /** What each fault of an experiment did, from how many frames it touched. */
  public static List<FaultResult> results(List<FaultSpec> faults, List<Long> touched) {
    List<FaultResult> results = new ArrayList<>(faults.size());
    for (int i = 0; i < faults.size(); i++) {
      FaultSpec fault = faults.get(i);
      results.add(new FaultResult(fault.name(), fault.where(), touched.get(i), fault.mayMiss()));
    }
    return results;
  }
}
