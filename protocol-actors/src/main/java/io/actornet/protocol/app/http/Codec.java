package io.actornet.protocol.app.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;

/**
 * One of Netty's codecs without any of its threads, clocks and pools: bytes in, messages out, and
 * the other way round, at once.
 */
final class Codec {
  private static final UnpooledByteBufAllocator HEAP = new UnpooledByteBufAllocator(false, true);

  private final EmbeddedChannel channel;

  Codec(ChannelHandler codec) {
    channel = new EmbeddedChannel();
    channel.config().setAllocator(HEAP);
    channel.pipeline().addLast(codec);
  }

  /** Shows a consumer each part of a message that the bytes complete; the part is then released. */
  void decode(byte[] array, int offset, int length, Consumer<HttpObject> consumer) {
    channel.writeInbound(Unpooled.wrappedBuffer(array, offset, length));
    drain(consumer);
  }

  /** The peer sends no more; shows a consumer what only that completes. */
  void end(Consumer<HttpObject> consumer) {
    channel.finish();
    drain(consumer);
  }

  private void drain(Consumer<HttpObject> consumer) {
    Object part = channel.readInbound();
    while (part != null) {
      try {
        consumer.accept((HttpObject) part);
      } finally {
        ReferenceCountUtil.release(part);
      }
      part = channel.readInbound();
    }
  }

  /** The bytes of parts of a message. */
  byte[] encode(Object... parts) {
    channel.writeOutbound(parts);
    ByteBuf all = Unpooled.buffer();
    ByteBuf next = channel.readOutbound();
    while (next != null) {
      all.writeBytes(next);
      next.release();
      next = channel.readOutbound();
    }
    byte[] bytes = new byte[all.readableBytes()];
    all.readBytes(bytes);
    return bytes;
  }

  /** Lets go of what is held of incomplete messages. */
  void release() {
    channel.finishAndReleaseAll();
  }
}
