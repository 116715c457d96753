package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.eas.device.AccessRule;
import com.mailfence.eas.device.AccessRule.Trait;
import com.mailfence.eas.device.AccessRules;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.device.Devices;
import com.mailfence.eas.device.Standing;
import com.mailfence.eas.device.Standing.Access;
import com.mailfence.eas.device.Standing.Wipe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceControlTest {
  private static final String SYNC =
      "<FolderHierarchy:FolderSync><SyncKey>0</SyncKey></FolderSync>";
  private static final String EMPTY = "<Provision:Provision/>";

  private final DeskHouse eas = new DeskHouse();
  private final AccountId alice = eas.account("alice@test.example");
  private final Devices devices = new Devices(eas.house.notes, eas.clock);
  private final AccessRules rules = new AccessRules(eas.house.directory);

  @AfterEach
  void close() {
    eas.close();
  }

  private DeskHouse.Phone phone(String version, String agent) {
    return eas.new Phone(alice, "d1", version, agent);
  }

  private void stands(Standing standing) {
    devices.change(new DeviceKey(alice, "d1"), tied -> tied.in(standing));
  }

  private Standing standing() {
    return devices.find(new DeviceKey(alice, "d1")).orElseThrow().standing();
  }

  private void rule(AccessRule... all) {
    rules.set("test.example", List.of(all));
    eas.clock.forward(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({"14.0, 129, 130", "16.1, 129, 130", "12.1, code=403, code=403"})
  void aBlockedDeviceIsKeptOutAndLetInAgain(String version, String blocked, String waiting) {
    DeskHouse.Phone phone = phone(version, "A");
    assertThat(phone.ask("FolderSync", SYNC)).contains("<Status>1<");
    stands(Standing.USUAL.with(Access.BLOCK));
    assertThat(phone.ask("FolderSync", SYNC)).contains(blocked); // [MS-ASCMD] R4872
    assertThat(phone.ask("Provision", EMPTY)).contains(blocked);
    stands(Standing.USUAL.with(Access.QUARANTINE));
    assertThat(phone.ask("FolderSync", SYNC)).contains(waiting);
    stands(Standing.USUAL.with(Access.ALLOW));
    assertThat(phone.ask("FolderSync", SYNC)).contains("<Status>1<");
  }

  @Test
  void aDeviceInQuarantineMaySayWhatItIs() {
    rule(new AccessRule(Access.QUARANTINE, Trait.MODEL, "*"));
    DeskHouse.Phone phone = phone("14.1", "A");
    assertThat(phone.ask("FolderSync", SYNC)).contains("<Status>130<");
    assertThat(
            phone.ask(
                "Settings",
                "<Settings:Settings><DeviceInformation><Set><Model>X1</Model></Set>"
                    + "</DeviceInformation></Settings:Settings>"))
        .contains("<DeviceInformation><Status>1<");
    rule(
        new AccessRule(Access.ALLOW, Trait.MODEL, "x*"),
        new AccessRule(Access.QUARANTINE, Trait.MODEL, "*"));
    assertThat(phone.ask("FolderSync", SYNC)).contains("<Status>1<");
  }

  @Test
  void theFirstRuleThatMeetsADeviceSpeaksUnlessSomebodyDecided() {
    rule(
        new AccessRule(Access.BLOCK, Trait.AGENT, "bad*/1.*"),
        new AccessRule(Access.ALLOW, Trait.TYPE, "test"),
        new AccessRule(Access.BLOCK, Trait.TYPE, "*"));
    assertThat(phone("14.1", "Good/1").ask("FolderSync", SYNC)).contains("<Status>1<");
    assertThat(phone("14.1", "BadMail/1.2").ask("FolderSync", SYNC)).contains("<Status>129<");
    assertThat(phone("14.1", "BadMail/2.0").ask("FolderSync", SYNC)).contains("<Status>1<");
    stands(Standing.USUAL.with(Access.ALLOW));
    assertThat(phone("14.1", "BadMail/1.2").ask("FolderSync", SYNC)).contains("<Status>1<");
  }

  @Test
  void noPatternTakesLongAndNoRuleIsEmpty() {
    var rule = new AccessRule(Access.BLOCK, Trait.AGENT, "*a".repeat(99) + "b");
    rule(rule);
    assertThat(phone("14.1", "a".repeat(5_000)).ask("FolderSync", SYNC)).contains("<Status>1<");
    assertThatThrownBy(() -> new AccessRule(Access.BLOCK, Trait.AGENT, " "))
        .isInstanceOf(Refusal.Malformed.class);
    assertThatThrownBy(() -> new AccessRule(Access.BY_RULE, Trait.AGENT, "x"))
        .isInstanceOf(Refusal.Malformed.class);
    assertThat(rules.of("test.example")).containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource({"14.1, <Status>140<", "12.1, code=449"})
  void aDeviceErasesItselfAndStaysOut(String version, String told) {
    DeskHouse.Phone phone = phone(version, "A");
    phone.ask("FolderSync", SYNC);
    assertThat(phone.ask("Provision", EMPTY)).doesNotContain("RemoteWipe"); // [MS-ASPROV] R654
    stands(Standing.USUAL.with(Wipe.DEVICE));
    assertThat(phone.ask("FolderSync", SYNC)).contains(told); // [MS-ASPROV] R612
    assertThat(phone.ask("Provision", EMPTY))
        .isEqualTo("<Provision:Provision><Status>1</Status><RemoteWipe/></Provision>"); // R653
    assertThat(phone.ask("Provision", confirmation("RemoteWipe", 2)))
        .isEqualTo(
            "<Provision:Provision><Status>2</Status><RemoteWipe/></Provision>"); // R665, R701
    assertThat(standing().mustWipe()).isTrue();
    assertThat(phone.ask("Provision", confirmation("RemoteWipe", 1)))
        .isEqualTo("<Provision:Provision><Status>1</Status></Provision>"); // [MS-ASPROV] R664
    assertThat(standing()).isEqualTo(new Standing(Access.BLOCK, Wipe.DONE));
    assertThat(phone.ask("FolderSync", SYNC)).matches(".*(<Status>129<|code=403).*");
  }

  @Test
  void onlyTheAccountIsErasedWhereTheDeviceCan() {
    phone("16.1", "A").ask("FolderSync", SYNC);
    stands(Standing.USUAL.with(Wipe.ACCOUNT));
    assertThat(phone("16.1", "A").ask("FolderSync", SYNC)).contains("<Status>140<");
    assertThat(phone("16.1", "A").ask("Provision", EMPTY))
        .contains("<AccountOnlyRemoteWipe/>")
        .doesNotContain("<RemoteWipe"); // [MS-ASPROV] R6902, R6903, R6906
    DeskHouse.Phone old = phone("16.0", "A");
    assertThat(old.ask("FolderSync", SYNC)).contains("<Status>129<");
    assertThat(old.ask("Provision", EMPTY)).doesNotContain("Wipe");
    assertThat(phone("16.1", "A").ask("Provision", confirmation("AccountOnlyRemoteWipe", 1)))
        .isEqualTo("<Provision:Provision><Status>1</Status></Provision>");
    assertThat(standing().wipe()).isEqualTo(Wipe.DONE);
  }

  @Test
  void anUnaskedConfirmationChangesNothing() {
    DeskHouse.Phone phone = phone("14.1", "A");
    phone.ask("FolderSync", SYNC);
    assertThat(phone.ask("Provision", confirmation("RemoteWipe", 1))).contains("<Status>1<");
    assertThat(standing()).isEqualTo(Standing.USUAL);
    assertThat(phone.ask("FolderSync", SYNC)).contains("<Status>1<");
  }

  @Test
  void aPolicyIsHandedOutAndHasToBeConfirmedAgainWhenItChanged() {
    eas.policies.put("alice@test.example", Map.of("DevicePasswordEnabled", "1"));
    DeskHouse.Phone phone = phone("14.1", "A");
    assertThat(phone.ask("FolderSync", SYNC)).contains("<Status>142<");
    confirm(phone, "<DevicePasswordEnabled>1<");
    assertThat(phone.ask("FolderSync", SYNC)).contains("<Status>1<");
    eas.policies.put("alice@test.example", Map.of("MinDevicePasswordLength", "6"));
    eas.clock.forward(Duration.ofMinutes(1));
    assertThat(phone.ask("FolderSync", SYNC)).contains("<Status>143<"); // [MS-ASCMD] R4911
    confirm(phone, "<DevicePasswordEnabled>0<"); // [MS-ASPROV] R1045
    assertThat(phone.ask("FolderSync", SYNC)).contains("<Status>1<");
    eas.policies.clear();
    eas.clock.forward(Duration.ofMinutes(1));
    assertThat(phone.ask("FolderSync", SYNC)).contains("<Status>1<"); // SYNC-015
  }

  private static void confirm(DeskHouse.Phone phone, String asked) {
    String policy =
        "<Provision:Provision><Settings:DeviceInformation><Set><Model>M</Model></Set>"
            + "</Settings:DeviceInformation><Policies><Policy>"
            + "<PolicyType>MS-EAS-Provisioning-WBXML</PolicyType></Policy></Policies></Provision>";
    String handed = phone.ask("Provision", policy);
    assertThat(handed).contains(asked);
    String confirmed =
        phone.ask(
            "Provision",
            "<Provision:Provision><Policies><Policy>"
                + "<PolicyType>MS-EAS-Provisioning-WBXML</PolicyType><PolicyKey>"
                + key(handed)
                + "</PolicyKey><Status>1</Status></Policy></Policies></Provision>");
    phone.policyKey = Long.parseLong(key(confirmed));
  }

  private static String key(String answer) {
    return answer.replaceAll("(?s).*<PolicyKey>(\\d+)</PolicyKey>.*", "$1");
  }

  private static String confirmation(String what, int status) {
    return "<Provision:Provision><"
        + what
        + "><Status>"
        + status
        + "</Status></"
        + what
        + "></Provision>";
  }
}
