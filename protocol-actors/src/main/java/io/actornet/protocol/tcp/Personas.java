package io.actornet.protocol.tcp;

import java.util.List;

/** The personas that are chosen by name. */
public final class Personas {
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000 * MILLISECOND;

  /** What the RFCs say and recommend, and nothing that they leave to choice. */
  public static final Persona STRICT = new Named("strict", TcpConfig.DEFAULT);

  /** Linux 6, with the values of its sysctls that nobody has touched. */
  public static final Persona LINUX =
      new Named(
          "linux",
          TcpConfig.DEFAULT.toBuilder()
              .delayedAckNanos(40 * MILLISECOND)
              .minRtoNanos(200 * MILLISECOND)
              .maxRtoNanos(120 * SECOND)
              .synRetries(6)
              .maximumSegmentLifetimeNanos(30 * SECOND)
              .finWait2Nanos(60 * SECOND)
              .hardErrorsAbort(false)
              .timestamps(true)
              .ecn(Ecn.PASSIVE)
              .quickAcknowledgments(16)
              .congestionControl(LinuxCubic::new)
              .loss(new LossHandling(Rack::new, true, true, true))
              .send(SendHabits.LINUX)
              .syn(new SynHabits(SynOptions.LINUX, 7, 0xffff, true, 0, 2))
              .defences(
                  new Defences(
                      1,
                      500 * MILLISECOND,
                      false,
                      false,
                      true,
                      true,
                      false,
                      false,
                      true,
                      true,
                      false))
              .receive(ReceiveHabits.LINUX)
              .build());

  /** FreeBSD 14, with the values of its sysctls that nobody has touched. */
  public static final Persona FREEBSD =
      new Named(
          "freebsd",
          TcpConfig.DEFAULT.toBuilder()
              .delayedAckNanos(40 * MILLISECOND)
              .minRtoNanos(230 * MILLISECOND)
              .maxRtoNanos(64 * SECOND)
              .synRetries(6)
              .dataRetries(12)
              .maximumSegmentLifetimeNanos(30 * SECOND)
              .finWait2Nanos(60 * SECOND)
              .hardErrorsAbort(false)
              .timestamps(true)
              .ecn(Ecn.PASSIVE)
              .congestionControl(Cubic::new)
              .loss(new LossHandling(() -> DuplicateThreshold.INSTANCE, true, true, true))
              .syn(new SynHabits(SynOptions.FREEBSD, 6, 0xffff, false, 0, 2))
              .receive(ReceiveHabits.FREEBSD)
              .defences(
                  new Defences(
                      5, SECOND, false, false, false, true, true, false, true, false, false))
              .build());

  private static final List<Persona> ALL = List.of(STRICT, LINUX, FREEBSD);

  private Personas() {}

  /** The one of that name; null if there is none. */
  public static Persona named(String name) {
    return ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(Persona::name).toList();
  }

  private record Named(String name, TcpConfig config) implements Persona {}
}
