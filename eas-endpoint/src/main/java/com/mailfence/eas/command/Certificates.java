package com.mailfence.eas.command;

import com.mailfence.core.account.Directory;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ResolveCodec;
import com.mailfence.eas.wire.ResolveCodec.Wishes;
import java.util.ArrayList;
import java.util.List;

/** Certificates of people, as many as one answer may hold. [MS-ASCMD] section 2.2.3.25 */
final class Certificates {
  private static final int NOTHING = 1;
  private static final int WHOLE = 2;

  private static final int FINE = 1;
  private static final int NONE = 7; // [MS-ASCMD] R4303
  private static final int TOO_MANY = 8; // [MS-ASCMD] R4305

  private final Directory directory;
  private final Wishes wishes;
  private int given;

  Certificates(Directory directory, Wishes wishes) {
    this.directory = directory;
    this.wishes = wishes;
  }

  boolean isAsked() {
    return wishes.retrieval() != NOTHING;
  }

  /** Those of all whom a recipient stands for; all of them, or none. [MS-ASCMD] R3254, R3255 */
  Element of(List<String> addresses) {
    List<byte[]> found = new ArrayList<>();
    if (wishes.retrieval() == WHOLE) { // [MS-ASCMD] R843
      for (String address : addresses) {
        directory.attribute(address, "certificate").ifPresent(found::add);
      }
    }
    if (found.isEmpty()) {
      return ResolveCodec.certificates(NONE, addresses.size(), 0, List.of());
    }
    if (given + found.size() > wishes.mostCertificates()) {
      return ResolveCodec.certificates(TOO_MANY, addresses.size(), found.size(), List.of());
    }
    given += found.size();
    return ResolveCodec.certificates(FINE, addresses.size(), found.size(), found);
  }
}
