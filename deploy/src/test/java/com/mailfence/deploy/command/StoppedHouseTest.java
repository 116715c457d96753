package com.mailfence.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.deploy.admin.AdminServer;
import com.mailfence.deploy.config.Setup;
import com.mailfence.deploy.rooms.House;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in front of a house that is not served. */
final class StoppedHouseTest {
  @TempDir Path dir;

  @Test
  void stoppedHouseIsOpenedForTheMoment() {
    var typist = new Typist(dir.resolve("data"));
    assertThat(typist.types("account", "add", "anna@main.test", "--no-password"))
        .isEqualTo("0 added anna@main.test");
    assertThat(typist.types("account", "short", "anna@main.test", "on"))
        .isEqualTo("0 short domain on");
    assertThat(typist.types("account", "show", "anna@main.test")).contains("anna@mf.me");
  }

  @Test
  void houseInUseWithoutSocketIsNotTouched() throws IOException {
    var typist = new Typist(dir.resolve("data"));
    Setup setup = Setup.read(null, Map.of(), Map.of(), List.of("brand.domain=main.test"));
    try (House house = House.open(dir.resolve("data"), setup.config(), typist.clock)) {
      AdminServer.open(house.data(), CommandLines.far(house, setup)).close();
      assertThat(typist.types("account", "list")).startsWith("1 ").contains("in use by process");
    }
  }
}
