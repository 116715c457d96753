package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.item.Item;
import com.mailfence.eas.Mails;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of mail from the wire, by each of the three commands that give them. */
class MailBodiesTest {
  private static final String TEXT = "One two three four five";
  private static final String PAGE = "<p>" + TEXT + "</p>\n";
  private static final int PAGE_SIZE = PAGE.length() + 1; // with CR

  private final MailWire wire = new MailWire();
  private final Item page = wire.add(Mails.html("page", PAGE));

  @AfterEach
  void close() {
    wire.close();
  }

  private static String body(int type, String more) {
    return "<AirSyncBase:BodyPreference><Type>"
        + type
        + "</Type>"
        + more
        + "</AirSyncBase:BodyPreference>";
  }

  private static String part(String more) {
    return "<AirSyncBase:BodyPartPreference><Type>2</Type>"
        + more
        + "</AirSyncBase:BodyPartPreference>";
  }

  /** By Sync, ItemOperations and, where it can be asked for by its conversation, Search. */
  private List<String> all(String version, String options) {
    String synced = wire.sync(version, options);
    String fetched = wire.fetch(version, page, options);
    return version.equals("12.1")
        ? List.of(synced, fetched)
        : List.of(synced, fetched, wire.search(version, page, options));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void withoutASizeAllOfItIsGivenWhateverElseIsSaid(String version) {
    // [MS-ASAIRS] R300, R400, R373, R54, R304, R305, R237, R238, R2412
    for (String allOrNone :
        new String[] {"", "<AllOrNone>1</AllOrNone>", "<AllOrNone>0</AllOrNone>"}) {
      assertThat(all(version, body(2, allOrNone)))
          .allSatisfy(
              answer ->
                  assertThat(answer)
                      .contains("<Type>2</Type><EstimatedDataSize>" + PAGE_SIZE)
                      .contains("&lt;p&gt;" + TEXT)
                      .doesNotContain("Truncated")
                      .contains("NativeBodyType>2<"));
      assertThat(all(version, body(1, allOrNone)))
          .allSatisfy(
              answer ->
                  assertThat(answer)
                      .contains("<Type>1</Type>", "<Data>" + TEXT)
                      .doesNotContain("&lt;p")
                      .contains("NativeBodyType>2<"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void whatIsCutSaysSoAndHowLongItWas(String version) {
    // [MS-ASAIRS] R180, R276, R402, R403, R73, R420, R421, R55, R378, R379
    for (String allOrNone : new String[] {"", "<AllOrNone>0</AllOrNone>"}) {
      assertThat(all(version, body(2, "<TruncationSize>9</TruncationSize>" + allOrNone)))
          .allSatisfy(
              answer ->
                  assertThat(answer)
                      .contains(
                          "<EstimatedDataSize>"
                              + PAGE_SIZE
                              + "</EstimatedDataSize><Truncated>1</Truncated>"
                              + "<Data>&lt;p&gt;One tw</Data>"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void allOrNothingGivesNothingOfWhatWouldBeCut(String version) {
    // [MS-ASAIRS] R375, R376, R377, R53, R373, R54
    String all = "<AllOrNone>1</AllOrNone>";
    assertThat(all(version, body(2, "<TruncationSize>9</TruncationSize>" + all)))
        .allSatisfy(
            answer ->
                assertThat(answer).contains("<Truncated>1</Truncated>").doesNotContain("<Data>"));
    assertThat(all(version, body(2, "<TruncationSize>500</TruncationSize>" + all)))
        .allSatisfy(answer -> assertThat(answer).contains(TEXT).doesNotContain("Truncated"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void ofSeveralFormsTheNextIsTakenWhereOneWouldBeWithheld(String version) {
    // [MS-ASAIRS] R77, R78, R80
    String wanted =
        body(2, "<TruncationSize>9</TruncationSize><AllOrNone>1</AllOrNone>")
            + body(1, "<TruncationSize>100</TruncationSize>");
    assertThat(all(version, wanted))
        .allSatisfy(answer -> assertThat(answer).contains("<Type>1</Type>", "<Data>" + TEXT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void aPreviewIsPlainAndNoLongerThanAsked(String version) {
    // [MS-ASAIRS] R248, R250, R2644, R1001036
    String wanted = body(2, "<TruncationSize>0</TruncationSize><Preview>7</Preview>");
    assertThat(all(version, wanted))
        .allSatisfy(answer -> assertThat(answer).contains("<Preview>One two</Preview>"));
    assertThat(all(version, body(1, "<Preview>7</Preview>")))
        .allSatisfy(answer -> assertThat(answer).doesNotContain("<Preview>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.1", "16.0", "16.1"})
  void bodyAndPartAreGivenAsTheyAreAsked(String version) {
    // [MS-ASCON] R234 to R237, R339, R340, R243, R245 to R248; [MS-ASAIRS] R271
    assertThat(all(version, ""))
        .allSatisfy(a -> assertThat(a).contains("AirSyncBase:Body>").doesNotContain("BodyPart"));
    assertThat(all(version, body(2, "")))
        .allSatisfy(a -> assertThat(a).contains("AirSyncBase:Body>").doesNotContain("BodyPart"));
    assertThat(all(version, part("")))
        .allSatisfy(
            a ->
                assertThat(a)
                    .contains("<AirSyncBase:BodyPart><Status>1</Status><Type>2</Type>")
                    .doesNotContain("AirSyncBase:Body>"));
    assertThat(all(version, body(1, "") + part("")))
        .allSatisfy(
            a ->
                assertThat(a)
                    .contains("AirSyncBase:Body><Type>1<", "AirSyncBase:BodyPart><Status>1<"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.1", "16.0", "16.1"})
  void aPartIsCutAndPreviewedAsABodyIs(String version) {
    // [MS-ASCON] R239, R240; [MS-ASAIRS] R188, R253, R255, R256, R282, R283, R294, R2599
    assertThat(all(version, part("<TruncationSize>9</TruncationSize><Preview>3</Preview>")))
        .allSatisfy(
            a ->
                assertThat(a)
                    .contains("<EstimatedDataSize>" + PAGE_SIZE + "</EstimatedDataSize>")
                    .contains("<Truncated>1</Truncated><Data>&lt;p&gt;One tw</Data>")
                    .contains("<Preview>One</Preview>"));
    assertThat(all(version, part("")))
        .allSatisfy(a -> assertThat(a).contains(TEXT).doesNotContain("Truncated", "<Preview>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.1", "16.0", "16.1"})
  void aPartIsOfNoFormButHtml(
      String version) { // [MS-ASCON] R241; [MS-ASAIRS] R120; [MS-ASCMD] R5412
    String wanted = part("").replace(">2<", ">1<");
    assertThat(all(version, wanted))
        .allSatisfy(answer -> assertThat(answer).contains("<Status>164</Status>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void preferencesThatAreWrittenWrongAreRefusedByEachCommandInItsWords(String version) {
    // [MS-ASAIRS] R346 to R351, R10016, R10030, R10031, R10032, R10033, R10034, R10035
    String[] wrong = {
      "<AirSyncBase:BodyPreference><TruncationSize>9</TruncationSize><Type>1</Type></AirSyncBase:BodyPreference>",
      body(1, "<AllOrNone>0</AllOrNone><AllOrNone>0</AllOrNone>"),
      body(1, "<AllOrNone>2</AllOrNone>"),
      body(1, "<TruncationSize>x</TruncationSize>"),
      body(1, "") + body(1, ""),
      body(9, ""),
    };
    for (String options : wrong) {
      assertThat(wire.sync(version, options)).as(options).contains("<Status>4</Status>");
      assertThat(wire.fetch(version, page, options)).as(options).contains("<Status>2</Status>");
      String query = "<And><FreeText>three</FreeText></And>";
      assertThat(wire.search(version, query, options)).as(options).contains("<Status>2</Status>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void theSourceIsGivenToWhoeverWantsIt(String version) {
    // [MS-ASCMD] R3363, R3366 to R3368, R3384, R3387, R3388, R3408 to R3410; [MS-ASAIRS] R307
    String wanted = "<AirSync:MIMESupport>2</AirSync:MIMESupport>" + body(4, "");
    assertThat(all(version, wanted))
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .contains("<Type>4</Type><EstimatedDataSize>", "<Truncated>0</Truncated>")
                    .contains("Content-Type: text/html", "Subject: page"));
    String signed = "<AirSync:MIMESupport>1</AirSync:MIMESupport>" + body(4, "") + body(2, "");
    assertThat(all(version, signed))
        .allSatisfy(
            answer ->
                assertThat(answer).contains("<Type>2</Type>").doesNotContain("Subject: page"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void aSourceIsCutInSteps(String version) { // [MS-ASCMD] R3418, R3419, R3426
    String wanted = "<AirSync:MIMESupport>2</AirSync:MIMESupport>";
    String cut = "<AirSync:MIMETruncation>%d</AirSync:MIMETruncation>" + body(4, "");
    assertThat(wire.sync(version, wanted + cut.formatted(0)))
        .contains("<Truncated>1</Truncated>")
        .doesNotContain("Subject: page");
    assertThat(wire.sync(version, wanted + cut.formatted(8))).contains("<Truncated>0</Truncated>");
    wire.add(Mails.plain("long", "x".repeat(5_000)));
    assertThat(wire.sync(version, wanted + cut.formatted(1)))
        .contains("Subject: long", "<Truncated>1</Truncated>");
  }
}
