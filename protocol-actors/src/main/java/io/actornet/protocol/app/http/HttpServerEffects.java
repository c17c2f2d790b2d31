package io.actornet.protocol.app.http;

/** What an {@link HttpServerConnection} asks of its surroundings. */
interface HttpServerEffects {
  /**
   * Send bytes, and call {@link HttpServerConnection#onWritable} when there is room for more.
   *
   * @param bytes not to be changed by anybody
   */
  void send(byte[] bytes);

  /** Close the connection behind what was sent. */
  void close();

  /**
   * A request is being answered.
   *
   * @param contentBytes length of the content that follows the head
   */
  void responded(String method, String target, int status, long contentBytes);
}
