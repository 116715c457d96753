package com.mailfence.engine.http;

import java.util.function.BooleanSupplier;

/**
 * What the operator may set about an endpoint over HTTP.
 *
 * @param realm shown in the challenge, most often the product's name // BASE-001
 * @param plainAllowed whether credentials may come without TLS just now: only for a listener bound
 *     to loopback or behind a trusted proxy // BASE-003
 * @param largest the greatest thing a body may bring, in bytes // LIMIT-003
 * @param bodyMemory bytes of bodies held at one time, all requests together
 * @param streams answers larger than a buffer that are written at one time, all requests together
 */
public record HttpTerms(
    String realm, BooleanSupplier plainAllowed, int largest, long bodyMemory, int streams) {
  public HttpTerms {
    if (largest < 1 || bodyMemory < largest || streams < 1) {
      throw new IllegalArgumentException("bounds of requests");
    }
  }
}
