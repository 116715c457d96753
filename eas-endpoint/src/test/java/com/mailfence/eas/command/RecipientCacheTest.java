package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.eas.EasHouse;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Hierarchy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecipientCacheTest {
  private static final int CACHE = 19;

  private final EasHouse eas = new EasHouse(listing());
  private EasClient phone;
  private Hierarchy folders;
  private String cache;

  @BeforeEach
  void aPhoneIsShownTheCache() {
    eas.account("alice");
    phone = eas.phone("alice", "d1", "14.1");
    phone.folderSync();
    folders = phone.hierarchy();
    cache = folders.ofType(CACHE).id();
  }

  @AfterEach
  void close() {
    assertThat(phone.complaints()).isEmpty();
    eas.close();
  }

  @Test
  void nothingIsMadeBelowItAndItStaysAsItIs() {
    assertThat(folders.create("New", cache, 12)).isEqualTo(3); // [MS-ASCMD] R4016
    assertThat(folders.create("New", "0", CACHE)).isEqualTo(10); // [MS-ASCMD] R81
    assertThat(folders.delete(cache)).isEqualTo(3); // [MS-ASCMD] R101
    assertThat(folders.update(cache, "Other", "0")).isEqualTo(3); // [MS-ASCMD] R143
    folders.create("Mine", "0", 12);
    String mine = folders.named("Mine").id();
    assertThat(folders.update(mine, "Mine", cache)).isEqualTo(3); // [MS-ASCMD] R142
  }

  @Test
  void itIsListedOnceAndNeverAgain() {
    folders.create("Mine", "0", 12);
    phone.folderSync();
    assertThat(folders.folders().values().stream().filter(f -> f.type() == CACHE)).hasSize(1);
  }

  private static Terms listing() {
    Terms t = Terms.DEFAULT;
    return new Terms(t.shortestWait(), t.longestWait(), t.mostFolders(), false, false, true, true);
  }
}
