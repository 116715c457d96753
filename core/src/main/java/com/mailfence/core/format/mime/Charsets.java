package com.mailfence.core.format.mime;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Finds the charset that the sender meant, which is often not the one that he named. MI06 */
final class Charsets {
  /** What 8-bit text is read as when nothing is known about it. */
  static final Charset LAST_RESORT = Charset.forName("windows-1252");

  /** How many bytes are looked at to find an unnamed or wrongly named charset. */
  static final int SAMPLE = 8192;

  private static final int LONGEST_NAME = 64;

  /** Names for which senders use a larger charset than the one they name, or that Java lacks. */
  private static final Map<String, String> WIDER =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("windows-874", "x-windows-874"),
          Map.entry("iso-8859-8-i", "iso-8859-8"),
          Map.entry("iso-8859-8-e", "iso-8859-8"),
          Map.entry("gb2312", "gb18030"),
          Map.entry("gb_2312-80", "gb18030"),
          Map.entry("gbk", "gb18030"),
          Map.entry("x-gbk", "gb18030"),
          Map.entry("cp936", "gb18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("cp932", "windows-31j"),
          Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
          Map.entry("_iso-2022-jp$esc", "x-windows-iso2022jp"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("ks_c_5601", "x-windows-949"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("cp949", "x-windows-949"),
          Map.entry("uhc", "x-windows-949"),
          Map.entry("big5", "x-windows-950"),
          Map.entry("x-x-big5", "x-windows-950"),
          Map.entry("utf8", "utf-8"),
          Map.entry("unicode-1-1-utf-8", "utf-8"),
          Map.entry("cp1250", "windows-1250"),
          Map.entry("cp1251", "windows-1251"),
          Map.entry("win-1251", "windows-1251"),
          Map.entry("cp1252", "windows-1252"),
          Map.entry("cp-850", "ibm850"),
          Map.entry("macintosh", "x-macroman"),
          Map.entry("x-mac-roman", "x-macroman"));

  /** By every name; the platform takes a millisecond for each name that it does not know. */
  private static final Map<String, Charset> ALL = all();

  /** Single-byte charsets of western text; valid UTF-8 under such a label is UTF-8. */
  private static final Set<Charset> WESTERN =
      Set.of(LAST_RESORT, StandardCharsets.ISO_8859_1, Charset.forName("iso-8859-15"));

  private Charsets() {}

  /** The charset behind {@code label}, or null if there is none or we do not have it. */
  static @Nullable Charset named(@Nullable String label) {
    if (label == null || label.length() > LONGEST_NAME) {
      return null;
    }
    String name = label.strip().toLowerCase(Locale.ROOT);
    if (name.equals("utf-8")) {
      return StandardCharsets.UTF_8;
    }
    return ALL.get(WIDER.getOrDefault(name, name));
  }

  /** The charset of a text part, by the name that was kept for it. */
  static Charset kept(@Nullable String name) {
    String key = name == null ? "utf-8" : name.toLowerCase(Locale.ROOT);
    return ALL.getOrDefault(key, LAST_RESORT); // a machine may lack what another one had
  }

  private static Map<String, Charset> all() {
    Map<String, Charset> all = new HashMap<>();
    for (Charset charset : Charset.availableCharsets().values()) {
      all.put(charset.name().toLowerCase(Locale.ROOT), charset);
      charset.aliases().forEach(alias -> all.put(alias.toLowerCase(Locale.ROOT), charset));
    }
    return Map.copyOf(all);
  }

  /** Whether text labelled so is looked at before it is believed. */
  static boolean doubtful(@Nullable Charset label) {
    return label == null
        || label.equals(StandardCharsets.UTF_8)
        || label.equals(StandardCharsets.US_ASCII)
        || WESTERN.contains(label);
  }

  /**
   * Decides from a sample that holds bytes beyond ASCII; its end may cut a character. If ASCII went
   * before ({@code inside}), no charset comes out that would have read that differently.
   */
  static Charset decide(@Nullable Charset label, boolean inside, ByteBuffer sample) {
    Utf8.Shape shape = Utf8.shape(sample.array(), sample.limit());
    boolean claimed = StandardCharsets.UTF_8.equals(label);
    if (shape.good() > 0 && shape.bad() == 0 || claimed && shape.good() > 4 * shape.bad()) {
      return StandardCharsets.UTF_8;
    }
    if (label != null && WESTERN.contains(label)) {
      return label;
    }
    Charset found = detect(sample);
    return inside && found.name().startsWith("UTF-") ? LAST_RESORT : found;
  }

  private static Charset detect(ByteBuffer sample) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(sample.array(), 0, sample.limit());
    detector.dataEnd();
    Charset found = named(detector.getDetectedCharset());
    if (found == null || found.equals(StandardCharsets.US_ASCII) || isSparse(sample)) {
      return LAST_RESORT;
    }
    return found;
  }

  /**
   * Whether bytes beyond ASCII mostly stand alone, as accents do in western words. The detector
   * takes short texts of that kind for other scripts, in which such bytes stand together.
   */
  private static boolean isSparse(ByteBuffer sample) {
    byte[] bytes = sample.array();
    int high = 0;
    int together = 0;
    for (int i = 0; i < sample.limit(); i++) {
      if (bytes[i] < 0) {
        high++;
        together += i + 1 < sample.limit() && bytes[i + 1] < 0 ? 1 : 0;
      }
    }
    return high > 0 && together * 2 <= high;
  }
}
