package com.mailfence.dav.lock;

import com.mailfence.dav.wire.Path;
import com.mailfence.dav.xml.Element;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A write lock. RFC 4918 s6
 *
 * @param token an URI that names it for ever
 * @param root what it was asked on
 * @param deep whether it covers all that lies below
 * @param exclusive whether there may be no other
 * @param owner what the client said of who asked, as it came; null if it said nothing
 * @param seconds how long it lasts at each asking
 * @param ends when it is over
 */
public record Lock(
    String token,
    Path root,
    boolean deep,
    boolean exclusive,
    @Nullable Element owner,
    long seconds,
    Instant ends) {

  /** Whether a resource is locked by it. */
  public boolean covers(Path path) {
    return root.leadsWhere(path) || deep && root.covers(path);
  }

  Lock until(Instant newEnd, long newSeconds) {
    return new Lock(token, root, deep, exclusive, owner, newSeconds, newEnd);
  }
}
