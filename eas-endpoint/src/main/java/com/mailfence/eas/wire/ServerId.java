package com.mailfence.eas.wire;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import java.util.Optional;

/**
 * How devices name what is ours: a collection by its number, "17"; an item by its collection's and
 * its own, "17:230". Numbers of an account are never given twice, so a name means one thing for
 * ever; and they are read within the account that asks, so that a name taken from elsewhere, or
 * made up, names nothing. // EA03
 */
public final class ServerId {
  private static final char COLON = ':';
  private static final int LONGEST_NUMBER = 18;

  private ServerId() {}

  public static String of(CollectionId collection) {
    return Long.toString(collection.number());
  }

  public static String of(Item item) {
    return of(item.collection(), item.number());
  }

  public static String of(CollectionId collection, long item) {
    return of(collection) + COLON + item;
  }

  /** The collection of that name in the account, which need not exist. */
  public static Optional<CollectionId> collection(AccountId account, String name) {
    return isNumber(name)
        ? Optional.of(new CollectionId(account, Long.parseLong(name)))
        : Optional.empty();
  }

  /** The item of that name in the account, which need not exist. */
  public static Optional<ItemName> item(AccountId account, String name) {
    int colon = name.indexOf(COLON);
    if (colon < 0 || !isNumber(name.substring(0, colon)) || !isNumber(name.substring(colon + 1))) {
      return Optional.empty();
    }
    CollectionId collection = new CollectionId(account, Long.parseLong(name.substring(0, colon)));
    return Optional.of(
        new ItemName(collection, new ItemId(account, Long.parseLong(name.substring(colon + 1)))));
  }

  /** The item a name means; it is the right one only if it lies in that collection. */
  public record ItemName(CollectionId collection, ItemId item) {
    /** Whether this is the item that was meant. */
    public boolean means(Item found) {
      return found.id().equals(item) && found.collection().equals(collection);
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_NUMBER
        && text.charAt(0) != '0'
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
