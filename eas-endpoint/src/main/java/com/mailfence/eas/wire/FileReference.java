package com.mailfence.eas.wire;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Item;
import java.util.Optional;

/**
 * How devices name an attachment: the item and the part of it, "17:230:1.2". Like all names it is
 * read within the account that asks. // EA03
 *
 * @param item the item it is an attachment of
 * @param part section of the part in the item's structure
 */
public record FileReference(ServerId.ItemName item, String part) {
  private static final int LONGEST_PART = 128;

  public static String of(Item item, String part) {
    return ServerId.of(item) + ":" + part;
  }

  /** The attachment of that name, which need not exist. */
  public static Optional<FileReference> read(AccountId account, String name) {
    int colon = name.indexOf(':', name.indexOf(':') + 1);
    boolean named = colon > 0 && colon < name.length() - 1;
    if (!named || name.length() - colon > LONGEST_PART) {
      return Optional.empty();
    }
    return ServerId.item(account, name.substring(0, colon))
        .map(item -> new FileReference(item, name.substring(colon + 1)));
  }
}
