/**
 * HTTP/1.0 and HTTP/1.1 (RFC 9110, RFC 9112): a server of documents and a client.
 *
 * <p>Netty's codec turns messages into bytes and back; who answers what, and when connections end,
 * is said here. {@link io.actornet.protocol.app.http.HttpServerConnection} and {@link
 * io.actornet.protocol.app.http.HttpClientConnection} know no socket. No response has a {@code
 * Date}, as RFC 9110 §6.6.1 asks of servers without a clock of their own.
 */
package io.actornet.protocol.app.http;
