package io.actornet.protocol.app.http;

import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/** The client's side of one connection (RFC 9112): one request after the other. */
final class HttpClientConnection {
  private final HttpClientEffects effects;
  private final Codec codec = new Codec(new HttpClientCodec());

  /** The response that is coming; null before its head has come. */
  private HttpResponse response;

  private long contentBytes;
  private boolean asked;

  /** A connection just opened. */
  HttpClientConnection(HttpClientEffects effects) {
    this.effects = effects;
  }

  /**
   * The bytes of a request; to be called when the response to the one before is whole.
   *
   * @param version HTTP/1.0 or HTTP/1.1
   * @param keepAlive whether the connection shall take another request
   */
  byte[] get(HttpUrl url, HttpVersion version, boolean keepAlive) {
    DefaultFullHttpRequest request =
        new DefaultFullHttpRequest(version, HttpMethod.GET, url.target());
    request.headers().set(HttpHeaderNames.HOST, url.authority());
    request.headers().set(HttpHeaderNames.USER_AGENT, "Actornet");
    request.headers().set(HttpHeaderNames.ACCEPT, "*/*");
    HttpUtil.setKeepAlive(request, keepAlive);
    asked = true;
    return codec.encode(request);
  }

  /** Takes bytes that have come, in order. */
  void receive(byte[] array, int offset, int length) {
    if (asked) {
      codec.decode(array, offset, length, this::receive);
    }
  }

  private void receive(HttpObject part) {
    if (!asked) {
      return;
    }
    if (part.decoderResult().isFailure()) {
      fail("malformed response");
      return;
    }
    if (part instanceof HttpResponse head) {
      response = head;
      contentBytes = 0;
      if (!isInformational()) {
        effects.head(head.status().code());
      }
    }
    if (part instanceof HttpContent content) {
      contentBytes += content.content().readableBytes();
    }
    if (part instanceof LastHttpContent && !isInformational()) {
      asked = false;
      effects.complete(contentBytes, HttpUtil.isKeepAlive(response) && hasKnownEnd());
    }
  }

  /** Whether the response only announces another (RFC 9110 §15.2). */
  private boolean isInformational() {
    return response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  /** Whether the end of the connection is not what ends the content (RFC 9112 §6.3). */
  private boolean hasKnownEnd() {
    return HttpUtil.isContentLengthSet(response) || HttpUtil.isTransferEncodingChunked(response);
  }

  private void fail(String reason) {
    asked = false;
    effects.failed(reason);
  }

  /** The server sends no more. */
  void onEndOfStream() {
    codec.end(this::receive);
    if (asked) {
      fail(response == null ? "connection closed without a response" : "response cut short");
    }
  }

  /** Whatever becomes of the connection, this is not called again. */
  void release() {
    codec.release();
  }
}
