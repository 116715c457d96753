package com.mailfence.dav.tree;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.engine.share.Lent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The names of calendars and address books in addresses. What the user sees is renamed at will; the
 * address stays. A client chooses it when it makes the collection, and it is kept in a note; other
 * collections have one made of their number, behind a tilde, which no client may choose.
 */
public final class Segments {
  private static final String MAIN = "default";
  private static final Set<String> RESERVED = Set.of("inbox", "outbox", People.GUIDE);
  private static final char MADE = '~';

  private final Map<Long, String> byNumber = new HashMap<>();

  private Segments() {}

  /** Those an account's clients chose. */
  static Segments read(Rows rows, AccountId account) {
    var segments = new Segments();
    rows.note(key(account)).ifPresent(note -> segments.parse(note.bytes()));
    return segments;
  }

  /** The segment of a collection. */
  String of(Collection collection) {
    String chosen = byNumber.get(collection.number());
    if (chosen != null) {
      return chosen;
    }
    boolean list = collection.kind() == Kind.TASKS || collection.kind() == Kind.NOTES;
    boolean main = collection.role() == Role.MAIN && !list; // beside the main calendar
    return main ? MAIN : MADE + Long.toString(collection.number());
  }

  /** The segment of another's collection in the user's home. */
  static String of(Lent lent) {
    return MADE + Long.toString(lent.owner().id().number()) + '-' + lent.row().number();
  }

  /** Whether the segment may be one of another's collection. */
  public static boolean isOfOthers(String segment) {
    return !segment.isEmpty() && segment.charAt(0) == MADE && segment.indexOf('-') > 0;
  }

  /** The name of an item in its folder's addresses. */
  static String of(Item item, Shelf shelf) {
    String name = item.name();
    return name != null ? name : MADE + Long.toString(item.number()) + shelf.suffix();
  }

  /** The number in a name the house made; empty for other names. */
  static Optional<Long> number(String name, Shelf shelf) {
    boolean made =
        name.length() > 1
            && name.charAt(0) == MADE
            && name.endsWith(shelf.suffix())
            && name.length() - shelf.suffix().length() <= 19;
    if (!made) {
      return Optional.empty();
    }
    String digits = name.substring(1, name.length() - shelf.suffix().length());
    boolean plain = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  /** Whether a client may choose the name. */
  public static boolean free(String segment, Shelf shelf) {
    return shelf == Shelf.FILES
        || segment.charAt(0) != MADE && segment.length() <= 255 && !RESERVED.contains(segment);
  }

  /** Notes the segment a client chose for a collection it makes, in the commit that makes it. */
  public static void choose(Draft draft, Collection made, String segment) {
    AccountId account = made.id().account();
    NoteKey key = key(account);
    Optional<Note> before = draft.note(key);
    var segments = new Segments();
    before.ifPresent(note -> segments.parse(note.bytes()));
    segments.byNumber.put(made.number(), segment);
    segments.forgetAllBut(draft, account);
    draft.note(key, before.map(Note::version).orElse(0L), segments.text());
  }

  private void forgetAllBut(Draft draft, AccountId account) {
    var there = draft.collections(account).stream().map(Collection::number).toList();
    byNumber.keySet().retainAll(new HashSet<>(there));
  }

  private void parse(byte[] bytes) {
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
      int space = line.indexOf(' ');
      if (space > 0) {
        byNumber.put(Long.valueOf(line.substring(0, space)), line.substring(space + 1));
      }
    }
  }

  private byte[] text() {
    var text = new StringBuilder();
    new TreeMap<>(byNumber)
        .forEach((number, segment) -> text.append(number).append(' ').append(segment).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static NoteKey key(AccountId account) {
    return new NoteKey(account, "dav", "segments");
  }
}
