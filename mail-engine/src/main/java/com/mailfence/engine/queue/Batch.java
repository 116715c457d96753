package com.mailfence.engine.queue;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.outbox.Dispatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recipients of one message that travel together. */
record Batch(AccountId sender, String from, ContentRef content, List<Dispatch> rows) {
  /** RFC 5321 s4.5.3.1.8: every server takes so many. */
  private static final int MOST = 100;

  Batch {
    rows = List.copyOf(rows);
  }

  Batch of(List<Dispatch> some) {
    return new Batch(sender, from, content, some);
  }

  List<String> recipients() {
    return rows.stream().map(Dispatch::to).toList();
  }

  private record Key(AccountId sender, String from, ContentRef content) {}

  /** Puts together what is the same message, in the order of the oldest of each. */
  static List<Batch> group(List<Dispatch> due) {
    Map<Key, List<Dispatch>> messages = new LinkedHashMap<>();
    for (Dispatch row : due) {
      var key = new Key(row.sender(), row.from(), row.content());
      messages.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    List<Batch> batches = new ArrayList<>();
    messages.forEach(
        (key, rows) -> {
          for (int at = 0; at < rows.size(); at += MOST) {
            List<Dispatch> some = rows.subList(at, Math.min(at + MOST, rows.size()));
            batches.add(new Batch(key.sender(), key.from(), key.content(), some));
          }
        });
    return batches;
  }
}
