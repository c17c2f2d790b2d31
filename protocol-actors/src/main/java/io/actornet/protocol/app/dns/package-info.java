/**
 * Names (RFC 1034, RFC 1035): a server that is authoritative for a zone, a resolver that forwards
 * and caches, and the look-up that other applications use.
 *
 * <p>Messages are dnsjava's classes; everything else, time above all, is this package's own. {@link
 * io.actornet.protocol.app.dns.Zone} and {@link io.actornet.protocol.app.dns.AnswerCache} know what
 * to answer, {@link io.actornet.protocol.app.dns.Queries} asks servers, waits and asks again; none
 * of them knows a socket or a clock.
 */
package io.actornet.protocol.app.dns;
