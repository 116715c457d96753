package com.mailfence.eas.data;

import static com.mailfence.eas.wire.BodyPreference.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.item.Item;
import com.mailfence.eas.Mails;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.BodyPreference;
import com.mailfence.eas.wire.BodyPreference.Form;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.Options.Mime;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BodyDataTest {
  private static final String HTML =
      "From: a@x.org\nSubject: s\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
          + "<html><body><p>One</p><p>Two</p></body></html>\n";
  private static final String SMIME =
      "From: a@x.org\nSubject: s\nMIME-Version: 1.0\n"
          + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n"
          + "Content-Transfer-Encoding: base64\n\nMIIB\n";

  private final Looking looking = new Looking();

  @AfterEach
  void close() {
    looking.close();
  }

  @Test
  void aBodyIsGivenInFull() throws IOException { // SYNC-036
    Element body = body(plain("One\nTwo\n"), whole(Form.PLAIN));
    assertThat(text(body, "Data")).isEqualTo("One\r\nTwo\r\n");
    assertThat(text(body, "EstimatedDataSize")).isEqualTo("10");
    assertThat(body.has("AirSyncBase", "Truncated")).isFalse(); // [MS-ASAIRS] R277
  }

  @ParameterizedTest
  @CsvSource({"1,O", "3,One", "6,One|T", "8,One|Two"})
  void aCutIsMarkedWithTheRealSize(int size, String given) throws IOException { // SYNC-036
    Element body = body(plain("One\nTwo\n"), cut(Form.PLAIN, size));
    assertThat(text(body, "Data")).isEqualTo(given.replace("|", "\r\n"));
    assertThat(text(body, "Truncated")).isEqualTo("1"); // [MS-ASAIRS] R402
    assertThat(text(body, "EstimatedDataSize")).isEqualTo("10");
  }

  @Test
  void aCutToNothingLeavesTheSize() throws IOException {
    Element body = body(plain("One\nTwo\n"), cut(Form.PLAIN, 0));
    assertThat(body.has("AirSyncBase", "Data")).isFalse();
    assertThat(text(body, "Truncated")).isEqualTo("1");
    assertThat(text(body, "EstimatedDataSize")).isEqualTo("10");
  }

  @Test
  void aCutOfTheExactSizeIsNone() throws IOException {
    Element body = body(plain("One\nTwo\n"), cut(Form.PLAIN, 10));
    assertThat(body.has("AirSyncBase", "Truncated")).isFalse();
  }

  @Test
  void aCutCountsBytesAndSparesCharacters() throws IOException {
    Element body = body(plain("\u00e9\u00e9\u00e9\n"), cut(Form.PLAIN, 5));
    assertThat(text(body, "Data")).isEqualTo("\u00e9\u00e9");
    assertThat(text(body, "EstimatedDataSize")).isEqualTo("8");
  }

  @Test
  void allOrNoneMeansNoneWhenItWouldBeCut() throws IOException { // [MS-ASAIRS] R377
    Element body = body(plain("One\nTwo\n"), new BodyPreference(Form.PLAIN, 5, true, 0));
    assertThat(body.has("AirSyncBase", "Data")).isFalse();
    assertThat(text(body, "Truncated")).isEqualTo("1");
    assertThat(text(body, "EstimatedDataSize")).isEqualTo("10");
  }

  @Test
  void allOrNoneIsWithoutMeaningWhenNothingIsCut() throws IOException { // [MS-ASAIRS] R401
    var all = new BodyPreference(Form.PLAIN, BodyPreference.WHOLE, true, 0);
    assertThat(text(body(plain("One\n"), all), "Data")).isEqualTo("One\r\n");
  }

  @Test
  void theFormOfTheSenderIsPreferred() throws IOException { // [MS-ASAIRS] R77
    Item html = looking.mail(HTML);
    assertThat(type(body(html, cut(Form.PLAIN, 5000), cut(Form.HTML, 5)))).isEqualTo("2");
    assertThat(type(body(plain("x\n"), cut(Form.HTML, 5000), cut(Form.PLAIN, 5)))).isEqualTo("1");
  }

  @Test
  void anotherFormIsTakenWhenTheSendersWouldBeWithheld() throws IOException { // [MS-ASAIRS] R80
    Item html = looking.mail(HTML);
    Element body = body(html, new BodyPreference(Form.HTML, 20, true, 0), cut(Form.PLAIN, 5));
    assertThat(type(body)).isEqualTo("1");
    assertThat(text(body, "Data")).hasSize(5);
  }

  @Test
  void htmlIsTurnedIntoTextAndBack() throws IOException { // [MS-ASAIRS] R2411
    Element asText = body(looking.mail(HTML), whole(Form.PLAIN));
    assertThat(type(asText)).isEqualTo("1");
    assertThat(text(asText, "Data")).contains("One").doesNotContain("<p>");
    Element asHtml = body(plain("1 < 2\n"), whole(Form.HTML));
    assertThat(type(asHtml)).isEqualTo("2");
    assertThat(text(asHtml, "Data")).contains("1 &lt; 2");
  }

  @Test
  void noPreferenceMeansPlainText() throws IOException {
    assertThat(type(body(looking.mail(HTML)))).isEqualTo("1");
    assertThat(type(body(looking.mail(HTML), whole(Form.RTF)))).isEqualTo("1");
  }

  @Test
  void aPreviewStandsBesideWhatIsNoPlainText() throws IOException { // [MS-ASAIRS] R250, R1001036
    Item html = looking.mail(HTML);
    Element body = body(html, new BodyPreference(Form.HTML, BodyPreference.WHOLE, false, 5));
    assertThat(text(body, "Preview")).isEqualTo("One T");
    Element text = body(html, new BodyPreference(Form.PLAIN, BodyPreference.WHOLE, false, 5));
    assertThat(text.has("AirSyncBase", "Preview")).isFalse();
    Element none = body(html, new BodyPreference(Form.PLAIN, 0, false, 5));
    assertThat(text(none, "Preview")).isEqualTo("One T");
  }

  @Test
  void versionTwelveKnowsNoPreview() throws IOException {
    View view =
        Looking.view(Version.V12_1, new BodyPreference(Form.HTML, BodyPreference.WHOLE, false, 5));
    assertThat(body(looking.mail(HTML), view).has("AirSyncBase", "Preview")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "NEVER,false,2",
    "NEVER,true,2",
    "SECURED,false,2",
    "SECURED,true,4",
    "ALL,false,4",
    "ALL,true,4"
  })
  void theSourceIsGivenAsWanted(Mime mime, boolean secured, String type)
      throws IOException { // [MS-ASCMD] R3396 to R3399
    Item item = looking.mail(secured ? SMIME : HTML);
    View view = Looking.view(mime, BodyPreference.WHOLE, whole(Form.HTML), whole(Form.MIME));
    assertThat(type(body(item, view))).isEqualTo(type);
  }

  @Test
  void aDeviceThatWantsNothingButTheSourceGetsIt() throws IOException {
    View view = Looking.view(Mime.NEVER, BodyPreference.WHOLE, whole(Form.MIME));
    assertThat(type(body(looking.mail(HTML), view))).isEqualTo("4");
  }

  @Test
  void aSourceIsTheStoredMessage() throws IOException { // SYNC-036
    View view = Looking.view(Mime.ALL, BodyPreference.WHOLE, whole(Form.MIME));
    Element body = body(looking.mail(SMIME), view);
    assertThat(text(body, "Data")).isEqualTo(SMIME.replace("\n", "\r\n"));
    assertThat(text(body, "Truncated")).isEqualTo("0"); // [MS-ASCMD] R3412
  }

  @Test
  void aSourceIsCutByTheSmallerOfTwoSizes() throws IOException { // [MS-ASCMD] R3419
    View view = Looking.view(Mime.ALL, 20, cut(Form.MIME, 30));
    Element body = body(looking.mail(SMIME), view);
    assertThat(text(body, "Data")).hasSize(20);
    assertThat(text(body, "Truncated")).isEqualTo("1");
    assertThat(text(body, "EstimatedDataSize"))
        .isEqualTo(Integer.toString(SMIME.replace("\n", "\r\n").length()));
  }

  @ParameterizedTest
  @CsvSource({"PLAIN", "HTML", "MIME"})
  void longBodiesAreReadOnlyWhenTheyAreWritten(Form form) throws IOException {
    String line = "0123456789 abcdef 0123456789\n";
    String text = line.repeat(2_000);
    Item item = plain(text);
    Options options =
        new Options(0, false, Mime.ALL, BodyPreference.WHOLE, List.of(whole(form)), List.of());
    String data = text(body(item, new View(Version.V14_1, options, false)), "Data");
    assertThat(data).contains(line.strip()).hasSizeGreaterThanOrEqualTo(text.length());
  }

  @ParameterizedTest
  @CsvSource({"PLAIN", "HTML"})
  void longBodiesAreCutExactly(Form form) throws IOException {
    Item item = plain("0123456789 abcdef 0123456789\n".repeat(2_000));
    Element body = body(item, cut(form, 30_000));
    assertThat(text(body, "Truncated")).isEqualTo("1");
    assertThat(text(body, "Data")).hasSizeBetween(29_990, 30_000);
    Element whole = body(item, cut(form, 200_000));
    assertThat(whole.has("AirSyncBase", "Truncated")).isFalse();
  }

  @Test
  void thePartIsGivenFrom141On() throws IOException { // [MS-ASAIRS] R120
    Options options =
        new Options(
            0,
            false,
            Mime.NEVER,
            BodyPreference.WHOLE,
            List.of(),
            List.of(new BodyPreference(Form.HTML, 10, false, 4)));
    Item html = looking.mail(HTML);
    Element seen = looking.look(html, new View(Version.V14_1, options, false));
    assertThat(Looking.show(seen.need("AirSyncBase", "BodyPart")))
        .isEqualTo(
            "<AirSyncBase:BodyPart><Status>1</Status><Type>2</Type>"
                + "<EstimatedDataSize>48</EstimatedDataSize><Truncated>1</Truncated>"
                + "<Data>&lt;html&gt;&lt;bod</Data><Preview>One</Preview></BodyPart>");
    Element before = looking.look(html, new View(Version.V14_0, options, false));
    assertThat(before.has("AirSyncBase", "BodyPart")).isFalse();
  }

  private Item plain(String text) {
    return looking.mail(Mails.plain("s", text));
  }

  private static BodyPreference cut(Form form, int size) {
    return new BodyPreference(form, size, false, 0);
  }

  private Element body(Item item, BodyPreference... bodies) throws IOException {
    return body(item, Looking.view(Version.V14_1, bodies));
  }

  private Element body(Item item, View view) throws IOException {
    return looking.look(item, view).need("AirSyncBase", "Body");
  }

  private static String type(Element body) {
    return text(body, "Type");
  }

  private static String text(Element body, String name) {
    return body.text("AirSyncBase", name).orElseThrow();
  }
}
