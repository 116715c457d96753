package com.mailfence.testbed.store;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Changes;
import com.mailfence.core.change.Source;
import com.mailfence.core.change.Span;
import com.mailfence.core.change.Tip;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Seq;
import com.mailfence.core.item.Stamped;
import com.mailfence.core.store.Ledger;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Rows for readers, by walking the tables. */
public final class MemoryChanges implements Changes {
  private final Rows rows;

  MemoryChanges(Rows rows) {
    this.rows = rows;
  }

  @Override
  public Source<Item> items(Reader who, CollectionId id) {
    return new Source<>() {
      @Override
      public Tip tip() {
        synchronized (rows) {
          Collection.State state = readable().state();
          return new Tip(state.tip(), state.floor(), state.epoch());
        }
      }

      @Override
      public List<Item> rows(Span span) {
        synchronized (rows) {
          readable();
          return select(rows.shelf(id), span);
        }
      }

      private Collection readable() {
        Collection collection = rows.collections.get(id);
        if (collection == null || collection.removed() || !id.isReadableBy(who)) {
          throw new Refusal.NotFound(id.toString());
        }
        return collection;
      }
    };
  }

  @Override
  public Source<Collection> folders(Reader who, AccountId account) {
    return new Source<>() {
      @Override
      public Tip tip() {
        synchronized (rows) {
          return new Tip(
              readable().folderTip(), rows.folderFloors.getOrDefault(account, Seq.NONE), 1);
        }
      }

      @Override
      public List<Collection> rows(Span span) {
        synchronized (rows) {
          readable();
          var own = new TreeMap<Long, Collection>();
          rows.collections.values().stream()
              .filter(c -> c.id().account().equals(account))
              .forEach(c -> own.put(c.number(), c));
          return select(own, span);
        }
      }

      private Ledger.Books readable() {
        Ledger.Books books = rows.books.get(account);
        if (books == null || !who.mayRead(account)) {
          throw new Refusal.NotFound(account.toString());
        }
        return books;
      }
    };
  }

  private static <R extends Stamped> List<R> select(NavigableMap<Long, R> all, Span span) {
    return all.headMap(span.before().value(), false).descendingMap().values().stream()
        .filter(row -> in(row, span))
        .limit(span.limit())
        .toList();
  }

  /** Returns as little as a source may, so that whoever relies on more is found out here. */
  private static boolean in(Stamped row, Span span) {
    if (span.first()) {
      return !row.removed() && !span.time(row).isBefore(span.since())
          || span.besides().contains(row.number());
    }
    return row.stamps().modified().isAfter(span.after()) || span.entered(row);
  }
}
