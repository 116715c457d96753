package com.mailfence.engine.smtp;

import javax.net.ssl.SSLContext;

/** Gives the TLS of the house as it is now: certificates change while the ports stay open. */
@FunctionalInterface
public interface Tls {
  SSLContext context();
}
