package com.mailfence.eas.wbxml;

import org.jspecify.annotations.Nullable;

/**
 * Reads one WBXML document in a single pass, in time linear in its length and memory bounded by it.
 *
 * <p>Known elements end up in the tree; a tag of an unknown page or number is skipped with all it
 * holds, so that a newer or older phone is not locked out by one word. String tables (but a public
 * id in one, which is passed over), entities, processing instructions, attributes, literals and
 * extensions do not exist in this protocol and are refused. [MS-ASWBXML] section 2.1.3 R656.
 */
public final class WbxmlReader {
  private static final int SWITCH_PAGE = 0x00;
  private static final int END = 0x01;
  private static final int STR_I = 0x03;
  private static final int OPAQUE = 0xC3;
  private static final int HAS_ATTRIBUTES = 0x80;
  private static final int HAS_CONTENT = 0x40;
  private static final int TOKEN_MASK = 0x3F;

  private static final int NEWEST_VERSION = 0x03; // WBXML 1.3
  private static final int UTF_8 = 106; // MIBenum, RFC 3808
  private static final int LONGEST_STRING_TABLE = 256;

  private final byte[] body;
  private final Limits limits;
  private final Tape tape;
  private final int[] open;
  private int at;
  private int depth;
  private int tags;
  private int page;

  /** The depth at which a skipped element was opened; 0 when nothing is being skipped. */
  private int skipping;

  private WbxmlReader(byte[] body, Limits limits) {
    this.body = body;
    this.limits = limits;
    this.tape = new Tape(body);
    this.open = new int[limits.depth()];
  }

  /**
   * @param body the whole request body; it is kept, not copied, and must not change afterwards
   * @return the root element
   * @throws BadWire with {@link BadWire.Fault#WBXML} if it is not a document, or breaks a limit
   */
  public static Element read(byte[] body, Limits limits) {
    if (body.length > limits.bytes()) {
      throw new BadWire(BadWire.Fault.WBXML, "too long", "byte " + limits.bytes());
    }
    return new WbxmlReader(body, limits).document();
  }

  private Element document() {
    header();
    do {
      step();
    } while (depth > 0 || tags == 0);
    if (at < body.length) {
      throw bad("data behind the root");
    }
    if (tape.length() == 0) {
      throw bad("unknown root");
    }
    return new TapeElement(tape, 0);
  }

  /** Version, public id, charset, string table. WBXML 1.3 section 5.4. */
  private void header() {
    int version = next();
    if (version == 0 || version > NEWEST_VERSION) {
      throw bad("unknown WBXML version");
    }
    long publicId = multiByte();
    if (publicId == 0) {
      multiByte(); // its place in the string table
    }
    if (multiByte() != UTF_8) {
      throw bad("charset is not UTF-8");
    }
    long table = multiByte();
    if (table > LONGEST_STRING_TABLE || table > body.length - at) {
      throw bad("string table too long");
    }
    at += (int) table;
  }

  private void step() {
    int code = next();
    switch (code) {
      case SWITCH_PAGE -> page = next();
      case END -> end();
      case STR_I -> string();
      case OPAQUE -> opaque();
      default -> start(code);
    }
  }

  private void start(int code) {
    int token = code & TOKEN_MASK;
    if (token < CodePage.FIRST_TOKEN || (code & HAS_ATTRIBUTES) != 0) {
      throw bad("token that the protocol does not use");
    }
    if (++tags > limits.tags()) {
      throw bad("too many tags");
    }
    boolean content = (code & HAS_CONTENT) != 0;
    if (depth + 1 > limits.depth()) {
      throw bad("nested too deep");
    }
    Tag tag = skipping > 0 ? null : known(token);
    if (content) {
      open(tag);
    } else if (tag != null) {
      tape.empty(tag);
    }
  }

  private void open(@Nullable Tag tag) {
    if (tag != null) {
      open[depth] = tape.open(tag);
    } else if (skipping == 0) {
      skipping = depth + 1;
    }
    depth++;
  }

  private @Nullable Tag known(int token) {
    return page < CodePage.all().size() ? CodePage.all().get(page).tag(token) : null;
  }

  private void end() {
    if (depth == 0) {
      throw bad("end without a start");
    }
    depth--;
    if (skipping == 0) {
      tape.close(open[depth]);
    } else if (skipping > depth) {
      skipping = 0;
    }
  }

  private void string() {
    int from = at;
    while (at < body.length && body[at] != 0) {
      at++;
    }
    if (at == body.length) {
      throw bad("string without an end");
    }
    at++;
    piece(Tape.STRING, from, at - 1 - from);
  }

  private void opaque() {
    long length = multiByte();
    if (length > body.length - at) {
      throw bad("opaque longer than the body");
    }
    int from = at;
    at += (int) length;
    piece(Tape.OPAQUE, from, (int) length);
  }

  private void piece(int kind, int from, int length) {
    if (depth == 0) {
      throw bad("text outside the root");
    }
    if (skipping == 0 && length > 0) {
      tape.piece(kind, from, length);
    }
  }

  /** At most five bytes and 32 bits. WBXML 1.3 section 5.1. */
  private long multiByte() {
    long value = 0;
    for (int i = 0; i < 5; i++) {
      int b = next();
      value = value << 7 | b & 0x7F;
      if ((b & 0x80) == 0) {
        if (value > 0xFFFF_FFFFL) {
          break;
        }
        return value;
      }
    }
    throw bad("number too long");
  }

  private int next() {
    if (at >= body.length) {
      throw bad("cut off");
    }
    return body[at++] & 0xFF;
  }

  private BadWire bad(String what) {
    return new BadWire(BadWire.Fault.WBXML, what, "byte " + at);
  }
}
