package com.mailfence.eas.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Directory;
import com.mailfence.eas.device.Standing.Access;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules of each mail domain for devices; the first that meets a device speaks. */
public final class AccessRules {
  private static final String ATTRIBUTE = "device-rules";
  private static final int MOST = 200;

  private final Directory directory;

  public AccessRules(Directory directory) {
    this.directory = directory;
  }

  public List<AccessRule> of(String domain) {
    return directory
        .attribute(domain, ATTRIBUTE)
        .map(bytes -> new String(bytes, UTF_8).lines().map(AccessRule::read))
        .map(rules -> rules.flatMap(Optional::stream).toList())
        .orElse(List.of());
  }

  /** Sets the rules of a domain, in the order in which they are asked. */
  public void set(String domain, List<AccessRule> rules) {
    if (rules.size() > MOST) {
      throw new Refusal.TooLarge("rules", MOST);
    }
    String text = rules.stream().map(AccessRule::text).collect(Collectors.joining("\n"));
    directory.setAttribute(domain, ATTRIBUTE, text.getBytes(UTF_8));
  }

  /** What becomes of a device; never {@code BY_RULE}. */
  public static Access decide(TiedDevice device, List<AccessRule> rules) {
    if (device.standing().access() != Access.BY_RULE) {
      return device.standing().access();
    }
    return rules.stream()
        .filter(rule -> rule.meets(device))
        .map(AccessRule::access)
        .findFirst()
        .orElse(Access.ALLOW);
  }
}
