package com.mailfence.persistence;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Seq;
import com.mailfence.core.wake.Tips;
import com.mailfence.core.wake.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where topics stand: one statement for each kind of topic, however many are asked. */
final class HibernateTips implements Tips {
  static final String ITEMS =
      """
      select c.account, c.number, c.tip
      from (select * from unnest(?, ?)) as wanted (owner, collection)
      join collection c on c.account = wanted.owner and c.number = wanted.collection
      where not c.removed""";

  static final String FOLDERS =
      """
      select a.number, a.folder_tip
      from (select * from unnest(?)) as wanted (owner)
      join account a on a.number = wanted.owner""";

  private final Database database;

  HibernateTips(Database database) {
    this.database = database;
  }

  @Override
  public Map<Topic, Seq> tips(Set<Topic> topics) {
    List<CollectionId> collections = new ArrayList<>();
    List<AccountId> accounts = new ArrayList<>();
    for (Topic topic : topics) {
      if (topic instanceof Topic.Items items) {
        collections.add(items.collection());
      } else {
        accounts.add(topic.account());
      }
    }
    return database.hint(
        at -> {
          Map<Topic, Seq> tips = new HashMap<>();
          items(at, collections, tips);
          folders(at, accounts, tips);
          return tips;
        });
  }

  private static void items(Connection at, List<CollectionId> wanted, Map<Topic, Seq> tips)
      throws SQLException {
    if (!wanted.isEmpty()) {
      Sql.list(
          at,
          ITEMS,
          row ->
              tips.put(
                  new Topic.Items(new CollectionId(new AccountId(row.getLong(1)), row.getLong(2))),
                  new Seq(row.getLong(3))),
          wanted.stream().mapToLong(id -> id.account().number()).toArray(),
          wanted.stream().mapToLong(CollectionId::number).toArray());
    }
  }

  private static void folders(Connection at, List<AccountId> wanted, Map<Topic, Seq> tips)
      throws SQLException {
    if (!wanted.isEmpty()) {
      Sql.list(
          at,
          FOLDERS,
          row ->
              tips.put(new Topic.Folders(new AccountId(row.getLong(1))), new Seq(row.getLong(2))),
          wanted.stream().mapToLong(AccountId::number).toArray());
    }
  }
}
