package com.mailfence.eas.data;

import com.mailfence.core.format.mime.BodyParts;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.Structure;
import com.mailfence.core.item.MailFacets;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Content;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.BodyPreference;
import com.mailfence.eas.wire.BodyPreference.Form;
import com.mailfence.eas.wire.Options;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The body of a mail in the form and length that a device prefers. [MS-ASAIRS] section 2.2.2.9,
 * section 2.2.2.10.
 */
final class BodyData {
  private static final String BASE = "AirSyncBase";
  private static final BodyPreference USUAL = BodyPreference.whole(Form.PLAIN);

  private final MailFacets mail;
  private final View view;
  private final BodyReading reading;
  private final boolean secured;
  private long bytes;

  BodyData(Message message, Structure structure, MailFacets mail, View view) {
    this.mail = mail;
    this.view = view;
    this.reading = new BodyReading(message, BodyParts.of(structure));
    this.secured = MailClass.isSecured(mail, structure);
  }

  /** Bytes of text in what was written so far, about. */
  long bytes() {
    return bytes;
  }

  /** The form in which the sender wrote it. [MS-ASAIRS] R241 */
  int nativeType() {
    return code(reading.nativeForm());
  }

  /** Not if a device asks for nothing but the part. [MS-ASCON] R247 */
  boolean isWanted() {
    boolean knowsParts = view.version().atLeast(Version.V14_1);
    return !knowsParts || view.options().parts().isEmpty() || !view.options().bodies().isEmpty();
  }

  /** Type, EstimatedDataSize, Truncated, Data, Preview, in this order. [MS-ASAIRS] R112 */
  Element body(Outlet outlet) throws IOException {
    BodyPreference wanted = wanted();
    boolean source = wanted.form() == Form.MIME;
    Piece piece = source ? source(wanted) : text(wanted);
    ElementBuilder out = Element.grow(BASE, "Body").number("Type", wanted.form().code());
    // A source says in any case whether it is cut. [MS-ASCMD] R3409, R3412
    fill(out, piece, source, outlet);
    boolean plainText = wanted.form() == Form.PLAIN && piece.data() != null;
    if (!plainText) {
      preview(out, wanted); // [MS-ASAIRS] R1001036
    }
    return out.build();
  }

  /** Status, Type, EstimatedDataSize, Truncated, Data, Preview. [MS-ASAIRS] R126 */
  Optional<Element> part(Outlet outlet) throws IOException {
    List<BodyPreference> parts = view.options().parts();
    if (parts.isEmpty() || !view.version().atLeast(Version.V14_1)) {
      return Optional.empty();
    }
    BodyPreference wanted = parts.get(0);
    ElementBuilder out =
        Element.grow(BASE, "BodyPart").number("Status", 1).number("Type", wanted.form().code());
    fill(out, text(wanted), false, outlet);
    preview(out, wanted);
    return Optional.of(out.build());
  }

  private void fill(ElementBuilder out, Piece piece, boolean saysCut, Outlet outlet)
      throws IOException {
    out.number("EstimatedDataSize", piece.size()); // [MS-ASAIRS] R402
    if (piece.cut() || saysCut) {
      out.flag("Truncated", piece.cut());
    }
    Content data = piece.data();
    if (data != null) {
      outlet.put(out, data);
    }
    bytes += piece.bytes();
  }

  private void preview(ElementBuilder out, BodyPreference wanted) {
    if (wanted.preview() > 0 && view.version().atLeast(Version.V14_0)) {
      String all = mail.preview();
      int end = Math.min(wanted.preview(), all.length()); // [MS-ASAIRS] R250
      boolean split = end > 0 && Character.isHighSurrogate(all.charAt(end - 1));
      out.text("Preview", all.substring(0, split ? end - 1 : end).strip());
    }
  }

  /** The preference that is followed. */
  private BodyPreference wanted() throws IOException {
    List<BodyPreference> all = view.options().bodies();
    Optional<BodyPreference> source =
        all.stream().filter(preference -> preference.form() == Form.MIME).findFirst();
    if (source.isPresent() && (wantsSource() || all.size() == 1)) {
      // A device that prefers nothing but the source wants it, whatever else it says.
      return source.get();
    }
    List<BodyPreference> texts = all.stream().filter(BodyData::isText).toList();
    if (texts.isEmpty()) {
      return USUAL;
    }
    int written = nativeType();
    for (BodyPreference preference : texts) {
      if (preference.form().code() == written && !isWithheld(preference)) {
        return preference; // [MS-ASAIRS] R77
      }
    }
    return fullest(texts);
  }

  private boolean wantsSource() {
    return switch (view.options().mime()) {
      case NEVER -> false;
      case SECURED -> secured;
      case ALL -> true;
    };
  }

  /** The preference by which the device gets most of the text. [MS-ASAIRS] R80 */
  private BodyPreference fullest(List<BodyPreference> texts) throws IOException {
    BodyPreference best = texts.get(0);
    long most = -1;
    for (BodyPreference preference : texts) {
      long given = text(preference).bytes();
      if (given > most) {
        best = preference;
        most = given;
      }
    }
    return best;
  }

  private boolean isWithheld(BodyPreference preference) throws IOException {
    return preference.allOrNone() && reading.cuts(form(preference), preference);
  }

  private Piece text(BodyPreference preference) throws IOException {
    Piece piece = reading.text(form(preference), preference.truncation());
    return piece.cut() && preference.allOrNone() ? piece.withheld() : piece; // [MS-ASAIRS] R377
  }

  private Piece source(BodyPreference preference) throws IOException {
    Options options = view.options();
    Piece piece = reading.source(Math.min(preference.truncation(), options.mimeCut()));
    return piece.cut() && preference.allOrNone() ? piece.withheld() : piece;
  }

  private static boolean isText(BodyPreference preference) {
    return preference.form() == Form.PLAIN || preference.form() == Form.HTML;
  }

  private static com.mailfence.core.format.mime.Form form(BodyPreference preference) {
    return preference.form() == Form.HTML
        ? com.mailfence.core.format.mime.Form.HTML
        : com.mailfence.core.format.mime.Form.PLAIN;
  }

  private static int code(com.mailfence.core.format.mime.Form form) {
    return switch (form) {
      case PLAIN -> Form.PLAIN.code();
      case HTML -> Form.HTML.code();
    };
  }
}
