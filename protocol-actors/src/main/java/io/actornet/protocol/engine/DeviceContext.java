package io.actornet.protocol.engine;

import akka.actor.typed.ActorRef;
import java.util.Arrays;

/**
 * What the actors of one device share, and all that they know of the world outside their device.
 *
 * <p>Its sequence numbers count per device, so what one device does never moves a number of
 * another. Belongs to the loop of the device's partition.
 */
public final class DeviceContext {
  private static final CounterSource[] NO_SOURCES = {};
  private static final Counter[] NO_COUNTERS = {};

  private final Partition partition;
  private final int index;
  private final String name;
  private long timerSequence;
  private long journalSequence;
  private long journalHash;
  private CounterSource[] sources = NO_SOURCES;

  /** In the order of their keys. */
  private Counter[] counters = NO_COUNTERS;

  /**
   * A device of a partition.
   *
   * @param index its place among all devices of the network in name order
   */
  public DeviceContext(Partition partition, int index, String name) {
    this.partition = partition;
    this.index = index;
    this.name = name;
    partition.add(this);
  }

  /** The partition that the device lives in. */
  public Partition partition() {
    return partition;
  }

  /** Its place among all devices of the network in name order. */
  public int index() {
    return index;
  }

  /** Its name in the topology. */
  public String name() {
    return name;
  }

  /** Emulated time in nanoseconds since the start of the run. */
  public long now() {
    return partition.now();
  }

  /** A timer that tells {@code receiver}, an actor of this device, a message. */
  public <M> Timer<M> timer(ActorRef<? super M> receiver, M message) {
    return new Timer<>(this, receiver, message);
  }

  /** A stream of random numbers of this device's own, for one purpose. */
  public RandomStream random(String purpose) {
    return new RandomStream(partition.seed(), name, purpose);
  }

  /**
   * Writes a line of the journal.
   *
   * @param type what happened, such as {@code tcp.state}
   * @param fields alternating keys and values: String, Long, Integer, Boolean or Double
   */
  public void journal(String type, Object... fields) {
    long now = now();
    long hash = Hash.fold(Hash.fold(journalHash, now), type);
    for (Object field : fields) {
      hash =
          field instanceof Number number && !(field instanceof Double)
              ? Hash.fold(hash, number.longValue())
              : Hash.fold(hash, field.toString());
    }
    journalHash = hash;
    partition.record(new JournalEntry(now, name, journalSequence++, type, fields));
  }

  /** Digest of every frame received so far: those of its interfaces, each in order. */
  public long frameHash() {
    long hash = 0;
    for (CounterSource source : sources) {
      if (source instanceof FrameDigest frames) {
        hash = Hash.fold(hash, frames.frameHash());
      }
    }
    return hash;
  }

  /** Digest of every journal line so far, in order. */
  public long journalHash() {
    return journalHash;
  }

  /** Makes a source's counters part of this device's. */
  public void register(CounterSource source) {
    sources = Arrays.copyOf(sources, sources.length + 1);
    sources[sources.length - 1] = source;
  }

  /**
   * The counter of that name and labels, made at first use; for applications and other rare things.
   *
   * @param labels alternating label and value
   */
  public Counter counter(String name, String unit, String... labels) {
    CounterName wanted = partition.counterNames().of(name, unit, labels);
    int low = 0;
    int high = counters.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = wanted.key().compareTo(counters[middle].name.key());
      if (order == 0) {
        return counters[middle];
      }
      if (order < 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return insert(low, new Counter(wanted));
  }

  private Counter insert(int place, Counter counter) {
    Counter[] larger = Arrays.copyOf(counters, counters.length + 1);
    System.arraycopy(counters, place, larger, place + 1, counters.length - place);
    larger[place] = counter;
    counters = larger;
    return counter;
  }

  /** Shows every counter of the device. */
  public void visitCounters(CounterVisitor visitor) {
    for (CounterSource source : sources) {
      source.visit(visitor);
    }
    for (Counter counter : counters) {
      CounterName name = counter.name;
      visitor.counter(name.name(), name.unit(), counter.value(), name.labels());
    }
  }

  long nextTimerSequence() {
    return timerSequence++;
  }
}
