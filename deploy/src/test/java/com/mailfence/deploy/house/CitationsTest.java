package com.mailfence.deploy.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CitationsTest {

  private static final Papers PAPERS = Papers.known();

  @Test
  void everyCitationNamesAKnownPaperAndAnExistingPoint() {
    Citations citations = Citations.of(PAPERS, House.whole().sources());
    assertThat(citations.complaints()).isEmpty();
    assertThat(citations.found()).hasSizeGreaterThan(10);
  }

  @Test
  void citationsAreReadInAllTheirForms() {
    assertThat(cited("// RFC 5321 s4.5.3.1")).containsExactly("RFC 5321 s4.5.3.1");
    assertThat(cited("// grows, RFC 5322 s2.2, s4.5; RFC 6532"))
        .containsExactly("RFC 5322 s2.2", "RFC 5322 s4.5", "RFC 6532");
    assertThat(cited("// [MS-ASCMD] SyncKey (Sync) R5636, R5637"))
        .containsExactly("[MS-ASCMD] R5636", "[MS-ASCMD] R5637");
    assertThat(cited("// [MS-ASDTYPE] section 2.3 and section 2.7.2, [MS-ASWBXML] section 2.1"))
        .containsExactly("[MS-ASDTYPE] s2.3", "[MS-ASDTYPE] s2.7.2", "[MS-ASWBXML] s2.1");
    assertThat(cited("/** SYNC-026, EA01: refused. */")).containsExactly("SYNC-026", "EA01");
    assertThat(cited("String s = \"RFC 5321 s4\"; // MS-ASProtocolVersions, SHA-256")).isEmpty();
  }

  @Test
  void whatDoesNotExistIsComplainedOf() {
    assertThat(complaints("// RFC 5321 s4, [MS-ASCMD] R5636, SYNC-026, EA01")).isEmpty();
    assertThat(complaints("// RFC 1")).singleElement().asString().contains("A.java:1", "RFC 1");
    assertThat(complaints("// [MS-ASXYZ] R1")).hasSize(1);
    assertThat(complaints("// [MS-ASCMD] R999999")).hasSize(1);
    assertThat(complaints("// [MS-ASCMD] R" + "9".repeat(40))).hasSize(1);
    assertThat(complaints("// SYNC-999")).hasSize(1);
    assertThat(complaints("// EA99")).hasSize(1);
  }

  @Test
  void anotherFormIsComplainedOf() {
    assertThat(complaints("// RFC5321")).hasSize(1);
    assertThat(complaints("// RFC 5321 section 4.5")).hasSize(1);
    assertThat(complaints("// MS-ASCMD R5636")).hasSize(1);
    assertThat(complaints("// SYNC-26")).hasSize(1);
    assertThat(complaints("// differs from RFC 5322 s2.1")).hasSize(1);
  }

  @Test
  void pagesNameWhatIsBuiltProvenAndDifferent() {
    List<Source> sources =
        House.built(
                "package com.mailfence.core.x; class A {} // RFC 5322 s10, RFC 5322 s2",
                "package com.mailfence.core.x; class ATest {} // RFC 5322 s2",
                "package com.mailfence.core.x; class B {} // differs from RFC 5322 s3: senders do")
            .sources();
    Map<String, String> pages =
        new Compliance(PAPERS, Citations.of(PAPERS, sources).found()).pages();
    String base = "../../core/src/main/java/com/mailfence/core/x/";
    String tests = "../../core/src/test/java/com/mailfence/core/x/";
    assertThat(pages.get("README.md"))
        .contains("| [RFC 5322](rfc.md#rfc-5322) | Internet message format | 3 | 1 |  |");
    assertThat(pages.get("rfc.md"))
        .containsSubsequence(
            "| RFC 5322 s2 | [A](" + base + "A.java) | [ATest](" + tests + "ATest.java) |",
            "| RFC 5322 s3 | [B](" + base + "B.java) |  |",
            "| RFC 5322 s10 | [A](" + base + "A.java) |  |",
            "| RFC 5322 s3 | senders do | [B](" + base + "B.java) |");
  }

  @Test
  void complianceDocumentsAreWritten() throws IOException {
    boolean wanted = Boolean.getBoolean("compliance.write");
    Path folder = House.root().resolve(wanted ? "docs/compliance" : "deploy/target/compliance");
    Files.createDirectories(folder);
    List<Citation> found = Citations.of(PAPERS, House.whole().sources()).found();
    for (Map.Entry<String, String> page : new Compliance(PAPERS, found).pages().entrySet()) {
      Files.writeString(folder.resolve(page.getKey()), page.getValue(), UTF_8);
      assertThat(folder.resolve(page.getKey())).isNotEmptyFile();
    }
  }

  private static List<String> cited(String line) {
    return citations(line).found().stream().map(Citation::written).toList();
  }

  private static List<String> complaints(String line) {
    return citations(line).complaints();
  }

  private static Citations citations(String line) {
    String file = line.startsWith("/") ? line + "\nclass A {}" : "class A { " + line + "\n}";
    return Citations.of(PAPERS, House.built("package com.mailfence.core.x; " + file).sources());
  }
}
