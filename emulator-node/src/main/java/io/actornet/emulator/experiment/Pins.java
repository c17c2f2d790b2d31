package io.actornet.emulator.experiment;

import io.actornet.topology.model.Network;
import io.actornet.topology.partitioning.GroupPartitioner;
import io.actornet.topology.partitioning.Partitioning;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where an experiment's devices must run, and what that means for its partitions. */
public final class Pins {
  private final List<NodeChoice> choices;
  private final int[] choiceOfDevice;

  private Pins(List<NodeChoice> choices, int[] choiceOfDevice) {
    this.choices = choices;
    this.choiceOfDevice = choiceOfDevice;
  }

  /** Those of an experiment. */
  public static Pins of(Experiment experiment) {
    List<NodeChoice> choices = experiment.pins().stream().map(PinSpec::on).distinct().toList();
    int[] choiceOfDevice = new int[experiment.network().nodes().size()];
    Arrays.fill(choiceOfDevice, GroupPartitioner.NO_GROUP);
    for (PinSpec pin : experiment.pins()) {
      int choice = choices.indexOf(pin.on());
      pin.devices().forEach(device -> choiceOfDevice[device] = choice);
    }
    return new Pins(choices, choiceOfDevice);
  }

  /** Divides the network so that no partition has to be in two places. */
  Partitioning divide(Network network, int wanted) {
    return GroupPartitioner.partition(network, wanted, choiceOfDevice);
  }

  /** Where partitions must run; those that may run anywhere are left out. */
  public SortedMap<Integer, NodeChoice> ofPartitions(Partitioning division) {
    SortedMap<Integer, NodeChoice> pins = new TreeMap<>();
    for (int device = 0; device < choiceOfDevice.length; device++) {
      if (choiceOfDevice[device] != GroupPartitioner.NO_GROUP) {
        pins.put(division.partitionOf(device), choices.get(choiceOfDevice[device]));
      }
    }
    return pins;
  }
}
