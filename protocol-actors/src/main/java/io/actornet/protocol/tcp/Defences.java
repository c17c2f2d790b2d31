package io.actornet.protocol.tcp;

/**
 * What an end believes of segments that may be forged, and how it answers them.
 *
 * @param challenges how many challenge acknowledgments a connection sends in a period (RFC 5961 §7)
 * @param challengePeriodNanos that period
 * @param resetInWindow whether a reset anywhere in the window is believed, as RFC 793 had it; RFC
 *     5961 §3.2 believes one at RCV.NXT only
 * @param synInWindow whether a SYN in the window resets the connection, as RFC 793 had it
 * @param missingTimestamps whether segments without timestamps are taken in once these are agreed
 *     on; RFC 7323 §3.2 says they should be dropped
 * @param icmpEndsOpening whether ICMP errors that RFC 9293 has an open connection bear (time
 *     exceeded, administratively prohibited) end one that is being opened
 * @param dropSynAck whether a SYN-ACK where one listens is dropped instead of being reset
 * @param dropSynFin whether a SYN that also has FIN is dropped where one listens
 * @param synCookies whether SYNs that find the backlog full are answered with cookies (RFC 4987)
 * @param silentOnUnsent whether acknowledgments of what was never sent are dropped without an
 *     answer; RFC 9293 §3.10.7.4 answers them
 * @param silent whether segments for nobody are dropped instead of being reset
 */
public record Defences(
    int challenges,
    long challengePeriodNanos,
    boolean resetInWindow,
    boolean synInWindow,
    boolean missingTimestamps,
    boolean icmpEndsOpening,
    boolean dropSynAck,
    boolean dropSynFin,
    boolean synCookies,
    boolean silentOnUnsent,
    boolean silent) {
  /** By the RFCs. */
  public static final Defences STRICT =
      new Defences(
          10, 5_000_000_000L, false, false, false, false, false, false, true, false, false);

  /** The same, but with other beliefs in resets and SYNs that are somewhere in the window. */
  public Defences withTrust(boolean inReset, boolean inSyn) {
    return new Defences(
        challenges,
        challengePeriodNanos,
        inReset,
        inSyn,
        missingTimestamps,
        icmpEndsOpening,
        dropSynAck,
        dropSynFin,
        synCookies,
        silentOnUnsent,
        silent);
  }

  /** The same, but with other answers where one listens, or nobody does. */
  public Defences withAnswers(boolean dropsSynFin, boolean cookies, boolean isSilent) {
    return new Defences(
        challenges,
        challengePeriodNanos,
        resetInWindow,
        synInWindow,
        missingTimestamps,
        icmpEndsOpening,
        dropSynAck,
        dropsSynFin,
        cookies,
        silentOnUnsent,
        isSilent);
  }
}
