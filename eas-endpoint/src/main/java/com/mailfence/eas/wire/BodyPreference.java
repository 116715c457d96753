package com.mailfence.eas.wire;

/**
 * In which form, and how much of it, a phone wants a body. [MS-ASAIRS] section 2.2.2.12.
 *
 * @param form the form
 * @param truncation most bytes of it; {@link #WHOLE} for all
 * @param allOrNone whether a cut body shall rather not be sent; without meaning when nothing is cut
 * @param preview characters of plain text wanted beside it, 0 to 255; 0 for none
 */
public record BodyPreference(Form form, long truncation, boolean allOrNone, int preview) {
  /** Do not cut. */
  public static final long WHOLE = Long.MAX_VALUE;

  /** All of it, in this form. */
  public static BodyPreference whole(Form form) {
    return new BodyPreference(form, WHOLE, false, 0);
  }

  /** The same form without a cut. */
  public BodyPreference uncut() {
    return whole(form);
  }

  /** The forms of a body by their numbers. [MS-ASAIRS] section 2.2.2.41. */
  public enum Form {
    PLAIN(1),
    HTML(2),
    RTF(3),
    MIME(4);

    private final int code;

    Form(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }

    /** The form of that number, 1 to 4. */
    public static Form coded(int code) {
      return values()[code - 1];
    }
  }
}
