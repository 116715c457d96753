package com.mailfence.dav.http;

/**
 * What the operator may set about the HTTP side.
 *
 * @param realm shown in the challenge, most often the product's name // BASE-001
 * @param plainAllowed whether credentials may come without TLS: only for a listener bound to
 *     loopback or behind a trusted proxy // BASE-003
 * @param largestObject bytes of a calendar object or a card
 * @param largestFile bytes of a file
 * @param bodyMemory bytes of bodies held at one time, all requests together
 * @param streams answers larger than a buffer that are written at one time, all requests together
 */
public record HttpTerms(
    String realm,
    boolean plainAllowed,
    int largestObject,
    int largestFile,
    long bodyMemory,
    int streams) {
  public HttpTerms {
    if (largestObject < 1 || largestFile < 1 || bodyMemory < largestFile || streams < 1) {
      throw new IllegalArgumentException("bounds of requests");
    }
  }
}
