package com.mailfence.dav.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a multistatus, a response at a time. RFC 4918 s13 */
public final class Multistatus {
  private static final Name RESPONSE = Name.dav("response");
  private static final Name PROPSTAT = Name.dav("propstat");
  private static final Name PROP = Name.dav("prop");
  private static final Name STATUS = Name.dav("status");
  private static final Name ERROR = Name.dav("error");

  private final XmlWriter out;

  public Multistatus(OutputStream stream) throws IOException {
    this.out = new XmlWriter(stream);
    out.start(Name.dav("multistatus"));
  }

  /**
   * Properties that share a fate.
   *
   * @param values by name, in the order they are written
   * @param error says why, null if the status says enough
   */
  public record Share(int status, Map<Name, Value> values, @Nullable Name error) {}

  /** A response that tells properties. A share without properties is not written. */
  public void properties(String href, List<Share> shares) throws IOException {
    out.start(RESPONSE).href(href);
    boolean told = false;
    for (Share share : shares) {
      if (!share.values().isEmpty()) {
        told = true;
        share(share);
      }
    }
    if (!told) {
      share(new Share(200, Map.of(), null)); // a response has one propstat at least
    }
    out.end();
  }

  /** A response that tells a status alone, and why if there is a word for it. */
  public void status(String href, int status, @Nullable Name error) throws IOException {
    out.start(RESPONSE).href(href);
    out.element(STATUS, line(status));
    error(error);
    out.end();
  }

  /** Ends the document with where a reader of changes stands. RFC 6578 s6.2 */
  public void finish(String syncToken) throws IOException {
    out.element(Name.dav("sync-token"), syncToken);
    finish();
  }

  /** Ends the document. */
  public void finish() throws IOException {
    out.end();
    out.finish();
  }

  private void share(Share share) throws IOException {
    out.start(PROPSTAT).start(PROP);
    for (Map.Entry<Name, Value> property : share.values().entrySet()) {
      Value value = property.getValue();
      if (value == Value.NOTHING) {
        out.empty(property.getKey());
      } else if (value.whole()) {
        value.write(out);
      } else {
        out.start(property.getKey());
        value.write(out);
        out.end();
      }
    }
    out.end().element(STATUS, line(share.status()));
    error(share.error());
    out.end();
  }

  private void error(@Nullable Name error) throws IOException {
    if (error != null) {
      out.start(ERROR).empty(error).end();
    }
  }

  private static String line(int status) {
    return switch (status) {
      case 200 -> "HTTP/1.1 200 OK"; // old phones compare the letters
      case 201 -> "HTTP/1.1 201 Created";
      case 403 -> "HTTP/1.1 403 Forbidden";
      case 404 -> "HTTP/1.1 404 Not Found";
      case 409 -> "HTTP/1.1 409 Conflict";
      case 412 -> "HTTP/1.1 412 Precondition Failed";
      case 415 -> "HTTP/1.1 415 Unsupported Media Type";
      case 422 -> "HTTP/1.1 422 Unprocessable Content";
      case 423 -> "HTTP/1.1 423 Locked";
      case 424 -> "HTTP/1.1 424 Failed Dependency";
      case 507 -> "HTTP/1.1 507 Insufficient Storage";
      default -> "HTTP/1.1 " + status + " Status";
    };
  }
}
