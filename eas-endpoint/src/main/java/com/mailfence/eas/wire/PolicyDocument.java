package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.Map;

/**
 * The settings of a policy, all of them and in order: what is not set is sent as it is without a
 * policy, so that it is lifted where it was set before. [MS-ASPROV] section 2.2.2.28, R1044, R1045
 */
final class PolicyDocument {
  private static final String NS = "Provision";

  /** Each setting and what it is when nobody sets it; nothing stands for no bound. */
  private static final String[][] SETTINGS = {
    {"DevicePasswordEnabled", "0"},
    {"AlphanumericDevicePasswordRequired", "0"},
    {"PasswordRecoveryEnabled", "0"},
    {"RequireStorageCardEncryption", "0"},
    {"AttachmentsEnabled", "1"},
    {"MinDevicePasswordLength", ""},
    {"MaxInactivityTimeDeviceLock", ""},
    {"MaxDevicePasswordFailedAttempts", ""},
    {"MaxAttachmentSize", ""},
    {"AllowSimpleDevicePassword", "1"},
    {"DevicePasswordExpiration", ""},
    {"DevicePasswordHistory", "0"},
    {"AllowStorageCard", "1"},
    {"AllowCamera", "1"},
    {"RequireDeviceEncryption", "0"},
    {"AllowUnsignedApplications", "1"},
    {"AllowUnsignedInstallationPackages", "1"},
    {"MinDevicePasswordComplexCharacters", "1"},
    {"AllowWiFi", "1"},
    {"AllowTextMessaging", "1"},
    {"AllowPOPIMAPEmail", "1"},
    {"AllowBluetooth", "2"},
    {"AllowIrDA", "1"},
    {"RequireManualSyncWhenRoaming", "0"},
    {"AllowDesktopSync", "1"},
    {"MaxCalendarAgeFilter", "0"},
    {"AllowHTMLEmail", "1"},
    {"MaxEmailAgeFilter", "0"},
    {"MaxEmailBodyTruncationSize", "-1"},
    {"MaxEmailHTMLBodyTruncationSize", "-1"},
    {"RequireSignedSMIMEMessages", "0"},
    {"RequireEncryptedSMIMEMessages", "0"},
    {"RequireSignedSMIMEAlgorithm", "0"},
    {"RequireEncryptionSMIMEAlgorithm", "0"},
    {"AllowSMIMEEncryptionAlgorithmNegotiation", "2"},
    {"AllowSMIMESoftCerts", "1"},
    {"AllowBrowser", "1"},
    {"AllowConsumerEmail", "1"},
    {"AllowRemoteDesktop", "1"},
    {"AllowInternetSharing", "1"},
  };

  private PolicyDocument() {}

  static Element of(Map<String, String> set) {
    ElementBuilder document = Element.grow(NS, "EASProvisionDoc");
    for (String[] setting : SETTINGS) {
      document.text(setting[0], set.getOrDefault(setting[0], setting[1]));
    }
    return document.build();
  }
}
