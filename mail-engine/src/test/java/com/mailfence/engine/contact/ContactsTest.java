package com.mailfence.engine.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.item.CardFacets;
import com.mailfence.core.item.CardFacets.Sort;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.NewCollection;
import com.mailfence.engine.folder.Folders;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Stored;
import com.mailfence.testbed.store.MemoryHouse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final MemoryHouse house = new MemoryHouse(Clock.fixed(NOW, ZoneOffset.UTC));
  private final AccountId ann = house.account("ann@example.test");
  private final Reader who = Reader.owner(ann);
  private final AddressBook found = new AddressBook(house.catalog, house.blobs);

  @BeforeEach
  void furnish() {
    new Folders(house.store, house.catalog).furnish(ann);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Collection book() {
    return house.catalog.collections(who, ann).stream()
        .filter(c -> c.kind() == Kind.CONTACTS)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] card(String uid, String... lines) {
    String text = "BEGIN:VCARD\nVERSION:3.0\nUID:" + uid + "\n" + String.join("\n", lines);
    return (text + "\nEND:VCARD\n").getBytes(UTF_8);
  }

  private Item add(String uid, String... lines) {
    StoredCard stored = StoredCard.of(house.blobs, card(uid, lines));
    return house.store.commit(
        who, ann, draft -> Contacts.add(draft, book().id(), stored, uid + ".vcf", NOW));
  }

  private static List<String> names(List<Item> items) {
    return items.stream().map(item -> ((CardFacets) item.facets()).name()).toList();
  }

  @Test
  void aContactHasItsFacetsAndItsBytesAsTheyWere() throws Exception {
    Item item =
        add(
            "u1",
            "FN:Anna  Berg",
            "N:Berg;Anna;;;",
            "NICKNAME:Annie",
            "ORG:Acme;R&D",
            "EMAIL:second@x.test",
            "EMAIL;TYPE=pref:first@x.test",
            "TEL:+32 1",
            "PHOTO;ENCODING=b;TYPE=JPEG:/9j/",
            "REV:2013-12-17T10:20:30Z");
    assertThat(item.facets())
        .isEqualTo(
            new CardFacets(
                Sort.PERSON,
                "Anna Berg",
                "Berg, Anna",
                "Annie",
                "Acme",
                List.of("first@x.test", "second@x.test"),
                List.of("+32 1"),
                true,
                Instant.parse("2013-12-17T10:20:30Z")));
    assertThat(item.key()).isEqualTo("u1");
    assertThat(item.name()).isEqualTo("u1.vcf");
    assertThat(StoredCard.read(house.blobs, item).text("NICKNAME")).isEqualTo("Annie");
  }

  @Test
  void aUidNamesOneContactInABookAndStays() {
    Item item = add("u1", "FN:Anna");
    StoredCard twin = StoredCard.of(house.blobs, card("u1", "FN:Twin"));
    assertThatThrownBy(() -> lay(book(), twin)).isInstanceOf(Refusal.Exists.class);
    StoredCard other = StoredCard.of(house.blobs, card("u2", "FN:Other"));
    assertThatThrownBy(
            () -> house.store.commit(who, ann, draft -> Contacts.rewrite(draft, item, other)))
        .isInstanceOf(Refusal.Forbidden.class);
    Item after = house.store.commit(who, ann, draft -> Contacts.rewrite(draft, item, twin));
    assertThat(names(List.of(after))).containsExactly("Twin");

    Collection second =
        house.store.commit(
            who,
            ann,
            draft ->
                draft.addCollection(
                    new NewCollection(ann, Kind.CONTACTS, Role.NONE, "Second", null)));
    lay(second, twin);
    assertThatThrownBy(
            () -> house.store.commit(who, ann, d -> Contacts.move(d, after, second.id())))
        .isInstanceOf(Refusal.Exists.class);
  }

  private Item lay(Collection book, StoredCard card) {
    return house.store.commit(
        who, ann, draft -> Contacts.add(draft, book.id(), card, "other.vcf", NOW));
  }

  @Test
  void aCardIsPutUnderANameAsTheClientExpectsIt() {
    StoredCard first = StoredCard.of(house.blobs, card("u1", "FN:One"));
    StoredCard second = StoredCard.of(house.blobs, card("u1", "FN:Two"));
    Stored made = put(new Place(book().id(), "a.vcf", Expected.ABSENT), first);
    assertThat(made.created()).isTrue();
    assertThat(made.item().name()).isEqualTo("a.vcf");
    assertThatThrownBy(() -> put(new Place(book().id(), "a.vcf", Expected.ABSENT), second))
        .isInstanceOf(Refusal.Conflict.class);
    var seen = Expected.bytes(first.content().digest());
    Stored again = put(new Place(book().id(), "a.vcf", seen), second);
    assertThat(again.created()).isFalse();
    assertThat(again.item().id()).isEqualTo(made.item().id());
    assertThatThrownBy(() -> put(new Place(book().id(), "a.vcf", seen), first))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> put(Place.in(book().id()), second))
        .isInstanceOfSatisfying(
            Refusal.Exists.class, exists -> assertThat(exists.rival()).isEqualTo("a.vcf"));
    StoredCard own = StoredCard.of(house.blobs, card("u2", "FN:Own"));
    assertThat(put(Place.in(book().id()), own).item().name()).isEqualTo("u2.vcf");
  }

  private Stored put(Place place, StoredCard card) {
    return house.store.commit(who, ann, draft -> Contacts.put(draft, place, card, NOW));
  }

  @Test
  void whatIsNoContactIsRefused() {
    for (byte[] bytes :
        List.of(
            card("u1"), card("", "FN:x"), card("u".repeat(256), "FN:x"), "hello".getBytes(UTF_8))) {
      assertThatThrownBy(() -> StoredCard.of(house.blobs, bytes))
          .isInstanceOf(Refusal.Malformed.class);
    }
    assertThatThrownBy(() -> StoredCard.of(house.blobs, new byte[Card.MOST_BYTES + 1]))
        .isInstanceOf(Refusal.TooLarge.class);
  }

  @Test
  void lettersAreCompletedWhereTheyBeginSomethingFirst() { // AUTO-002
    add("u1", "FN:Anna Berg", "EMAIL:ab@x.test");
    add("u2", "FN:Bert Anders");
    add("u3", "FN:Zoe", "ORG:Annex");
    add("u4", "FN:Hans");
    assertThat(names(found.completing(who, ann, "an", 10)))
        .containsExactly("Anna Berg", "Zoe", "Bert Anders", "Hans");
    for (String letters : List.of("ann", "BER", "ab@", "erg")) {
      assertThat(names(found.completing(who, ann, letters, 10))).contains("Anna Berg");
    }
    assertThat(found.completing(who, ann, " ", 10)).isEmpty();
    assertThat(found.completing(who, ann, "an", 2)).hasSize(2);
    assertThat(found.completing(Reader.owner(house.account("eve@example.test")), ann, "an", 9))
        .isEmpty();
  }

  @Test
  void whoeverHasAnAddressIsFound() {
    Item item = add("u1", "FN:Anna", "EMAIL:A@X.test");
    for (int i = 0; i < 600; i++) {
      add("more" + i, "FN:More " + i);
    }
    assertThat(found.having(who, ann, " a@x.TEST ")).containsExactly(item);
    assertThat(found.having(who, ann, "x.test")).isEmpty();
  }

  @Test
  void theMembersOfAGroupAreFoundAndAGroupInItselfEndsThere() { // CA14
    Item anna = add("11111111-2222-3333-4444-555555555555", "FN:Anna");
    Item group =
        add(
            "g",
            "FN:Friends",
            "X-ADDRESSBOOKSERVER-KIND:group",
            "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:11111111-2222-3333-4444-555555555555",
            "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:nobody",
            "X-ADDRESSBOOKSERVER-MEMBER:g",
            "X-ADDRESSBOOKSERVER-MEMBER:mailto:b@x.test");
    assertThat(((CardFacets) group.facets()).sort()).isEqualTo(Sort.GROUP);
    AddressBook.Members members = found.members(who, group);
    assertThat(members.contacts()).containsExactly(anna, group);
    assertThat(members.addresses()).containsExactly("b@x.test");
  }
}
