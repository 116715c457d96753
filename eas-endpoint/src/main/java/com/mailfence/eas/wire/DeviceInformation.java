package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.Element;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a device tells of itself, in Settings and, from 14.1 on, in Provision. */
public final class DeviceInformation {
  private static final String NS = "Settings";
  private static final int LONGEST = 256;

  private static final Set<String> WORDS =
      Set.of(
          "Model",
          "IMEI",
          "FriendlyName",
          "OS",
          "OSLanguage",
          "PhoneNumber",
          "UserAgent",
          "EnableOutboundSMS",
          "MobileOperator");

  private DeviceInformation() {}

  /**
   * Reads it; what is too long is cut, since it is only shown.
   *
   * @param element Settings:DeviceInformation
   */
  static Map<String, String> read(Element element) {
    Map<String, String> told = new TreeMap<>();
    for (Element word : element.need(NS, "Set").children()) {
      if (word.namespace().equals(NS) && WORDS.contains(word.name())) {
        String value = word.text();
        told.put(word.name(), value.length() <= LONGEST ? value : value.substring(0, LONGEST));
      }
    }
    return told;
  }
}
