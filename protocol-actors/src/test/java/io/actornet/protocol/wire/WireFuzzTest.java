package io.actornet.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, nothing throws and nothing outside the frame is read. */
class WireFuzzTest {
  private static final int FRAMES = 1_000_000;
  private static final int MARGIN = 64;

  private final List<byte[]> samples = SampleFrames.all();

  /**
   * Every frame is read twice, once amid zeros and once amid ones: a getter that reads outside the
   * frame gives two different results or throws.
   */
  @Test
  void aMillionMutatedFramesAreReadWithinTheirBounds() {
    SplittableRandom random = new SplittableRandom(20_261_122);
    EveryGetter reader = new EveryGetter();
    long wellFormed = 0;
    for (int i = 0; i < FRAMES; i++) {
      byte[] frame = mutate(random);
      byte[] amid = new byte[frame.length + 2 * MARGIN];
      System.arraycopy(frame, 0, amid, MARGIN, frame.length);
      long hash = reader.read(amid, MARGIN, MARGIN + frame.length);
      Arrays.fill(amid, 0, MARGIN, (byte) 0xff);
      Arrays.fill(amid, MARGIN + frame.length, amid.length, (byte) 0xff);
      assertEquals(hash, reader.read(amid, MARGIN, MARGIN + frame.length));
      wellFormed += reader.wellFormedLayers();
    }
    assertTrue(wellFormed > 2 * FRAMES, "mutations leave enough layers readable to be worth it");
  }

  @Test
  void framesOfPureNoiseAreReadWithinTheirBounds() {
    SplittableRandom random = new SplittableRandom(7);
    EveryGetter reader = new EveryGetter();
    for (int i = 0; i < 100_000; i++) {
      byte[] noise = new byte[random.nextInt(120)];
      random.nextBytes(noise);
      reader.readEachLayerAlone(noise);
    }
  }

  @Test
  void textOfMutatedFramesNeverThrowsAndHoldsNoControlCharacters() {
    SplittableRandom random = new SplittableRandom(3);
    FrameText text = new FrameText();
    for (int i = 0; i < 100_000; i++) {
      String line = text.line(mutate(random));
      assertTrue(line.chars().noneMatch(Character::isISOControl), line);
    }
  }

  /** Changes up to four bytes, cuts or extends; then mends some checksums so that more is read. */
  private byte[] mutate(SplittableRandom random) {
    byte[] frame = samples.get(random.nextInt(samples.size())).clone();
    if (random.nextInt(4) == 0) {
      frame = Arrays.copyOf(frame, random.nextInt(frame.length + 20));
    }
    for (int change = random.nextInt(5); change > 0 && frame.length > 0; change--) {
      int at = random.nextInt(frame.length);
      switch (random.nextInt(4)) {
        case 0 -> frame[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> frame[at] = (byte) 0xff;
        case 2 -> frame[at] = 0;
        default -> frame[at] = (byte) random.nextInt(256);
      }
    }
    if (frame.length >= 34 && random.nextInt(8) != 0) {
      mendIpv4Checksum(frame);
    }
    return frame;
  }

  private static void mendIpv4Checksum(byte[] frame) {
    int headerLength = (frame[14] & 15) * 4;
    if (headerLength >= 20 && 14 + headerLength <= frame.length) {
      frame[24] = 0;
      frame[25] = 0;
      int checksum = InternetChecksum.checksum(frame, 14, headerLength);
      frame[24] = (byte) (checksum >> 8);
      frame[25] = (byte) checksum;
    }
  }
}
