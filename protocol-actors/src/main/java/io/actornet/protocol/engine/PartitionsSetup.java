package io.actornet.protocol.engine;

import akka.actor.setup.Setup;
import akka.dispatch.DispatcherPrerequisites;
import com.typesafe.config.Config;

/** Hands the partitions of a run to what Akka makes from configuration. */
final class PartitionsSetup extends Setup {
  static final String PARTITION_KEY = "actornet-partition";

  private final Partition[] partitions;

  PartitionsSetup(Partition[] partitions) {
    this.partitions = partitions;
  }

  /** The partition that a dispatcher's configuration names. */
  Partition partition(Config dispatcher) {
    return partitions[dispatcher.getInt(PARTITION_KEY)];
  }

  /** The partition that a dispatcher's configuration names. */
  static Partition partition(Config dispatcher, DispatcherPrerequisites prerequisites) {
    return prerequisites
        .settings()
        .setup()
        .get(PartitionsSetup.class)
        .orElseThrow()
        .partition(dispatcher);
  }
}
