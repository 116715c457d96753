package com.mailfence.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Store;
import com.mailfence.core.store.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportTest {
  @TempDir Path place;
  private Attic attic;

  @BeforeEach
  void open() {
    attic = new Attic(place);
  }

  @AfterEach
  void close() {
    attic.close();
  }

  @Test
  void aDirectoryOfFilesFillsTheFoldersOfItsNames() throws IOException { // IMPORT-003, IMPORT-004
    attic.write("one.eml", Attic.mail("One"));
    attic.write("Sent Items/two.eml", Attic.mail("Two"));
    attic.write("Входящие/three.EML", Attic.mail("Three"));
    attic.write("Trips/Rome/four.eml", Attic.mail("Four"));
    attic.write("Spam?/Sub/five.eml", Attic.mail("Five"));
    attic.write("notes.txt", "no mail");
    Import.Result result = attic.run(place);

    assertThat(result.imported()).isEqualTo(5);
    assertThat(result.reasons()).containsExactly(new Import.Skipped("notes.txt", "no message"));
    assertThat(attic.subjects("Inbox")).containsExactlyInAnyOrder("One", "Three");
    assertThat(attic.subjects("Sent")).containsExactly("Two");
    assertThat(attic.subjects("Rome")).containsExactly("Four");
    assertThat(attic.folder("Rome").parent()).isEqualTo(attic.folder("Trips").id());
    assertThat(attic.subjects("Spam?")).containsExactly("Five"); // FOLD-002
    Item one =
        attic.items("Inbox").stream().filter(i -> Attic.subject(i).equals("One")).findFirst().get();
    assertThat(attic.text(one)).isEqualTo(Attic.mail("One"));
    assertThat(one.marks().read()).isTrue();
    assertThat(attic.progress).endsWith(5L);
  }

  @Test
  void messagesKeepTheirDate() throws IOException { // IMPORT-001
    attic.write("a.eml", "Date: Tue, 3 Feb 2026 10:00:00 +0100\r\nSubject: a\r\n\r\n");
    attic.write("b.eml", "Date: Fri, 1 Jan 2100 10:00:00 +0000\r\nSubject: b\r\n\r\n");
    attic.write("c.eml", "Subject: c\r\n\r\n");
    attic.run(place);
    for (Item item : attic.items("Inbox")) {
      assertThat(item.received())
          .isEqualTo(
              Attic.subject(item).equals("a")
                  ? Instant.parse("2026-02-03T09:00:00Z")
                  : attic.clock.instant());
    }
  }

  @Test
  void linksAreNotFollowed() throws IOException { // IM20
    Path outside = Files.createTempFile("outside", ".eml");
    Files.writeString(outside, Attic.mail("Outside"));
    Files.createDirectories(place.resolve("mails"));
    Files.createSymbolicLink(place.resolve("mails/link.eml"), outside);
    Files.createSymbolicLink(place.resolve("mails/dir"), outside.getParent());
    attic.write("mails/good.eml", Attic.mail("Good"));
    Import.Result result = attic.run(place.resolve("mails"));
    Files.delete(outside);
    assertThat(result.imported()).isEqualTo(1);
    assertThat(result.reasons())
        .extracting(Import.Skipped::why)
        .containsExactly("no plain file", "no plain file");
  }

  @Test
  void oneBadMessageStopsNobody() throws IOException { // IM21
    attic.write("1.eml", Attic.mail("First"));
    attic.write("2.eml", "");
    attic.write("3.eml", "\0\1\2\3 binary");
    attic.write("4.eml", "x".repeat(2_000_001));
    attic.write("5\u0001/6.eml", Attic.mail("Odd"));
    attic.write("7.eml", Attic.mail("Last"));
    Import.Result result = attic.run(place);
    assertThat(result.imported()).isEqualTo(2);
    assertThat(result.skipped()).isEqualTo(4);
    assertThat(attic.subjects("Inbox")).containsExactlyInAnyOrder("First", "Last");
  }

  @Test
  void whatIsThereIsNotBroughtAgain() throws IOException { // IM21
    attic.write("1.eml", Attic.mail("One"));
    attic.write("2.eml", Attic.mail("One"));
    attic.write("Other/3.eml", Attic.mail("One"));
    assertThat(attic.run(place).imported()).isEqualTo(2);
    attic.write("4.eml", Attic.mail("Four"));
    Import.Result again = attic.run(place);
    assertThat(again.imported()).isEqualTo(1);
    assertThat(again.present()).isEqualTo(3);
    assertThat(attic.subjects("Inbox")).containsExactlyInAnyOrder("One", "Four");
  }

  @Test
  void anImportThatBreaksOffGoesOnWhereItWas() throws IOException { // IM21
    for (int i = 0; i < 2 * Pile.HEIGHT + 50; i++) {
      attic.write(String.format("%04d.eml", i), Attic.mail("m" + i));
    }
    var breaking = new BreakingStore(attic.house.store, 2);
    assertThatThrownBy(
            () -> attic.importer(breaking).run(attic.ann, place, (mails, bytes, all) -> {}))
        .isInstanceOf(IllegalStateException.class);
    assertThat(attic.items("Inbox")).hasSize(Pile.HEIGHT);

    Import.Result rest = attic.run(place);
    assertThat(rest.imported()).isEqualTo(Pile.HEIGHT + 50);
    assertThat(attic.subjects("Inbox")).hasSize(2 * Pile.HEIGHT + 50).doesNotHaveDuplicates();
  }

  @Test
  void itEndsWithTheSpace() throws IOException { // IMPORT-006
    for (int i = 0; i < 10; i++) {
      attic.write(i + ".eml", Attic.mail("m" + i));
    }
    long size = Attic.mail("m0").length();
    attic.house.directory.put(
        attic.house.directory.account(attic.ann).orElseThrow().withQuota(4 * size + 1));
    Import.Result result = attic.run(place);
    assertThat(result.full()).isTrue();
    assertThat(result.imported()).isEqualTo(4);
    assertThat(attic.items("Inbox")).hasSize(4);
  }

  @Test
  void answersJoinTheConversationsTheyBelongTo() throws IOException {
    attic.write("1.eml", "Message-ID: <a@x>\r\nSubject: a\r\n\r\n");
    attic.write("2.eml", "Message-ID: <b@x>\r\nIn-Reply-To: <a@x>\r\nSubject: b\r\n\r\n");
    attic.run(place);
    assertThat(attic.items("Inbox"))
        .extracting(Item::thread)
        .hasSize(2)
        .containsOnly(attic.items("Inbox").get(0).thread());
  }

  /** Breaks at a commit, as a machine does that is switched off. */
  private static final class BreakingStore implements Store {
    private final Store store;
    private int left;

    BreakingStore(Store store, int commits) {
      this.store = store;
      this.left = commits;
    }

    @Override
    public <T> T commit(Reader who, Set<AccountId> accounts, Work<T> work) {
      if (left-- == 0) {
        throw new IllegalStateException("switched off");
      }
      return store.commit(who, accounts, work);
    }
  }
}
