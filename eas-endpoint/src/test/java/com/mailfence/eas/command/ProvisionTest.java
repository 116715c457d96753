package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.device.Devices;
import com.mailfence.eas.device.TiedDevice;
import com.mailfence.eas.wbxml.Element;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisionTest {
  private static final String NS = "Provision";
  private static final String INFORMATION =
      "<Settings:DeviceInformation><Set><Model>Test 1</Model><OS>TestOS</OS></Set>"
          + "</DeviceInformation>";
  private static final String ASKS =
      "<Policies><Policy><PolicyType>MS-EAS-Provisioning-WBXML</PolicyType></Policy></Policies>";
  private static final String SYNC =
      "<FolderHierarchy:FolderSync><SyncKey>0</SyncKey></FolderSync>";

  private final DeskHouse eas = new DeskHouse(strict());
  private final AccountId alice = eas.account("alice@test.example");

  @AfterEach
  void close() {
    eas.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void twoPhasesLetADeviceIn(String version) {
    DeskHouse.Phone phone = eas.new Phone(alice, "d1", version);
    assertThat(phone.ask("FolderSync", SYNC)).matches(".*(142|449).*"); // EA10
    Element policy = policy(phone, provision(information(version) + ASKS));
    assertThat(
            policy.need(NS, "Data").need(NS, "EASProvisionDoc").text(NS, "DevicePasswordEnabled"))
        .contains("0"); // SYNC-015
    long temporary = key(policy);
    phone.policyKey = temporary;
    assertThat(phone.ask("FolderSync", SYNC)).matches(".*(142|449).*"); // [MS-ASPROV] R650
    Element confirmed = policy(phone, confirm(temporary, 1));
    assertThat(confirmed.has(NS, "Data")).isFalse(); // [MS-ASPROV] R601
    assertThat(key(confirmed)).isNotEqualTo(temporary);
    phone.policyKey = key(confirmed);
    assertThat(phone.ask("FolderSync", SYNC)).contains("<Status>1<"); // [MS-ASPROV] R662
    phone.policyKey = temporary;
    assertThat(phone.ask("FolderSync", SYNC)).matches(".*(144|449).*"); // R4912, R7566
  }

  @Test
  void keyIsBoundToUserAndDevice() {
    DeskHouse.Phone phone = provisioned("d1");
    DeskHouse.Phone other = provisioned("d2");
    other.policyKey = phone.policyKey;
    assertThat(other.ask("FolderSync", SYNC)).contains("<Status>144<"); // EA09
    AccountId bob = eas.account("bob@test.example");
    DeskHouse.Phone his = eas.new Phone(bob, "d1", "14.1");
    his.policyKey = phone.policyKey;
    assertThat(his.ask("FolderSync", SYNC)).contains("<Status>142<");
  }

  @Test
  void anOlderVersionDoesNotGetAroundThePolicy() {
    provisioned("d1");
    DeskHouse.Phone old = eas.new Phone(alice, "d1", "12.1");
    assertThat(old.ask("FolderSync", SYNC)).contains("code=449"); // EA10
  }

  @Test
  void wrongKeyIsNotConfirmed() {
    DeskHouse.Phone phone = eas.new Phone(alice, "d1", "14.1");
    assertThat(phone.ask("Provision", confirm(17, 1))).contains("<Status>5<");
    long temporary = key(policy(phone, provision(INFORMATION + ASKS)));
    String wrong = phone.ask("Provision", confirm(temporary + 1, 1));
    assertThat(wrong).contains("<Status>5<").doesNotContain("PolicyKey"); // [MS-ASPROV] R695
    assertThat(phone.ask("Provision", confirm(temporary, 1))).doesNotContain("<Status>5<");
  }

  @Test
  void confirmationMayBeRepeated() {
    DeskHouse.Phone phone = eas.new Phone(alice, "d1", "14.1");
    long temporary = key(policy(phone, provision(INFORMATION + ASKS)));
    phone.ask("Provision", confirm(temporary, 1)); // the answer is lost
    phone.policyKey = key(policy(phone, confirm(temporary, 1)));
    assertThat(phone.ask("FolderSync", SYNC)).contains("<Status>1<");
  }

  @ParameterizedTest
  @CsvSource({"2, 139", "3, 139", "4, 145"})
  void halfHeartedConfirmationIsRefusedWhereAPolicyIsRequired(int compliance, int status) {
    DeskHouse.Phone phone = eas.new Phone(alice, "d1", "14.1");
    long temporary = key(policy(phone, provision(INFORMATION + ASKS)));
    assertThat(phone.ask("Provision", confirm(temporary, compliance)))
        .contains("<Status>" + status + "<");
  }

  @Test
  void formErrorsAreToldApart() {
    DeskHouse.Phone phone = eas.new Phone(alice, "d1", "14.1");
    assertThat(phone.ask("Provision", provision(ASKS))).contains("<Status>165<"); // R4954
    String noType = INFORMATION + "<Policies><Policy/></Policies>";
    assertThat(phone.ask("Provision", provision(noType)))
        .isEqualTo("<Provision:Provision><Status>2</Status></Provision>"); // R4989
    String otherType = INFORMATION + ASKS.replace("WBXML", "XML");
    assertThat(phone.ask("Provision", provision(otherType)))
        .contains("<Status>1</Status><Policies>", "<Status>3</Status>"); // [MS-ASPROV] R380
    String noKey =
        "<Policies><Policy><PolicyType>MS-EAS-Provisioning-WBXML</PolicyType><Status>1</Status>"
            + "</Policy></Policies>";
    assertThat(phone.ask("Provision", provision(noKey))).contains("<Status>141<");
    assertThat(phone.ask("Provision", "")).contains("<Status>2<");
  }

  @Test
  void nobodyIsEverAskedToWipeItself() {
    DeskHouse.Phone phone = eas.new Phone(alice, "d1", "16.1");
    assertThat(phone.ask("Provision", provision(INFORMATION + ASKS))).doesNotContain("Wipe");
    String wiped = "<RemoteWipe><Status>1</Status></RemoteWipe>";
    assertThat(phone.ask("Provision", provision(wiped)))
        .isEqualTo("<Provision:Provision><Status>1</Status></Provision>"); // SYNC-015
  }

  @Test
  void deviceInformationIsKept() {
    provisioned("d1");
    TiedDevice device =
        new Devices(eas.house.notes, eas.clock).find(new DeviceKey(alice, "d1")).orElseThrow();
    assertThat(device.information()).isEqualTo(Map.of("Model", "Test 1", "OS", "TestOS"));
  }

  @Test
  void probeIsProvisionedAndLeavesNothingBehind() {
    DeskHouse.Phone probe = provisioned("validate");
    assertThat(probe.ask("FolderSync", SYNC)).contains("<Status>1<");
    assertThat(eas.house.notes.clients(alice, "")).isEmpty();
  }

  private DeskHouse.Phone provisioned(String device) {
    DeskHouse.Phone phone = eas.new Phone(alice, device, "14.1");
    long temporary = key(policy(phone, provision(INFORMATION + ASKS)));
    phone.policyKey = key(policy(phone, confirm(temporary, 1)));
    return phone;
  }

  private static Element policy(DeskHouse.Phone phone, String xml) {
    phone.send("Provision", xml);
    Element root = ((Reply.Document) phone.last()).root();
    assertThat(root.text(NS, "Status")).contains("1");
    return root.need(NS, "Policies").need(NS, "Policy");
  }

  private static long key(Element policy) {
    return Long.parseLong(policy.need(NS, "PolicyKey").text());
  }

  private static String information(String version) {
    return version.compareTo("14.1") >= 0 ? INFORMATION : "";
  }

  private static String provision(String words) {
    return "<Provision:Provision>" + words + "</Provision>";
  }

  private static String confirm(long key, int compliance) {
    return provision(
        "<Policies><Policy><PolicyType>MS-EAS-Provisioning-WBXML</PolicyType><PolicyKey>"
            + key
            + "</PolicyKey><Status>"
            + compliance
            + "</Status></Policy></Policies>");
  }

  private static Terms strict() {
    Terms t = Terms.DEFAULT;
    return new Terms(t.shortestWait(), t.longestWait(), t.mostFolders(), true, false, false, true);
  }
}
