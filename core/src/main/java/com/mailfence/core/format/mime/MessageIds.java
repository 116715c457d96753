package com.mailfence.core.format.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Reads message ids, with or without their angle brackets. RFC 5322 s3.6.4 */
final class MessageIds {
  /** More references than this lose those after the first: it names the thread. MI04 */
  static final int MOST = 50;

  private static final int LONGEST = 998;

  private MessageIds() {}

  /** The ids in order, without brackets; at most {@link #MOST}. */
  static List<String> parse(String value) {
    List<String> ids = new ArrayList<>();
    if (value.indexOf('<') < 0) {
      StringTokenizer words = new StringTokenizer(value, " ,\t");
      while (words.hasMoreTokens()) {
        add(ids, words.nextToken());
      }
      return List.copyOf(ids);
    }
    int begin = -1;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '<') {
        begin = i + 1;
      } else if (c == '>' && begin >= 0) {
        add(ids, value.substring(begin, i));
        begin = -1;
      }
    }
    if (begin >= 0) {
      add(ids, value.substring(begin));
    }
    return List.copyOf(ids);
  }

  private static void add(List<String> ids, String written) {
    String id = Decoded.name(written).replace(" ", "");
    if (id.isEmpty() || id.length() > LONGEST) {
      return;
    }
    if (ids.size() == MOST) {
      ids.remove(1);
    }
    ids.add(id);
  }
}
