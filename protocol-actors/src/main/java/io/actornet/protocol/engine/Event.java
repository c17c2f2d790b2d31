package io.actornet.protocol.engine;

/**
 * Something that happens at an emulated instant.
 *
 * <p>Events are ordered by the key (time, device, class, source, sequence), never by insertion, so
 * the order is the same whichever partition or thread they came from. Device, class and source are
 * packed into one number, see {@link #order(int, int, int)}.
 */
public abstract class Event extends Prefetched {
  /** Class of control events and faults: before all else at an instant. */
  public static final int CONTROL = 0;

  /** Class of frames that arrive. */
  public static final int FRAME = 1;

  /** Class of timers. */
  public static final int TIMER = 2;

  /** Class of application starts: after all else at an instant. */
  public static final int START = 3;

  private static final int CLASS_SHIFT = 32;
  private static final int DEVICE_SHIFT = 34;

  /** Device, class and source of the key. */
  protected long order;

  /** That of its device; null until it is first scheduled. */
  Agenda agenda;

  /** Last part of the key; drawn per link direction or per device. */
  protected long sequence;

  /** The device of the key. */
  protected final int device() {
    return (int) (order >>> DEVICE_SHIFT);
  }

  /**
   * Packs the middle of the key.
   *
   * @param device index of the device in name order
   * @param eventClass {@link #CONTROL}, {@link #FRAME}, {@link #TIMER} or {@link #START}
   * @param source index of the interface that a frame arrives on; 0 for the other classes
   */
  public static long order(int device, int eventClass, int source) {
    return (long) device << DEVICE_SHIFT
        | (long) eventClass << CLASS_SHIFT
        | Integer.toUnsignedLong(source);
  }

  /** Asks for what lies behind what {@link #fetchNext} asked for, a few events later. */
  protected void fetchFurther() {}

  /** Asks for what {@link #fire} touches of the queue. */
  protected final void fetchAgenda() {
    agenda.fetch();
    agenda.fetchNext();
  }

  /**
   * Happens. Runs on the loop.
   *
   * @param timeNanos the instant it was scheduled for
   */
  protected abstract void fire(long timeNanos);
}
