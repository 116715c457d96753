package com.mailfence.eas.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.mime.Texts;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Content;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.BodyPreference;
import com.mailfence.eas.wire.BodyPreference.Form;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of what is no mail: notes in plain text, told in the form and length a device prefers.
 * [MS-ASAIRS] section 2.2.2.9.
 */
final class TextBody {
  private static final String BASE = "AirSyncBase";
  private static final BodyPreference USUAL = BodyPreference.whole(Form.PLAIN);

  private final String text;
  private final View view;
  private long bytes;

  /**
   * @param text its lines ended by LF
   */
  TextBody(String text, View view) {
    this.text = text;
    this.view = view;
  }

  /** Bytes of text in what was written, about. */
  long bytes() {
    return bytes;
  }

  /** Type, EstimatedDataSize, Truncated, Data, Preview; empty if there is no text. */
  Optional<Element> write(Outlet outlet) throws IOException {
    if (text.isEmpty()) {
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
    if (wanted.preview() > 0
        && wanted.form() != Form.PLAIN
        && view.version().atLeast(Version.V14_0)) {
      int end = Math.min(wanted.preview(), text.length());
      boolean split = Character.isHighSurrogate(text.charAt(end - 1));
      out.text("Preview", text.substring(0, split ? end - 1 : end)); // [MS-ASAIRS] R250
    }
    return Optional.of(out.build());
  }

  /**
   * The text a device wrote.
   *
   * @param before the text as it is
   * @return {@code before} if the body says nothing, or no more than the device was shown of it
   * @throws Refusal.Malformed if it is of a form that is none of text
   */
  String read(@Nullable Element body) {
    Optional<Element> data = body == null ? Optional.empty() : body.child(BASE, "Data");
    if (body == null || data.isEmpty()) {
      boolean emptied = body != null && body.isEmpty();
      return emptied ? "" : text; // [MS-ASCMD] R878, [MS-ASCNTC] R461
    }
    int type = body.integer(BASE, "Type", 1, Form.values().length).orElse(1);
    Form form = Form.coded(type);
    String written = data.get().text();
    if (form != Form.PLAIN && form != Form.HTML) {
      throw new Refusal.Malformed("a body of type " + type, "Body");
    }
    if (written.strip().equals(shown(form).strip())) {
      return text; // what it was shown may have been cut
    }
    String plain = form == Form.HTML ? Texts.asPlain(written) : written;
    return lines(plain).stripTrailing();
  }

  private String shown(Form form) {
    BodyPreference wanted =
        view.options().bodies().stream()
            .filter(preference -> preference.form() == form)
            .findFirst()
            .orElseGet(() -> BodyPreference.whole(form));
    return new String(cut(formed(form).getBytes(UTF_8), wanted.truncation()), UTF_8);
  }

  private BodyPreference wanted() {
    List<BodyPreference> all = view.options().bodies();
    return all.stream()
        .filter(preference -> preference.form() == Form.PLAIN)
        .findFirst()
        .or(() -> all.stream().filter(one -> one.form() == Form.HTML).findFirst())
        .orElse(USUAL);
  }

  private String formed(Form form) {
    String wire = text.replace("\n", "\r\n");
    return form == Form.HTML ? Texts.asHtml(wire) : wire;
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

  /** Lines ended by LF. */
  static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
