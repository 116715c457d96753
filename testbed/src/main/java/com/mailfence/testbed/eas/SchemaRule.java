package com.mailfence.testbed.eas;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands in one element.
 *
 * @param name of the rule
 * @param page of the elements it names without one
 * @param ordered whether their order counts
 * @param others names of rules whose children may stand here too
 */
record SchemaRule(
    String name, String page, boolean ordered, List<SchemaChild> children, List<String> others) {

  static SchemaRule read(String page, String line) {
    String[] words = line.strip().split(" +");
    List<SchemaChild> children = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int i = 2; i < words.length; i++) {
      if (words[i].startsWith("*")) {
        others.add(words[i].substring(1));
      } else {
        children.add(SchemaChild.read(page, words[i]));
      }
    }
    return new SchemaRule(words[0], page, words[1].equals("="), children, others);
  }
}
