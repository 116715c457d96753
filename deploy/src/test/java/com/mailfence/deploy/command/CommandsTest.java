package com.mailfence.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Account;
import com.mailfence.deploy.admin.AdminServer;
import com.mailfence.deploy.config.ServedSettings;
import com.mailfence.deploy.config.Setup;
import com.mailfence.deploy.rooms.House;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.device.Devices;
import com.mailfence.eas.device.TiedDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, as they run inside a server and are typed in front of its socket. */
final class CommandsTest {
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
  void accountIsAddedChangedAndRemoved() {
    typist.knowing("a good password");
    saysTo(
        "account add Anna@main.test --alias a@main.test --quota 2GiB --short",
        "0 added anna@main.test");
    assertThat(
            house
                .credentials()
                .isPassword(house.accounts().known("anna@main.test").id(), "a good password"))
        .isTrue();
    saysTo("account quota a@main.test 3GiB", "0 quota 3GiB");
    saysTo(
        "account alias anna@main.test x@main.test y@main.test",
        "0 added x@main.test\nadded y@main.test");
    saysTo("account alias anna@main.test --remove x@main.test", "0 removed x@main.test");
    saysTo("account short anna@main.test off", "0 short domain off");
    saysTo("account disable anna@main.test", "0 disabled");
    assertThat(typist.types("account", "show", "anna@main.test"))
        .startsWith("0 ")
        .contains("state      disabled")
        .contains("of 3GiB")
        .contains("sends as   anna@main.test, a@main.test, y@main.test");
    saysTo("account enable anna@main.test", "0 enabled");
    assertThat(typist.types("account", "list")).contains("anna@main.test").contains("active");
    assertThat(typist.types("account", "list", "--domain", "other.test")).doesNotContain("anna");
    assertThat(typist.types("account", "remove", "anna@main.test"))
        .startsWith("2 Missing required option: '--yes'");
    saysTo("account remove anna@main.test --yes", "0 removed anna@main.test");
    saysTo("account show anna@main.test", "1 account anna@main.test not found");
  }

  @Test
  void passwordsAreNeverOnTheCommandLine() throws IOException {
    saysTo("account add berta@main.test --no-password", "0 added berta@main.test");
    saysTo("account passwd berta@main.test", "1 password (none on standard input)");
    typist.knowing("short");
    saysTo("account passwd berta@main.test", "1 password (8 characters to 64 KiB)");
    typist.knowing("long enough");
    saysTo("account passwd berta@main.test", "0 password set");
    Files.writeString(dir.resolve("secret"), "from a file\nsecond line\n");
    saysTo("account passwd berta@main.test --password-file secret", "0 password set");
    assertThat(
            house
                .credentials()
                .isPassword(house.accounts().known("berta@main.test").id(), "from a file"))
        .isTrue();
    saysTo("account add nobody@main.test", "1 password (none on standard input)");
    assertThat(house.accounts().find("nobody@main.test")).isEmpty();
  }

  @Test
  void appPasswordIsShownOnce() {
    saysTo("account add carla@main.test --no-password", "0 added carla@main.test");
    assertThat(typist.types("account", "app-password", "carla@main.test", "My phone"))
        .matches("0 [a-z2-7]{4}(-[a-z2-7]{4}){3}");
    assertThat(typist.types("account", "show", "carla@main.test")).contains("app        My phone");
    assertThat(typist.types("account", "app-password", "carla@main.test", "My phone", "--remove"))
        .isEqualTo("0 removed My phone");
  }

  @Test
  void domainsAndGroupsAreKept() {
    assertThat(typist.types("domain", "add", "Own.test", "--quota", "1GiB"))
        .startsWith("0 ")
        .contains("added own.test")
        .contains("gateway group add postmaster@own.test");
    assertThat(typist.types("domain", "list"))
        .contains("own.test")
        .contains("1GiB")
        .contains("main domain");
    saysTo("account add dora@own.test --no-password", "0 added dora@own.test");
    saysTo("group add postmaster@own.test dora@own.test", "0 added postmaster@own.test, members 1");
    assertThat(typist.types("group", "list"))
        .contains("postmaster@own.test")
        .contains("dora@own.test");
    saysTo("group remove postmaster@own.test", "0 removed postmaster@own.test");
    assertThat(typist.types("domain", "remove", "own.test")).startsWith("1 ");
    saysTo("domain remove main.test", "1 main.test is the main domain");
  }

  @Test
  void planIsCarriedOutFromItsFile() throws IOException {
    Files.writeString(
        dir.resolve("plan.toml"),
        """
        [[domain]]
        name = "plan.test"
        [[user]]
        address = "emil@plan.test"
        name = "Anna"
        initial_password = "her first one"
        photo = "emil.png"
        """);
    saysTo(
        "provision plan.toml",
        "1 user 1 (emil@plan.test): photo = \"emil.png\": "
            + house.data().resolveSibling("emil.png")
            + " not found");
    Files.write(dir.resolve("emil.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    saysTo(
        "provision plan.toml",
        "0 created domain plan.test\ncreated user emil@plan.test: password, photo\n2 created, 0 changed, 0 unchanged");
    saysTo("provision plan.toml", "0 0 created, 0 changed, 2 unchanged");
    Files.writeString(dir.resolve("plan.toml"), "[[user]\n");
    assertThat(typist.types("provision", "plan.toml"))
        .startsWith("1 ")
        .contains("plan.toml")
        .contains("(line ");
    assertThat(typist.types("provision", "none.toml")).startsWith("1 ").contains("not found");
  }

  @Test
  void mailIsImported() throws IOException {
    saysTo("account add frida@main.test --no-password", "0 added frida@main.test");
    Files.createDirectory(dir.resolve("old"));
    Files.writeString(dir.resolve("old/1.eml"), "Subject: One\r\n\r\nx\r\n");
    Files.writeString(dir.resolve("old/2.txt"), "none");
    assertThat(typist.types("import", "frida@main.test", "old"))
        .startsWith("0 skipped 2.txt: ")
        .endsWith("1 imported, 0 there already, 1 skipped");
    saysTo("import frida@main.test old/1.eml", "0 0 imported, 1 there already, 0 skipped");
    assertThat(typist.types("import", "frida@main.test", "new")).startsWith("1 ");
    saysTo("account quota frida@main.test 40", "0 quota 40");
    Files.writeString(dir.resolve("more.eml"), "Subject: More\r\n\r\nxxxxxxxxxxxxxxxxx\r\n");
    assertThat(typist.types("import", "frida@main.test", "more.eml"))
        .startsWith("1 ")
        .contains("the account is full");
  }

  @Test
  void devicesAreListedLimitedAndForgotten() { // SYNC-009, SYNC-011
    saysTo("account add gustav@main.test --no-password", "0 added gustav@main.test");
    Account gustav = house.accounts().known("gustav@main.test");
    var devices = new Devices(house.keep().notes(), typist.clock);
    devices.admit(
        new DeviceKey(gustav.id(), "PHONE1"),
        new TiedDevice.Nature("iPhone", "Agent/1", "16.1"),
        5);
    assertThat(typist.types("device", "list", "gustav@main.test"))
        .contains("PHONE1")
        .contains("iPhone")
        .contains("Agent/1");
    saysTo("device remove gustav@main.test PHONE1", "0 removed PHONE1");
    saysTo("device remove gustav@main.test PHONE1", "1 device PHONE1 not found");
    saysTo("device limit gustav@main.test 0", "0 limit 0");
    assertThat(house.profiles().devices(gustav, 50)).isZero();
    saysTo("device limit gustav@main.test usual", "0 limit usual");
    assertThat(house.profiles().devices(gustav, 50)).isEqualTo(50);
    saysTo("device limit gustav@main.test many", "1 limit (a number, or: usual)");
  }

  @Test
  void allDevicesOfAnAccountAreForgottenButThoseKeptOut() { // SYNC-011
    saysTo("account add kira@main.test --no-password", "0 added kira@main.test");
    Account kira = house.accounts().known("kira@main.test");
    var devices = new Devices(house.keep().notes(), typist.clock);
    for (String id : List.of("P1", "P2", "P3")) {
      var nature = new TiedDevice.Nature("iPhone", "Agent/1", "16.1");
      devices.admit(new DeviceKey(kira.id(), id), nature, 5);
    }
    saysTo("device block kira@main.test P2", "0 P2 block");
    saysTo("device remove kira@main.test", "1 device (an ID, or --all)");
    saysTo("device remove kira@main.test P1 --all", "1 device (an ID, or --all)");
    saysTo("device remove kira@main.test --all", "0 removed P1\nkept P2\nremoved P3");
    assertThat(devices.all(kira.id())).extracting(d -> d.key().id()).containsExactly("P2");
  }

  @Test
  void tlsIsDemandedOrNot() {
    saysTo("eas tls", "0 tls required");
    saysTo("eas tls optional", "0 tls optional");
    saysTo("eas tls", "0 tls optional");
    saysTo("eas tls never", "1 tls (required, optional or usual)");
    saysTo("eas tls required", "0 tls required");
    saysTo("eas tls usual", "0 tls required");
  }

  @Test
  void delegatesAreListedAndSet() {
    saysTo("account add ida@main.test --no-password", "0 added ida@main.test");
    saysTo("account add jan@main.test --no-password", "0 added jan@main.test");
    saysTo(
        "delegate set ida@main.test jan@main.test read_mail Read_Calendar",
        "0 jan@main.test of ida@main.test: read_mail read_calendar");
    String listed = typist.types("delegate", "list", "jan@main.test");
    assertThat(listed).contains("ida@main.test").contains("read_mail read_calendar");
    assertThat(typist.types("delegate", "list", "ida@main.test")).isEqualTo(listed);
    assertThat(typist.types("delegate", "set", "ida@main.test", "jan@main.test", "fly"))
        .startsWith("1 right fly (")
        .contains("send_on_behalf");
    saysTo(
        "delegate set ida@main.test jan@main.test none", "0 jan@main.test of ida@main.test: none");
    assertThat(typist.types("delegate", "list", "ida@main.test")).doesNotContain("jan");
    saysTo("delegate set ida@main.test ida@main.test read_mail", "1 delegate (nobody is his own)");
    saysTo(
        "delegate set ida@main.test nobody@main.test none", "1 account nobody@main.test not found");
  }

  @Test
  void devicesAreKeptOutWipedAndRuled() {
    saysTo("account add greta@main.test --no-password", "0 added greta@main.test");
    Account greta = house.accounts().known("greta@main.test");
    var devices = new Devices(house.keep().notes(), typist.clock);
    var key = new DeviceKey(greta.id(), "PHONE2");
    devices.admit(key, new TiedDevice.Nature("iPhone", "Agent/1", "16.1"), 5);
    saysTo("device block greta@main.test PHONE2", "0 PHONE2 block");
    saysTo("device block greta@main.test", "1 device (an ID, or --all)");
    saysTo("device allow greta@main.test --all", "0 PHONE2 allow");
    saysTo(
        "device wipe greta@main.test PHONE2",
        "1 wipe (erases the device for good; repeat with --yes)");
    saysTo(
        "device wipe greta@main.test PHONE2 --yes", "0 PHONE2 erases itself at its next request");
    assertThat(devices.find(key).orElseThrow().standing().mustWipe()).isTrue();
    assertThat(typist.types("device", "list", "greta@main.test")).contains("wipe");
    saysTo(
        "device remove greta@main.test PHONE2",
        "1 device (it is kept out or being wiped, and must be known)");
    saysTo("device wipe greta@main.test PHONE2 --cancel", "0 cancelled PHONE2");
    saysTo("device usual greta@main.test PHONE2", "0 PHONE2 by_rule");
    saysTo("device rule add main.test quarantine type iPh*", "0 rule 1 of main.test");
    assertThat(typist.types("device", "list", "greta@main.test")).contains("quarantine");
    assertThat(typist.types("device", "rule", "list", "main.test")).contains("iPh*");
    saysTo(
        "device rule add main.test often type x", "1 rule (expected allow, block or quarantine)");
    saysTo("device rule remove main.test 1", "0 removed rule 1");
    saysTo("device rule remove main.test 1", "1 rule 1 not found");
    saysTo("device policy main.test strict", "1 policy strict not found");
    saysTo("device policy main.test none", "0 policy none");
  }

  @Test
  void nothingIsHeardWhereNobodyServes() {
    saysTo("account add iris@main.test --no-password", "0 added iris@main.test");
    saysTo("eas trace iris@main.test --minutes 61", "1 minutes (1 to 60)");
    saysTo("eas trace iris@main.test", "1 a running server not found");
  }

  @Test
  void houseIsVerifiedSavedAndRestored() throws IOException {
    saysTo("account add nora@main.test --no-password", "0 added nora@main.test");
    Files.writeString(dir.resolve("1.eml"), "Subject: One\r\n\r\nx\r\n");
    saysTo("import nora@main.test 1.eml", "0 1 imported, 0 there already, 0 skipped");
    String well = typist.types("verify", "--deep");
    assertThat(well)
        .matches("0 [1-9]\\d* accounts, [1-9]\\d* items, [1-9]\\d* contents: all is well");
    ServedSettings.write(house.data(), Map.of("brand.domain", "main.test"));
    Files.writeString(house.data().resolve("gateway.toml"), "# ours");
    Files.createDirectories(house.data().resolve("tls"));
    Files.writeString(house.data().resolve("tls/key.pem"), "a key");
    assertThat(typist.types("backup", "saved/one"))
        .startsWith("0 ")
        .endsWith(" new contents in " + dir.resolve("saved/one"));
    assertThat(typist.types("restore", "saved/one")).startsWith("1 ").contains("in use");
    assertThat(new Typist(dir.resolve("third")).types("restore", "none"))
        .startsWith("1 ")
        .contains("is not a backup");
    var other = new Typist(dir.resolve("other"));
    assertThat(other.types("restore", "saved/one"))
        .startsWith("0 ")
        .endsWith("restored " + dir.resolve("saved/one"));
    assertThat(dir.resolve("other/gateway.toml")).hasContent("# ours");
    assertThat(dir.resolve("other/tls/key.pem")).hasContent("a key");
    assertThat(other.types("verify", "--deep")).isEqualTo(well);
    assertThat(ServedSettings.read(dir.resolve("other")))
        .containsEntry("brand.domain", "main.test");
    assertThat(other.types("restore", "saved/one")).startsWith("1 ").contains("exists already");
    assertThat(typist.types("backup", "saved/one")).startsWith("1 ");
  }

  @Test
  void settingsAreShownAndExplained() {
    assertThat(typist.types("config", "show")).contains("brand.domain = \"main.test\"");
    assertThat(typist.types("config", "keys")).contains("[listen.https]").contains("#port = 8443");
    saysTo("queue list", "0 ID  QUEUED  FROM  TO  SIZE  TRIES  NEXT  TROUBLE\n0 waiting");
    assertThat(typist.types("version"))
        .startsWith("0 gateway ")
        .contains("java " + Runtime.version());
  }

  @Test
  void wrongWordsAreExplained() {
    assertThat(typist.types("acount", "list"))
        .startsWith("2 ")
        .contains("Did you mean: gateway account");
    assertThat(typist.types("account", "quota", "a@b", "lots"))
        .startsWith("2 ")
        .contains("expected a size");
    assertThat(typist.types("help", "account")).startsWith("0 ").contains("app-password");
  }
}
