package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What arrives on a trunk")
class ReceptionTest {
  private static final TrunkIdentity TRUNK = new TrunkIdentity(77, 2, 0xabcL, "1.0", 1, 2);
  private static final int SESSION = 5;
  private static final int FUZZED = 200_000;

  private final TrunkCounters counters = new TrunkCounters();
  private final Heard heard = new Heard();
  private final Reception reception = new Reception(TRUNK, counters);
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);

  ReceptionTest() {
    reception.begin(heard);
  }

  @Test
  void framesOfABatchAreHandedOverWithTheirFields() {
    hello(TRUNK);
    receive(frames(0, 0, new byte[] {1, 2, 3}, new byte[0]));

    Heard.Frame first = (Heard.Frame) heard.messages.get(1);
    assertEquals(40, first.direction());
    assertEquals(-7, first.epoch());
    assertEquals(1L << 40, first.arrivalNanos());
    assertArrayEquals(new byte[] {1, 2, 3}, first.bytes());
    assertEquals(0, ((Heard.Frame) heard.messages.get(2)).bytes().length);
    assertEquals(2, counters.value(TrunkCount.FRAMES_RECEIVED));
  }

  @Test
  void nothingCountsBeforeTheHello() {
    receive(frames(0, 0, new byte[4]));

    assertEquals(List.of(), heard.messages);
    assertEquals(1, counters.value(TrunkCount.STALE));
  }

  @Test
  void anOlderAttemptIsDropped() {
    hello(TRUNK);
    TrunkIdentity older = new TrunkIdentity(77, 1, 0xabcL, "1.0", 1, 2);
    hello(older);
    EndMessage.write(buffer, older, 0);
    receive(EndMessage.LENGTH);

    assertEquals(List.of(new Heard.Hello(1)), heard.messages);
    assertEquals(2, counters.value(TrunkCount.STALE));
  }

  @Test
  void anotherSenderOfTheSameTrunkIsDropped() {
    hello(TRUNK);
    reception.receive(buffer, 0, HelloMessage.write(buffer, TRUNK), SESSION + 1);
    reception.receive(buffer, 0, frames(0, 0, new byte[4]), SESSION + 1);

    assertEquals(List.of(new Heard.Hello(1)), heard.messages);
    assertEquals(2, counters.value(TrunkCount.STALE));
  }

  @Test
  void anotherExperimentIsRefusedAndBothAreNamed() {
    assertEquals(
        "trunk from node 1 to node 2: node 1 runs experiment 0000000000000def, this node experiment"
            + " 0000000000000abc",
        refusal(() -> hello(new TrunkIdentity(77, 2, 0xdefL, "1.0", 1, 2))));
  }

  @Test
  void anotherVersionIsRefusedAndBothAreNamed() {
    assertEquals(
        "trunk from node 1 to node 2: node 1 runs version '1.1' of the program, this node version"
            + " '1.0'",
        refusal(() -> hello(new TrunkIdentity(77, 2, 0xabcL, "1.1", 1, 2))));
  }

  @Test
  void anotherProtocolIsRefusedAndBothAreNamed() {
    int length = HelloMessage.write(buffer, TRUNK);
    buffer.putByte(0, (byte) 9);

    assertEquals(
        "trunk from node 1 to node 2: node 1 speaks version 9 of the trunk protocol, this node"
            + " version 1",
        refusal(() -> receive(length)));
  }

  @Test
  void aMissingMessageEndsTheTrunk() {
    hello(TRUNK);
    receive(frames(3, 0, new byte[4]));

    assertEquals(
        "trunk from node 1 to node 2: message 2 of lane 3 came where message 1 was due",
        refusal(() -> receive(frames(3, 2, new byte[4]))));
  }

  @Test
  void messagesThatAreMissingAtTheEndEndTheTrunk() {
    hello(TRUNK);
    receive(frames(0, 0, new byte[4]));
    EndMessage.write(buffer, TRUNK, 3);

    assertEquals(
        "trunk from node 1 to node 2: 2 messages were lost before its end",
        refusal(() -> receive(EndMessage.LENGTH)));
  }

  @Test
  void malformedMessagesAreCountedAndNeverThrow() {
    hello(TRUNK);
    Random random = new Random(1);
    for (int i = 0; i < FUZZED; i++) {
      int length = frames(0, Long.MIN_VALUE, new byte[5], new byte[9]);
      int at = MessageHeader.LENGTH + random.nextInt(length - MessageHeader.LENGTH);
      buffer.putByte(at, (byte) random.nextInt());
      int cut = random.nextInt(length + 1);
      if (FramesMessage.isWellFormed(buffer, 0, Math.max(cut, MessageHeader.LENGTH))) {
        continue; // the sequence number would end the trunk
      }
      receive(cut);
    }

    assertEquals(1, heard.messages.size());
    assertTrue(counters.value(TrunkCount.MALFORMED) > FUZZED / 2);
  }

  @Test
  void whateverArrivesTheTrunkGoesOnOrIsLostInSoManyWords() {
    Random random = new Random(2);
    byte[] bytes = new byte[96];
    for (int i = 0; i < FUZZED; i++) {
      hello(TRUNK);
      frames(0, 0, new byte[20]);
      buffer.getBytes(0, bytes);
      for (int changes = random.nextInt(8); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(12);
      }
      Reception fresh = new Reception(TRUNK, counters);
      fresh.begin(new Heard());
      try {
        fresh.receive(buffer, 0, HelloMessage.write(buffer, TRUNK), SESSION);
        fresh.receive(new UnsafeBuffer(bytes), 0, random.nextInt(bytes.length + 1), SESSION);
      } catch (TrunkLostException lost) {
        assertTrue(lost.getMessage().startsWith(TRUNK.title()));
      }
    }
  }

  private void hello(TrunkIdentity identity) {
    receive(HelloMessage.write(buffer, identity));
  }

  private void receive(int length) {
    reception.receive(buffer, 0, length, SESSION);
  }

  private int frames(int lane, long sequence, byte[]... frames) {
    MessageHeader.write(buffer, MessageHeader.FRAMES, lane, TRUNK);
    MessageHeader.sequence(buffer, sequence);
    buffer.putInt(FramesMessage.COUNT_OFFSET, frames.length, LITTLE_ENDIAN);
    int at = FramesMessage.FIRST_FRAME_OFFSET;
    for (byte[] frame : frames) {
      buffer.putInt(at + FramesMessage.DIRECTION_OFFSET, 40, LITTLE_ENDIAN);
      buffer.putInt(at + FramesMessage.EPOCH_OFFSET, -7, LITTLE_ENDIAN);
      buffer.putLong(at + FramesMessage.ARRIVAL_OFFSET, 1L << 40, LITTLE_ENDIAN);
      buffer.putInt(at + FramesMessage.LENGTH_OFFSET, frame.length, LITTLE_ENDIAN);
      buffer.putBytes(at + FramesMessage.FRAME_HEADER_LENGTH, frame);
      at += FramesMessage.FRAME_HEADER_LENGTH + frame.length;
    }
    return at;
  }

  private static String refusal(Runnable arrival) {
    return assertThrows(TrunkLostException.class, arrival::run).getMessage();
  }
}
