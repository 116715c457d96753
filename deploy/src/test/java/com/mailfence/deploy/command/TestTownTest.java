package com.mailfence.deploy.command;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailfence.deploy.admin.AdminServer;
import com.mailfence.deploy.config.Setup;
import com.mailfence.deploy.serve.OpenService;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.HttpFailure;
import com.mailfence.testbed.eas.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole directory of people from one file, as their phones see it. */
@Timeout(120)
final class TestTownTest {
  private static final int USERS = 50;
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};

  @TempDir static Path dir;

  private static OpenService open;
  private static AdminServer server;
  private static Typist typist;

  @BeforeAll
  static void provision() throws Exception {
    Path data = dir.resolve("data");
    open = new OpenService(data);
    Setup setup = Setup.read(null, Map.of(), Map.of(), List.of("brand.domain=house.example"));
    server = AdminServer.open(open.house.data(), CommandLines.far(open.house, setup));
    typist = new Typist(data);
    photo("small.jpg", 900);
    photo("large.jpg", 40_000);
    Files.copy(data.resolve("tls/certificate.pem"), dir.resolve("mime.pem"));
    Files.writeString(dir.resolve("town.toml"), town());

    assertThat(typist.types("provision", "town.toml"))
        .startsWith("0 ")
        .endsWith("57 created, 0 changed, 0 unchanged");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    open.stop();
  }

  private static void photo(String name, int size) throws IOException {
    Files.write(dir.resolve(name), Arrays.copyOf(JPEG, size));
  }

  private static String town() {
    String users = IntStream.rangeClosed(1, USERS).mapToObj(TestTownTest::user).collect(joining());
    return """
        [[policy]]
        name = "strict"
        DevicePasswordEnabled = true
        MinDevicePasswordLength = 6
        [[policy]]
        name = "stricter"
        DevicePasswordEnabled = true
        AlphanumericDevicePasswordRequired = true
        """
        + users
        + group("pair", 1, 2)
        + group("crowd", 11, 35)
        + """
        [[delegate]]
        owner = "u5@house.example"
        delegate = "u6@house.example"
        rights = ["read_mail", "write_calendar"]
        [[delegate]]
        owner = "u5@house.example"
        delegate = "u7@house.example"
        rights = ["read_calendar"]
        [[delegate]]
        owner = "u6@house.example"
        delegate = "u7@house.example"
        rights = ["send_on_behalf"]
        """;
  }

  private static String user(int number) {
    String own =
        switch (number) {
          case 1 -> "photo = \"small.jpg\"\ncertificate = \"mime.pem\"\n";
          case 2 -> "photo = \"large.jpg\"\n";
          case 3, 11 -> "certificate = \"mime.pem\"\n";
          case 4 -> "eas = false\n";
          case 8 -> "policy = \"strict\"\n";
          case 9 -> "policy = \"stricter\"\n";
          default -> "";
        };
    return """
        [[user]]
        address = "u%d@house.example"
        name = "Testperson%02d Muster"
        password = "%s"
        %s"""
        .formatted(number, number, OpenService.PASSWORD, own);
  }

  private static String group(String name, int first, int last) {
    return """
        [[group]]
        address = "%s@house.example"
        name = "The %s"
        members = [%s]
        """
        .formatted(
            name,
            name,
            IntStream.rangeClosed(first, last)
                .mapToObj(each -> "\"u" + each + "@house.example\"")
                .collect(joining(", ")));
  }

  @Test
  void sameFileChangesNothing() {
    assertThat(typist.types("provision", "town.toml"))
        .endsWith("0 created, 0 changed, 57 unchanged");
  }

  @Test
  void picturesCertificatesAndGroupsAreSeen() {
    EasClient phone = open.phone("u10", "looks", "14.1");
    phone.provision();

    Node small = picture(phone, "u1@house.example");
    assertThat(small.at("GAL:Data").bytes()).hasSize(900);
    assertThat(picture(phone, "u2@house.example").value("GAL:Status")).hasValue("174");
    assertThat(picture(phone, "u3@house.example").value("GAL:Status")).hasValue("173");
    Node certificate = resolved(phone, "u3@house.example");
    assertThat(certificate.all(r("Recipient"), r("Certificates"), r("Certificate"))).hasSize(1);
    Node pair = resolved(phone, "pair@house.example").at(r("Recipient"));
    assertThat(pair.at(r("Certificates"), r("RecipientCount")).number()).isEqualTo(2);
    Node crowd = resolved(phone, "crowd@house.example").at(r("Recipient"));
    assertThat(crowd.at(r("Certificates"), r("RecipientCount")).number()).isEqualTo(25);
    assertThat(phone.complaints()).isEmpty();
  }

  @Test
  void whoHasNoDevicesIsTold() {
    assertThat(status(open.phone("u4", "none", "14.1"))).isEqualTo(126);
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> status(open.phone("u4", "none", "12.1")))
        .matches(failure -> failure.status() == 403);
  }

  @Test
  void devicesThatDoNotConfirmAPolicyAreRefused() {
    for (String name : List.of("u8", "u9")) {
      EasClient phone = open.phone(name, "strict" + name, "14.1");
      assertThat(status(phone)).as(name).isEqualTo(142);
      assertThat(phone.provision().value("Provision:DevicePasswordEnabled")).hasValue("1");
      assertThat(status(phone)).isEqualTo(1);
      assertThatExceptionOfType(HttpFailure.class)
          .isThrownBy(() -> status(open.phone(name, "old" + name, "12.1")))
          .matches(failure -> failure.status() == 449);
    }
  }

  @Test
  void administratorDoesTheRestOnTheCommandLine() {
    EasClient phone = open.phone("u50", "kept", "14.1");
    phone.provision();
    phone.folderSync();
    assertThat(typist.types("delegate", "list", "u7@house.example"))
        .contains("read_calendar")
        .contains("send_on_behalf");
    assertThat(typist.types("delegate", "set", "u1@house.example", "u2@house.example", "read_mail"))
        .isEqualTo("0 u2@house.example of u1@house.example: read_mail");
    assertThat(
            typist.types("device", "wipe", "u50@house.example", "kept", "--account-only", "--yes"))
        .startsWith("0 ");
    assertThat(typist.types("device", "wipe", "u50@house.example", "kept", "--cancel"))
        .startsWith("0 ");
    assertThat(typist.types("device", "wipe", "u50@house.example", "kept", "--yes"))
        .startsWith("0 ");
    assertThat(status(phone)).isEqualTo(140);
    assertThat(typist.types("device", "wipe", "u50@house.example", "kept", "--cancel"))
        .startsWith("0 ");
    assertThat(typist.types("device", "remove", "u50@house.example", "--all"))
        .isEqualTo("0 removed kept");
    assertThat(typist.types("eas", "tls", "required")).isEqualTo("0 tls required");
  }

  private static String r(String name) {
    return "ResolveRecipients:" + name;
  }

  /** What the first answer to a phone that only begins says. */
  private static int status(EasClient phone) {
    Node body = Node.of("FolderHierarchy:FolderSync", Node.text("FolderHierarchy:SyncKey", "0"));
    return phone.command("FolderSync", body).orElseThrow().at("FolderHierarchy:Status").number();
  }

  private static Node picture(EasClient phone, String address) {
    Node limits = Node.of("Search:Picture", Node.number("Search:MaxSize", 1_000));
    Node answer =
        phone
            .command(
                "Search",
                Node.of(
                    "Search:Search",
                    Node.of(
                        "Search:Store",
                        Node.text("Search:Name", "GAL"),
                        Node.text("Search:Query", address),
                        Node.of("Search:Options", limits))))
            .orElseThrow();
    return answer.at(
        "Search:Response", "Search:Store", "Search:Result", "Search:Properties", "GAL:Picture");
  }

  private static Node resolved(EasClient phone, String address) {
    Node options = Node.of(r("Options"), Node.number(r("CertificateRetrieval"), 2));
    return phone
        .command(
            "ResolveRecipients",
            Node.of(r("ResolveRecipients"), Node.text(r("To"), address), options))
        .orElseThrow()
        .at(r("Response"));
  }
}
