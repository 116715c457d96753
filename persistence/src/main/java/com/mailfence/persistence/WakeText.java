package com.mailfence.persistence;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Seq;
import com.mailfence.core.wake.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves as the text of a notification: the sender's name, then {@code account/collection=seq} or,
 * for an account's list of collections, {@code account=seq}, with spaces between.
 */
final class WakeText {
  /** PostgreSQL takes less than 8000 bytes. */
  private static final int LIMIT = 7900;

  private static final Logger LOG = LoggerFactory.getLogger(WakeText.class);

  private WakeText() {}

  /** As few texts as the moves need. */
  static List<String> write(String sender, Map<Topic, Seq> moved) {
    List<String> texts = new ArrayList<>();
    var text = new StringBuilder(sender);
    for (Map.Entry<Topic, Seq> move : moved.entrySet()) {
      String word = " " + name(move.getKey()) + "=" + move.getValue().value();
      if (text.length() + word.length() > LIMIT) {
        texts.add(text.toString());
        text.setLength(sender.length());
      }
      text.append(word);
    }
    if (text.length() > sender.length()) {
      texts.add(text.toString());
    }
    return texts;
  }

  /** What others moved; nothing if the sender is ourselves, or not of our kind. */
  static Map<Topic, Seq> read(String self, String text) {
    String[] words = text.split(" ");
    Map<Topic, Seq> moved = new HashMap<>();
    if (!words[0].equals(self)) {
      for (int i = 1; i < words.length; i++) {
        move(words[i], moved);
      }
    }
    return moved;
  }

  private static String name(Topic topic) {
    return topic instanceof Topic.Items items
        ? topic.account().number() + "/" + items.collection().number()
        : Long.toString(topic.account().number());
  }

  private static void move(String word, Map<Topic, Seq> moved) {
    try {
      int equals = word.indexOf('=');
      String name = word.substring(0, equals);
      int slash = name.indexOf('/');
      AccountId account =
          new AccountId(Long.parseLong(slash < 0 ? name : name.substring(0, slash)));
      Topic topic =
          slash < 0
              ? new Topic.Folders(account)
              : new Topic.Items(
                  new CollectionId(account, Long.parseLong(name.substring(slash + 1))));
      moved.put(topic, new Seq(Long.parseLong(word.substring(equals + 1))));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      // Another program speaks on our channel, or a later house says more: a hint less.
      LOG.debug("not understood: {}", word, e);
    }
  }
}
