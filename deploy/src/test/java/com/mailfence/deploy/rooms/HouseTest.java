package com.mailfence.deploy.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.Reader;
import com.mailfence.deploy.config.Setup;
import com.mailfence.testbed.clock.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HouseTest {
  @TempDir Path dir;

  private House open() {
    return House.open(
        dir.resolve("data"),
        Setup.read(null, Map.of(), Map.of(), List.of("brand.domain=main.test")).config(),
        new HandClock());
  }

  @Test
  void houseIsMadeAtTheFirstOpeningAndKeptAtTheNext() {
    Account anna;
    try (House house = open()) {
      assertThat(house.accounts().serves("main.test")).isTrue();
      anna = house.accounts().create("anna@main.test", "Anna", null);
      assertThat(house.keep().catalog().collections(Reader.owner(anna.id()), anna.id()))
          .isNotEmpty();
    }
    try (House house = open()) {
      assertThat(house.accounts().known("anna@main.test")).isEqualTo(anna);
    }
  }

  @Test
  void twoNeverHaveOneHouseOpen() {
    try (House house = open()) {
      assertThat(house.data()).isDirectory();
      assertThatThrownBy(this::open)
          .isInstanceOf(Refusal.Busy.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void nobodyElseLooksIntoTheDirectory() throws IOException {
    Files.createDirectory(dir.resolve("data"));
    try (House house = open()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(house.data())))
          .isEqualTo("rwx------");
    }
  }
}
