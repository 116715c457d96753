package com.mailfence.engine.http;

import com.mailfence.engine.account.Outcome;
import java.net.InetAddress;

/** Who lets users in: {@code Logins}, or what a test puts there. */
@FunctionalInterface
public interface Door {
  Outcome check(String login, String password, InetAddress from);
}
