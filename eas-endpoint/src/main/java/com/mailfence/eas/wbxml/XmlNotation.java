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
  private static final Content HIDDEN = new Content.Text("***");
  private static final String MORE = "\u2026";

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
    boolean hidden = style.masked().contains(element.tag()) && !element.isEmpty();
    Content value = hidden ? HIDDEN : element.value();
    String shown = value == null ? "" : shown(value);
    boolean parent = !hidden && element.children().iterator().hasNext();
    if (shown.isEmpty() && !parent) {
      out.append("/>");
      return;
    }
    out.append(value != null && value.opaque() ? " opaque=\"base64\">" : ">").append(shown);
    if (parent) {
      for (Element child : element.children()) {
        line(depth + 1);
        element(child, namespace, depth + 1);
      }
      line(depth);
    }
    out.append("</").append(element.name()).append('>');
  }

  private void line(int depth) {
    if (style.indented()) {
      out.append('\n').append("  ".repeat(depth));
    }
  }

  private String shown(Content value) {
    boolean streamed = !(value instanceof Content.Text || value instanceof Content.Slice);
    if (streamed && style.longest() < Integer.MAX_VALUE) {
      return MORE;
    }
    byte[] bytes = start(value);
    String text =
        value.opaque()
            ? Base64.getEncoder().encodeToString(bytes)
            : LegalText.of(new String(bytes, UTF_8));
    return text.length() <= style.longest()
        ? escaped(text)
        : escaped(text.substring(0, style.longest())) + MORE;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#13;");
  }

  /** As many bytes as can be shown, and a few more if there are more. */
  private byte[] start(Content value) {
    long enough = 4L * style.longest() + 4;
    try (InputStream in = value.open()) {
      return in.readNBytes((int) Math.min(enough, Integer.MAX_VALUE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
