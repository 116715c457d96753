package com.mailfence.testbed.dav;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.testbed.eas.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A collection as a client keeps it: a token, and of each object its tag and its text. It writes
 * only over what it has seen, and is strict: what a server should not have said is a complaint.
 */
public final class DavFolder {
  /** What lies in it. */
  public enum Kind {
    CALENDAR("urn:ietf:params:xml:ns:caldav", "calendar", "text/calendar"),
    BOOK("urn:ietf:params:xml:ns:carddav", "addressbook", "text/vcard");

    private final String namespace;
    private final String word;
    private final String type;

    Kind(String namespace, String word, String type) {
      this.namespace = namespace;
      this.word = word;
      this.type = type;
    }

    private String data() {
      return this == CALENDAR ? "calendar-data" : "address-data";
    }
  }

  /** What became of something written. */
  public enum Outcome {
    /** It is there, or gone, as was asked. */
    DONE,
    /** Somebody else was faster; nothing was changed. RFC 9110 s13.1.1 */
    CONFLICT,
    /** No answer came: it may have been done. */
    UNKNOWN
  }

  /** An object as it was last seen. */
  public record Held(String tag, String text) {}

  private static final int CHUNK = 50;

  private final DavClient client;
  private final String path;
  private final Kind kind;
  private final Map<String, Held> held = new TreeMap<>();
  private final Set<String> dirty = new TreeSet<>();
  private final List<String> complaints = new ArrayList<>();
  private String token = "";
  private boolean first = true;

  /** What a first sync told so far; what it does not tell is not there. */
  private final Set<String> told = new HashSet<>();

  DavFolder(DavClient client, String path, Kind kind) {
    this.client = client;
    this.path = path;
    this.kind = kind;
  }

  public String path() {
    return path;
  }

  /** The objects by their addresses. */
  public Map<String, Held> held() {
    return Map.copyOf(held);
  }

  public String token() {
    return token;
  }

  /** What the server said that it should not have said. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Forgets everything. */
  public void startOver() {
    token = "";
    held.clear();
    dirty.clear();
    told.clear();
    first = true;
  }

  /**
   * Pages of changes until there are no more, then the objects that changed.
   *
   * @param limit most objects of a page; 0 for as many as the server likes
   */
  public void sync(int limit) {
    boolean more = page(limit);
    while (more) {
      more = page(limit);
    }
    fetch();
  }

  /**
   * One page of changes. RFC 6578 s3.2
   *
   * @return whether the server has more
   */
  public boolean page(int limit) {
    Optional<Reply> answer =
        client.tell(
            "REPORT", path, question(limit), "Depth", "0", "Content-Type", "application/xml");
    if (answer.isEmpty()) {
      return true; // the next one asks the same again
    }
    Reply reply = answer.get();
    if (reply.status() == 403 && new String(reply.body(), UTF_8).contains("valid-sync-token")) {
      startOver();
      return true;
    }
    if (reply.status() != 207) {
      throw new IllegalStateException("sync-collection: " + reply.status());
    }
    return take(Multistatus.read(reply.body()), limit);
  }

  private String question(int limit) {
    String most = limit > 0 ? "<limit><nresults>" + limit + "</nresults></limit>" : "";
    return "<sync-collection xmlns='DAV:'><sync-token>"
        + token
        + "</sync-token><sync-level>1</sync-level>"
        + most
        + "<prop><getetag/></prop></sync-collection>";
  }

  private boolean take(Multistatus page, int limit) {
    boolean more = false;
    int objects = 0;
    Set<String> seen = new HashSet<>();
    for (Multistatus.Response one : page.responses()) {
      if (!seen.add(one.href())) {
        complaints.add("told twice in a page: " + one.href());
      }
      if (one.href().equals(path)) {
        more |= one.status() == 507; // RFC 6578 s3.6
        continue;
      }
      objects++;
      change(one);
    }
    if (limit > 0 && objects > limit) {
      complaints.add(objects + " objects in a page of " + limit);
    }
    if (page.token().isEmpty()) {
      complaints.add("no token");
    }
    if (more && page.token().equals(token)) {
      complaints.add("more, but the token does not move");
      more = false;
    }
    token = page.token();
    if (first && !more) {
      first = false;
      held.keySet().retainAll(told);
    }
    return more;
  }

  private void change(Multistatus.Response one) {
    if (one.status() == 404) {
      if (first) {
        complaints.add("a removal in a first sync: " + one.href());
      }
      held.remove(one.href());
      dirty.remove(one.href());
    } else if (one.tag().isEmpty()) {
      complaints.add("no tag of " + one.href());
    } else {
      told.add(one.href());
      Held before = held.get(one.href());
      if (before == null || !before.tag().equals(one.tag())) {
        dirty.add(one.href());
      }
    }
  }

  /** Gets the objects of which only a newer tag is known. RFC 4791 s7.9, RFC 6352 s8.7 */
  public void fetch() {
    List<String> wanted = List.copyOf(dirty);
    for (int from = 0; from < wanted.size(); from += CHUNK) {
      fetch(wanted.subList(from, Math.min(wanted.size(), from + CHUNK)));
    }
  }

  private void fetch(List<String> hrefs) {
    Set<String> missing = new HashSet<>(hrefs);
    for (Multistatus.Response one : multiget(hrefs).responses()) {
      if (!missing.remove(one.href())) {
        complaints.add("not asked for: " + one.href());
      }
      dirty.remove(one.href());
      if (one.status() == 404) {
        held.remove(one.href());
      } else {
        held.put(one.href(), new Held(one.tag(), one.data().orElse("")));
      }
    }
    if (!missing.isEmpty()) {
      complaints.add("asked for and not answered: " + missing);
    }
  }

  /** Asks for these objects; nothing is kept. */
  public Multistatus multiget(List<String> hrefs) {
    var body = new StringBuilder();
    body.append("<C:").append(kind.word).append("-multiget xmlns='DAV:' xmlns:C='");
    body.append(kind.namespace).append("'><prop><getetag/><C:").append(kind.data());
    body.append("/></prop>");
    hrefs.forEach(href -> body.append("<href>").append(href).append("</href>"));
    body.append("</C:").append(kind.word).append("-multiget>");
    return client.list("REPORT", path, body.toString(), "1");
  }

  /** Writes an object: a new one where none may be, else over the one that was seen. */
  public Outcome put(String href, String text) {
    Held before = held.get(href);
    String type = kind.type + "; charset=utf-8";
    Optional<Reply> answer =
        before == null
            ? client.tell("PUT", href, text, "If-None-Match", "*", "Content-Type", type)
            : client.tell("PUT", href, text, "If-Match", before.tag(), "Content-Type", type);
    if (answer.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    int status = answer.get().status();
    if (status == 201 || status == 204) {
      written(href, text, answer.get().header("ETag"));
      return Outcome.DONE;
    }
    return conflict("PUT", href, status);
  }

  /** Without a tag the object is not stored as it was written. RFC 4791 s5.3.4 */
  private void written(String href, String text, String tag) {
    if (tag.isEmpty()) {
      dirty.add(href);
    } else {
      held.put(href, new Held(tag, text));
    }
  }

  /** Removes an object as it was seen. */
  public Outcome delete(String href) {
    Held before = held.get(href);
    if (before == null) {
      return Outcome.DONE;
    }
    Optional<Reply> answer = client.tell("DELETE", href, "", "If-Match", before.tag());
    if (answer.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    int status = answer.get().status();
    if (status == 204 || status == 404) {
      held.remove(href);
      return Outcome.DONE;
    }
    return conflict("DELETE", href, status);
  }

  private Outcome conflict(String method, String href, int status) {
    if (status != 412) {
      throw new IllegalStateException(method + " " + href + ": " + status);
    }
    dirty.add(href); // what is there now is wanted
    return Outcome.CONFLICT;
  }
}
