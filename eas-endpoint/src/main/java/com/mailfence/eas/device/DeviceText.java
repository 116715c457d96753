package com.mailfence.eas.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.eas.device.Standing.Access;
import com.mailfence.eas.device.Standing.Wipe;
import com.mailfence.eas.device.TiedDevice.Nature;
import com.mailfence.eas.device.TiedDevice.Policy;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A device as the bytes of its note: one line "name=value" for each thing known of it. */
final class DeviceText {
  private static final String TOLD = "told.";

  private DeviceText() {}

  static byte[] write(TiedDevice device) {
    Map<String, String> lines = new TreeMap<>();
    lines.put("first", Long.toString(device.first().toEpochMilli()));
    lines.put("last", Long.toString(device.last().toEpochMilli()));
    lines.put("type", device.nature().type());
    lines.put("agent", device.nature().agent());
    lines.put("version", device.nature().version());
    lines.put("handed", Long.toString(device.policy().handed()));
    lines.put("confirmed", Long.toString(device.policy().confirmed()));
    lines.put("form", Integer.toString(device.policy().form()));
    lines.put("access", device.standing().access().name());
    lines.put("wipe", device.standing().wipe().name());
    device.information().forEach((name, value) -> lines.put(TOLD + name, value));
    StringBuilder out = new StringBuilder(256);
    lines.forEach(
        (name, value) ->
            out.append(name).append('=').append(URLEncoder.encode(value, UTF_8)).append('\n'));
    return out.toString().getBytes(UTF_8);
  }

  static TiedDevice read(DeviceKey key, byte[] bytes) {
    Map<String, String> lines = new TreeMap<>();
    Map<String, String> told = new TreeMap<>();
    for (String line : new String(bytes, UTF_8).split("\n")) {
      int equals = line.indexOf('=');
      String name = line.substring(0, equals);
      String value = URLDecoder.decode(line.substring(equals + 1), UTF_8);
      if (name.startsWith(TOLD)) {
        told.put(name.substring(TOLD.length()), value);
      } else {
        lines.put(name, value);
      }
    }
    var nature = new Nature(text(lines, "type"), text(lines, "agent"), text(lines, "version"));
    var policy =
        new Policy(
            number(lines, "handed"),
            number(lines, "confirmed"),
            Math.toIntExact(number(lines, "form")));
    var standing =
        new Standing(
            Access.valueOf(lines.getOrDefault("access", Access.BY_RULE.name())),
            Wipe.valueOf(lines.getOrDefault("wipe", Wipe.NONE.name())));
    return new TiedDevice(
        key, instant(lines, "first"), instant(lines, "last"), nature, policy, standing, told);
  }

  private static String text(Map<String, String> lines, String name) {
    return lines.getOrDefault(name, "");
  }

  private static long number(Map<String, String> lines, String name) {
    return Long.parseLong(lines.getOrDefault(name, "0"));
  }

  private static Instant instant(Map<String, String> lines, String name) {
    return Instant.ofEpochMilli(number(lines, name));
  }
}
