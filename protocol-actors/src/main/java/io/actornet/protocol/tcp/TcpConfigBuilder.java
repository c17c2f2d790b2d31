package io.actornet.protocol.tcp;

import java.util.function.Supplier;

/** Makes a {@link TcpConfig} that differs from another; see there for units and ranges. */
public final class TcpConfigBuilder {
  private int maximumSegmentSize;
  private int sendBufferBytes;
  private int receiveBufferBytes;
  private int initialWindowSegments;
  private int delayedAckSegments;
  private long delayedAckNanos;
  private boolean nagle;
  private long initialRtoNanos;
  private long minRtoNanos;
  private long maxRtoNanos;
  private int synRetries;
  private int suspectRetries;
  private int dataRetries;
  private long userTimeoutNanos;
  private long maximumSegmentLifetimeNanos;
  private long finWait2Nanos;
  private boolean windowScaling;
  private boolean selectiveAcknowledgment;
  private boolean hardErrorsAbort;
  private Supplier<CongestionControl> congestionControl;
  private boolean timestamps;
  private Ecn ecn;
  private int quickAcknowledgments;
  private boolean userTimeoutOption;
  private int timeToLive;
  private int trafficClass;
  private KeepAlive keepAlive;
  private LossHandling loss;
  private SynHabits syn;
  private ReceiveHabits receive;
  private SendHabits send;
  private Defences defences;

  TcpConfigBuilder(TcpConfig from) {
    this.maximumSegmentSize = from.maximumSegmentSize();
    this.sendBufferBytes = from.sendBufferBytes();
    this.receiveBufferBytes = from.receiveBufferBytes();
    this.initialWindowSegments = from.initialWindowSegments();
    this.delayedAckSegments = from.delayedAckSegments();
    this.delayedAckNanos = from.delayedAckNanos();
    this.nagle = from.nagle();
    this.initialRtoNanos = from.initialRtoNanos();
    this.minRtoNanos = from.minRtoNanos();
    this.maxRtoNanos = from.maxRtoNanos();
    this.synRetries = from.synRetries();
    this.suspectRetries = from.suspectRetries();
    this.dataRetries = from.dataRetries();
    this.userTimeoutNanos = from.userTimeoutNanos();
    this.maximumSegmentLifetimeNanos = from.maximumSegmentLifetimeNanos();
    this.finWait2Nanos = from.finWait2Nanos();
    this.windowScaling = from.windowScaling();
    this.selectiveAcknowledgment = from.selectiveAcknowledgment();
    this.hardErrorsAbort = from.hardErrorsAbort();
    this.congestionControl = from.congestionControl();
    this.timestamps = from.timestamps();
    this.ecn = from.ecn();
    this.quickAcknowledgments = from.quickAcknowledgments();
    this.userTimeoutOption = from.userTimeoutOption();
    this.timeToLive = from.timeToLive();
    this.trafficClass = from.trafficClass();
    this.keepAlive = from.keepAlive();
    this.loss = from.loss();
    this.syn = from.syn();
    this.receive = from.receive();
    this.send = from.send();
    this.defences = from.defences();
  }

  /** Sets {@link TcpConfig#maximumSegmentSize}. */
  public TcpConfigBuilder maximumSegmentSize(int value) {
    this.maximumSegmentSize = value;
    return this;
  }

  /** Sets {@link TcpConfig#sendBufferBytes}. */
  public TcpConfigBuilder sendBufferBytes(int value) {
    this.sendBufferBytes = value;
    return this;
  }

  /** Sets {@link TcpConfig#receiveBufferBytes}. */
  public TcpConfigBuilder receiveBufferBytes(int value) {
    this.receiveBufferBytes = value;
    return this;
  }

  /** Sets {@link TcpConfig#initialWindowSegments}. */
  public TcpConfigBuilder initialWindowSegments(int value) {
    this.initialWindowSegments = value;
    return this;
  }

  /** Sets {@link TcpConfig#delayedAckSegments}. */
  public TcpConfigBuilder delayedAckSegments(int value) {
    this.delayedAckSegments = value;
    return this;
  }

  /** Sets {@link TcpConfig#delayedAckNanos}. */
  public TcpConfigBuilder delayedAckNanos(long value) {
    this.delayedAckNanos = value;
    return this;
  }

  /** Sets {@link TcpConfig#nagle}. */
  public TcpConfigBuilder nagle(boolean value) {
    this.nagle = value;
    return this;
  }

  /** Sets {@link TcpConfig#initialRtoNanos}. */
  public TcpConfigBuilder initialRtoNanos(long value) {
    this.initialRtoNanos = value;
    return this;
  }

  /** Sets {@link TcpConfig#minRtoNanos}. */
  public TcpConfigBuilder minRtoNanos(long value) {
    this.minRtoNanos = value;
    return this;
  }

  /** Sets {@link TcpConfig#maxRtoNanos}. */
  public TcpConfigBuilder maxRtoNanos(long value) {
    this.maxRtoNanos = value;
    return this;
  }

  /** Sets {@link TcpConfig#synRetries}. */
  public TcpConfigBuilder synRetries(int value) {
    this.synRetries = value;
    return this;
  }

  /** Sets {@link TcpConfig#suspectRetries}. */
  public TcpConfigBuilder suspectRetries(int value) {
    this.suspectRetries = value;
    return this;
  }

  /** Sets {@link TcpConfig#dataRetries}. */
  public TcpConfigBuilder dataRetries(int value) {
    this.dataRetries = value;
    return this;
  }

  /** Sets {@link TcpConfig#userTimeoutNanos}. */
  public TcpConfigBuilder userTimeoutNanos(long value) {
    this.userTimeoutNanos = value;
    return this;
  }

  /** Sets {@link TcpConfig#maximumSegmentLifetimeNanos}. */
  public TcpConfigBuilder maximumSegmentLifetimeNanos(long value) {
    this.maximumSegmentLifetimeNanos = value;
    return this;
  }

  /** Sets {@link TcpConfig#finWait2Nanos}. */
  public TcpConfigBuilder finWait2Nanos(long value) {
    this.finWait2Nanos = value;
    return this;
  }

  /** Sets {@link TcpConfig#windowScaling}. */
  public TcpConfigBuilder windowScaling(boolean value) {
    this.windowScaling = value;
    return this;
  }

  /** Sets {@link TcpConfig#selectiveAcknowledgment}. */
  public TcpConfigBuilder selectiveAcknowledgment(boolean value) {
    this.selectiveAcknowledgment = value;
    return this;
  }

  /** Sets {@link TcpConfig#hardErrorsAbort}. */
  public TcpConfigBuilder hardErrorsAbort(boolean value) {
    this.hardErrorsAbort = value;
    return this;
  }

  /** Sets {@link TcpConfig#congestionControl}. */
  public TcpConfigBuilder congestionControl(Supplier<CongestionControl> value) {
    this.congestionControl = value;
    return this;
  }

  /** Sets {@link TcpConfig#timestamps}. */
  public TcpConfigBuilder timestamps(boolean value) {
    this.timestamps = value;
    return this;
  }

  /** Sets {@link TcpConfig#ecn}. */
  public TcpConfigBuilder ecn(Ecn value) {
    this.ecn = value;
    return this;
  }

  /** Sets {@link TcpConfig#quickAcknowledgments}. */
  public TcpConfigBuilder quickAcknowledgments(int value) {
    this.quickAcknowledgments = value;
    return this;
  }

  /** Sets {@link TcpConfig#userTimeoutOption}. */
  public TcpConfigBuilder userTimeoutOption(boolean value) {
    this.userTimeoutOption = value;
    return this;
  }

  /** Sets {@link TcpConfig#timeToLive}. */
  public TcpConfigBuilder timeToLive(int value) {
    this.timeToLive = value;
    return this;
  }

  /** Sets {@link TcpConfig#trafficClass}. */
  public TcpConfigBuilder trafficClass(int value) {
    this.trafficClass = value;
    return this;
  }

  /** Sets {@link TcpConfig#keepAlive}. */
  public TcpConfigBuilder keepAlive(KeepAlive value) {
    this.keepAlive = value;
    return this;
  }

  /** Sets {@link TcpConfig#loss}. */
  public TcpConfigBuilder loss(LossHandling value) {
    this.loss = value;
    return this;
  }

  /** Sets {@link TcpConfig#syn}. */
  public TcpConfigBuilder syn(SynHabits value) {
    this.syn = value;
    return this;
  }

  /** Sets {@link TcpConfig#receive}. */
  public TcpConfigBuilder receive(ReceiveHabits value) {
    this.receive = value;
    return this;
  }

  /** Sets {@link TcpConfig#send}. */
  public TcpConfigBuilder send(SendHabits value) {
    this.send = value;
    return this;
  }

  /** Sets {@link TcpConfig#defences}. */
  public TcpConfigBuilder defences(Defences value) {
    this.defences = value;
    return this;
  }

  /** The settings; throws {@link IllegalArgumentException} where one is out of its range. */
  public TcpConfig build() {
    return new TcpConfig(
        maximumSegmentSize,
        sendBufferBytes,
        receiveBufferBytes,
        initialWindowSegments,
        delayedAckSegments,
        delayedAckNanos,
        nagle,
        initialRtoNanos,
        minRtoNanos,
        maxRtoNanos,
        synRetries,
        suspectRetries,
        dataRetries,
        userTimeoutNanos,
        maximumSegmentLifetimeNanos,
        finWait2Nanos,
        windowScaling,
        selectiveAcknowledgment,
        hardErrorsAbort,
        congestionControl,
        timestamps,
        ecn,
        quickAcknowledgments,
        userTimeoutOption,
        timeToLive,
        trafficClass,
        keepAlive,
        loss,
        syn,
        receive,
        send,
        defences);
  }
}
