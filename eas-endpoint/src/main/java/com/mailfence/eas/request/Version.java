package com.mailfence.eas.request;

import com.mailfence.eas.wbxml.BadWire;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The protocol versions that we speak, oldest first. [MS-ASHTTP] section 2.2.1.1.2.6. */
public enum Version {
  V12_1("12.1", 121),
  V14_0("14.0", 140),
  V14_1("14.1", 141),
  V16_0("16.0", 160),
  V16_1("16.1", 161);

  private final String text;
  private final int code;

  Version(String text, int code) {
    this.text = text;
    this.code = code;
  }

  /** "14.1". */
  public String text() {
    return text;
  }

  public boolean atLeast(Version other) {
    return compareTo(other) >= 0;
  }

  /** All of them as the header MS-ASProtocolVersions has it. [MS-ASHTTP] R246 */
  public static String list() {
    return Arrays.stream(values()).map(Version::text).collect(Collectors.joining(","));
  }

  /** From the header MS-ASProtocolVersion. */
  static Version ofHeader(@Nullable String header) {
    if (header == null) {
      throw unknown("header is missing");
    }
    String stripped = header.strip();
    // Windows 10 Mail says 14 and means 14.0.
    String meant = stripped.equals("14") ? V14_0.text : stripped;
    return find(version -> version.text.equals(meant));
  }

  /** From the first byte of a base64 query. [MS-ASHTTP] R24, R26 */
  static Version ofCode(int code) {
    return find(version -> version.code == code);
  }

  private static Version find(Predicate<Version> wanted) {
    return Arrays.stream(values())
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> unknown("not a version that we speak"));
  }

  private static BadWire unknown(String what) {
    return new BadWire(BadWire.Fault.VERSION, what, "MS-ASProtocolVersion");
  }
}
