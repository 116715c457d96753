package com.mailfence.eas.http;

import com.mailfence.engine.http.Guest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who came in, by any of the names a phone may write into the query. */
record Visitor(Guest guest) {

  /**
   * Whether the user named in the query is this one; a query need not name any. It may be the
   * login, the main address or the name before its at sign, each behind a domain and a backslash.
   * // EA04
   */
  boolean answersTo(@Nullable String user) {
    if (user == null || user.isBlank()) {
      return true;
    }
    String name = lower(user.substring(user.lastIndexOf('\\') + 1));
    String address = lower(guest.account().address());
    return name.equals(lower(guest.user()))
        || name.equals(address)
        || name.equals(address.substring(0, address.lastIndexOf('@')));
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
