package com.mailfence.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.share.Grant;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Brand;
import com.mailfence.engine.account.Credentials;
import com.mailfence.engine.account.Passwords;
import com.mailfence.engine.account.Profiles;
import com.mailfence.engine.account.Route;
import com.mailfence.engine.provision.Report.Result;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProvisionTest {
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};

  private final HandClock clock = new HandClock();
  private final MemoryHouse house = new MemoryHouse(clock);
  private final Brand brand = new Brand("Main", "main.test", "m.test");
  private final List<String> furnished = new ArrayList<>();
  private final Accounts accounts =
      new Accounts(house.directory, brand, clock, account -> furnished.add(account.address()));
  private final Credentials credentials =
      new Credentials(house.directory, new Passwords(new SecureRandom(), 2), clock);
  private final Profiles profiles = new Profiles(house.directory, brand);
  private final Provision provision =
      new Provision(house.directory, accounts, credentials, house.grants);
  private final Map<String, byte[]> files = Map.of("anna.jpg", JPEG);

  ProvisionTest() {
    accounts.putDomain("main.test", 0);
  }

  private Report run(Map<?, ?> plan) {
    return provision.run(
        plan,
        name -> {
          byte[] content = files.get(name);
          if (content == null) {
            throw new Refusal.NotFound("file");
          }
          return content;
        });
  }

  private static Map<String, Object> anna() {
    return new HashMap<>(
        Map.ofEntries(
            Map.entry("address", "Anna@main.test"),
            Map.entry("name", "Anna Example"),
            Map.entry("password", "a good password"),
            Map.entry("aliases", List.of("aennchen@own.test")),
            Map.entry("quota", "2GiB"),
            Map.entry("short", true),
            Map.entry("devices", 3),
            Map.entry("photo", "anna.jpg"),
            Map.entry("policy", "strict")));
  }

  private static Map<String, Object> house() {
    Map<String, Object> plan = new HashMap<>();
    plan.put(
        "policy",
        List.of(Map.of("name", "strict", "DevicePasswordEnabled", true, "AllowBluetooth", 1)));
    plan.put("domain", List.of(Map.of("name", "Own.test", "quota", "1GiB")));
    plan.put(
        "user",
        List.of(
            anna(),
            Map.of(
                "address", "berta@own.test", "initial_password", "her first one", "eas", false)));
    plan.put(
        "group",
        List.of(
            Map.of("address", "all@main.test", "members", List.of("team@own.test")),
            Map.of(
                "address",
                "team@own.test",
                "name",
                "Team",
                "members",
                List.of("aennchen@own.test", "berta@own.test"))));
    plan.put(
        "delegate",
        List.of(
            Map.of(
                "owner",
                "anna@main.test",
                "delegate",
                "berta@own.test",
                "rights",
                List.of("read_mail", "send_on_behalf"))));
    return plan;
  }

  @Test
  void wholeHouseIsSetUp() {
    Report report = run(house());
    assertThat(report.count(Result.CREATED)).isEqualTo(7);
    Account anna = accounts.known("anna@main.test");
    Account berta = accounts.known("berta@own.test");
    assertThat(anna.displayName()).isEqualTo("Anna Example");
    assertThat(anna.quotaBytes()).isEqualTo(2L << 30);
    assertThat(anna.shortActive()).isTrue();
    assertThat(berta.quotaBytes()).isEqualTo(1L << 30);
    assertThat(furnished).containsExactly("anna@main.test", "berta@own.test");
    assertThat(credentials.isPassword(anna.id(), "a good password")).isTrue();
    assertThat(credentials.isPassword(berta.id(), "her first one")).isTrue();
    assertThat(accounts.resolve("all@main.test")).isEqualTo(new Route.Local(List.of(anna, berta)));
    assertThat(profiles.photo("anna@main.test")).contains(JPEG);
    assertThat(profiles.devices(anna, 50)).isEqualTo(3);
    assertThat(profiles.devices(berta, 50)).isZero();
    assertThat(profiles.policyOf(anna).orElseThrow().settings())
        .containsEntry("DevicePasswordEnabled", "1")
        .containsEntry("AllowBluetooth", "1");
    assertThat(profiles.policyOf(berta)).isEmpty();
    assertThat(house.grants.by(anna.id()))
        .containsExactly(
            new Grant(
                anna.id(), berta.id(), Set.of(Grant.Right.READ_MAIL, Grant.Right.SEND_ON_BEHALF)));
  }

  @Test
  void samePlanAgainChangesNothing() {
    run(house());
    Report again = run(house());
    assertThat(again.lines()).hasSize(7).allMatch(line -> line.result() == Result.UNCHANGED);
  }

  @Test
  void whatIsWrittenOtherwiseIsChangedAndWhatIsNotWrittenStays() {
    run(house());
    Account berta = accounts.known("berta@own.test");
    credentials.setPassword(berta.id(), "her own choice");
    Map<String, Object> anna = anna();
    anna.put("password", "another password");
    anna.put("aliases", List.of("anna@own.test"));
    anna.put("disabled", true);
    anna.put("photo", "");
    anna.put("eas", true);
    anna.remove("devices");
    anna.remove("quota");
    Report report = run(Map.of("user", List.of(anna)));
    assertThat(report.lines())
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.changes())
                    .containsExactlyInAnyOrder(
                        "disabled",
                        "password",
                        "alias aennchen@own.test removed",
                        "alias anna@own.test",
                        "devices",
                        "photo"));
    Account after = accounts.known("anna@main.test");
    assertThat(after.quotaBytes()).isEqualTo(2L << 30);
    assertThat(profiles.photo("anna@main.test")).isEmpty();
    assertThat(profiles.devices(after, 50)).isEqualTo(50);
    run(house());
    assertThat(credentials.isPassword(berta.id(), "her own choice")).isTrue();
  }

  @Test
  void everyFaultIsToldAndNothingIsWritten() {
    accounts.create("taken@main.test", "", null);
    Map<String, Object> anna = anna();
    anna.put("passwrod", "typo");
    anna.put("photo", "none.jpg");
    anna.put("aliases", List.of("taken@main.test", "postmaster@main.test", "no address"));
    Map<String, Object> plan =
        Map.of(
            "user",
            List.of(
                anna,
                Map.of("address", "x@nowhere.test", "password", "short"),
                Map.of("address", "x@nowhere.test"),
                Map.of("name", "nobody"),
                Map.of("address", "y@main.test", "quota", "much", "short", "yes"),
                Map.of("address", "z@m.test", "eas", true, "devices", 0)),
            "group",
            List.of(
                Map.of("address", "g@main.test", "members", List.of("h@main.test")),
                Map.of(
                    "address", "h@main.test", "members", List.of("g@main.test", "who@main.test"))),
            "policy",
            List.of(Map.of("name", "p", "DevicePasswordEnabld", true, "AllowBluetooth", 9)),
            "delegate",
            List.of(
                Map.of(
                    "owner", "who@main.test", "delegate", "y@main.test", "rights", List.of("x"))),
            "usr",
            List.of());
    assertThatThrownBy(() -> run(plan))
        .isInstanceOf(BadPlan.class)
        .hasMessageContaining(
            "user 1 (Anna@main.test): unknown key passwrod, did you mean password?")
        .hasMessageContaining("photo = \"none.jpg\": file not found")
        .hasMessageContaining("user anna@main.test: taken@main.test is taken by another account")
        .hasMessageContaining("postmaster@main.test is reserved")
        .hasMessageContaining("aliases = \"no address\": no mail address")
        .hasMessageContaining("no policy strict")
        .hasMessageContaining("no domain nowhere.test")
        .hasMessageContaining("password: expected 8 characters to 64 KiB")
        .hasMessageContaining("x@nowhere.test is written for user x@nowhere.test too")
        .hasMessageContaining("user 4 (nobody): address is missing")
        .hasMessageContaining("quota = \"much\": expected a size")
        .hasMessageContaining("short: expected true or false")
        .hasMessageContaining("z@m.test is a short address")
        .hasMessageContaining("eas = true and devices = 0 contradict each other")
        .hasMessageContaining("group g@main.test: contains itself")
        .hasMessageContaining("no member who@main.test")
        .hasMessageContaining(
            "unknown key DevicePasswordEnabld, did you mean DevicePasswordEnabled?")
        .hasMessageContaining("AllowBluetooth = 9: expected a number from 0 to 2")
        .hasMessageContaining("delegate: no user who@main.test")
        .hasMessageContaining("unknown right x, there are read_mail")
        .hasMessageContaining("plan: unknown key usr, did you mean user?")
        .hasMessageNotContaining("a good password");
    assertThat(accounts.find("anna@main.test")).isEmpty();
    assertThat(house.directory.groups()).isEmpty();
  }

  @Test
  void hashedPasswordIsKeptAsItIs() {
    String hash =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
            + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    Map<String, Object> plan =
        Map.of("user", List.of(Map.of("address", "c@main.test", "password_hash", hash)));
    assertThat(run(plan).count(Result.CREATED)).isEqualTo(1);
    assertThat(run(plan).count(Result.UNCHANGED)).isEqualTo(1);
  }
}
