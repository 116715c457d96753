package com.mailfence.engine.contact;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.core.item.CardFacets;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds contacts of an account, in all its address books, from the columns of their rows. */
public final class AddressBook {
  private static final int PAGE = 500;

  /** Contacts looked through for one question. */
  static final int FARTHEST = 50_000;

  /** Members of a group that are looked up. // CA14 */
  static final int MOST_MEMBERS = 1_000;

  private static final String MAILTO = "mailto:";
  private static final String URN = "urn:uuid:";

  private final Catalog catalog;
  private final Blobs blobs;

  public AddressBook(Catalog catalog, Blobs blobs) {
    this.catalog = catalog;
    this.blobs = blobs;
  }

  /** Contacts that have this address, without regard to case; newest first, at most 100. */
  public List<Item> having(Reader who, AccountId account, String address) {
    String wanted = address.strip();
    return find(
        who, account, card -> card.emails().stream().anyMatch(wanted::equalsIgnoreCase), 100);
  }

  /**
   * Contacts in whose name, nickname, organisation or address the text stands, those first where
   * one begins with it. AUTO-002
   *
   * @param most contacts given
   */
  public List<Item> completing(Reader who, AccountId account, String text, int most) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return List.of();
    }
    return find(who, account, card -> rank(card, wanted) < NONE, FARTHEST).stream()
        .sorted(
            Comparator.<Item>comparingInt(item -> rank(facets(item), wanted))
                .thenComparing(item -> facets(item).name(), String.CASE_INSENSITIVE_ORDER))
        .limit(most)
        .toList();
  }

  private static final int NONE = 2;

  /** 0 where one of its texts begins so, 1 where it stands within, 2 where it does not. */
  private static int rank(CardFacets card, String wanted) {
    int best = NONE;
    List<String> texts =
        Stream.concat(
                Stream.of(card.name(), card.nickname(), card.organisation()),
                card.emails().stream())
            .toList();
    for (String text : texts) {
      int at = text.toLowerCase(Locale.ROOT).indexOf(wanted);
      best = at == 0 ? 0 : at > 0 ? Math.min(best, 1) : best;
    }
    return best;
  }

  /**
   * The contacts and addresses of a group card; a member that is a group itself is not opened.
   *
   * @param contacts members that lie in the account, in order
   * @param addresses members told by nothing but an address
   */
  public record Members(List<Item> contacts, List<String> addresses) {}

  /** The members of a group, by their UIDs. RFC 6350 s6.6.5 */
  public Members members(Reader who, Item group) {
    Card card = StoredCard.read(blobs, group);
    Map<Long, Item> contacts = new LinkedHashMap<>();
    List<String> addresses = new ArrayList<>();
    Stream.of("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")
        .flatMap(name -> card.all(name).stream())
        .limit(MOST_MEMBERS)
        .map(Property::text)
        .forEach(
            uri -> {
              if (uri.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
                addresses.add(uri.substring(MAILTO.length()));
              } else {
                named(who, group, uri).forEach(item -> contacts.put(item.number(), item));
              }
            });
    return new Members(List.copyOf(contacts.values()), addresses);
  }

  /** A UID may be told with or without the word that it is one. */
  private List<Item> named(Reader who, Item group, String uri) {
    AccountId account = group.id().account();
    boolean urn = uri.regionMatches(true, 0, URN, 0, URN.length());
    List<Item> found = new ArrayList<>(catalog.keyed(who, account, uri));
    if (urn) {
      found.addAll(catalog.keyed(who, account, uri.substring(URN.length())));
    }
    found.removeIf(item -> !item.collection().equals(group.collection()));
    return found.stream().limit(1).toList();
  }

  private List<Item> find(Reader who, AccountId account, Predicate<CardFacets> wanted, int most) {
    List<Item> found = new ArrayList<>();
    int seen = 0;
    for (Collection book : catalog.collections(who, account)) {
      long before = book.state().tip().next().value();
      boolean more = book.kind() == Kind.CONTACTS;
      while (more && seen < FARTHEST) {
        List<Item> page = catalog.newest(who, book.id(), before, PAGE);
        for (Item item : page) {
          if (found.size() < most
              && item.facets() instanceof CardFacets card
              && wanted.test(card)) {
            found.add(item);
          }
        }
        seen += page.size();
        more = page.size() == PAGE && found.size() < most;
        before = page.isEmpty() ? before : page.get(page.size() - 1).number();
      }
    }
    return found;
  }

  private static CardFacets facets(Item item) {
    return (CardFacets) item.facets();
  }
}
