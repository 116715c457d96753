package com.mailfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.NewAccount;
import com.mailfence.core.account.Reader;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.NewCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded database promises when a call returns. */
final class EmbeddedDurabilityTest {
  @TempDir private Path data;
  @TempDir private Path copy;

  @Test
  void whatIsAcknowledgedIsInTheFile() throws Exception {
    try (var house = new OpenHouse(data)) {
      AccountId account = account(house, "a@x.example");
      Collection collection = collection(house, account, "One");
      var key = new NoteKey(account, "client", "topic");
      house.persistence.notes().write(key, 0, new byte[] {7});

      // As a killed process leaves it: nothing is closed and nothing more is written.
      Path file = Path.of("database", "house.mv.db");
      Files.createDirectory(copy.resolve("database"));
      Files.copy(data.resolve(file), copy.resolve(file));

      try (var after = new OpenHouse(copy)) {
        assertThat(after.persistence.catalog().collections(Reader.house(), account))
            .containsExactly(collection);
        assertThat(after.persistence.notes().read(key)).isPresent();
        assertThat(after.persistence.directory().account("a@x.example")).isPresent();
      }
    }
  }

  /** ST03. */
  @Test
  void onlyTheHouseMayReadItsDatabase() throws Exception {
    try (var house = new OpenHouse(data)) {
      account(house, "a@x.example");

      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("database"))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void interruptedCallerDoesNotBreakTheDatabase() {
    try (var house = new OpenHouse(data)) {
      AccountId account = account(house, "a@x.example");
      for (int i = 0; i < 20; i++) {
        Thread.currentThread().interrupt();
        try {
          collection(house, account, "Folder " + i);
        } catch (Refusal.Busy e) {
          assertThat(Thread.interrupted()).as("refused for no other reason").isTrue();
        }
      }
      Thread.interrupted();

      Collection last = collection(house, account, "Last");
      assertThat(house.persistence.catalog().collections(Reader.house(), account)).contains(last);
    }
  }

  @Test
  void databaseThatCrashedOpensAgainFromWhatIsDurable() throws SQLException {
    try (var house = new OpenHouse(data)) {
      AccountId account = account(house, "a@x.example");
      Collection before = collection(house, account, "Before");
      try (Connection aside = Connections.aside(data)) {
        Connections.execute(aside, "shutdown immediately");
      }

      Collection after = eventually(house, account);

      assertThat(house.persistence.catalog().collections(Reader.house(), account))
          .containsExactly(before, after);
    }
  }

  @Test
  void houseIsClosedAndOpenedAgain() {
    AccountId account;
    try (var house = new OpenHouse(data)) {
      account = account(house, "a@x.example");
    }
    try (var house = new OpenHouse(data)) {
      assertThat(house.persistence.directory().account(account)).isPresent();
      assertThat(account(house, "b@x.example")).isGreaterThan(account);
      assertThatThrownBy(() -> account(house, "b@x.example")).isInstanceOf(Refusal.Exists.class);
    }
  }

  /** Tries again while the database is busy coming back, as any client does. */
  private static Collection eventually(OpenHouse house, AccountId account) {
    for (int attempt = 0; ; attempt++) {
      try {
        return collection(house, account, "After");
      } catch (Refusal.Busy e) {
        assertThat(attempt).as("attempts until the database is back").isLessThan(50);
      }
    }
  }

  private static AccountId account(OpenHouse house, String address) {
    house.persistence.directory().put(new Domain("x.example", 0));
    return house.persistence.directory().create(new NewAccount(address, "", 0)).id();
  }

  private static Collection collection(OpenHouse house, AccountId account, String name) {
    return house
        .persistence
        .store()
        .commit(
            Reader.owner(account),
            account,
            draft ->
                draft.addCollection(new NewCollection(account, Kind.MAIL, Role.NONE, name, null)));
  }
}
