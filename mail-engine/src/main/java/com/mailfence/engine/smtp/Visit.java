package com.mailfence.engine.smtp;

import com.mailfence.core.account.Account;
import com.mailfence.engine.delivery.Trace;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Who is talking to us, as far as we know by now. For one thread. */
final class Visit {
  private final Service service;
  private final String host;
  private final String name;
  private final @Nullable InetAddress peer;
  private String greeting = "";
  private boolean extended;
  private boolean secured;
  private @Nullable Account account;
  private int messages;

  /**
   * @param host our own name
   * @param name of this visit, for logs and traces
   * @param peer null on a line without addresses
   */
  Visit(Service service, String host, String name, @Nullable InetAddress peer) {
    this.service = service;
    this.host = host;
    this.name = name;
    this.peer = peer;
  }

  Service service() {
    return service;
  }

  String host() {
    return host;
  }

  String name() {
    return name;
  }

  @Nullable InetAddress peer() {
    return peer;
  }

  boolean isGreeted() {
    return !greeting.isEmpty();
  }

  void greeted(String as, boolean withExtensions) {
    greeting = as;
    extended = withExtensions;
  }

  boolean isSecured() {
    return secured;
  }

  /** TLS begins: nothing said before counts any more. // RFC 3207 s4.2, TL03 */
  void secure() {
    secured = true;
    greeting = "";
    extended = false;
    account = null;
  }

  @Nullable Account account() {
    return account;
  }

  void loggedIn(Account as) {
    account = as;
  }

  /** Another message begins; its Received field names it. */
  Trace trace() {
    messages++;
    String id = name + "." + messages;
    // Where a user was when he wrote is nobody's business.
    boolean own = account != null;
    String address = peer == null ? "" : peer.getHostAddress();
    return new Trace(host, protocol(), own ? "" : greeting, own ? "" : address, id);
  }

  /** RFC 3848, RFC 6531 s4.3 */
  private String protocol() {
    String base = service == Service.LMTP ? "LMTP" : extended ? "ESMTP" : "SMTP";
    String letters = (secured ? "S" : "") + (account != null ? "A" : "");
    return extended ? base + letters : base;
  }
}
