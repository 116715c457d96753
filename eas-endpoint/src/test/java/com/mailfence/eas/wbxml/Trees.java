package com.mailfence.eas.wbxml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Elements and bytes for the tests of this room. */
final class Trees {
  private static final String LETTERS = "ab \u00e9\u20ac\ud83d\ude00<>&\"'\r\n\t]]>";

  private static final List<Tag> TAGS =
      CodePage.all().stream()
          .flatMap(
              page ->
                  IntStream.range(CodePage.FIRST_TOKEN, CodePage.TOKENS)
                      .mapToObj(token -> Optional.ofNullable(page.tag(token)))
                      .flatMap(Optional::stream))
          .toList();

  private Trees() {}

  static List<Tag> allTags() {
    return TAGS;
  }

  /** "03 01 6A 00" and then these, as bytes. */
  static byte[] document(String hex) {
    return hex("03 01 6A 00" + hex);
  }

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static Element read(byte[] body) {
    return WbxmlReader.read(body, Limits.WIDEST);
  }

  static byte[] write(Element root) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      WbxmlWriter.write(root, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String whole(Element element) {
    return XmlNotation.show(element, XmlNotation.Style.WHOLE);
  }

  /** A random tree, always the same for a seed. */
  static Element random(Random random, int depth) {
    return random(random, depth, TAGS);
  }

  /** The same of these tags only. */
  static Element random(Random random, int depth, List<Tag> tags) {
    Tag tag = tags.get(random.nextInt(tags.size()));
    int choice = random.nextInt(depth > 8 ? 4 : 8);
    if (choice == 0) {
      return new GrownElement(tag, List.of());
    }
    if (choice < 4) {
      return new GrownElement(tag, content(random));
    }
    return new GrownElement(
        tag,
        IntStream.range(0, 1 + random.nextInt(4))
            .mapToObj(i -> random(random, depth + 1, tags))
            .toList());
  }

  private static Content content(Random random) {
    if (random.nextInt(4) == 0) {
      byte[] bytes = new byte[1 + random.nextInt(300)];
      random.nextBytes(bytes);
      return random.nextBoolean()
          ? new Content.Slice(bytes, 0, bytes.length, true)
          : new Content.StreamedOpaque(bytes.length, () -> new ByteArrayInputStream(bytes));
    }
    String text = text(random);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return random.nextBoolean()
        ? new Content.Text(text)
        : new Content.StreamedText(() -> new ByteArrayInputStream(utf8));
  }

  private static String text(Random random) {
    int[] letters = LETTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(100) == 0 ? 9_000 : 1 + random.nextInt(30);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }
}
