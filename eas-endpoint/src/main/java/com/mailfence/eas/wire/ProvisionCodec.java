package com.mailfence.eas.wire;

import com.mailfence.eas.request.Verb;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Provision. [MS-ASPROV] section 2.2 */
public final class ProvisionCodec {
  private static final String NS = "Provision";
  public static final String TYPE = "MS-EAS-Provisioning-WBXML"; // [MS-ASPROV] R971

  private ProvisionCodec() {}

  /** What a Provision asks for. */
  public sealed interface Request {
    /**
     * The policy, in the first phase.
     *
     * @param told what the device tells of itself; null when it tells nothing
     */
    record Asks(String type, @Nullable Map<String, String> told) implements Request {}

    /**
     * To confirm it, in the second.
     *
     * @param key as written; null when there is none
     * @param compliance 1 applied, 2 in part, 3 not, 4 somebody else rules the device
     */
    record Confirms(String type, @Nullable String key, int compliance) implements Request {}

    /** To confirm that it was wiped. */
    record WasWiped(boolean done) implements Request {}
  }

  /**
   * @throws BadWire if it is none of these [MS-ASCMD] R4989
   */
  public static Request read(Element root) {
    Optional<Element> policy =
        root.child(NS, "Policies").map(policies -> policies.need(NS, "Policy"));
    if (policy.isEmpty()) {
      return wiped(root);
    }
    String type = policy.get().need(NS, "PolicyType").text();
    Optional<String> key = policy.get().text(NS, "PolicyKey");
    if (key.isPresent() || policy.get().has(NS, "Status")) {
      int compliance = policy.get().need(NS, "Status").integer(1, 4);
      return new Request.Confirms(type, key.orElse(null), compliance);
    }
    return new Request.Asks(
        type,
        root.child("Settings", "DeviceInformation").map(DeviceInformation::read).orElse(null));
  }

  private static Request wiped(Element root) {
    Element wipe =
        root.child(NS, "RemoteWipe")
            .or(() -> root.child(NS, "AccountOnlyRemoteWipe"))
            .orElseThrow(() -> new BadWire(Fault.SHAPE, "no policy", root.toString()));
    return new Request.WasWiped(wipe.need(NS, "Status").integer(1, 3) == 1);
  }

  /**
   * The policy and its temporary key. [MS-ASPROV] R650
   *
   * @param settings by name; nothing for a policy that asks and forbids nothing // SYNC-015
   */
  public static Element handed(long key, Map<String, String> settings, boolean answersInformation) {
    ElementBuilder policy =
        policy(1)
            .text("PolicyKey", Long.toString(key))
            .with(Element.grow(NS, "Data").with(PolicyDocument.of(settings)));
    ElementBuilder answer = Documents.answer(Verb.PROVISION);
    if (answersInformation) {
      answer.with(Element.grow("Settings", "DeviceInformation").number("Status", 1));
    }
    return answer.number("Status", 1).with(Element.grow(NS, "Policies").with(policy)).build();
  }

  /** Whether it confirms that it was wiped; empty if it does not speak of that. */
  public static Optional<Boolean> wipeConfirmed(Element root) {
    return root.child(NS, "RemoteWipe")
        .or(() -> root.child(NS, "AccountOnlyRemoteWipe"))
        .flatMap(wipe -> wipe.child(NS, "Status"))
        .map(status -> status.integer(1, 3) == 1);
  }

  /**
   * The device is asked to erase itself, or what came from here. [MS-ASPROV] R320, R322, R6903
   *
   * @param status 1, or 2 if it failed to before
   * @param withPolicies old Androids look for policies in any answer
   */
  public static Element wipe(int status, boolean accountOnly, boolean withPolicies) {
    ElementBuilder answer = Documents.answer(Verb.PROVISION).number("Status", status);
    if (withPolicies) {
      answer.with(Element.grow(NS, "Policies").with(policy(1)));
    }
    return answer.empty(accountOnly ? "AccountOnlyRemoteWipe" : "RemoteWipe").build();
  }

  /** The lasting key. [MS-ASPROV] R601, R605, R662 */
  public static Element confirmed(long key) {
    return policies(policy(1).text("PolicyKey", Long.toString(key)));
  }

  /** Something is wrong with the policy, not with the command. [MS-ASPROV] R380, R695 */
  public static Element refused(String type, int status) {
    return policies(Element.grow(NS, "Policy").text("PolicyType", type).number("Status", status));
  }

  private static Element policies(ElementBuilder policy) {
    return Documents.answer(Verb.PROVISION)
        .number("Status", 1)
        .with(Element.grow(NS, "Policies").with(policy))
        .build();
  }

  private static ElementBuilder policy(int status) {
    return Element.grow(NS, "Policy").text("PolicyType", TYPE).number("Status", status);
  }
}
