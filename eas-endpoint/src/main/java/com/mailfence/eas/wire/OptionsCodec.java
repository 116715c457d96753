package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.BodyPreference.Form;
import com.mailfence.eas.wire.Options.Mime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads options. Of children that may stand there once the first one counts, as that they are
 * repeated must be no error. [MS-ASCMD] R938, R2075, R3075, R3404, R3432
 */
public final class OptionsCodec {
  private static final String SYNC = "AirSync";
  private static final String BASE = "AirSyncBase";
  private static final String SMS = "SMS";
  private static final Set<String> CLASSES =
      Set.of("Email", "Calendar", "Contacts", "Tasks", "Notes", SMS);

  /** No window has a higher number. [MS-ASCMD] R2989 */
  static final int LAST_FILTER = 8;

  /** By number of MIMETruncation. [MS-ASCMD] R3418 to R3426 */
  private static final long[] MIME_CUTS = {
    0, 4_096, 5_120, 7_168, 10_240, 20_480, 51_200, 102_400, BodyPreference.WHOLE
  };

  private static final int MOST_PREVIEW = 255;

  private OptionsCodec() {}

  /**
   * The options for the items a folder is for; those for SMS, which we do not have, are read and
   * left. Empty if there are none at all.
   *
   * @throws BadWire if a class is named twice, or classes that do not go together [MS-ASCMD] R930,
   *     R935
   */
  static Optional<Options> ofCollection(Element collection) {
    Options found = null;
    boolean sms = false;
    for (Element options : collection.children(SYNC, "Options")) {
      String type = options.text(SYNC, "Class").orElse("");
      if (!type.isEmpty() && !CLASSES.contains(type)) {
        throw wrong(Fault.VALUE, "unknown class", options);
      }
      boolean again = type.equals(SMS) ? sms : found != null;
      if (again) {
        throw wrong(Fault.SHAPE, "options for a class twice", options);
      }
      Options read = read(options);
      if (type.equals(SMS)) {
        sms = true;
      } else {
        found = read;
      }
    }
    return found == null && sms ? Optional.of(Options.NONE) : Optional.ofNullable(found);
  }

  /** Reads the children that Sync and ItemOperations share. */
  public static Options read(Element options) {
    int mime = options.integer(SYNC, "MIMESupport", 0, Mime.values().length - 1).orElse(0);
    OptionalInt cut = options.integer(SYNC, "MIMETruncation", 0, MIME_CUTS.length - 1);
    return new Options(
        options.integer(SYNC, "FilterType", 0, LAST_FILTER).orElse(0),
        options.integer(SYNC, "Conflict", 0, 1).orElse(1) == 0,
        Mime.values()[mime],
        cut.isPresent() ? MIME_CUTS[cut.getAsInt()] : BodyPreference.WHOLE,
        preferences(options, "BodyPreference"),
        preferences(options, "BodyPartPreference"));
  }

  private static List<BodyPreference> preferences(Element options, String name) {
    List<BodyPreference> all = new ArrayList<>();
    Set<Form> seen = EnumSet.noneOf(Form.class);
    for (Element element : options.children(BASE, name)) {
      BodyPreference preference = preference(element);
      if (!seen.add(preference.form())) {
        throw wrong(Fault.SHAPE, "two preferences for a type", element); // [MS-ASAIRS] R349
      }
      all.add(preference);
    }
    return all;
  }

  private static BodyPreference preference(Element element) {
    int step = -1;
    for (Element child : element.children()) {
      int next = step(child);
      if (next <= step) {
        throw wrong(Fault.SHAPE, "out of order", child); // [MS-ASAIRS] R348, R351
      }
      step = next;
    }
    Form form = Form.coded(element.need(BASE, "Type").integer(1, Form.values().length));
    return new BodyPreference(
        form,
        element
            .text(BASE, "TruncationSize")
            .map(text -> size(text, element))
            .orElse(BodyPreference.WHOLE),
        element.flag(BASE, "AllOrNone", false), // [MS-ASAIRS] R350, R74
        element.integer(BASE, "Preview", 0, MOST_PREVIEW).orElse(0));
  }

  /** The place of a child in the order they must have. [MS-ASAIRS] R150 */
  private static int step(Element child) {
    return switch (child.name()) {
      case "Type" -> 0;
      case "TruncationSize" -> 1;
      case "AllOrNone" -> 2;
      case "Preview" -> 3;
      default -> throw wrong(Fault.SHAPE, "unknown in a preference", child);
    };
  }

  /** An unsigned number of 32 bits. [MS-ASAIRS] R299 */
  private static long size(String text, Element where) {
    String digits = text.strip();
    boolean number = !digits.isEmpty() && digits.length() <= 10;
    if (!number || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw wrong(Fault.VALUE, "no size", where);
    }
    return Long.parseLong(digits);
  }

  private static BadWire wrong(Fault fault, String what, Element where) {
    return new BadWire(fault, what, where.toString());
  }
}
