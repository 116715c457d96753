package com.mailfence.engine.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.search.Found;
import com.mailfence.core.search.Query;
import com.mailfence.core.search.Query.Condition;
import com.mailfence.core.search.Query.Field;
import com.mailfence.engine.delivery.Post;
import com.mailfence.engine.folder.Folders;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScanTest {
  private final HandClock clock = new HandClock();
  private final MemoryHouse house = new MemoryHouse(clock);
  private AccountId bob;
  private Scan scan;

  @BeforeEach
  void aMailbox() {
    bob = account("bob@example.org");
    scan = scan(new Scan.Bounds(1_000, 100, 7));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Scan scan(Scan.Bounds bounds) {
    return new Scan(house.catalog, house.blobs, bounds);
  }

  private AccountId account(String address) {
    AccountId id = house.account(address);
    new Folders(house.store, house.catalog).furnish(id);
    return id;
  }

  private CollectionId folder(AccountId account, Role role) {
    return house.catalog.collections(Reader.owner(account), account).stream()
        .filter(row -> row.role() == role)
        .map(Collection::id)
        .findFirst()
        .orElseThrow();
  }

  private Item mail(CollectionId folder, String subject, String text, int minute) {
    String source =
        "From: Ann <ann@example.org>\r\nTo: Bob <bob@example.org>\r\nSubject: "
            + subject
            + "\r\n\r\n"
            + text;
    Post post = Post.read(house.blobs, house.blobs.put(source.getBytes(UTF_8)));
    Instant received = clock.instant().plus(Duration.ofMinutes(minute));
    return house.store.commit(
        Reader.house(),
        folder.account(),
        draft -> draft.add(post.into(draft, folder, received, Marks.NONE)));
  }

  private static Query words(Field field, String text) {
    return in(field, text, Set.of());
  }

  private static Query in(Field field, String text, Set<CollectionId> in) {
    return new Query(List.of(new Condition.Words(field, text)), in, null, null, null);
  }

  private List<String> subjects(Query query) {
    return scan.find(Reader.owner(bob), bob, query, 100).items().stream()
        .map(item -> ((MailFacets) item.facets()).subject())
        .toList();
  }

  @Test
  void wordsMayStandInDifferentPlaces() {
    CollectionId inbox = folder(bob, Role.INBOX);
    mail(inbox, "Lunch on Monday", "Shall we eat soup?", 1);
    mail(inbox, "Dinner", "Soup again", 2);
    assertThat(subjects(words(Field.ANYWHERE, "SOUP lunch"))).containsExactly("Lunch on Monday");
    assertThat(subjects(words(Field.ANYWHERE, "soup ann")))
        .containsExactly("Dinner", "Lunch on Monday"); // newest first
    assertThat(subjects(words(Field.SUBJECT, "soup"))).isEmpty();
    assertThat(subjects(words(Field.FROM, "bob"))).isEmpty();
    assertThat(subjects(words(Field.PEOPLE, "bob"))).hasSize(2);
  }

  @Test
  void theTextBehindThePreviewIsRead() {
    mail(folder(bob, Role.INBOX), "Long", "word ".repeat(300) + "needle\r\n", 1);
    assertThat(subjects(words(Field.ANYWHERE, "needle"))).containsExactly("Long");
    assertThat(subjects(words(Field.BODY, "long"))).isEmpty();
    scan = scan(new Scan.Bounds(1_000, 0, 7));
    Found found = scan.find(Reader.owner(bob), bob, words(Field.ANYWHERE, "needle"), 10);
    assertThat(found.whole()).isFalse();
    assertThat(found.total()).isZero();
  }

  @Test
  void aSmallFolderIsNotHiddenByALargeOne() {
    CollectionId inbox = folder(bob, Role.INBOX);
    for (int i = 0; i < 100; i++) {
      mail(inbox, "Noise " + i, "x", i);
    }
    mail(folder(bob, Role.SENT), "Signal", "x", 1);
    scan = scan(new Scan.Bounds(50, 10, 10));
    Found found = scan.find(Reader.owner(bob), bob, words(Field.SUBJECT, "signal"), 10);
    assertThat(found.total()).isEqualTo(1);
    assertThat(found.whole()).isFalse();
    Found all = scan(Scan.Bounds.USUAL).find(Reader.owner(bob), bob, words(Field.BODY, "x"), 10);
    assertThat(all.total()).isEqualTo(101);
    assertThat(all.items()).hasSize(10);
    assertThat(all.whole()).isTrue();
  }

  @Test
  void nobodyFindsTheMailOfOthers() {
    AccountId eve = account("eve@example.org");
    CollectionId theirs = folder(eve, Role.INBOX);
    Item secret = mail(theirs, "Secret", "x", 1);
    assertThat(subjects(words(Field.ANYWHERE, "secret"))).isEmpty(); // EA03
    assertThat(subjects(in(Field.ANYWHERE, "secret", Set.of(theirs)))).isEmpty();
    Query thread = new Query(List.of(), Set.of(), null, null, secret.thread());
    assertThat(scan.find(Reader.owner(bob), eve, thread, 10).items()).isEmpty();
  }
}
