package com.mailfence.testbed.mail;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;

/**
 * A language: who writes in it, what they write, and the charsets in which their programs send it.
 *
 * @param charsets labels as they stand in mails; each can write every sentence
 */
record Tongue(
    List<Person> people, List<String> subjects, List<String> sentences, List<String> charsets) {

  static final List<Tongue> ALL = Tongues.all();

  /** Sentences parted by blanks. */
  String paragraph(Random random, int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : " ").append(sentences.get(random.nextInt(sentences.size())));
    }
    return out.toString();
  }

  /** The charset behind a label. */
  static Charset charset(String label) {
    return switch (label) {
      case "gb2312" -> Charset.forName("gb18030");
      case "ks_c_5601-1987" -> Charset.forName("x-windows-949");
      case "iso-8859-8-i" -> Charset.forName("iso-8859-8");
      case "tis-620" -> Charset.forName("x-windows-874");
      default -> Charset.forName(label);
    };
  }
}
