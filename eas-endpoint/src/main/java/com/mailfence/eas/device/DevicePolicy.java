package com.mailfence.eas.device;

import com.mailfence.core.account.Account;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is asked of the devices of an account, by the names and values of [MS-ASPROV]; what is not
 * named is not restricted. By default nothing is. // SYNC-015
 */
@FunctionalInterface
public interface DevicePolicy {
  /** Nothing is asked of anybody. */
  DevicePolicy NONE = account -> Map.of();

  Map<String, String> of(Account account);

  /**
   * Names a set of settings, so that it is seen when they changed.
   *
   * @return 0 if nothing is asked
   */
  static int form(Map<String, String> settings) {
    SortedMap<String, String> sorted = new TreeMap<>(settings);
    return settings.isEmpty() ? 0 : sorted.toString().hashCode() | 1;
  }
}
