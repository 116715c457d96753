package com.mailfence.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.deploy.admin.AdminServer;
import com.mailfence.deploy.config.Setup;
import com.mailfence.deploy.rooms.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calendars and address books, as an operator deals with them. */
final class CollectionCommandTest {
  private static final String EVENT =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\n"
          + "DTSTAMP:20260101T000000Z\r\nDTSTART:20260301T100000Z\r\nSUMMARY:Tea\r\n"
          + "END:VEVENT\r\nEND:VCALENDAR\r\n";

  @TempDir static Path dir;
  private static House house;
  private static AdminServer server;
  private static Typist typist;

  @BeforeAll
  static void serverRuns() throws IOException {
    Path data = dir.resolve("data");
    typist = new Typist(data);
    Setup setup = Setup.read(null, Map.of(), Map.of(), List.of("brand.domain=main.test"));
    house = House.open(data, setup.config(), typist.clock);
    server = AdminServer.open(house.data(), CommandLines.far(house, setup));
    for (String name : List.of("anna", "ben")) {
      typist.types("account", "add", name + "@main.test", "--no-password");
    }
  }

  @AfterAll
  static void serverStops() throws IOException {
    server.close();
    house.close();
  }

  private void saysTo(String command, String expected) {
    assertThat(typist.types(command.split(" "))).isEqualTo(expected);
  }

  @Test
  void calendarIsMadeFilledLentAndWritten() throws IOException {
    saysTo("calendar create anna@main.test Trips", "0 made Trips for anna@main.test");
    saysTo("calendar create anna@main.test trips", "1 collection exists already");
    Files.writeString(dir.resolve("in.ics"), EVENT);
    saysTo(
        "calendar import anna@main.test Trips in.ics", "0 1 imported, 0 there already, 0 skipped");
    saysTo(
        "calendar import anna@main.test Trips in.ics", "0 0 imported, 1 there already, 0 skipped");
    saysTo(
        "calendar share anna@main.test Trips ben@main.test --write",
        "0 Trips of anna@main.test may be changed by ben@main.test");
    assertThat(typist.types("calendar", "list", "anna@main.test"))
        .contains("Trips")
        .contains("ben@main.test (write)");
    saysTo(
        "calendar share anna@main.test Trips ben@main.test --stop",
        "0 Trips of anna@main.test is no longer lent to ben@main.test");
    saysTo("calendar export anna@main.test Trips out.ics", "0 1 written to out.ics");
    assertThat(Files.readString(dir.resolve("out.ics"))).contains("SUMMARY:Tea");
    assertThat(typist.types("calendar", "export", "anna@main.test", "Trips", "out.ics"))
        .startsWith("1 ");
    saysTo("calendar list nobody@main.test", "1 group nobody@main.test not found");
  }

  @Test
  void groupHasItsOwnAndMembersAreLetWrite() throws IOException {
    typist.types("group", "add", "team@main.test", "anna@main.test", "ben@main.test");
    assertThat(typist.types("addressbook", "list", "team@main.test")).contains("Contacts");
    Files.writeString(
        dir.resolve("in.vcf"),
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Carla\r\nN:;Carla;;;\r\nEND:VCARD\r\n");
    saysTo(
        "addressbook import team@main.test default in.vcf",
        "0 1 imported, 0 there already, 0 skipped");
    saysTo("addressbook export team@main.test Contacts out.vcf", "0 1 written to out.vcf");
    assertThat(Files.readString(dir.resolve("out.vcf"))).contains("FN:Carla").contains("UID:");
    saysTo(
        "calendar share team@main.test default anna@main.test --write",
        "0 Calendar of team@main.test may be changed by anna@main.test");
    assertThat(typist.types("account", "list")).doesNotContain("team@main.test");
    assertThat(typist.types("verify")).contains("all is well");
    assertThat(typist.types("help", "calendar")).contains("share");
  }
}
