package com.mailfence.eas.wbxml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Set;

/**
 * Elements as people read them, in traces and transcripts: XML with our own shorthand. A namespace
 * stands before a tag only where it differs from that of the element around it, and opaque bytes
 * are base64 under an attribute.
 *
 * <pre>{@code
 * <AirSync:Sync><Collections><Collection><SyncKey>0</SyncKey></Collection></Collections></Sync>
 * <ComposeMail:Mime opaque="base64">RnJvbTo=</Mime>
 * }</pre>
 *
 * {@link XmlReading} is the way back.
 */
public final class XmlNotation {
  private static final String SECRET = "***";
  private static final char MORE = '\u2026';

  /** Values that no trace may show, wherever they turn up. */
  private static final Set<Tag> SECRETS =
      Set.of(
          Tag.of("Settings", "Password"),
          Tag.of("Settings", "DevicePassword"),
          Tag.of("Search", "Password"),
          Tag.of("ItemOperations", "Password"));

  /**
   * How much is shown.
   *
   * @param indented whether each element begins a line of its own
   * @param longest how many characters of one value are shown; a streamed value is opened only if
   *     this is {@link Integer#MAX_VALUE}
   * @param masked tags whose values are shown as three stars
   */
  public record Style(boolean indented, int longest, Set<Tag> masked) {
    /** Everything, in one line: what {@link XmlReading} gives back unchanged. */
    public static final Style WHOLE = new Style(false, Integer.MAX_VALUE, Set.of());

    /** For transcripts: everything but secrets, a line for each element. */
    public static final Style TALK = new Style(true, Integer.MAX_VALUE, SECRETS);

    /** For logs: one line, long values cut, no secrets. */
    public static final Style TRACE = new Style(false, 80, SECRETS);

    public Style {
      masked = Set.copyOf(masked);
    }
  }

  private final StringBuilder out = new StringBuilder();
  private final Style style;

  private XmlNotation(Style style) {
    this.style = style;
  }

  /** The element and all below it. */
  public static String show(Element element, Style style) {
    XmlNotation notation = new XmlNotation(style);
    notation.element(element, "", 0);
    return notation.out.toString();
  }

  private void element(Element element, String around, int depth) {
    String namespace = element.namespace();
    out.append('<');
    if (!namespace.equals(around)) {
      out.append(namespace).append(':');
    }
    out.append(element.name());
    if (element.isEmpty()) {
      out.append("/>");
      return;
    }
    if (style.masked().contains(element.tag())) {
      out.append('>').append(SECRET);
    } else {
      inside(element, depth);
    }
    out.append("</").append(element.name()).append('>');
  }

  private void inside(Element element, int depth) {
    boolean opaque = false;
    boolean hidden = false;
    for (Content piece : element.contents()) {
      opaque |= piece.opaque();
      hidden |= isHidden(piece);
    }
    out.append(opaque ? " opaque=\"base64\">" : ">");
    if (hidden) {
      out.append(MORE);
    } else {
      value(element.contents(), opaque);
    }
    boolean parent = false;
    for (Element child : element.children()) {
      parent = true;
      line(depth + 1);
      element(child, element.namespace(), depth + 1);
    }
    if (parent) {
      line(depth);
    }
  }

  private void line(int depth) {
    if (style.indented()) {
      out.append('\n').append("  ".repeat(depth));
    }
  }

  private boolean isHidden(Content piece) {
    boolean streamed =
        piece instanceof Content.StreamedText || piece instanceof Content.StreamedOpaque;
    return streamed && style.longest() < Integer.MAX_VALUE;
  }

  private void value(Iterable<Content> pieces, boolean opaque) {
    byte[] bytes = start(pieces);
    String text =
        opaque ? Base64.getEncoder().encodeToString(bytes) : LegalText.of(new String(bytes, UTF_8));
    int end = Math.min(text.length(), style.longest());
    for (int i = 0; i < end; i++) {
      escape(text.charAt(i));
    }
    if (end < text.length()) {
      out.append(MORE);
    }
  }

  private void escape(char c) {
    switch (c) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '\r' -> out.append("&#13;");
      default -> out.append(c);
    }
  }

  /** As many bytes as can be shown, and a few more if there are more. */
  private byte[] start(Iterable<Content> pieces) {
    long enough = 4L * style.longest() + 4;
    try (InputStream in = new PieceStream(pieces.iterator())) {
      return in.readNBytes((int) Math.min(enough, Integer.MAX_VALUE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
