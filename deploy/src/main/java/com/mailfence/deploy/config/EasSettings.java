package com.mailfence.deploy.config;

import java.time.Duration;
import java.util.List;

/**
 * Phones.
 *
 * @param leastHeartbeat shortest wait a phone may ask for
 * @param mostHeartbeat longest wait a phone may ask for
 * @param devices devices of one account
 * @param folders folders one wait may name
 * @param manners what else phones are told
 */
public record EasSettings(
    Duration leastHeartbeat, Duration mostHeartbeat, int devices, int folders, Manners manners) {

  /**
   * What else phones are told.
   *
   * @param policyRequired whether a phone must confirm the policy
   * @param additionsOnly whether only what is new ends a wait
   * @param recipientCache whether the empty folder of type 19 is listed
   * @param publishesDomain whether users find everybody of their mail domain
   */
  public record Manners(
      boolean policyRequired,
      boolean additionsOnly,
      boolean recipientCache,
      boolean publishesDomain) {}

  private static final Key<Duration> LEAST =
      new Key<>(
          "eas.least_heartbeat",
          Kind.time(Duration.ofSeconds(1), Duration.ofSeconds(3540)),
          "60s",
          "The shortest wait for news a phone may ask for.");
  private static final Key<Duration> MOST =
      new Key<>(
          "eas.most_heartbeat",
          Kind.time(Duration.ofSeconds(60), Duration.ofSeconds(3540)),
          "3540s",
          "The longest wait for news a phone may ask for.");
  private static final Key<Integer> DEVICES =
      new Key<>("eas.devices", Kind.number(0, 1000), "50", "How many devices an account may have.");
  private static final Key<Integer> FOLDERS =
      new Key<>(
          "eas.ping_folders",
          Kind.number(1, 1000),
          "200",
          "How many folders a phone may wait for at a time.");
  private static final Key<Boolean> POLICY =
      new Key<>(
          "eas.policy_required",
          Kind.yesNo(),
          "false",
          "Whether a phone must confirm the policy before it is let in. The policy asks nothing of"
              + " it; some programs, Outlook among them, cannot confirm any.");
  private static final Key<Boolean> ADDITIONS =
      new Key<>(
          "eas.wake_for_additions_only",
          Kind.yesNo(),
          "false",
          "Whether only new items end a phone's wait, and not what others changed or deleted.");
  private static final Key<Boolean> CACHE =
      new Key<>(
          "eas.recipient_cache",
          Kind.yesNo(),
          "false",
          "Whether phones are shown the folder of type 19, which is always empty here.");
  private static final Key<Boolean> DOMAIN =
      new Key<>(
          "eas.publish_domain",
          Kind.yesNo(),
          "true",
          "Whether users find everybody of their own mail domain when they look up an address; else"
              + " only those of their groups.");

  static final List<Key<?>> KEYS =
      List.of(LEAST, MOST, DEVICES, FOLDERS, POLICY, ADDITIONS, CACHE, DOMAIN);

  static EasSettings read(Values values) {
    var manners =
        new Manners(
            values.get(POLICY), values.get(ADDITIONS), values.get(CACHE), values.get(DOMAIN));
    var settings =
        new EasSettings(
            values.get(LEAST), values.get(MOST), values.get(DEVICES), values.get(FOLDERS), manners);
    if (settings.leastHeartbeat().compareTo(settings.mostHeartbeat()) > 0) {
      values.problem("eas.least_heartbeat: must not be longer than eas.most_heartbeat");
    }
    return settings;
  }
}
