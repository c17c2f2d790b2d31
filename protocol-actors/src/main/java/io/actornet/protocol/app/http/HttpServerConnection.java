package io.actornet.protocol.app.http;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;

/**
 * The server's side of one connection (RFC 9112): requests are answered in the order they came,
 * each when the one before has been handed over, so that pipelining needs no memory for responses.
 */
final class HttpServerConnection {
  /** Bytes of content that go with the head. */
  private static final int FIRST_PIECE_BYTES = 32 * 1024;

  /** Requests that may wait for their turn; with more the connection ends. */
  private static final int MOST_WAITING = 1_000;

  private static final HttpDocument NOTHING = HttpDocument.of("/", 0);

  /** What is wrong with a request, if anything, besides what is asked for. */
  private record Request(HttpRequest message, HttpResponseStatus refusal) {}

  private final Map<String, HttpDocument> documents;
  private final HttpServerEffects effects;
  private final Codec codec = new Codec(new HttpServerCodec());
  private final ArrayDeque<Request> waiting = new ArrayDeque<>(1);

  /** The request whose body is still coming; null between requests. */
  private HttpRequest incoming;

  /** What is being sent; null between responses. */
  private HttpDocument outgoing;

  private long outgoingPosition;
  private boolean awaitingRoom;

  /** Whether no request is taken any more. */
  private boolean closing;

  private boolean closed;

  /**
   * A connection just accepted.
   *
   * @param documents by path
   */
  HttpServerConnection(Map<String, HttpDocument> documents, HttpServerEffects effects) {
    this.documents = documents;
    this.effects = effects;
  }

  /** Takes bytes that have come, in order. */
  void receive(byte[] array, int offset, int length) {
    if (!closing) {
      codec.decode(array, offset, length, this::receive);
      proceed();
    }
  }

  private void receive(HttpObject part) {
    if (part instanceof HttpRequest request) {
      incoming = request;
    }
    if (incoming == null) {
      return;
    }
    if (part.decoderResult().isFailure()) {
      enqueue(refusal(part.decoderResult()));
    } else if (part instanceof LastHttpContent) {
      enqueue(null);
    }
  }

  private void enqueue(HttpResponseStatus refusal) {
    HttpResponseStatus tooMany =
        waiting.size() == MOST_WAITING ? HttpResponseStatus.SERVICE_UNAVAILABLE : null;
    if (waiting.size() <= MOST_WAITING) {
      waiting.add(new Request(incoming, refusal == null ? tooMany : refusal));
    }
    incoming = null;
  }

  private static HttpResponseStatus refusal(DecoderResult result) {
    return switch (result.cause()) {
      case TooLongHttpLineException line -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
      case TooLongHttpHeaderException header -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
      default -> HttpResponseStatus.BAD_REQUEST;
    };
  }

  /** All that was sent has been taken. */
  void onWritable() {
    awaitingRoom = false;
    proceed();
  }

  /** The peer sends no more: the connection ends behind the last response. */
  void onEndOfStream() {
    incoming = null;
    if (!closing && waiting.isEmpty() && outgoing == null) {
      close();
    } else {
      closing = true;
    }
  }

  /** Whatever becomes of the connection, this is not called again. */
  void release() {
    codec.release();
  }

  private void proceed() {
    while (!awaitingRoom && !closed) {
      if (outgoing != null) {
        sendMore();
      } else if (!waiting.isEmpty()) {
        respond(waiting.remove());
      } else {
        if (closing) {
          close();
        }
        return;
      }
    }
  }

  private void close() {
    closing = true;
    closed = true;
    effects.close();
  }

  private void sendMore() {
    byte[] piece = outgoing.from(outgoingPosition);
    outgoingPosition += piece.length;
    if (outgoingPosition == outgoing.sizeBytes()) {
      outgoing = null;
    }
    send(piece);
  }

  private void send(byte[] bytes) {
    awaitingRoom = true;
    effects.send(bytes);
  }

  private void respond(Request request) {
    HttpRequest message = request.message;
    HttpDocument document = documents.get(path(message.uri()));
    HttpResponseStatus status = status(request, document);
    if (!status.equals(HttpResponseStatus.OK)) {
      document = NOTHING;
    }
    boolean last = request.refusal != null || !HttpUtil.isKeepAlive(message);
    DefaultHttpResponse head = head(status, document);
    HttpUtil.setKeepAlive(head.headers(), message.protocolVersion(), !last);
    if (last) {
      closing = true;
      waiting.clear();
    }
    boolean withContent = !message.method().equals(HttpMethod.HEAD);
    effects.responded(
        message.method().name(),
        message.uri(),
        status.code(),
        withContent ? document.sizeBytes() : 0);
    byte[] bytes = codec.encode(head, LastHttpContent.EMPTY_LAST_CONTENT);
    send(withContent ? withStart(bytes, document) : bytes);
  }

  private byte[] withStart(byte[] head, HttpDocument document) {
    int room = (int) Math.min(document.sizeBytes(), FIRST_PIECE_BYTES);
    byte[] piece = Arrays.copyOf(head, head.length + room);
    outgoingPosition = document.copyStart(piece, head.length, room);
    outgoing = outgoingPosition < document.sizeBytes() ? document : null;
    return piece;
  }

  private static DefaultHttpResponse head(HttpResponseStatus status, HttpDocument document) {
    DefaultHttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status);
    head.headers().set(HttpHeaderNames.SERVER, "Actornet");
    if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
      head.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
    }
    if (status.equals(HttpResponseStatus.OK)) {
      head.headers().set(HttpHeaderNames.CONTENT_TYPE, document.contentType());
    }
    head.headers().set(HttpHeaderNames.CONTENT_LENGTH, document.sizeBytes());
    return head;
  }

  private static HttpResponseStatus status(Request request, HttpDocument document) {
    HttpRequest message = request.message;
    HttpVersion version = message.protocolVersion();
    if (request.refusal != null) {
      return request.refusal;
    }
    if (version.majorVersion() != 1) {
      return HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED;
    }
    int hosts = message.headers().getAll(HttpHeaderNames.HOST).size();
    if (hosts > 1 || hosts == 0 && version.minorVersion() > 0) {
      return HttpResponseStatus.BAD_REQUEST;
    }
    if (!message.method().equals(HttpMethod.GET) && !message.method().equals(HttpMethod.HEAD)) {
      return HttpResponseStatus.METHOD_NOT_ALLOWED;
    }
    return document == null ? HttpResponseStatus.NOT_FOUND : HttpResponseStatus.OK;
  }

  /** The path of a request's target, in origin form or in absolute form (RFC 9112 §3.2). */
  private static String path(String target) {
    int start = 0;
    int authority = target.indexOf("://");
    if (authority > 0 && !target.startsWith("/")) {
      start = target.indexOf('/', authority + 3);
    }
    if (start < 0) {
      return "/";
    }
    int query = target.indexOf('?', start);
    return target.substring(start, query < 0 ? target.length() : query);
  }
}
