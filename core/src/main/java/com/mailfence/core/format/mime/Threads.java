package com.mailfence.core.format.mime;

import java.util.ArrayList;
import java.util.List;

/** The ids that put an answer into the thread of the mail it answers. RFC 5322 s3.6.4 */
final class Threads {
  private Threads() {}

  static List<String> inReplyTo(Envelope original) {
    return original.messageId().isEmpty() ? List.of() : List.of(original.messageId());
  }

  static List<String> references(Envelope original) {
    boolean alone = original.references().isEmpty() && original.inReplyTo().size() == 1;
    List<String> ids = new ArrayList<>(alone ? original.inReplyTo() : original.references());
    ids.addAll(inReplyTo(original));
    while (ids.size() > MessageIds.MOST) {
      ids.remove(1);
    }
    return ids;
  }
}
