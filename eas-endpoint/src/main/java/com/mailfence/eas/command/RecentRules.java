package com.mailfence.eas.command;

import com.mailfence.core.account.Account;
import com.mailfence.eas.device.AccessRule;
import com.mailfence.eas.device.AccessRules;
import com.mailfence.eas.device.DevicePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules and policies of accounts, as they stood a few seconds ago: every request asks for them,
 * and they hardly ever change.
 */
final class RecentRules {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int MOST = 20_000;

  private final Rooms rooms;
  private final AccessRules rules;
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  RecentRules(Rooms rooms) {
    this.rooms = rooms;
    this.rules = new AccessRules(rooms.directory());
  }

  private record Held(Instant read, List<AccessRule> rules, int form) {}

  List<AccessRule> rules(Account account) {
    return of(account).rules;
  }

  /** Which policy settings the account's devices are to be under; 0 for none. */
  int policyForm(Account account) {
    return of(account).form;
  }

  private Held of(Account account) {
    Instant now = rooms.clock().instant();
    Held found = held.get(account.address());
    if (found != null && now.isBefore(found.read.plus(FRESH))) {
      return found;
    }
    if (held.size() >= MOST) {
      held.clear();
    }
    String domain = account.address().substring(account.address().lastIndexOf('@') + 1);
    int form = DevicePolicy.form(rooms.policy().of(account));
    Held fresh = new Held(now, rules.of(domain), form);
    held.put(account.address(), fresh);
    return fresh;
  }
}
