package io.actornet.protocol.engine;

import akka.actor.ActorCell;
import akka.dispatch.Envelope;
import akka.dispatch.Mailbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Devices that share one thread, one clock and one event queue.
 *
 * <p>Everything here belongs to the loop's thread, but for what the inbox takes in and for the
 * progress that others may read.
 */
public final class Partition {
  private static final Logger LOG = LoggerFactory.getLogger(Partition.class);
  private static final long IDLE_NANOS = 100_000_000L;
  private static final int FAULTS_LOGGED = 10;
  private static final int FIRST_CAPACITY = 64;

  /** So many events of one device at most, before it is looked whether the run was stopped. */
  private static final int MOST_AHEAD = 1_024;

  /** To {@link #handleNext}: no device may run ahead of the others. */
  static final long IN_STEP = Long.MIN_VALUE;

  private final int index;
  private final long seed;
  private final DispatcherKind dispatcherKind;
  private final Thread thread;
  private final RunQueue runQueue = new RunQueue();

  /** The first events of devices, see {@link Agenda}. */
  private final EventQueue queue = new EventQueue(FIRST_CAPACITY);

  /** By device; null for those of other partitions, and where nothing has waited yet. */
  private Agenda[] agendas = new Agenda[FIRST_CAPACITY];

  private final Inbox inbox = new Inbox();
  private final FrameBatch arrivals = new FrameBatch();
  private final FrameBatch[] outgoing;
  private final Partition[] peers;
  private final List<DeviceContext> devices = new ArrayList<>();
  private final CounterNames counterNames = new CounterNames();
  private final InstantGuard guard = new InstantGuard();
  private final AtomicLong messageStamps = new AtomicLong();
  private final StampedRunnables stamped = new StampedRunnables(guard);

  private JournalOrder journal;
  private long now;

  /** What every device here has come to. */
  private long past;

  private boolean failed;
  private boolean onShortWay;
  private long faults;
  private long eventsHandled;
  private long framesReceived;
  private volatile long publishedNow;
  private volatile long publishedEvents;
  private volatile long publishedFrames;
  private volatile boolean closed;

  /**
   * A partition; its thread starts with {@link #start()}.
   *
   * @param peers the partitions of this node by index, filled in by the caller; null for others
   */
  Partition(
      int index, long seed, DispatcherKind dispatcherKind, JournalSink journal, Partition[] peers) {
    this.index = index;
    this.dispatcherKind = dispatcherKind;
    this.seed = seed;
    this.journal = new JournalOrder(journal);
    this.peers = peers;
    outgoing = new FrameBatch[peers.length];
    for (int i = 0; i < peers.length; i++) {
      outgoing[i] = new FrameBatch();
    }
    thread = new Thread(this::idle, "actornet-partition-" + index);
    thread.setDaemon(true);
  }

  /** Its place among the partitions of the run. */
  public int index() {
    return index;
  }

  /** The run's seed. */
  public long seed() {
    return seed;
  }

  /** Emulated time in nanoseconds since the start of the run. */
  public long now() {
    return now;
  }

  /** Schedules an event; one whose time has passed comes next, and is late by as much. */
  public void schedule(long timeNanos, Event event) {
    Agenda agenda = event.agenda;
    if (agenda == null) {
      agenda = agenda(event.device());
      event.agenda = agenda;
    }
    if (agenda.add(timeNanos, event)) {
      queue.add(agenda.firstTime(), agenda.first());
    }
  }

  /** What is touched when something is scheduled for a device, to be fetched before. */
  public Prefetched waitingFor(int device) {
    return agenda(device);
  }

  private Agenda agenda(int device) {
    if (device >= agendas.length) {
      agendas = Arrays.copyOf(agendas, Math.max(device + 1, 2 * agendas.length));
    }
    Agenda agenda = agendas[device];
    if (agenda == null) {
      agenda = new Agenda();
      agendas[device] = agenda;
    }
    return agenda;
  }

  /**
   * Lets a device run ahead of the others in virtual time, as nothing that they do can reach it
   * sooner. What watches it must not mind then that the times of devices go forth and back.
   *
   * @param floorNanos the smallest floor of its links
   */
  public void letRunAhead(int device, long floorNanos) {
    agenda(device).floor(floorNanos);
  }

  /** Where a direction of a link delivers: {@code far} itself, or a way to its partition. */
  public FrameSink sinkTowards(Partition to, FrameSink far) {
    return to == this ? far : new Crossing(this, to, far);
  }

  /** The devices that live here, in the order they were made. */
  public List<DeviceContext> devices() {
    return devices;
  }

  CounterNames counterNames() {
    return counterNames;
  }

  /** Exceptions that escaped from actors: above 0 is a bug. */
  public long faults() {
    return faults;
  }

  /** Events handled so far; may be read by any thread, a little late. */
  public long eventsHandled() {
    return publishedEvents;
  }

  /** Frames that devices here received so far; may be read by any thread, a little late. */
  public long framesReceived() {
    return publishedFrames;
  }

  /** How far this partition has come in emulated nanoseconds; may be read by any thread. */
  public long progressNanos() {
    return publishedNow;
  }

  void add(DeviceContext device) {
    devices.add(device);
  }

  public void frameReceived() {
    framesReceived++;
  }

  void record(JournalEntry entry) {
    journal.record(entry, past);
  }

  void fault(String actor, Object message, RuntimeException cause) {
    if (faults++ < FAULTS_LOGGED) {
      LOG.error("{} failed on {}", actor, message, cause);
    }
  }

  /** Takes a frame from another node. */
  void post(FrameSink sink, long arrivalNanos, byte[] frame, int epoch) {
    inbox.post(sink, arrivalNanos, frame, epoch);
  }

  void wake() {
    inbox.wake();
  }

  void start() {
    thread.start();
  }

  /** Ends the thread once what is queued has run. */
  void close() {
    closed = true;
    inbox.wake();
  }

  @SuppressWarnings("ReferenceEquality") // threads have no other equality, and this is hot
  boolean isLoopThread() {
    return Thread.currentThread() == thread;
  }

  /** Numbers the messages of actors under the standard dispatcher. */
  AtomicLong messageStamps() {
    return messageStamps;
  }

  /** Runs a task of Akka's on the loop; a mailbox of stamped messages in the order of its first. */
  void execute(Runnable task) {
    if (!isLoopThread()) {
      inbox.post((Runnable) () -> execute(task), null);
    } else if (dispatcherKind == DispatcherKind.DIRECT) {
      runQueue.push(task, null);
    } else {
      stamped.add(task, messageStamps.get());
      runQueue.push(stamped, null);
    }
  }

  /** Whether messages may go past Akka's mailboxes. */
  boolean isDirect() {
    return dispatcherKind == DispatcherKind.DIRECT;
  }

  /** Gives an actor of this loop a message in its turn; on the loop. */
  void push(DeviceActor<?> actor, Object message) {
    runQueue.push(actor, message);
  }

  /** Runs a task, or gives a cell an envelope, after all that is queued; from any thread. */
  void enqueue(Object receiver, Object envelope) {
    if (isLoopThread()) {
      runQueue.push(receiver, envelope);
    } else {
      inbox.post(receiver, envelope);
    }
  }

  /** Forgets the devices that it had and all that would have befallen them; on the loop. */
  void clear(long nowNanos, JournalSink newJournal) {
    receive();
    queue.clear();
    Arrays.fill(agendas, null);
    devices.clear();
    guard.timeAdvanced();
    now = nowNanos;
    past = nowNanos;
    journal = new JournalOrder(newJournal);
    faults = 0;
    eventsHandled = 0;
    framesReceived = 0;
    publishProgress();
  }

  /** Before and after a run: tasks and messages only. */
  private void idle() {
    while (!closed) {
      try {
        receive();
        drain();
      } catch (RuntimeException | Error failure) {
        LOG.error("partition {} failed outside a run", index, failure);
        fail();
      }
      if (!inbox.isPending()) {
        inbox.await(IDLE_NANOS);
      }
    }
  }

  /**
   * The run cannot go on: from now on actors get nothing but what Akka itself tells them, so that
   * they can be stopped.
   */
  void fail() {
    failed = true;
    stamped.fail();
  }

  /** Takes in what other threads posted. */
  void receive() {
    if (inbox.isPending()) {
      inbox.drainTo(runQueue, arrivals);
      arrivals.deliver();
    }
  }

  boolean hasPosted() {
    return inbox.isPending();
  }

  void await(long nanos) {
    inbox.await(nanos);
  }

  /** Hands on what happened here before the next event: frames to partitions, and the journal. */
  void flush() {
    journal.release(nextEventTime());
    for (int i = 0; i < outgoing.length; i++) {
      if (!outgoing[i].isEmpty()) {
        peers[i].inbox.post(outgoing[i]);
      }
    }
  }

  /** Whether the message that is being handled did not come by Akka's own way. */
  boolean isOnShortWay() {
    return onShortWay;
  }

  /** Whether what is told next by the short way would be handled next. */
  boolean isTurnOfNext() {
    return onShortWay && runQueue.isEmpty();
  }

  /** Runs whatever waits in the run queue and whatever that causes at this instant. */
  void drain() {
    while (!runQueue.isEmpty()) {
      Object receiver = runQueue.peekReceiver();
      Object envelope = runQueue.takeEnvelope();
      if (receiver instanceof DeviceActor<?> actor) {
        onShortWay = true;
        deliver(actor, envelope);
        continue;
      }
      onShortWay = false;
      if (envelope == null) {
        ((Runnable) receiver).run();
      } else {
        invoke((ActorCell) receiver, (Envelope) envelope);
      }
    }
  }

  private void deliver(DeviceActor<?> actor, Object message) {
    if (!failed) {
      guard.message(actor);
      actor.deliver(message);
    }
  }

  private void invoke(ActorCell cell, Envelope envelope) {
    Mailbox mailbox = cell.mailbox();
    if (mailbox.hasSystemMessages()) {
      // An actor that has stopped must not get what was told to it before.
      mailbox.processAllSystemMessages();
      mailbox = cell.mailbox();
    }
    if (failed) {
      return;
    }
    if (mailbox.shouldProcessMessage()) {
      guard.message(cell);
      cell.invoke(envelope);
    } else {
      mailbox.enqueue(cell.self(), envelope);
      cell.dispatcher().registerForExecution(mailbox, true, false);
    }
  }

  /** The time of the next event here, {@link EventQueue#NEVER} if there is none. */
  long nextEventTime() {
    long time = queue.nextTime();
    while (time != EventQueue.NEVER) {
      Agenda next = queue.peek().agenda;
      if (next.firstTime() == time) {
        break;
      }
      // It ran ahead and has done what it stood here for.
      queue.poll();
      next.begin();
      end(next);
      time = queue.nextTime();
    }
    return time;
  }

  /**
   * Handles the next event and all that follows from it at its instant; then the next ones of the
   * same device, as long as nothing else can reach it. So its state, and the way of its frames, are
   * in the processor's caches.
   *
   * @param horizon before which time events of this partition may run, or {@link #IN_STEP}
   */
  void handleNext(long horizon) {
    long time = nextEventTime();
    past = Math.max(past, time);
    journal.release(past);
    Agenda device = queue.poll().agenda;
    device.begin();
    long limit = Math.min(horizon, device.limit(time));
    // In real time events may be late.
    advance(horizon == IN_STEP ? past : time);
    int left = MOST_AHEAD;
    while (true) {
      onShortWay = isDirect();
      device.take().fire(time);
      eventsHandled++;
      drain();
      time = device.firstTime();
      if (time >= limit || --left == 0) {
        break;
      }
      advance(time);
    }
    end(device);
  }

  private void advance(long time) {
    if (time != now) {
      now = time;
      guard.timeAdvanced();
    }
  }

  private void end(Agenda device) {
    if (device.end()) {
      queue.add(device.firstTime(), device.first());
    }
  }

  /** The loop has ended: all devices are where the last of them is. */
  void settle() {
    past = Math.max(past, now);
    now = past;
    journal.release(EventQueue.NEVER);
  }

  void publishProgress() {
    publishedNow = past;
    publishedEvents = eventsHandled;
    publishedFrames = framesReceived;
  }

  /** Moves the clock to the end of a run that has nothing left to do before it. */
  void advanceTo(long timeNanos) {
    now = Math.max(now, timeNanos);
    past = now;
    publishProgress();
  }

  void sendTo(Partition to, FrameSink far, long arrivalNanos, byte[] frame, int epoch) {
    outgoing[to.index].add(far, arrivalNanos, frame, epoch);
  }
}
