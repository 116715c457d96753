package com.mailfence.testbed.store;

import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.Ledger;
import com.mailfence.core.wake.Tips;
import com.mailfence.core.wake.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class MemoryTips implements Tips {
  private final Rows rows;

  MemoryTips(Rows rows) {
    this.rows = rows;
  }

  @Override
  public Map<Topic, Seq> tips(Set<Topic> topics) {
    synchronized (rows) {
      Map<Topic, Seq> tips = new HashMap<>();
      for (Topic topic : topics) {
        Seq tip = tip(topic);
        if (tip != null) {
          tips.put(topic, tip);
        }
      }
      return tips;
    }
  }

  private @Nullable Seq tip(Topic topic) {
    if (topic instanceof Topic.Items items) {
      Collection collection = rows.collections.get(items.collection());
      return collection == null || collection.removed() ? null : collection.state().tip();
    }
    Ledger.Books books = rows.books.get(topic.account());
    return books == null ? null : books.folderTip();
  }
}
