package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one table from refusals of the house to statuses and conditions of WebDAV. */
final class Preconditions {
  private static final Name ERROR = Name.dav("error");

  private Preconditions() {}

  static Reply reply(Refusal refusal) {
    return switch (refusal.kind()) {
      case NOT_FOUND -> Reply.of(404);
      case FORBIDDEN -> Reply.of(403);
      case CONFLICT -> Reply.of(412);
      case STALE -> reply(new Unmet(Condition.VALID_SYNC_TOKEN));
      case EXISTS -> Reply.of(409);
      case OVER_QUOTA -> reply(new Unmet(Condition.QUOTA));
      case TOO_LARGE -> Reply.of(413);
      case MALFORMED -> Reply.of(400);
      case BUSY -> Reply.of(503).with("Retry-After", Long.toString(retryAfter(refusal)));
    };
  }

  static Reply reply(Unmet unmet) {
    int status = unmet.condition().status();
    Name element = unmet.condition().element();
    if (unmet.condition() == Condition.READ_ONLY) {
      return denied(unmet);
    }
    return element == null ? Reply.of(status) : error(status, element, unmet.hrefs());
  }

  /** What is lacking, and where. RFC 3744 s7.1.1 */
  private static Reply denied(Unmet unmet) {
    return Reply.document(
        unmet.condition().status(),
        ERROR,
        out -> {
          out.start(Name.dav("need-privileges"));
          for (String href : unmet.hrefs()) {
            out.start(Name.dav("resource")).href(href);
            out.start(Name.dav("privilege")).empty(unmet.privilege().element()).end();
            out.end();
          }
          out.end();
        });
  }

  /** A status with an error element, which names the resources it is about. RFC 4918 s16 */
  private static Reply error(int status, Name element, List<String> hrefs) {
    return Reply.document(
        status,
        ERROR,
        out -> {
          out.start(element);
          for (String href : hrefs) {
            out.href(href);
          }
          out.end();
        });
  }

  private static long retryAfter(Refusal refusal) {
    return refusal instanceof Refusal.Busy busy ? Math.max(1, busy.retryAfter().toSeconds()) : 1;
  }

  /** What a multistatus says of one resource that was refused. */
  static @Nullable Name element(Unmet unmet) {
    return unmet.condition().element();
  }
}
