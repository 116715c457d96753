package com.mailfence.eas.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.NoteKey;
import com.mailfence.eas.device.TiedDevice.Nature;
import com.mailfence.eas.device.TiedDevice.Policy;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DevicesTest {
  private static final Nature PHONE = new Nature("iPhone", "Apple-iPhone/1", "16.1");

  private final HandClock clock = new HandClock();
  private final MemoryHouse house = new MemoryHouse(clock);
  private final AccountId alice = house.account("alice@test.example");
  private final DeviceKey key = new DeviceKey(alice, "ABC123");
  private final Devices devices = new Devices(house.notes, clock);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void firstRequestTiesTheDevice() {
    Instant then = clock.instant();
    devices.admit(key, PHONE, -1);
    clock.forward(Duration.ofHours(1));
    devices.admit(key, PHONE, -1);
    assertThat(devices.all(alice))
        .singleElement()
        .satisfies(
            device -> {
              assertThat(device.first()).isEqualTo(then);
              assertThat(device.last()).isEqualTo(then.plus(Duration.ofHours(1)));
              assertThat(device.nature()).isEqualTo(PHONE);
            });
  }

  @Test
  void recordIsWrittenAtMostEveryTenMinutes() {
    devices.admit(key, PHONE, -1);
    for (int i = 0; i < 100; i++) {
      clock.forward(Duration.ofSeconds(5));
      devices.admit(key, PHONE, -1);
    }
    assertThat(version()).isEqualTo(1);
    clock.forward(Duration.ofSeconds(101));
    devices.admit(key, PHONE, -1);
    assertThat(version()).isEqualTo(2);
  }

  @Test
  void deviceThatChangesAtEachRequestCausesNoWriteAtEachRequest() {
    devices.admit(key, PHONE, -1);
    for (int i = 0; i < 30; i++) {
      clock.forward(Duration.ofSeconds(1));
      devices.admit(key, new Nature("iPhone", "Agent/" + i, "14.1"), -1);
    }
    assertThat(version()).isEqualTo(1);
    clock.forward(Duration.ofMinutes(1));
    devices.admit(key, new Nature("iPhone", "Agent/31", "14.1"), -1);
    assertThat(devices.find(key).orElseThrow().nature().agent()).isEqualTo("Agent/31");
  }

  @Test
  void knownDeviceIsLetInWhenThePlanShrinks() {
    devices.admit(key, PHONE, -1);
    devices.admit(new DeviceKey(alice, "OTHER"), PHONE, -1);
    assertThat(devices.admit(key, PHONE, 1)).isPresent();
    assertThat(devices.admit(new DeviceKey(alice, "THIRD"), PHONE, 1)).isEmpty();
    assertThat(devices.all(alice)).hasSize(2);
  }

  @Test
  void forgettingADeviceForgetsAllOfItAndNothingElse() {
    devices.admit(key, PHONE, -1);
    house.notes.write(key.note("items/1"), 0, new byte[] {1});
    var other = new DeviceKey(alice, "OTHER");
    devices.admit(other, PHONE, -1);
    devices.forget(key);
    assertThat(house.notes.all(alice, key.client())).isEmpty();
    assertThat(devices.all(alice)).extracting(TiedDevice::key).containsExactly(other);
  }

  @Test
  void whatADeviceTellsIsKeptWhateverCharactersItHolds() {
    devices.admit(key, new Nature("a=b\n%", "c\r\nd;\u00e9\ud83d\ude00", "14.1"), -1);
    Map<String, String> told = Map.of("FriendlyName", "Ann's\n=phone", "OS", "");
    devices.change(key, device -> device.telling(told).under(new Policy(1, 4_294_967_295L, -7)));
    TiedDevice device = devices.find(key).orElseThrow();
    assertThat(device.information()).isEqualTo(told);
    assertThat(device.policy()).isEqualTo(new Policy(1, 4_294_967_295L, -7));
    assertThat(device.nature().type()).isEqualTo("a=b\n%");
    assertThat(device.nature().agent()).isEqualTo("c\r\nd;\u00e9\ud83d\ude00");
  }

  @Test
  void longAgentIsCut() {
    devices.admit(key, new Nature("t", "x".repeat(100_000), "14.1"), -1);
    assertThat(devices.find(key).orElseThrow().nature().agent()).hasSize(256); // WS13
  }

  @Test
  void changingAForgottenDeviceIsRefused() {
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(() -> devices.change(key, device -> device.telling(Map.of("OS", "x"))));
  }

  @Test
  void sameIdInTwoAccountsIsTwoDevices() {
    AccountId bob = house.account("bob@test.example");
    devices.admit(key, PHONE, 1);
    assertThat(devices.admit(new DeviceKey(bob, key.id()), PHONE, 1)).isPresent();
    devices.change(key, device -> device.under(new Policy(0, 7, 0)));
    assertThat(devices.find(new DeviceKey(bob, key.id())).orElseThrow().policy().confirmed())
        .isZero();
  }

  private long version() {
    return house.notes.read(new NoteKey(alice, "eas/ABC123", "device")).orElseThrow().version();
  }
}
