package io.actornet.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.protocol.engine.Engine;
import io.actornet.protocol.engine.EngineSettings;
import io.actornet.protocol.engine.Event;
import io.actornet.protocol.engine.Partition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A channel holds the frames in flight in order of arrival")
class ChannelTest {
  private static final long END = 1_000_000;

  private final List<String> arrived = new ArrayList<>();
  private Engine engine;
  private Partition partition;
  private Channel channel;

  /** Something that a test does at an instant, before all else then. */
  private static final class Step extends Event {
    private final Runnable action;

    Step(Runnable action) {
      this.action = action;
      order = order(0, CONTROL, 0);
    }

    @Override
    protected void fire(long timeNanos) {
      action.run();
    }
  }

  @BeforeEach
  void start() {
    engine = new Engine(new EngineSettings(1, DispatcherKind.DIRECT, 1, END, index -> entry -> {}));
    partition = engine.partition(0);
    channel = new Channel(partition, 0, 0);
    channel.attach(frame -> arrived.add(partition.now() + " #" + frame[0]));
  }

  @AfterEach
  void end() {
    engine.close();
  }

  private void at(long nanos, Runnable action) {
    engine.onLoop(partition, () -> partition.schedule(nanos, new Step(action)));
  }

  private void run() {
    engine.run(new Clock.Virtual(), END);
  }

  private static byte[] frame(int number) {
    return new byte[] {(byte) number};
  }

  @Test
  void framesArriveAtTheirTimesAndThoseOfOneInstantInTheOrderOfSending() {
    at(
        0,
        () -> {
          channel.deliver(100, frame(1), 0);
          channel.deliver(100, frame(2), 0);
          channel.deliver(100, frame(3), 0);
          channel.deliver(250, frame(4), 0);
        });
    at(100, () -> channel.deliver(300, frame(5), 0));
    at(400, () -> channel.deliver(401, frame(6), 0));

    run();

    assertEquals(List.of("100 #1", "100 #2", "100 #3", "250 #4", "300 #5", "401 #6"), arrived);
    assertEquals(0, channel.framesLost());
  }

  @Test
  void aThousandFramesMayBeInFlight() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      at(i, () -> channel.deliver(1_000L + number, frame(number), 0));
      expected.add(1_000 + i + " #" + (byte) i);
    }

    run();

    assertEquals(expected, arrived);
  }

  @Test
  @DisplayName("What is in flight when the link goes down is lost; what arrived before is not")
  void linkDown() {
    at(
        0,
        () -> {
          for (int i = 1; i <= 4; i++) {
            channel.deliver(100L * i, frame(i), 0);
          }
        });
    at(200, channel::wentDown);
    at(500, () -> channel.deliver(600, frame(5), 1));

    run();

    assertEquals(List.of("100 #1", "600 #5"), arrived);
    assertEquals(3, channel.framesLost());
  }

  @Test
  @DisplayName("What is sent after the link was down does not wait for what was lost")
  void framesPassThoseThatAreLost() {
    at(
        0,
        () -> {
          channel.deliver(100, frame(1), 0);
          channel.deliver(1_000, frame(2), 0);
          channel.deliver(2_000, frame(3), 0);
        });
    at(
        200,
        () -> {
          channel.wentDown();
          channel.deliver(300, frame(4), 1);
          channel.deliver(300, frame(5), 1);
          channel.deliver(1_000, frame(6), 1);
          channel.deliver(1_500, frame(7), 1);
          channel.deliver(2_000, frame(8), 1);
          channel.deliver(2_001, frame(9), 1);
        });

    run();

    assertEquals(
        List.of("100 #1", "300 #4", "300 #5", "1000 #6", "1500 #7", "2000 #8", "2001 #9"), arrived);
    assertEquals(2, channel.framesLost());
  }

  @Test
  void eachTimeTheLinkGoesDownIsTold() {
    at(0, () -> channel.deliver(1_000, frame(1), 0));
    at(
        100,
        () -> {
          channel.wentDown();
          channel.deliver(900, frame(2), 1);
        });
    at(
        200,
        () -> {
          channel.wentDown();
          channel.deliver(950, frame(3), 2);
          channel.deliver(1_100, frame(4), 2);
          channel.deliver(1_100, frame(5), 2);
        });
    at(1_050, () -> channel.deliver(1_100, frame(6), 2));

    run();

    assertEquals(List.of("950 #3", "1100 #4", "1100 #5", "1100 #6"), arrived);
    assertEquals(2, channel.framesLost());
  }
}
