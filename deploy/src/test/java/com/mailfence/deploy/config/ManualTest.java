package com.mailfence.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManualTest {
  private static final Path PAGE = Path.of("../docs/admin/configuration.md");
  private static final String MARK = "<!-- keys, as the program knows them -->\n";

  @TempDir Path dir;

  @Test
  void manualTellsTheKeysAsTheProgramKnowsThem() throws IOException {
    String page = Files.readString(PAGE);
    String told = page.substring(0, page.indexOf(MARK) + MARK.length()) + Manual.markdown();
    if (!page.equals(told)) {
      Files.writeString(PAGE, told);
    }
    assertThat(page)
        .as("configuration.md was written anew: look at it and commit it")
        .isEqualTo(told);
  }

  @Test
  void fileMadeOfTheManualSetsNothing() throws IOException {
    Path file = Files.writeString(dir.resolve("gateway.toml"), Manual.toml());
    assertThat(Setup.read(file, Map.of(), Map.of(), List.of()).written()).isEmpty();
  }

  @Test
  void everyLineOfTheManualCanBeUncommented() throws IOException {
    String all = Manual.toml().replaceAll("(?m)^#(?! )", "");
    Path file = Files.writeString(dir.resolve("gateway.toml"), all);
    Setup setup = Setup.read(file, Map.of(), Map.of(), List.of());
    assertThat(setup.config()).isEqualTo(Setup.read(null, Map.of(), Map.of(), List.of()).config());
    assertThat(setup.written().keySet())
        .hasSize((int) Config.keys().stream().filter(key -> !key.isSecret()).count());
  }

  @Test
  void keptSettingsAreReadAsTheyWere() {
    Map<String, String> odd = Map.of("brand.name", "A \"B\" \\ C", "brand.domain", "x.test");
    ServedSettings.write(dir, odd);
    assertThat(ServedSettings.read(dir)).isEqualTo(odd);
  }
}
