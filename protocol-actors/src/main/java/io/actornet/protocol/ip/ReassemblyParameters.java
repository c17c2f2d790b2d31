package io.actornet.protocol.ip;

/**
 * The bounds of a {@link Reassembler}; one object serves any number of devices.
 *
 * @param timeoutNanos how long after its first fragment a datagram may take (RFC 1122 §3.3.2), > 0
 * @param memoryBytes how much the waiting fragments of a device may occupy, > 0
 */
public record ReassemblyParameters(long timeoutNanos, int memoryBytes) {
  /** The defaults of Linux (ip-sysctl): ipfrag_time 30 s and ipfrag_high_thresh 4 MiB. */
  public static final ReassemblyParameters DEFAULTS =
      new ReassemblyParameters(30_000_000_000L, 4 << 20);

  public ReassemblyParameters {
    if (timeoutNanos <= 0 || memoryBytes <= 0) {
      throw new IllegalArgumentException(
          "reassembly within %d ns and %d bytes: expected more than 0"
              .formatted(timeoutNanos, memoryBytes));
    }
  }
}
