package com.mailfence.eas.command;

import com.mailfence.core.item.Seq;
import com.mailfence.core.wake.Topic;
import com.mailfence.eas.wbxml.Content;
import com.mailfence.eas.wbxml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a command answers. */
public sealed interface Reply {

  /**
   * A document, HTTP 200.
   *
   * @param root its streamed leaves are opened while it is written
   * @param announcing whether versions and commands shall be told again in the headers [MS-ASHTTP]
   *     R1202
   */
  record Document(Element root, boolean announcing) implements Reply {}

  /** Nothing but headers, HTTP 200: success of SendMail, a Sync without news. */
  record Nothing() implements Reply {}

  /**
   * A document and parts beside it, HTTP 200. The document counts as part 0. [MS-ASCMD] section
   * 2.2.2.10.1.
   */
  record Parts(Element root, List<Part> parts) implements Reply {
    public Parts {
      parts = List.copyOf(parts);
    }
  }

  /** Bytes of a media type, HTTP 200: GetAttachment. */
  record Bytes(String type, Part part) implements Reply {}

  /**
   * Bytes to be streamed.
   *
   * @param length exactly so many bytes come from the source
   */
  record Part(long length, Content.Source source) {}

  /**
   * Refused by HTTP alone.
   *
   * @param retryAfter when to come again; null when it makes no sense to
   */
  record Refused(int code, @Nullable Duration retryAfter) implements Reply {}

  /**
   * Not yet: the request waits without a thread.
   *
   * @param known how far the device knows each topic
   * @param patience how long to wait at most
   * @param then what to answer. Asked with the topics that moved it may wait again; asked with
   *     none, since the patience is over or a newer request of the same command and device took the
   *     place, it may not
   */
  record Later(Map<Topic, Seq> known, Duration patience, Function<Set<Topic>, Reply> then)
      implements Reply {
    public Later {
      known = Map.copyOf(known);
    }
  }

  static Reply of(Element root) {
    return new Document(root, false);
  }

  static Reply nothing() {
    return new Nothing();
  }

  static Reply http(int code) {
    return new Refused(code, null);
  }
}
