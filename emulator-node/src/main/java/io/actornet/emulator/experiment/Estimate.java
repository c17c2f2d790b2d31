package io.actornet.emulator.experiment;

import io.actornet.protocol.emulation.DeviceKind;
import io.actornet.protocol.emulation.DeviceSpec;
import java.util.List;

/**
 * What a run will need, roughly; most of it is measured per device, the rest from what applications
 * are told to send.
 *
 * @param applicationStarts applications on all hosts
 * @param memoryBytes heap while it runs
 * @param events that will be handled
 * @param diskBytes that will be written
 * @param complete whether the traffic of every application could be estimated
 * @param bounds what was assumed to bound applications that send without an end, in sentences
 */
public record Estimate(
    long applicationStarts,
    long memoryBytes,
    long events,
    long diskBytes,
    boolean complete,
    List<String> bounds) {
  private static final long BASE_BYTES = 40_000_000;
  private static final long DEVICE_BYTES = 900;
  private static final long INTERFACE_BYTES = 600;
  private static final long ROUTE_BYTES = 40;
  private static final long APPLICATION_BYTES = 1_500;

  /** An arrival, and about every fifth time a timer. */
  private static final double EVENTS_A_HOP = 1.2;

  private static final long JOURNAL_BYTES_AN_APPLICATION = 1_000;
  private static final long CAPTURE_OVERHEAD_BYTES = 60;

  /** Estimates the run of a plan. */
  public static Estimate of(Experiment experiment, Plan plan) {
    long starts = 0;
    for (ApplicationSpec spec : experiment.applications()) {
      starts += spec.starts().size();
    }
    long memory = BASE_BYTES + starts * APPLICATION_BYTES;
    for (DeviceSpec device : plan.network().devices()) {
      memory += DEVICE_BYTES + device.interfaces().size() * INTERFACE_BYTES;
      if (device.kind() == DeviceKind.ROUTER) {
        memory += device.routes().size() * ROUTE_BYTES;
      }
    }
    Traffic traffic = Traffic.of(experiment);
    double hops = traffic.packets() * traffic.meanHops();
    long interfaces = Math.max(1, 2L * experiment.network().links().size());
    double captured = 2 * hops * experiment.capture().interfaces().size() / interfaces;
    double frameBytes =
        Math.min(traffic.meanBytes(), experiment.capture().snapLength()) + CAPTURE_OVERHEAD_BYTES;
    // Captures stand on the disk thrice until they are merged: spool, merged, and one an interface;
    // those of a single interface once.
    int copies = experiment.capture().interfaces().size() == 1 ? 1 : 3;
    double disk = copies * captured * frameBytes + starts * JOURNAL_BYTES_AN_APPLICATION;
    return new Estimate(
        starts,
        memory,
        (long) (hops * EVENTS_A_HOP),
        (long) disk,
        traffic.complete(),
        traffic.bounds());
  }
}
