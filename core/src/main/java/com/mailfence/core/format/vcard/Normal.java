package com.mailfence.core.format.vcard;

import com.mailfence.core.format.line.ContentLine;
import com.mailfence.core.format.line.Parameter;
import com.mailfence.core.format.line.TextValues;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings lines into the form of 3.0 and later: parameters have names, values are text. What was
 * quoted-printable in 2.1 is decoded, its base64 is told by the later word.
 */
final class Normal {
  private static final Set<String> ENCODINGS =
      Set.of("quoted-printable", "base64", "7bit", "8bit", "b");
  private static final Set<String> VALUES = Set.of("inline", "url", "content-id", "cid");

  /** Where a comma divided nothing in 2.1, and does later. */
  private static final Set<String> STRUCTURED = Set.of("N", "ADR", "ORG");

  private Normal() {}

  static List<Property> of(Version version, List<ContentLine> lines) {
    List<Property> properties = new ArrayList<>(lines.size());
    for (ContentLine line : lines) {
      ContentLine named = named(line);
      boolean old = version == Version.V2_1 || isQuotedPrintable(named);
      properties.add(new Property(old ? decoded(named, version) : base64(named)));
    }
    return properties;
  }

  private static ContentLine named(ContentLine line) {
    boolean nameless = line.parameters().stream().anyMatch(one -> one.name().isEmpty());
    if (!nameless) {
      return line;
    }
    List<Parameter> named = new ArrayList<>();
    for (Parameter one : line.parameters()) {
      named.add(one.name().isEmpty() ? new Parameter(meant(one), one.values()) : one);
    }
    return new ContentLine(line.group(), line.name(), named, line.value());
  }

  private static String meant(Parameter nameless) {
    String value = nameless.values().get(0).strip().toLowerCase(Locale.ROOT);
    return ENCODINGS.contains(value) ? "ENCODING" : VALUES.contains(value) ? "VALUE" : "TYPE";
  }

  private static ContentLine base64(ContentLine line) {
    boolean old = line.argument("ENCODING").filter("BASE64"::equalsIgnoreCase).isPresent();
    return old
        ? line.with(Parameter.of("ENCODING", "b")).withValue(line.value().replace(" ", ""))
        : line;
  }

  /** Some programs write so in later versions, too. */
  private static boolean isQuotedPrintable(ContentLine line) {
    return line.parameter("ENCODING").filter(one -> one.has("QUOTED-PRINTABLE")).isPresent();
  }

  private static ContentLine decoded(ContentLine line, Version version) {
    String encoding = line.argument("ENCODING").orElse("").toUpperCase(Locale.ROOT);
    String value = line.value();
    ContentLine plain = line.without("CHARSET");
    if (encoding.equals("BASE64") || encoding.equals("B")) {
      return base64(plain.with(Parameter.of("ENCODING", "BASE64")));
    }
    if (isQuotedPrintable(line)) {
      value = QuotedPrintable.decode(value, charset(line));
    }
    return plain.without("ENCODING").withValue(later(line, value, version));
  }

  /** Line breaks are escaped later, and so are commas in the parts of a structure. */
  private static String later(ContentLine line, String value, Version version) {
    String joined = value.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\\n");
    boolean structured = STRUCTURED.contains(line.name().toUpperCase(Locale.ROOT));
    if (version != Version.V2_1 || !structured) {
      return joined;
    }
    return TextValues.split(joined, ',').stream().collect(Collectors.joining("\\,"));
  }

  private static Charset charset(ContentLine line) {
    String name = line.argument("CHARSET").orElse("UTF-8");
    try {
      Charset charset = Charset.forName(name);
      return charset.canEncode() ? charset : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8; // a charset nobody knows
    }
  }
}
