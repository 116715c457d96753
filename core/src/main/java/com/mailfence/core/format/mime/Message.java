package com.mailfence.core.format.mime;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A mail as its bytes stand, read only as far as asked: the header alone, or in one pass its whole
 * structure, or one part straight from its place. For one thread. RFC 5322, RFC 2045
 *
 * <p>Odd mail is read in the one defined way and never refused; only reading the bytes can fail.
 */
public final class Message {
  private final Content content;
  private @Nullable Headers headers;
  private @Nullable Structure structure;
  private @Nullable BodyParts body;

  private Message(Content content, @Nullable Structure structure) {
    this.content = content;
    this.structure = structure;
  }

  /** A message of which nothing has been read yet. */
  public static Message of(Content content) {
    return new Message(content, null);
  }

  /** A message whose structure was kept when it came in; the pass is not made again. */
  public static Message of(Content content, Structure structure) {
    return new Message(content, structure);
  }

  /** All that is worth keeping about a mail, in one pass over its bytes. */
  public static Digested digest(Content content) throws IOException {
    return Digested.of(Scanner.scan(content));
  }

  /** All bytes of the message. */
  public Content content() {
    return content;
  }

  public Headers headers() throws IOException {
    Headers known = headers;
    if (known == null) {
      known = Scanner.headers(content);
      headers = known;
    }
    return known;
  }

  /** Whether no person wrote it to its reader, so that nothing may answer it by itself. SM13 */
  public boolean isAutomatic() throws IOException {
    return Automation.made(headers(), Addresses.in(headers(), "From"));
  }

  public Structure structure() throws IOException {
    Structure known = structure;
    if (known == null) {
      Scan scan = Scanner.scan(content);
      headers = scan.headers();
      known = scan.structure();
      structure = known;
    }
    return known;
  }

  /** The bytes of a part with its header, as they stand in the message. */
  public Content whole(Part part) {
    return content.slice(part.extent().start(), part.extent().end());
  }

  /** The header of a part as it stands in the message. */
  public Headers headers(Part part) throws IOException {
    return Scanner.headers(content.slice(part.extent().start(), part.extent().body()));
  }

  /** The body of a part as it stands in the message. */
  public Content raw(Part part) {
    return content.slice(part.extent().body(), part.extent().end());
  }

  /** The body of a part without its transfer encoding: {@link Part.Sizes#decoded()} bytes. */
  public InputStream decoded(Part part) throws IOException {
    Collected out = new Collected();
    return new PushedStream(raw(part).open(), part.header().transfer().decoder(out), out);
  }

  /** Which parts are the text and which lie beside it. */
  public BodyParts body() throws IOException {
    BodyParts known = body;
    if (known == null) {
      known = BodyParts.of(structure());
      body = known;
    }
    return known;
  }

  /** The whole body in a form, as UTF-8; text is turned into HTML, and HTML into text. */
  public InputStream text(Form form) throws IOException {
    return new BodyText(this, form).stream(body().in(form));
  }

  /** The body in a form, cut to at most {@code most} bytes of UTF-8. */
  public Excerpt excerpt(Form form, int most) throws IOException {
    return new BodyText(this, form).excerpt(body(), most);
  }
}
