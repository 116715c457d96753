package com.mailfence.eas.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.mime.Texts;
import com.mailfence.eas.wbxml.Content;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.BodyPreference;
import com.mailfence.eas.wire.BodyPreference.Form;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an event says at length: a plain text, and in X-ALT-DESC the same in HTML if somebody wrote
 * it so. [MS-ASAIRS] section 2.2.2.9
 */
final class EventBody {
  private static final String BASE = "AirSyncBase";
  private static final String HTML = "X-ALT-DESC";
  private static final BodyPreference USUAL = BodyPreference.whole(Form.PLAIN);

  private final Block block;
  private final String plain;
  private final String html;
  private final View view;
  private long bytes;

  EventBody(Block block, View view) {
    this.block = block;
    this.view = view;
    this.plain = block.text("DESCRIPTION").replace("\n", "\r\n");
    this.html =
        block
            .property(HTML)
            .filter(one -> one.parameter("FMTTYPE").filter("text/html"::equals).isPresent())
            .map(Property::text)
            .orElse("");
  }

  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return plain.isBlank() && html.isBlank();
  }

  /** The same words in both. */
  boolean says(EventBody other) {
    return plain.equals(other.plain) && html.equals(other.html);
  }

  /** The form it was written in. [MS-ASAIRS] R241 */
  int nativeType() {
    return (html.isBlank() ? Form.PLAIN : Form.HTML).code();
  }

  /** Type, EstimatedDataSize, Truncated, Data, in this order; empty if there is no text. */
  Optional<Element> write(Outlet outlet) throws IOException {
    if (isEmpty()) {
      return Optional.empty();
    }
    BodyPreference wanted = wanted();
    byte[] all = formed(wanted.form()).getBytes(UTF_8);
    byte[] given = cut(all, wanted.truncation());
    boolean whole = given.length == all.length;
    ElementBuilder out =
        Element.grow(BASE, "Body")
            .number("Type", wanted.form().code())
            .number("EstimatedDataSize", all.length); // [MS-ASAIRS] R402
    if (!whole) {
      out.flag("Truncated", true);
    }
    if (given.length > 0 && (whole || !wanted.allOrNone())) { // [MS-ASAIRS] R377
      outlet.put(out, new Content.Slice(given, 0, given.length, false));
      bytes = given.length;
    }
    return Optional.of(out.build());
  }

  /**
   * The event with what a device wrote; as it is, if that is no more than the device was shown.
   *
   * @throws Refusal.Malformed if it is of a form that is none of text // [MS-ASAIRS] R1400
   */
  Block read(Element body) {
    Optional<Element> data = body.child(BASE, "Data");
    if (data.isEmpty()) {
      return body.isEmpty() || data(body) ? block.without("DESCRIPTION").without(HTML) : block;
    }
    int type = body.integer(BASE, "Type", 1, Form.values().length).orElse(Form.PLAIN.code());
    Form form = Form.coded(type);
    if (form != Form.PLAIN && form != Form.HTML) {
      throw new Refusal.Malformed("a body of type " + type, "Body");
    }
    String written = data.get().text();
    if (isShown(form, written)) {
      return block;
    }
    boolean marked = form == Form.HTML && !written.isBlank();
    String words = marked ? Texts.asPlain(written) : written;
    String text = TextBody.lines(words).stripTrailing();
    Block now = block.without(HTML);
    now = text.isEmpty() ? now.without("DESCRIPTION") : now.with(described(text));
    return marked ? now.plus(Property.text(HTML, written).with("FMTTYPE", "text/html")) : now;
  }

  /** A type and no text: the text is gone. */
  private boolean data(Element body) {
    return body.has(BASE, "Type") && !body.has(BASE, "EstimatedDataSize");
  }

  private Property described(String text) {
    Property fresh = Property.text("DESCRIPTION", text);
    return block.property("DESCRIPTION").map(old -> old.valued(fresh.value())).orElse(fresh);
  }

  private boolean isShown(Form form, String written) {
    byte[] all = formed(form).getBytes(UTF_8);
    String text = lined(written);
    boolean cut =
        view.options().bodies().stream()
            .filter(one -> one.form() == form)
            .anyMatch(one -> text.equals(lined(new String(cut(all, one.truncation()), UTF_8))));
    return cut || text.equals(lined(formed(form)));
  }

  private static String lined(String text) {
    return TextBody.lines(text).strip();
  }

  private BodyPreference wanted() {
    List<BodyPreference> all = view.options().bodies();
    Form written = html.isBlank() ? Form.PLAIN : Form.HTML;
    return of(all, written) // [MS-ASAIRS] R77
        .or(() -> of(all, Form.PLAIN))
        .or(() -> of(all, Form.HTML))
        .orElse(USUAL);
  }

  private static Optional<BodyPreference> of(List<BodyPreference> all, Form form) {
    return all.stream().filter(one -> one.form() == form).findFirst();
  }

  private String formed(Form form) {
    if (form == Form.HTML) {
      return html.isBlank() ? Texts.asHtml(plain) : html;
    }
    return plain.isBlank() ? Texts.asPlain(html) : plain;
  }

  private static byte[] cut(byte[] all, long most) {
    if (all.length <= most) {
      return all;
    }
    int end = (int) most;
    while (end > 0 && (all[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(all, end);
  }
}
