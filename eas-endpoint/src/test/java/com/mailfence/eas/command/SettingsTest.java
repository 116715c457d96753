package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.device.Devices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String USER = "<UserInformation><Get/></UserInformation>";
  private static final String OOF = "<Oof><Get><BodyType>TEXT</BodyType></Get></Oof>";

  private final DeskHouse eas = new DeskHouse();
  private AccountId alice;
  private DeskHouse.Phone phone;

  @BeforeEach
  void aPhone() {
    alice = eas.account("alice@test.example");
    eas.house.directory.addAlias(alice, "a.other@test.example");
    phone = eas.new Phone(alice, "d1", "14.1");
  }

  @AfterEach
  void close() {
    eas.close();
  }

  @Test
  void answersComeInTheOrderAskedEachWithItsStatusFirst() {
    String answer =
        ask(OOF + USER + "<DevicePassword><Set><Password>x</Password></Set></DevicePassword>");
    assertThat(answer)
        .startsWith("<Settings:Settings><Status>1</Status><Oof><Status>1</Status><Get>")
        .contains("</Oof><UserInformation><Status>1</Status><Get>")
        .endsWith("<DevicePassword><Status>7</Status></DevicePassword></Settings>"); // R480, R486
  }

  @Test
  void addressesLieWhereTheVersionWantsThem() {
    String direct =
        "<Get><EmailAddresses><SMTPAddress>alice@test.example</SMTPAddress>"
            + "<SMTPAddress>a.other@test.example</SMTPAddress></EmailAddresses></Get>";
    assertThat(eas.new Phone(alice, "d1", "14.0").ask("Settings", settings(USER)))
        .contains(direct); // R6503
    assertThat(ask(USER))
        .contains(
            "<Get><Accounts><Account><EmailAddresses>",
            "<PrimarySmtpAddress>alice@test.example<"); // R6505
  }

  @Test
  void deviceInformationIsKept() {
    assertThat(
            ask("<DeviceInformation><Set><Model>M</Model><IMEI>1</IMEI></Set></DeviceInformation>"))
        .contains("<DeviceInformation><Status>1</Status></DeviceInformation>");
    assertThat(new Devices(eas.house.notes, eas.clock).find(new DeviceKey(alice, "d1")))
        .hasValueSatisfying(d -> assertThat(d.information()).containsEntry("IMEI", "1"));
  }

  @Test
  void absenceIsOffAtFirst() {
    assertThat(ask(OOF))
        .contains(
            "<Get><OofState>0</OofState>"
                + "<OofMessage><AppliesToInternal/><Enabled>0</Enabled></OofMessage>"
                + "<OofMessage><AppliesToExternalKnown/><Enabled>0</Enabled></OofMessage>"
                + "<OofMessage><AppliesToExternalUnknown/><Enabled>0</Enabled></OofMessage></Get>");
  }

  private static String says(String audience, String rest) {
    return "<OofMessage><" + audience + "/>" + rest + "</OofMessage>";
  }

  private static String text(String text, String type) {
    return "<ReplyMessage>" + text + "</ReplyMessage><BodyType>" + type + "</BodyType>";
  }

  @Test
  void eachAudienceIsKeptApartAndWhatIsNotNamedStays() {
    String times =
        "<StartTime>2026-03-01T00:00:00.000Z</StartTime><EndTime>2026-03-02T00:00:00.000Z</EndTime>";
    String internal = says("AppliesToInternal", "<Enabled>1</Enabled>" + text("In", "Text"));
    String unknown = says("AppliesToExternalUnknown", text("Out", "Text"));
    assertThat(ask(oofSet("<OofState>2</OofState>" + times + internal + unknown)))
        .contains("<Oof><Status>1<");
    assertThat(ask(OOF))
        .contains("<Get><OofState>2</OofState>" + times + internal) // R1748, R2000
        .contains(
            "<AppliesToExternalUnknown/><Enabled>0</Enabled><ReplyMessage>Out</ReplyMessage>");
    assertThat(ask(oofSet(says("AppliesToInternal", "<Enabled>0</Enabled>"))))
        .contains("<Oof><Status>1<");
    assertThat(ask(OOF)).contains("<OofState>2<", "<Enabled>0</Enabled><ReplyMessage>In<");
    assertThat(ask(oofSet("<OofState>0</OofState>"))).contains("<Oof><Status>1<");
    assertThat(ask(OOF)).contains("<OofState>0<", ">In<").doesNotContain("StartTime");
  }

  @Test
  void whatIsSaidIsGivenInTheFormThatIsWanted() {
    ask(oofSet(says("AppliesToInternal", text("&lt;p&gt;Away&lt;/p&gt;", "HTML"))));
    assertThat(ask(OOF)).contains("<ReplyMessage>Away</ReplyMessage><BodyType>Text<"); // R3117
    assertThat(ask("<Oof><Get><BodyType>HTML</BodyType></Get></Oof>"))
        .contains("<ReplyMessage>&lt;p&gt;Away&lt;/p&gt;</ReplyMessage><BodyType>HTML<"); // R826
    assertThat(ask("<Oof><Get><BodyType>RTF</BodyType></Get></Oof>")).contains("<Oof><Status>2<");
    assertThat(ask("<Oof><Get/></Oof>")).contains("<Oof><Status>2<"); // R824
  }

  @Test
  void aMessageNeedsAnAudienceAndItsTextAType() {
    assertThat(ask(oofSet("<OofMessage><Enabled>1</Enabled></OofMessage>")))
        .contains("<Oof><Status>2<");
    assertThat(ask(oofSet(says("AppliesToInternal", "<ReplyMessage>x</ReplyMessage>"))))
        .contains("<Oof><Status>2<"); // R825
    String twice = says("AppliesToInternal", "<Enabled>1</Enabled>");
    assertThat(ask(oofSet(twice + twice))).contains("<Oof><Status>6<");
    assertThat(ask(oofSet(says("AppliesToInternal", text("x".repeat(32_769), "Text")))))
        .contains("<Oof><Status>5<");
    assertThat(ask(OOF)).doesNotContain("ReplyMessage");
  }

  @ParameterizedTest
  @CsvSource({
    "<OofState>2</OofState><StartTime>2026-03-01T00:00:00.000Z</StartTime>, 2",
    "<OofState>2</OofState><EndTime>2026-03-01T00:00:00.000Z</EndTime>, 2",
    "<OofState>9</OofState>, 2",
    "<OofState>0</OofState><StartTime>2026-03-01T00:00:00.000Z</StartTime>"
        + "<EndTime>2026-03-02T00:00:00.000Z</EndTime>, 1"
  })
  void timesOfAbsenceComeInPairs(String words, int status) {
    assertThat(ask(oofSet(words))).contains("<Oof><Status>" + status + "<"); // R2272, R3535
  }

  @Test
  void tooLongAPasswordIsSaidToBeSo() {
    String password =
        "<DevicePassword><Set><Password>" + "x".repeat(256) + "</Password></Set></DevicePassword>";
    assertThat(ask(password)).contains("<DevicePassword><Status>5<"); // R4400
  }

  @Test
  void oneUnreadablePropertyDoesNotHurtTheOthers() {
    assertThat(ask("<Oof/>" + USER)).contains("<Oof><Status>2<", "<UserInformation><Status>1<");
  }

  @Test
  void whatIsNoPropertyIsAProtocolErrorOfTheWhole() {
    String whole = "<Settings:Settings><Status>2</Status></Settings>"; // R483
    assertThat(ask("")).isEqualTo(whole);
    assertThat(ask(USER + "<OofState>1</OofState>")).isEqualTo(whole);
    assertThat(ask("<AirSync:SyncKey>1</AirSync:SyncKey>")).isEqualTo(whole);
    assertThat(phone.ask("Settings", "")).isEqualTo(whole);
  }

  private String ask(String words) {
    return phone.ask("Settings", settings(words));
  }

  private static String oofSet(String words) {
    return "<Oof><Set>" + words + "</Set></Oof>";
  }

  private static String settings(String words) {
    return "<Settings:Settings>" + words + "</Settings>";
  }
}
