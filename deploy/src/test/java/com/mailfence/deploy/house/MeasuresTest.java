package com.mailfence.deploy.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.deploy.house.Measures.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MeasuresTest {

  private static final Path MIGRATIONS =
      House.root().resolve(Part.PERSISTENCE.directory).resolve("src/main/resources");

  @Test
  void measuresOfThisHouseArePrinted() throws IOException {
    House house = House.whole();
    List<Measure> measures = Measures.of(house, Words.tablesOfTheWire(MIGRATIONS));
    String table = Measures.table(house, measures);
    System.out.println("\nMeasures of the house\n\n" + table);
    Path file = House.root().resolve(Part.DEPLOY.directory).resolve("target/measures.txt");
    Files.writeString(file, table, UTF_8);
    assertThat(measures).hasSize(9);
  }

  @Test
  void whatOneClassReachesIsCounted() {
    House house =
        House.built(
            "package com.mailfence.eas.command; class Sync { com.mailfence.engine.x.A a; }",
            "package com.mailfence.engine.x; public class A { com.mailfence.core.x.B[] b; }",
            "package com.mailfence.core.x; public class B {}",
            "package com.mailfence.deploy; class Main {}");
    assertThat(Measures.crossed(house, "com.mailfence.eas.command.Sync"))
        .containsExactlyInAnyOrder(Part.EAS, Part.ENGINE, Part.CORE);
  }

  @Test
  void figuresAreCounted() {
    House house =
        House.built(
            """
            package com.mailfence.eas.command;
            public class Sync implements Command {
              void a() { try { a(); } finally { } }
              void b() { try { b(); } catch (Error e) { b(); } }
            }
            """,
            "package com.mailfence.eas.command; interface Command {}",
            """
            package com.mailfence.eas.command;
            class Desk { void a() { try { a(); } catch (Error e) { a(); } } }
            """,
            """
            package com.mailfence.eas.command;
            class PingTest { @org.junit.jupiter.api.Test void onePingIsTested() {} }
            """);
    assertThat(Measures.of(house, List.of("one.sql: eas_key")))
        .contains(
            new Measure("modules a Sync crosses", "1", "at most 3", true),
            new Measure("public top types", "33 %", "under 40 %", true),
            new Measure("catch clauses in a command", "1", "at most 0", false),
            new Measure("tables that know ActiveSync", "1", "at most 0", false),
            new Measure("lines of tests to lines of code", "0.25 : 1", "about 1 : 1", false));
    assertThat(Measures.table(house, Measures.of(house, List.of())))
        .contains("8 lines run on the server, 2 are tests and testbed; 1 tests in Java");
  }

  @Test
  void placesThatNotifyAreFound() {
    String board =
        "package com.mailfence.core.wake; public class WakeBoard { public void reached() {} }";
    String call = "void a() { new com.mailfence.core.wake.WakeBoard().reached(); } }";
    assertThat(
            Measures.notifying(
                House.built(
                    board,
                    "package com.mailfence.persistence; class One { " + call,
                    "package com.mailfence.testbed; class Two { " + call)))
        .containsExactly("com.mailfence.persistence.One");
  }

  @Test
  void tablesThatKnowAWireAreFound(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("V1__start.sql"),
        """
        -- eas is only said in a comment
        create table note (id bigint, bytes blob);
        CREATE TABLE IF NOT EXISTS device (id bigint, sync_key varchar(9));
        create table eas_state (id bigint);
        """);
    assertThat(Words.tablesOfTheWire(folder))
        .containsExactly("V1__start.sql: device", "V1__start.sql: eas_state");
  }
}
