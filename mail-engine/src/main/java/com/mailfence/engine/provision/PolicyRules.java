package com.mailfence.engine.provision;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The settings a policy can have, with their bounds: [MS-ASPROV] s2.2.2. */
final class PolicyRules {
  private static final Set<String> YES_NO =
      Set.of(
          "AllowBrowser",
          "AllowCamera",
          "AllowConsumerEmail",
          "AllowDesktopSync",
          "AllowHTMLEmail",
          "AllowInternetSharing",
          "AllowIrDA",
          "AllowPOPIMAPEmail",
          "AllowRemoteDesktop",
          "AllowSimpleDevicePassword",
          "AllowSMIMESoftCerts",
          "AllowStorageCard",
          "AllowTextMessaging",
          "AllowUnsignedApplications",
          "AllowUnsignedInstallationPackages",
          "AllowWiFi",
          "AlphanumericDevicePasswordRequired",
          "AttachmentsEnabled",
          "DevicePasswordEnabled",
          "PasswordRecoveryEnabled",
          "RequireDeviceEncryption",
          "RequireEncryptedSMIMEMessages",
          "RequireManualSyncWhenRoaming",
          "RequireSignedSMIMEMessages",
          "RequireStorageCardEncryption");

  private record Bounds(int least, int most) {}

  private static final Map<String, Bounds> NUMBERS =
      Map.ofEntries(
          Map.entry("AllowBluetooth", new Bounds(0, 2)),
          Map.entry("AllowSMIMEEncryptionAlgorithmNegotiation", new Bounds(0, 2)),
          Map.entry("DevicePasswordExpiration", new Bounds(0, 730)),
          Map.entry("DevicePasswordHistory", new Bounds(0, 50)),
          Map.entry("MaxAttachmentSize", new Bounds(0, Integer.MAX_VALUE)),
          Map.entry("MaxCalendarAgeFilter", new Bounds(0, 7)),
          Map.entry("MaxDevicePasswordFailedAttempts", new Bounds(4, 16)),
          Map.entry("MaxEmailAgeFilter", new Bounds(0, 5)),
          Map.entry("MaxEmailBodyTruncationSize", new Bounds(-1, Integer.MAX_VALUE)),
          Map.entry("MaxEmailHTMLBodyTruncationSize", new Bounds(-1, Integer.MAX_VALUE)),
          Map.entry("MaxInactivityTimeDeviceLock", new Bounds(0, 9999)),
          Map.entry("MinDevicePasswordComplexCharacters", new Bounds(1, 4)),
          Map.entry("MinDevicePasswordLength", new Bounds(1, 16)),
          Map.entry("RequireEncryptionSMIMEAlgorithm", new Bounds(0, 4)),
          Map.entry("RequireSignedSMIMEAlgorithm", new Bounds(0, 1)));

  private PolicyRules() {}

  /** The settings of an entry by name, flags as 0 and 1; tells what is wrong to the entry. */
  static Map<String, String> settings(Entry entry) {
    Map<String, String> settings = new TreeMap<>();
    for (String name : new TreeSet<>(YES_NO)) {
      Boolean flag = entry.flag(name);
      if (flag != null) {
        settings.put(name, flag ? "1" : "0");
      }
    }
    for (Map.Entry<String, Bounds> rule : new TreeMap<>(NUMBERS).entrySet()) {
      Integer number = entry.number(rule.getKey(), rule.getValue().least(), rule.getValue().most());
      if (number != null) {
        settings.put(rule.getKey(), number.toString());
      }
    }
    return settings;
  }
}
